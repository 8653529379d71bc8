"""The slides, read back: native text, tables and charts, in the direction of the language, by nobody in particular."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from outreach.i18n import Translator, translator
from outreach.reports import in_full, told
from outreach.reports.pptx import MOST_ACTIONS, pptx
from outreach.reports.spans import marked
from outreach.reports.words import Words
from tests.reports.examples import bare_pack, example_pack, full_pack, written_at_length


@pytest.fixture(scope="module", params=["en", "ar"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, digits="latn")


@pytest.fixture(scope="module")
def file(t: Translator) -> bytes:
    return pptx(example_pack(), t)


def slides(file: bytes) -> list:
    return list(Presentation(io.BytesIO(file)).slides)


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide) -> list:
    return [shape.table for shape in slide.shapes if shape.has_table]


def cells(table) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def texts(slide) -> list[str]:
    """Each line of the boxes, and each cell."""
    boxes = [line.text for shape in slide.shapes if shape.has_text_frame for line in shape.text_frame.paragraphs]
    return [*boxes, *(cell for table in tables(slide) for row in cells(table) for cell in row)]


def test_there_are_four_wide_slides_with_titles(file: bytes) -> None:
    made = Presentation(io.BytesIO(file))
    assert (made.slide_width * 9, len(made.slides)) == (pytest.approx(made.slide_height * 16, rel=0.001), 4)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert all(titles) and len(set(titles)) == 4


def test_each_figure_is_as_the_translator_writes_it(file: bytes, t: Translator) -> None:
    first, annex = slides(file)[0], slides(file)[3]
    for figure in told.figures(example_pack(), t):
        change = " ".join((marked(figure.change, t.direction), marked(figure.compared, t.direction)))
        for text in (
            figure.label,
            marked(figure.value, t.direction),
            marked(figure.target, t.direction),
            figure.share_of,
            figure.unknown,
        ):
            assert not text or text in texts(first)
        assert change in texts(first) or not figure.compared
        assert [figure.label, figure.definition, figure.n_rows] in cells(tables(annex)[0])


def test_years_without_holidays_are_said_and_no_percent_twice(t: Translator) -> None:
    said = Words("No holiday is known for 2031", "لا عطلة معروفة لسنة 2031")
    first, *others = slides(pptx(replace(example_pack(), no_holidays=said), t))
    assert all(marked(said.of(t), t.direction) in "\n".join(texts(slide)) for slide in (first, *others))
    assert ("من الجاليات" if t.is_rtl else "of communities") in texts(first)
    assert t("percent") not in " ".join(texts(first))


def test_the_lists_are_tables_that_hold_the_rows(file: bytes, t: Translator) -> None:
    pack = example_pack()
    made = [told.overdue(pack, t), told.past_cadence(pack, t), told.decisions(pack, t)]
    shown = [cells(table) for table in tables(slides(file)[1])]
    assert shown == [
        [[marked(cell, t.direction) for cell in row] for row in (table.head, *table.rows)] for table in made
    ]
    assert all(marked(table.title, t.direction) in texts(slides(file)[1]) for table in made)
    actions = told.actions(pack, t)
    assert cells(tables(slides(file)[2])[0])[1:] == [
        [marked(cell, t.direction) for cell in row] for row in actions.rows
    ]


def test_the_charts_are_native_and_hold_the_numbers(file: bytes, t: Translator) -> None:
    pack = example_pack()
    weeks = charts(slides(file)[0])
    known = [figure for figure in pack.figures if figure.value is not None]
    assert [tuple(chart.plots[0].series[0].values) for chart in weeks] == [
        (figure.before, figure.value) for figure in known
    ]
    (authorities,) = charts(slides(file)[1])
    assert tuple(authorities.plots[0].series[0].values) == tuple(row.overdue for row in pack.overdue)
    edge = "\u200f" if t.is_rtl else ""
    named = [f"{edge}{row.authority.of(t)}{edge}" for row in pack.overdue]
    assert list(authorities.plots[0].categories) == named, "with marks that keep brackets and dots at their ends"
    assert authorities.value_axis.minimum_scale == 0
    book = load_workbook(io.BytesIO(authorities.part.chart_workbook.xlsx_part.blob))
    assert book.active["B2"].value == pack.overdue[0].overdue


def test_the_words_at_the_bars_are_those_of_the_page(file: bytes, t: Translator) -> None:
    chart = charts(slides(file)[0])[1]
    said = [point.data_label.text_frame.text for point in (chart.plots[0].series[0].points[n] for n in (0, 1))]
    assert said == [marked(t.percent(share), t.direction) for share in (0.65, 0.625)]


def test_everything_runs_the_way_the_language_reads(file: bytes, t: Translator) -> None:
    way = "1" if t.is_rtl else "0"
    for slide in slides(file):
        paragraphs = [p for p in slide._element.iter(qn("a:p")) if p.findall(qn("a:r"))]
        assert paragraphs
        assert {p.find(qn("a:pPr")).get("rtl") for p in paragraphs} == {way}
        assert {table._tbl.tblPr.get("rtl") for table in tables(slide)} <= {way}
        assert tables(slide) or charts(slide)
    for slide in slides(file)[:2]:
        for chart in charts(slide):
            lying = chart is not None and len(chart.plots[0].categories) > 2
            assert chart.category_axis.reverse_order == (lying or t.is_rtl)
            assert chart.value_axis.reverse_order == (lying and t.is_rtl)
            drawn = [p.find(qn("a:pPr")) for p in chart._chartSpace.iter(qn("a:p"))]
            assert {p.get("rtl") for p in drawn} == {way}


def test_the_first_card_stands_where_reading_begins(file: bytes, t: Translator) -> None:
    first = slides(file)[0]
    figures = told.figures(example_pack(), t)
    place = {
        line: shape.left for shape in first.shapes if shape.has_text_frame for line in shape.text_frame.text.split("\n")
    }
    assert (place[figures[0].label] > place[figures[2].label]) == t.is_rtl


def test_fonts_and_languages_are_named(file: bytes, t: Translator) -> None:
    for slide in slides(file):
        for run in slide._element.iter(qn("a:rPr")):
            assert run.get("lang").startswith(t.language)
            assert {run.find(qn(f"a:{script}")).get("typeface") for script in ("latin", "cs")} == {"Tahoma"}


def test_each_slide_says_that_it_is_made_up(file: bytes, t: Translator) -> None:
    label = t.label("demonstration", family="collection")
    assert all(label in texts(slide) for slide in slides(file))
    own = slides(pptx(replace(bare_pack(), collection="register"), t))
    assert all(label not in texts(slide) for slide in own)


def test_a_chart_is_told_to_those_who_do_not_see_it(file: bytes) -> None:
    for slide in slides(file)[:2]:
        for shape in slide.shapes:
            if shape.has_chart:
                told_by = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert all(str(name).strip("\u200f") in told_by for name in shape.chart.plots[0].categories)


def test_it_names_no_person_and_no_moment_of_writing(file: bytes, t: Translator) -> None:
    about = Presentation(io.BytesIO(file)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("", "", "", "")
    assert about.created == about.modified == example_pack().as_at.replace(tzinfo=None)
    assert about.language.startswith(t.language)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
        assert not [name for name in parts.namelist() if "notesSlide" in name or "comment" in name]
    assert b"Canny" not in everything


def test_the_same_pack_is_the_same_file(file: bytes, t: Translator) -> None:
    assert pptx(example_pack(), t) == file


def test_full_or_empty_it_is_four_slides(t: Translator) -> None:
    """And as many as they take for the texts that those cut."""
    assert len(slides(pptx(bare_pack(), t))) == 4
    empty = slides(pptx(bare_pack(), t))
    assert not any(charts(slide) or tables(slide) for slide in empty)
    assert told.overdue(bare_pack(), t).note in texts(empty[1])
    full = slides(pptx(full_pack(), t))
    assert len(cells(tables(full[2])[0])) == MOST_ACTIONS + 1
    assert {slide.shapes.title.text_frame.text for slide in full[4:]} == {in_full.title(t)}


def test_what_a_slide_cuts_stands_whole_on_another(t: Translator) -> None:
    """The note, decisions and actions, as long as they may be, with no more lines on a slide than it holds; what is
    cut ends with a whole word."""
    pack = written_at_length(t)
    made = slides(pptx(pack, t))
    whole = [text for slide in made[4:] for text in texts(slide)]
    long = [pack.note, *(one.text for one in pack.decisions), *(one.what for one in pack.actions)]
    assert [one for one in long if one.of(t) not in whole] == []
    for slide in made[4:]:
        assert sum(1 + len(text) // 110 for text in texts(slide)[3:]) <= 40
    short = [text for text in texts(made[0]) if text.endswith("…")]
    assert len(short) == 1 and marked(pack.note.of(t), t.direction).startswith(short[0][:-1] + " ")


def test_a_name_at_a_bar_is_cut_outside_its_bracket(t: Translator) -> None:
    name = Words("The general authority (made up)", "الهيئة العامة للجمارك (تجريبي)")
    pack = replace(example_pack(), overdue=(replace(example_pack().overdue[0], authority=name),))
    (bars,) = charts(slides(pptx(pack, t))[1])
    (said,) = bars.plots[0].categories
    assert "(" not in said and said.strip("\u200f").endswith("…") and len(said) > 12


def test_a_figure_without_last_week_has_no_chart() -> None:
    pack = example_pack()
    for figure in (replace(pack.figures[0], before=None), replace(pack.figures[0], value=None)):
        assert not charts(slides(pptx(replace(pack, figures=(figure,)), translator("en")))[0])
    below = replace(pack.figures[0], value=-3, before=0)
    (chart,) = charts(slides(pptx(replace(pack, figures=(below,)), translator("en")))[0])
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (pytest.approx(-3.9), 0)


def test_letters_that_xml_cannot_hold_do_not_break_the_file() -> None:
    pack = example_pack()
    names = (replace(pack.overdue[0], authority=Words("a\x00\x0b<&>]]>b")),)
    assert "a <&>]]>b" in cells(tables(slides(pptx(replace(pack, overdue=names), translator("en")))[1])[0])[1]
