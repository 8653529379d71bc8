"""Every file of rows that a page hands out: a date in words has the same in ISO beside it, and no mark of direction."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd
import pytest
import streamlit as st
from babel import Locale

from outreach.exports.csv import for_people
from outreach.i18n import LANGUAGES, translator
from outreach.screen.pagetable import PAGES
from tests.shown import open_app
from tests.test_pages import PROFILES

MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


@cache
def months(language: str) -> dict[str, int]:
    """The names of the months, as dates in words have them -> their numbers."""
    return {name: number for number, name in Locale(language).months["format"]["wide"].items()}


def known_of(words: str, language: str) -> str:
    """What is known of a date that a cell has in words, such as 2026-03-17 or 2026-03; empty where it has none."""
    names = months(language)
    found = re.fullmatch(rf"(?:(\d{{1,2}}) )?({'|'.join(names)}) (\d{{4}})", MARKS.sub("", words))
    if not found:
        return ""
    day, month, year = found.groups()
    return f"{year}-{names[month]:02}" + (f"-{int(day):02}" if day else "")


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Iterator[tuple[str, list[dict[str, str]]]]]:
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("held", ["record", "year"])
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_a_date_in_words_is_there_in_iso(info, held, language, files, request, environment) -> None:
    environment(DATABASE_URL=request.getfixturevalue(f"{held}_url"))
    open_app(info.file, lang=language, **(dict([PROFILES[info.key]]) if info.hidden else {}))
    for key, rows in files():
        for row in rows:
            assert not any(map(MARKS.search, row.values())), (key, row)
            for name, words in row.items():
                known = known_of(words, language)
                assert not known or any(cell.startswith(known) for cell in row.values()), (key, name, row)


@pytest.mark.parametrize("page", ["countries", "communities"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_date_of_a_measure_says_how_exactly_it_is_known(
    page, language, files, record_url, environment
) -> None:
    environment(DATABASE_URL=record_url)
    open_app(f"pages/{page}.py", lang=language)
    measured = [(key, rows) for key, rows in files() if ".most-" in key and rows]
    assert measured
    for key, rows in measured:
        for row in rows:
            assert bool(row["last"]) == bool(row["last_starts"]) == bool(row["last_precision"]), (key, row)


def test_marks_of_a_stored_text_stay() -> None:
    """A chat puts marks around names, and a file has what was written."""
    t = translator("ar")
    frame = pd.DataFrame({"title_ar": ["لقاء \u2068علي\u2069"], "last": [t.isolate("أمس")]})
    (row,) = csv.DictReader(io.StringIO(for_people(frame, t=t).decode("utf-8-sig")))
    assert row == {"title_ar": "لقاء \u2068علي\u2069", "last": "أمس"}
