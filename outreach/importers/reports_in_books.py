"""Whether a sheet of a workbook holds a platform's report: spreadsheets save those in a form of their own."""

import csv
import io

from outreach.importers import followers, meetings
from outreach.importers.messages import Message, say
from outreach.importers.table import Line
from outreach.marks import mark

LOOKED_AT = 60
"""Rows of a sheet that say what it is."""


def is_report(found: list[Line]) -> bool:
    """Whether the first rows of a sheet are those of an attendance report or a report of followers."""
    out = io.StringIO()
    writer, before = csv.writer(out), 0
    for number, cells in found[:LOOKED_AT]:
        # A sheet has no blank rows, and a report may be told by one.
        writer.writerows([[]] * min(number - before - 1, LOOKED_AT))
        writer.writerow(cells)
        before = number
    text = out.getvalue()
    return meetings.recognises(text) or followers.recognises(text.encode("utf-8", "replace"))


def as_it_was() -> Message:
    """What is said of such a sheet."""
    text = mark(
        "Rows of a format. This sheet holds an attendance report or a report of followers, which are read as the "
        "platform wrote them: bring that file, or save this one as CSV, as it was."
    )
    return say(text)
