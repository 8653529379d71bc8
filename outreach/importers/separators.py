"""What parts the cells of a text of rows: commas, semicolons or tabs.

Excel writes "CSV UTF-8, comma delimited" with whatever Windows parts lists by, which is a semicolon where a comma is
for decimals, as in Arabic, French and German. So the header says it: cut by what parts it, it is one of a format.
"""

import re
from contextlib import suppress

from outreach.importers.messages import Unfit
from outreach.importers.passed import Passed
from outreach.importers.recognise import headings_in, recognised
from outreach.importers.table import Line, records, spoken

SEPARATORS = (",", ";", "\t")

HEAD = 1 << 16
"""Characters in which the header stands."""

SAYS = re.compile(r"\s*sep=([,;|\t])([,;|\t]?)[,;|\t]*[ ]*(?:\r\n?|\n)", re.IGNORECASE)
"""The line with which Excel is told the separator of a file; what it holds is no header and no row."""


def told(text: str) -> tuple[str, ...]:
    """What a line ``sep=`` says that parts the cells of a text, none where there is no such line. Before it what stands
    behind, where a spreadsheet saved the line again, and parted its cells by something else."""
    said = SAYS.match(text)
    return tuple(one for one in (said.group(2), said.group(1)) if one) if said else ()


def separator(text: str) -> str:
    """What parts the cells of a text: what its header is parted by, of what a line ``sep=`` says before the others;
    where none makes a header of its first line what that line says, else a comma."""
    said = told(text)
    # No header is longer. A quotation mark that nobody closes would else take all of a long file.
    first = {one: header for one in (*said, *SEPARATORS) if (header := header_of(text[:HEAD], one)) is not None}
    for one, (row, cells) in first.items():
        with suppress(Unfit):
            recognised(cells, row=row)
            return one
    if said:
        return said[0]
    # What comes nearest to a header is told of.
    known = {one: headings_in(cells) for one, (_, cells) in first.items()}
    return max(known, key=known.__getitem__) if any(known.values()) else ","


def header_of(text: str, separator: str) -> Line | None:
    """The first line that says something, with its number, but for ``sep=``; None where it cannot be cut so."""
    with suppress(Unfit):
        lines = spoken(records(text, delimiter=separator), blank=Passed(), further=Passed())
        first = next(lines, None)
        return next(lines, None) if first and SAYS.match(text) else first
    return None
