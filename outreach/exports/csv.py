"""Rows as CSV: for people, so that a spreadsheet opens it whole, or for machines, plain.

For people: UTF-8 with a byte order mark, lines end with CR LF, and text that a spreadsheet would run is defused
(:mod:`outreach.exports.defuse`); words that were written for a page are without the marks that keep their direction
there. For machines: UTF-8 as it is, lines end with LF, every text exactly as it is known.
Both: dates as ISO 8601, numbers at full precision with a point, an empty cell for what is unknown.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import partial

import pandas as pd
from sqlmodel import AutoString

from models import Base
from outreach.exports.defuse import SUSPICIOUS, defuse
from outreach.i18n import Translator
from outreach.labels import LABELS
from outreach.numerals import ISOLATES

AT_ONCE = 1000
QUOTED = '",\r\n'
STAMP = "demonstration"
"""The last column of files that made-up rows may be in: a name of a file is soon another one."""
# Where a frame's column is called otherwise than the family of its codes.
FAMILIES = {name: name for name in LABELS} | {
    "basis": "attendance_basis",
    "acknowledge_light": "light",
    "answer_light": "light",
}
COUNTRIES = ("country", "country_code")
SEVERAL_COUNTRIES = "countries"
"""Codes joined with ``;``; of a number of countries, the number."""
# Columns of the rows behind figures that the record has in one language only.
RECORDED = ("led_by", "made_by", "owner")
STORED = {
    column.name
    for table in Base.metadata.tables.values()
    for column in table.columns
    if isinstance(column.type, AutoString)
}

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Style:
    """How a file is written. ``defused``: text that a spreadsheet would run is made harmless."""

    mark: bytes
    line_end: str
    defused: bool


PEOPLE = Style(mark=b"\xef\xbb\xbf", line_end="\r\n", defused=True)
MACHINES = Style(mark=b"", line_end="\n", defused=False)
STYLES = {"people": PEOPLE, "machines": MACHINES}


def for_people(frame: pd.DataFrame, *, t: Translator | None = None, stamp: str = "") -> bytes:
    """A frame as a spreadsheet opens it.

    Args:
        t: where it is given, each column of codes is followed by one with their words (``kind``, ``kind_name``), and
            words are without the marks of :data:`ISOLATES`.
        stamp: as ``scopes.stamp`` has it.
    """
    return _whole(frame if t is None else _bare(with_words(frame, t=t)), style=PEOPLE, stamp=stamp)


def for_machines(frame: pd.DataFrame, *, stamp: str = "") -> bytes:
    """A frame as another program reads it; ``stamp`` as ``scopes.stamp`` has it."""
    return _whole(frame, style=MACHINES, stamp=stamp)


def pieces(
    names: Sequence[str], rows: Iterable[Rows], *, style: Style, texts: Container[int], numbers: Container[int]
) -> Iterator[bytes]:
    """A file, piece by piece, never held whole. The first piece is the header.

    Args:
        rows: some rows at a time, each as long as ``names``, of text, numbers and None.
        texts: places of the columns of text that may hold anything; other text holds nothing that is run.
        numbers: places of the columns of numbers.
    """
    yield style.mark + _lines([names], style=style, texts=range(len(names)), numbers=())
    for some in rows:
        yield _lines(some, style=style, texts=texts, numbers=numbers)


def with_words(frame: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The frame with the words of its codes, and what was rendered of its names, beside them, where it has none yet."""
    columns: dict[str, pd.Series] = {}
    for name, values in frame.items():
        columns[name] = values
        beside = f"{str(name).removesuffix('_code')}_name"
        if beside in frame.columns:
            continue
        if name == SEVERAL_COUNTRIES and values.dtype.kind == "O" and f"{name}_names" not in frame.columns:
            columns[f"{name}_names"] = values.map(partial(_countries, t=t), na_action="ignore")
        elif name in COUNTRIES:
            columns[beside] = values.map(t.country, na_action="ignore")
        elif name in RECORDED:
            columns[beside] = values.map(t.recorded, na_action="ignore")
        elif name in FAMILIES:
            words = LABELS[FAMILIES[name]]
            columns[beside] = values.map(
                lambda code, words=words: t(words[code]) if code in words else code, na_action="ignore"
            )
    return pd.DataFrame(columns)


def _countries(codes: str, *, t: Translator) -> str:
    return ";".join(t.country(code) for code in codes.split(";") if code)


def _bare(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its words as they are read. What is stored stays as it was written, with marks of its own: a chat
    puts some around names."""
    worded = [name for name, values in frame.items() if values.dtype.kind == "O" and name not in STORED]
    return frame.assign(**{
        name: [cell.translate(ISOLATES) if isinstance(cell, str) else cell for cell in frame[name]] for name in worded
    })  # fmt: skip


def _lines(rows: Rows, *, style: Style, texts: Container[int], numbers: Container[int]) -> bytes:
    """Some rows as lines. Column by column, four times as quick as Python's own writer: nearly always a look at a
    column's first letters and at all of its text in one says that nothing in it has to be defused or quoted.
    """
    columns = []
    for place, values in enumerate(zip(*rows, strict=True)):
        if place in numbers:
            columns.append(["" if value is None else str(value) for value in values])
            continue
        cells = [value or "" for value in values]
        if style.defused and place in texts and not SUSPICIOUS.isdisjoint({text[:1] for text in cells}):
            cells = [defuse(text) for text in cells]
        together = "".join(cells)
        if any(special in together for special in QUOTED):
            cells = [_quoted(text) for text in cells]
        columns.append(cells)
    if len(columns) == 1:
        # An empty line would be no row at all.
        columns = [[text or '""' for text in columns[0]]]
    return "".join([line + style.line_end for line in map(",".join, zip(*columns, strict=True))]).encode()


def _quoted(text: str) -> str:
    """As RFC 4180 has it, and only where it must be."""
    return '"' + text.replace('"', '""') + '"' if any(special in text for special in QUOTED) else text


def _whole(frame: pd.DataFrame, *, style: Style, stamp: str) -> bytes:
    return b"".join(of_frame(frame, style=style, stamp=stamp))


def of_frame(frame: pd.DataFrame, *, style: Style, stamp: str = "") -> Iterator[bytes]:
    """A frame as a file, piece by piece as :func:`pieces`; ``stamp`` as ``scopes.stamp`` has it."""
    frame = frame.assign(**{STAMP: stamp}) if stamp else frame
    some = (_cells(frame.iloc[start : start + AT_ONCE], style=style) for start in range(0, len(frame), AT_ONCE))
    return pieces([str(name) for name in frame.columns], some, style=style, texts=(), numbers=())


def _cells(frame: pd.DataFrame, *, style: Style) -> Rows:
    columns = [[cell(value) for value in values.array] for _, values in frame.items()]
    if style.defused:
        columns = [[defuse(value) if value.__class__ is str else value for value in column] for column in columns]
    columns = [[value if value is None else str(value) for value in column] for column in columns]
    return list(zip(*columns, strict=True))


def cell(value: object) -> object:
    """A value of a frame or of a database as it stands in a file; None where it is unknown."""
    if value.__class__ is str or value is None:
        return value
    if isinstance(value, Enum):
        return value.value
    if value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, bool) or value.__class__.__name__ in ("bool", "bool_"):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value == value.replace(hour=0, minute=0, second=0, microsecond=0)
            else value.isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value.item() if hasattr(value, "item") else value
