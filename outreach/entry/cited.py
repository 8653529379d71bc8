"""Sources as people type them: a line for each, of an address, an outlet or both, and the day of publication."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from models import Source
from models.base import longest
from outreach.entry.numbers import MARKS
from outreach.importers import citations
from outreach.importers.columns import day, latin
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

SOURCES = "sources"
LIKE_AN_ADDRESS = re.compile(r"(?:www\.|[a-z][a-z0-9+.-]*:)\S", re.IGNORECASE)
LIKE_A_DAY = re.compile(r"\d+(?:[/.-]\d+){1,2}")

Cited = list[str | None]
"""Address, outlet and day of publication, as an image has them (see ``outreach/writing/sources.py``)."""


def as_text(cited: Iterable[Sequence[str | None]]) -> str:
    """The lines that name these sources."""
    return "\n".join(" ".join(part for part in one if part) for one in cited)


def of_text(text: str) -> list[Cited]:
    """The sources that lines name, in their order; what names none is no source.

    Raises:
        Unfit: an address of another kind than the web's, no such day, or a day alone.
    """
    # No database takes the zero character.
    lines = MARKS.sub("", text).replace("\0", "").splitlines()
    return [_of_line(line.split(), number) for number, line in enumerate(lines, start=1) if line.strip()]


def _of_line(words: list[str], number: int) -> Cited:
    address = words.pop(0) if LIKE_AN_ADDRESS.match(words[0]) else ""
    said = latin(words.pop()) if words and LIKE_A_DAY.fullmatch(latin(words[-1])) else ""
    outlet = " ".join(words)
    if address:
        expected = mark("Line {number}: an address begins with https:// or http:// and has at most 2,000 characters.")
        _checked(lambda: citations.address(address, None), expected, number=number)
    expected = mark("Line {number}: the name of an outlet has at most {limit} characters.")
    _checked(lambda: citations.outlet(outlet, None), expected, number=number, limit=longest(Source, "outlet"))
    expected = mark("Line {number}: the day is written as YYYY-MM-DD, from 1900 to 2100.")
    on = _checked(lambda: day(said, None), expected, number=number) if said else None
    if not address and not outlet:
        raise Unfit(say(mark("Line {number}: an address or an outlet before the day."), number=number))
    return [address, outlet, on.isoformat() if isinstance(on, date) else None]


def _checked(parse, expected: str, **values: object) -> object:
    """What the importer makes of it; what it refuses is said of the line."""
    try:
        return parse()
    except Unfit as error:
        raise Unfit(say(expected, **values)) from error
