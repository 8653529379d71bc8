"""How much one file of rows may hold: a small archive unpacks to millions of lines, and each of them takes room.

Everything is counted before it is kept, all tables of a file together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.importers.messages import Message, Unfit, say
from outreach.importers.table import Line
from outreach.marks import mark

MOST_ROWS = 250_000
"""Rows that say something: 100,000 of the template are expected."""

MOST_LINES = 1_000_000
"""Lines of text, blank ones and those inside quotation marks too."""

MOST_COMMAS = 8_000_000
"""Commas of a text, which part its cells: as many rows as may be, each as wide as the widest table of the template."""

MOST_IN_LINE = 100_000
"""Commas of one line: a row is made whole before anybody can look at it."""

_LINE = re.compile(r"[^\r\n]+")


class TooMany(Unfit):
    """The file as a whole holds more than may be."""


@dataclass
class Bounds:
    """What was counted of one file so far."""

    rows: int = 0
    lines: int = 0
    commas: int = 0

    def text(self, content: str) -> None:
        """Count a text before its rows are read.

        Raises:
            TooMany: its lines or commas are.
        """
        self.lines += content.count("\n") + content.count("\r") - content.count("\r\n")
        self.commas += content.count(",")
        if self.lines > MOST_LINES or self.commas > MOST_COMMAS or _has_a_wide_line(content):
            raise TooMany(_too_long())

    def counted(self, found: Iterator[Line]) -> Iterator[Line]:
        """Each of the rows as it comes.

        Raises:
            TooMany: the first one beyond those that may be.
        """
        for line in found:
            self.rows += 1
            # A header is none of them, and of a whole table the first line is one.
            if self.rows > MOST_ROWS + 1:
                raise TooMany(say(_ROWS, rows=MOST_ROWS))
            yield line


_ROWS = mark("A file of at most {rows} rows, all its tables together. This one has more: split it.")


def _too_long() -> Message:
    text = mark(
        "A file of at most {lines} lines and {commas} commas, {limit} of them in one line. This one has more: split it."
    )
    return say(text, lines=MOST_LINES, commas=MOST_COMMAS, limit=MOST_IN_LINE)


def _has_a_wide_line(content: str) -> bool:
    if content.count(",") <= MOST_IN_LINE:
        return False
    return any(line[0].count(",") > MOST_IN_LINE for line in _LINE.finditer(content))


def bounded(content: str) -> str:
    """A text that has no more lines and commas than may be.

    Raises:
        TooMany: it has.
    """
    Bounds().text(content)
    return content
