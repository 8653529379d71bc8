"""What people wrote for the meeting runs as its own words do, in print and on slides, whichever way a document runs."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from outreach.i18n import translator
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from outreach.reports.pptx import pptx
from outreach.reports.words import same
from tests.reports.examples import example_pack
from tests.reports.reading import opened, plain

WRITTEN = {"en": "Quite a week: Customs answered 12 requests.", "ar": "ظهرت ردود الجمارك على 12 طلبًا."}
FIRST = {"en": "Q", "ar": "ظ"}
OTHER = {"en": "ar", "ar": "en"}
MARGIN = 14 / 25.4 * 72
"""Of the printed page, in points."""


def with_note(text: str) -> Pack:
    return replace(example_pack(), note=same(text))


def with_others(text: str) -> Pack:
    """A decision and an action, each in the cell of a table."""
    pack = example_pack()
    decisions = (replace(pack.decisions[0], text=same(text)),)
    return replace(pack, decisions=decisions, actions=(replace(pack.actions[0], what=same(text)),))


def at_length(language: str) -> str:
    return f"{WRITTEN[language]} " * 14


def lines(file: bytes, *, number: int, first: str) -> list[list[tuple[str, float, float]]]:
    """Of each line with this letter: its signs from left to right, with the left and right edge of each in points."""
    text = opened(file)[number].get_textpage()
    signs = [(plain(text.get_text_range(n, 1)), text.get_charbox(n, loose=True)) for n in range(text.count_chars())]
    heights = [(box[1] + box[3]) / 2 for sign, box in signs if sign == first]
    return [
        sorted(
            ((sign, box[0], box[2]) for sign, box in signs if sign and box[1] < height < box[3]),
            key=lambda one: one[1],
        )
        for height in heights
    ]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_printed_note_begins_and_ends_where_its_words_do(language: str) -> None:
    """In the other language's document: from the edge where it is begun to be read, with its full stop at its end."""
    file = pdf(with_note(WRITTEN[language]), translator(OTHER[language], digits="latn"))
    (line,) = lines(file, number=0, first=FIRST[language])
    begins, ends = (line[-1], line[0]) if language == "ar" else (line[0], line[-1])
    assert (begins[0], ends[0]) == (FIRST[language], ".")
    width = opened(file)[0].get_size()[0]
    edge = begins[2] - (width - MARGIN) if language == "ar" else begins[1] - MARGIN
    assert edge == pytest.approx(0, abs=2)


@pytest.mark.parametrize("language", WRITTEN)
def test_what_is_printed_in_full_begins_at_its_own_edge(language: str) -> None:
    file = pdf(with_note(at_length(language)), translator(OTHER[language], digits="latn"))
    width = opened(file)[1].get_size()[0]
    whole = lines(file, number=1, first=FIRST[language])[0]
    edge = whole[-1][2] - (width - MARGIN) if language == "ar" else whole[0][1] - MARGIN
    assert edge == pytest.approx(0, abs=3)


@pytest.mark.parametrize("language", WRITTEN)
def test_a_printed_cell_ends_where_its_words_do(language: str) -> None:
    """Decisions and actions stand at the edge of their column, each in its own order."""
    file = pdf(with_others(WRITTEN[language]), translator(OTHER[language], digits="latn"))
    found = lines(file, number=0, first=FIRST[language])
    assert len(found) == 2
    for line in found:
        signs = [sign for sign, *_ in line]
        first, stop = signs.index(FIRST[language]), signs.index(".")
        assert first > stop if language == "ar" else first < stop


@pytest.mark.parametrize("language", WRITTEN)
def test_on_a_slide_a_note_runs_and_is_spoken_as_its_words_are(language: str) -> None:
    """The paragraph's direction, its edge and its language, cut on the first slide and whole on the last."""
    for text, places in ((WRITTEN[language], 1), (at_length(language).strip(), 2)):
        made = pptx(with_note(text), translator(OTHER[language], digits="latn"))
        found = [
            line
            for slide in Presentation(io.BytesIO(made)).slides
            for line in slide._element.iter(qn("a:p"))
            if "".join(each.text for each in line.iter(qn("a:t"))).startswith(text[:30])
        ]
        assert len(found) == places
        for line in found:
            way = line.find(qn("a:pPr"))
            assert (way.get("rtl"), way.get("algn")) == (("1", "r") if language == "ar" else ("0", "l"))
            assert {run.get("lang")[:2] for run in line.iter(qn("a:rPr"))} == {language}


@pytest.mark.parametrize("language", WRITTEN)
def test_in_a_cell_of_a_slide_marks_keep_a_text_together(language: str) -> None:
    mark = "\u200f" if language == "ar" else "\u200e"
    made = pptx(with_others(WRITTEN[language]), translator(OTHER[language], digits="latn"))
    tables = [
        shape.table for slide in Presentation(io.BytesIO(made)).slides for shape in slide.shapes if shape.has_table
    ]
    cells = [cell.text_frame.text for table in tables for row in table.rows for cell in row.cells]
    assert sum(f"{mark}{WRITTEN[language]}{mark}" in cell for cell in cells) == 2


def test_what_has_no_letter_runs_as_the_document_does() -> None:
    for language, way in (("ar", "1"), ("en", "0")):
        made = Presentation(io.BytesIO(pptx(with_note("12 + 3."), translator(language, digits="latn"))))
        (line,) = (p for p in made.slides[0]._element.iter(qn("a:p")) if "12 + 3." in "".join(p.itertext()))
        assert line.find(qn("a:pPr")).get("rtl") == way
