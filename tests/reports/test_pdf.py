"""The printed pack: what it says is what the translator says, on two pages, tagged, and the same each time."""

import re
import unicodedata
from dataclasses import replace

import pypdfium2.raw as pdfium
import pytest

from outreach.i18n import Translator, translator
from outreach.reports import told
from outreach.reports.kept import from_json, to_json
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.examples import LONG, LONG_TEXT, bare_pack, example_pack, full_pack, written_at_length
from tests.reports.reading import as_read

A4 = (595, 842)
READERS = [("en", "latn"), ("ar", "latn"), ("ar", "arab")]
# In a line of Arabic, this reader turns Latin words about, and brackets.
MIXED = re.compile(r"[a-zA-Z():]")
WORD = re.compile(r"[\w.,%+-]*[\w%]")


# Where it is no matter with which digits Arabic is written.
in_latin_digits = pytest.mark.parametrize("t", READERS[:2], ids=["en", "ar"], indirect=True)
in_arabic = pytest.mark.parametrize("t", READERS[1:2], ids=["ar"], indirect=True)


@pytest.fixture(scope="module", params=READERS, ids=["en", "ar", "ar-arab"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param[0], digits=request.param[1])


@pytest.fixture(scope="module")
def file(t: Translator) -> bytes:
    return pdf(example_pack(), t)


@pytest.fixture(scope="module")
def pages(file: bytes) -> list[str]:
    return reading.pages(file)


def is_said(text: str, page: str, t: Translator) -> bool:
    """Whether a page says a text, in its own order; word for word where the directions in it are mixed.

    Of a number in Arabic digits this reader turns the sign to its other end.
    """
    if t.digits == "arab":
        return all(word.strip("+-") in page for word in WORD.findall(as_read(text)))
    if t.is_rtl and MIXED.search(text):
        return all(word in page for word in WORD.findall(as_read(text)))
    return as_read(text) in page


def test_there_is_a_page_and_an_annex(file: bytes) -> None:
    assert reading.size(file) == [A4, A4]


def test_each_figure_is_as_the_translator_writes_it(pages: list[str], t: Translator) -> None:
    figures = told.figures(example_pack(), t)
    assert len(figures) == 6
    for figure in figures:
        for text in (figure.label, figure.value, figure.change, figure.target, figure.unknown):
            assert is_said(text, pages[0], t), text
        for text in (figure.label, figure.definition, figure.n_rows):
            assert is_said(text, pages[1], t), text


def test_no_percent_is_said_twice(pages: list[str], t: Translator) -> None:
    of = "من الجاليات" if t.is_rtl else "of communities"
    assert [figure.share_of for figure in told.figures(example_pack(), t)][1] == of
    assert as_read(of) in pages[0] and as_read(t("percent")) not in pages[0]


@in_latin_digits
def test_years_without_holidays_are_said_on_both_pages(t: Translator) -> None:
    said = Words("No holiday is known for 2031", "لا عطلة معروفة لسنة 2031")
    for page in reading.pages(pdf(replace(example_pack(), no_holidays=said), t)):
        assert is_said(said.of(t), page, t)


def test_the_order_of_figures_is_the_order_of_reading() -> None:
    page = reading.pages(pdf(example_pack(), translator("ar", digits="latn")))[0]
    places = [page.index(value) for value in ("63%", "1,240", "12.5")]
    assert places == sorted(places)
    # The first of a row is the rightmost one, which is read first.
    assert page.index(as_read("التغطية")) < page.index(as_read("المشاركون"))


def test_the_lists_and_actions_are_whole(pages: list[str], t: Translator) -> None:
    pack = example_pack()
    made = (told.overdue(pack, t), told.past_cadence(pack, t), told.decisions(pack, t), told.actions(pack, t))
    for table in made:
        assert table.rows
        for text in (table.title, table.note, *(cell for row in table.rows for cell in row)):
            assert is_said(text, pages[0], t), text


def test_arabic_is_read_in_its_own_order(pages: list[str], t: Translator) -> None:
    if t.language == "ar":
        assert as_read("لقاء افتراضي مع الجالية في الكويت") in pages[1]
        assert as_read("طلب كشف السيارات من الجمارك") in pages[0]


VOWELLED = ("أنشطة منفَّذة", "طلبٌ أُجِّل مرَّةً", "نشاطًا", "إعادةُ التوثيقِ")


@pytest.mark.parametrize("text", VOWELLED)
def test_no_letter_is_there_twice_for_its_vowel(text: str) -> None:
    """Whoever searches or copies finds each word once, as newspapers print it: with vowels its letters came twice."""
    t = translator("ar", digits="latn")
    made = pdf(marked_up(text), t)
    page, bare = reading.pages(made)[0], pdf(marked_up(reading.plain(text)), t)
    assert page == reading.pages(bare)[0] and page.count(as_read(text)) == 9
    raw = "".join(page.get_textpage().get_text_range() for page in reading.opened(made))
    assert not [each for each in raw if unicodedata.category(each) == "Mn"]


def test_no_control_is_left_where_a_blank_was(file: bytes) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in reading.opened(file))
    assert not set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u200e\u200f") & set(text)


def test_it_says_on_each_page_that_it_is_made_up(file: bytes, t: Translator) -> None:
    label = t.label("demonstration", family="collection")
    assert all(page.count(as_read(label)) == 2 for page in reading.pages(file))
    own = reading.pages(pdf(bare_pack(), t))
    assert all(as_read(label) not in page for page in own)
    press = t.label("public_record", family="collection")
    assert as_read(press) in reading.pages(pdf(replace(bare_pack(), collection="public_record"), t))[0]


