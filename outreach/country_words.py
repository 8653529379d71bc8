"""Countries as people write them: the names that CLDR has in Arabic and English, and the short and everyday ones.

CLDR calls a country by its full name or by its short one, and Babel keeps one of the two; so أمريكا, بريطانيا, UAE and
their like stand in ``data/reference/country_words.csv``. A name that several countries share means none of them.
"""

import csv
import pickle
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import localedata

from outreach.fold import fold
from outreach.settings import ROOT

FILE = ROOT / "data" / "reference" / "country_words.csv"
HEADER = ["codes", "text"]
LANGUAGES = ("ar", "en")
ARTICLE = "ال"

_WITH_CODE = re.compile(r"(.+)\(\s*([A-Za-z]{2})\s*\)\s*")


@lru_cache
def named() -> Mapping[str, frozenset[str]]:
    """``folded name -> codes`` (ISO 3166-1 alpha-2); several where the name alone does not say which is meant.

    Raises:
        ValueError: the file cannot be used (:func:`read`).
    """
    found: dict[str, set[str]] = {}
    for text, codes in read(FILE).items():
        found.setdefault(fold(text), set()).update(codes)
    for identifier in localedata.locale_identifiers():
        if identifier.split("_")[0] in LANGUAGES:
            for code, name in _own_names(identifier).items():
                if len(code) == 2 and code.isalpha():
                    found.setdefault(fold(name), set()).add(code)
    found.pop("", None)
    return MappingProxyType({name: frozenset(codes) for name, codes in found.items()})


def _own_names(identifier: str) -> dict[str, str]:
    """``code -> name`` where a locale has names of its own: what it inherits is read with whom it inherits from."""
    # As `localedata.load` does it, which would keep what it read: half a locale, or all of a hundred.
    with Path(localedata.resolve_locale_filename(identifier)).open("rb") as file:
        return pickle.load(file).get("territories", {})


@lru_cache
def beginning(text: str) -> tuple[str, ...]:
    """Codes of the countries that have a name one of whose words begins with a folded text, sorted.

    The article before it does not matter.
    """
    if not text:
        return ()
    begins = (f" {text}", f" {ARTICLE}{text}")
    hits = (codes for name, codes in named().items() if any(one in f" {name}" for one in begins))
    return tuple(sorted(set().union(*hits)))


def parted(text: str) -> tuple[str, str]:
    """A name, and the code that stands behind it in brackets, which tells it from its namesakes: ``غينيا (GN)``."""
    match = _WITH_CODE.fullmatch(text)
    return (match[1], match[2].upper()) if match else (text, "")


@lru_cache
def read(path: Path) -> Mapping[str, tuple[str, ...]]:
    """``name -> codes`` of the file.

    Raises:
        ValueError: other columns than those of :data:`HEADER`, an empty cell, a name twice; names the line.
    """
    found: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    # With or without the mark that a spreadsheet puts first.
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != HEADER:
            raise ValueError(f"{path.name}, line 1: the columns must be {', '.join(HEADER)}")
        for row in rows:
            where = f"{path.name}, line {rows.line_num}"
            if len(row) != len(HEADER) or not all(cell.strip() for cell in row):
                raise ValueError(f"{where}: {' and '.join(HEADER)}, neither of them empty")
            codes, text = row
            if (folded := fold(text)) in lines:
                raise ValueError(f"{where}: {text!r} stands in line {lines[folded]} already")
            lines[folded] = rows.line_num
            found[text] = tuple(codes.split(";"))
    return MappingProxyType(found)
