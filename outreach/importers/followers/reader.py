"""A report's bytes to its rows."""

import re
from datetime import date

from outreach.importers.bounds import bounded
from outreach.importers.columns import LARGEST_NUMBER, latin
from outreach.importers.day_order import DateOrder
from outreach.importers.followers.days import days
from outreach.importers.followers.layouts import is_total, layout, records
from outreach.importers.followers.report import FollowerReport, ReportLines, Row
from outreach.importers.messages import MOST_REFUSED, Unfit, say, shortened
from outreach.importers.passed import Passed
from outreach.importers.steps import Progress, watched
from outreach.importers.table import LARGEST, decoded
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import TO_COME, latest

_NUMBER = re.compile(r"[+\-−]?(?:\d{1,10}|\d{1,3}(?:[,٬]\d{3}){1,3})")
_KNOWN = ("Meta Business Suite", "TikTok", "X", "YouTube Studio")


def read(
    data: bytes, *, order: DateOrder | None = None, year: int | None = None, progress: Progress | None = None
) -> FollowerReport:
    """The followers of each day, from a report of Meta Business Suite, TikTok, X or YouTube Studio.

    Of Meta's sections only those of follows are read. YouTube Studio's column "Subscribers", under which the sum of its
    days stands first, is the net change of a day, gained less lost, and never an audience.

    Args:
        data: the whole file.
        order: how to read dates in figures, where the file does not say.
        year: of the last row, where dates have none.

    Raises:
        AmbiguousDate: dates in figures that fit two orders.
        YearMissing: dates without a year.
        Unfit: no such report, one of several platforms, none of whose rows can be taken, or not to be read.
    """
    if len(data) >= LARGEST:
        expected = mark("A file under {limit} MB. This one has {size} MB: split it.")
        raise Unfit(say(expected, limit=LARGEST // 1_000_000, size=len(data) // 1_000_000))
    text = bounded(decoded(data))
    where = {kind: Passed() for kind in ("header", "total", "section", "blank", "further")}
    lines_of = records(text, blank=where["blank"], further=where["further"])
    found = list(watched(lines_of, text=text, progress=progress))
    if not found:
        raise Unfit(say(mark("A header and rows. This file is empty.")))
    how = layout(found)
    if how is None:
        row, cells = found[0]
        expected = mark(
            "A report of followers by day, with its English header as it was exported, from one of: {formats}."
        )
        raise Unfit(say(expected, formats=_KNOWN), row=row, value=shortened(", ".join(cells)))
    body = [(row, cells) for row, cells in how.rows if not is_total(cells, how.day)]
    sums = [(row, cells) for row, cells in how.rows if is_total(cells, how.day)]
    for kind, passed in (("header", how.headings), ("total", sums), ("section", how.others)):
        for row, _ in passed:
            where[kind].add(row)
    when, used = days([_cell(cells, how.day) for _, cells in body], order, year, rows=[row for row, _ in body])
    rows: dict[date, Row] = {}
    last = latest(today(settings()))
    refused, number = [], 0
    for (row, cells), day in zip(body, when, strict=True):
        try:
            if day is None:
                raise Unfit(say(mark("A day of the calendar, with its year.")), value=_cell(cells, how.day))
            if day > last:
                raise Unfit(say(TO_COME), value=_cell(cells, how.day))
            if day in rows:
                raise Unfit(say(mark("Each day once.")), value=_cell(cells, how.day))
            rows[day] = how.build(day, {name: _number(_cell(cells, at), name) for name, at in how.columns.items()})
        except Unfit as error:
            number += 1
            if number <= MOST_REFUSED:
                refused.append(Unfit(error.expected, value=shortened(error.value or ""), row=row))
    if not rows:
        if refused:
            raise Unfit(refused[0].expected, value=refused[0].value, row=refused[0].row, also=refused[1:])
        raise Unfit(say(mark("Rows with days under the header. This report has none.")))
    other = sum(one.count for one in where.values())
    lines = ReportLines(len(rows) + other + number, len(rows), other, number, where)
    return FollowerReport(how.platform, tuple(rows[day] for day in sorted(rows)), lines, used, tuple(refused))


def _cell(cells: list[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _number(cell: str, name: str) -> int:
    text = latin(cell)
    if not _NUMBER.fullmatch(text):
        raise Unfit(say(mark("A whole number, as 1234.")), value=cell)
    number = int(text.replace(",", "").replace("٬", "").replace("−", "-"))
    if abs(number) > LARGEST_NUMBER:
        raise Unfit(say(mark("A whole number, as 1234.")), value=cell)
    if number < 0 and name != "change":
        raise Unfit(say(mark("A whole number from {low} up."), low=0), value=cell)
    return number
