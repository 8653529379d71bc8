"""What the public record names in English only, in Arabic: for reading, on pages and in files for people.

The words stand in ``data/reference/arabic_names.csv``, those of reported answers in
``data/reference/public_record_commitments.csv``; ``data/reference/README.md`` says how to add some. What is stored,
searched and filtered by stays the record's own text.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from outreach.settings import ROOT

FILE = ROOT / "data" / "reference" / "arabic_names.csv"
REPORTS = FILE.with_name("public_record_commitments.csv")
PART, ARABIC_PART = ";", "؛"
"""Between the parts of one report of answers, of which ``REPORTS`` has each."""
LANGUAGE = "ar"
HEADER = ["kind", "text_en", "text_ar"]

# The columns of the record whose texts are rendered, and the kinds of row of the file that stand for each.
KINDS = {
    "led_by": ("person",),
    "made_by": ("person",),
    "minister": ("person",),
    # A channel is run by an authority, or by a minister.
    "owner": ("owner", "person"),
    "outlet": ("outlet",),
    "definition": ("definition",),
    "unit": ("unit",),
    "value_text": ("value",),
    "note": ("note",),
}


def rendered(text: str, *, language: str) -> str:
    """A text of the record in Arabic for readers of Arabic; the text itself for others, and where nothing is known.

    Raises:
        ValueError: the file cannot be used (:func:`read`).
    """
    if language != LANGUAGE:
        return text
    parts = [_words().get(part.strip()) for part in text.split(PART)]
    return _words().get(text) or (text if None in parts else f"{ARABIC_PART} ".join(parts))


def renderings(column: str) -> Mapping[str, str]:
    """What is known for one of the columns of :data:`KINDS`: the Arabic of each English text.

    Raises:
        ValueError: the file cannot be used (:func:`read`).
    """
    kinds = read(FILE)
    return {english: arabic for kind in KINDS[column] for english, arabic in kinds.get(kind, {}).items()}


@lru_cache
def read(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The Arabic of each English text, by kind of row; read once.

    Raises:
        ValueError: other columns than those of :data:`HEADER`, an empty cell, a text twice; names the line.
    """
    found: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    # With or without the mark that a spreadsheet puts first.
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != HEADER:
            raise ValueError(f"{path.name}, line 1: the columns must be {', '.join(HEADER)}")
        for row in rows:
            where = f"{path.name}, line {rows.line_num}"
            cells = [cell.strip() for cell in row]
            if len(cells) != len(HEADER):
                raise ValueError(f"{where}: {len(cells)} cells instead of {len(HEADER)}")
            if "" in cells:
                raise ValueError(f"{where}: {HEADER[cells.index('')]} is empty")
            kind, english, arabic = cells
            if english in lines:
                raise ValueError(f"{where}: {english!r} stands in line {lines[english]} already")
            lines[english] = rows.line_num
            found.setdefault(kind, {})[english] = arabic
    return MappingProxyType(found)


@lru_cache
def _words() -> Mapping[str, str]:
    with REPORTS.open(encoding="utf-8-sig", newline="") as file:
        reported = {row["what_en"]: row["what_ar"] for row in csv.DictReader(file)}
    return reported | {english: arabic for words in read(FILE).values() for english, arabic in words.items()}