def test_it_is_tagged_and_says_its_language_and_title(file: bytes, t: Translator) -> None:
    assert reading.is_tagged(file)
    assert reading.language(file) == t.language
    assert reading.plain(reading.title(file)) == reading.plain(told.heading(example_pack(), t))
    tags = reading.tags(file)
    assert tags.count("H1") == 2
    assert {"H1", "H2", "Table", "THead", "TH", "TD", "Link"} <= set(tags)
    assert tags.count("Table") == tags.count("THead")


def test_it_holds_text_and_lines_and_no_picture(file: bytes) -> None:
    assert reading.kinds_drawn(file) == {pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH}


@in_latin_digits
@pytest.mark.parametrize("make", [full_pack, bare_pack])
def test_full_or_empty_it_is_two_pages(make, t: Translator) -> None:
    made = pdf(make(), t)
    assert reading.size(made) == [A4, A4]
    page = reading.pages(made)[0]
    for table in (told.overdue(make(), t), told.past_cadence(make(), t), told.decisions(make(), t)):
        assert is_said(table.title, page, t)
        assert is_said(table.note, page, t)
    if make is full_pack and t.language == "en":
        name = told.overdue(make(), t).rows[0][0]
        assert page.count(name[:30]) >= 5 * 3 + 6
        assert LONG.en not in page and name.endswith("…")


@pytest.mark.parametrize("n", [0, 1, 8, 9, 23])
def test_actions_that_the_page_does_not_hold_are_in_the_annex(n: int) -> None:
    one = example_pack().actions[0]
    actions = tuple(replace(one, what=Words(f"Action number {number:02d}")) for number in range(1, n + 1))
    front, annex = reading.pages(pdf(replace(bare_pack(), actions=actions), translator("en")))
    shown = [number for number in range(1, n + 1) if f"Action number {number:02d}" in front]
    assert shown == list(range(1, min(n, told.MOST_ACTIONS) + 1))
    assert all(f"Action number {number:02d}" in annex for number in range(len(shown) + 1, n + 1))
    assert ("The other actions are in the annex." in front) == (n > told.MOST_ACTIONS)


@in_latin_digits
def test_what_the_first_page_cuts_stands_whole_in_the_annex(t: Translator) -> None:
    """The note, decisions and actions, as long as they may be: read in full, on one page and one of the annex."""
    pack = written_at_length(t)
    made = pdf(pack, t)
    assert reading.size(made) == [A4, A4]
    front, annex = reading.pages(made)
    long = [pack.note, *(one.text for one in pack.decisions), *(one.what for one in pack.actions)]
    for words in long:
        text = words.of(t)
        assert as_read(text) not in front
        assert is_said(text, annex, t), text
    said = "What ends in an ellipsis stands in full in the annex."
    assert is_said(t(said), front, t)
    assert as_read(t(said)) not in reading.pages(pdf(example_pack(), t))[0]


@pytest.mark.parametrize("n", [0, 5, 12])
def test_an_action_that_only_the_annex_has_is_whole_there(n: int) -> None:
    t, one = translator("en"), example_pack().actions[0]
    actions = tuple(replace(one, what=Words(f"{number:02d} {LONG_TEXT.en}"[:400])) for number in range(n))
    made = pdf(replace(example_pack(), actions=actions), t)
    assert reading.size(made) == [A4, A4]
    annex = reading.pages(made)[1]
    assert [each.what.en for each in actions if reading.plain(each.what.en) not in annex] == []
    assert annex.count(reading.plain(LONG_TEXT.en)[:300]) == n, "each of them once"


def test_late_actions_come_first() -> None:
    rows = told.actions(example_pack(), translator("en")).rows
    assert [row[-1] for row in rows] == ["Late", "Still open", "Done"]


@in_arabic
def test_the_same_pack_is_the_same_file_also_when_it_was_kept(t: Translator) -> None:
    pack = example_pack()
    assert pdf(pack, t) == pdf(from_json(to_json(pack)), t)


def marked_up(text: str) -> Pack:
    """A pack in which each text is ``text``."""
    pack, words = example_pack(), Words(text, text)
    figure = replace(pack.figures[0], label=words, unit=words, unknown=words, definition=words, rows_at=text)
    row = replace(figure.rows[0], reference=text, title=words)
    return replace(
        pack,
        note=words,
        figures=(replace(figure, rows=(row,)),),
        overdue=(replace(pack.overdue[0], authority=words),),
        past_cadence=(replace(pack.past_cadence[0], community=words),),
        decisions=(replace(pack.decisions[0], text=words, asked_by=words),),
        actions=(replace(pack.actions[0], what=words, owner=words),),
    )


MARK_UP = (
    *("#panic()", "*b* _i_", "= Title", "$x^2$", '"#sys.inputs"', "\\u{41}"),
    *("<label> @ref", "https://example.org", "a//b"),
)


@pytest.mark.parametrize("text", MARK_UP)
def test_mark_up_in_a_name_does_nothing(text: str) -> None:
    front, annex = reading.pages(pdf(marked_up(text), translator("en")))
    assert front.count(text) == 9
    assert annex.count(text) >= 4


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    figure = replace(example_pack().figures[0], rows=())
    for address, links in (("https://example.org/rows", 2), ("javascript:alert(1)", 0), ("file:///etc/hosts", 0)):
        made = pdf(replace(bare_pack(), figures=(replace(figure, rows_at=address),)), translator("en"))
        assert reading.tags(made).count("Link") == links
        assert (address.encode() in made) == bool(links)
