"""Every file of rows that a page hands out: dates and numbers are there for machines, and codes with their names."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
import streamlit as st

from outreach.i18n import translator

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
SIGNED_TEXT = re.compile(r"'[-+\N{MINUS SIGN}]\d")
LINKED = ("countries", "communities", "topics")
Files = Callable[[], Iterator[tuple[str, list[dict[str, str]]]]]


@cache
def months(language: str) -> dict[str, int]:
    """The names of the months, as dates in words have them, whole or short -> their numbers."""
    names = translator(language).locale.months["format"]
    return {name: number for width in ("wide", "abbreviated") for number, name in names[width].items()}


def known_of(words: str, language: str) -> str:
    """What is known of a date that a cell has in words, such as 2026-03-17 or 2026-03; empty where it has none."""
    names = months(language)
    found = re.fullmatch(rf"(?:(\d{{1,2}}) )?({'|'.join(names)}) (\d{{4}})", MARKS.sub("", words))
    if not found:
        return ""
    day, month, year = found.groups()
    return f"{year}-{names[month]:02}" + (f"-{int(day):02}" if day else "")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The rows of each CSV that was offered since, by the key of its button."""
    offered, button = {}, st.download_button

    def offer(label: str, data: object, **more: object) -> object:
        if more.get("mime") == "text/csv":
            offered[more["key"]] = data
        return button(label, data, **more)

    monkeypatch.setattr(st, "download_button", offer)

    def read() -> Iterator[tuple[str, list[dict[str, str]]]]:
        for key, data in offered.items():
            file = data() if callable(data) else data
            yield key, list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))

    return read


def fit_for_machines(files: Files, *, language: str) -> int:
    """How many cells of the files that were offered have a date in words: each has the same in ISO in its row.

    Nor is a number there as a text that had to be defused, or a list of codes without their names.
    """
    dated = 0
    for key, rows in files():
        for row in rows:
            assert not any(map(MARKS.search, row.values())), (key, row)
            assert not any(map(SIGNED_TEXT.match, row.values())), (key, row)
            assert {f"{name}_names" for name in LINKED if not row.get(name, "0").isdigit()} <= set(row), (
                key,
                list(row),
            )
            for name, words in row.items():
                known = known_of(words, language)
                dated += bool(known)
                assert not known or any(cell.startswith(known) for cell in row.values()), (key, name, row)
    return dated
