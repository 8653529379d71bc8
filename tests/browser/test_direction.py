"""The page turns with the language: nothing half turned, nothing over anything else, on a desk and on a phone."""

import io
import re
import time

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from outreach.i18n import LANGUAGES, translator
from outreach.numerals import ISOLATES
from outreach.screen.pagetable import PAGES
from tests.browser.visits import PATIENCE, settle, too_wide


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_the_document_and_the_menu_follow_the_language(info, language, visit) -> None:
    """``lang`` and ``dir`` are the language's; the menu is where a line begins; the title is in the language."""
    t, seen = translator(language), visit(info.key, language).lying
    assert (seen["language"], seen["direction"]) == (language, t.direction)
    assert seen["title"].endswith(t("{page} · Jisr", page=""))
    assert info.hidden or seen["title"].startswith(t(info.title))
    assert seen["title"] == seen["title"].translate(ISOLATES)
    (menu_left, menu_right), (page_left, page_right) = seen["sidebar"], seen["main"]
    if t.is_rtl:
        assert menu_right == 1440 and page_right <= menu_left
    else:
        assert menu_left == 0 and menu_right <= page_left


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_nothing_has_to_be_pushed_sideways(info, language, width, visit) -> None:
    """The page fits the screen's width, on a desk and on a phone."""
    assert visit(info.key, language).too_wide[width] == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_a_page_without_rows_fits_and_turns_too(info, language, visit) -> None:
    """On both widths, without a complaint of the browser."""
    seen = visit(info.key, language, empty=True)
    assert (seen.lying["language"], seen.lying["direction"]) == (language, translator(language).direction)
    assert seen.too_wide == {1440: "", 390: ""}
    assert seen.said == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "at_least"), [("coverage", 2), ("channels", 1)])
def test_chips_on_a_phone_wrap(key, at_least, language, visit) -> None:
    """Each choice is seen whole, without pushing their line sideways."""
    chips = visit(key, language).chips
    assert len(chips) >= at_least
    assert [width for width, room in chips if width > room] == []


def words_in(field: Locator) -> tuple[int, int, int]:
    """From where to where a field's words are painted, in pixels from its left, and how wide it is."""
    before, until = None, time.monotonic() + PATIENCE / 1000
    while True:
        seen = Image.open(io.BytesIO(field.screenshot())).convert("L")
        # Away from the frame, what is darker than the ground.
        inside = seen.crop((6, 6, seen.width - 20, seen.height - 20)).point(lambda grey: 255 if grey < 128 else 0)
        found = inside.getbbox()
        # Words are there before they are painted, where a machine is busy: two pictures alike show all of them.
        if found and found == before:
            return found[0], found[2], seen.width
        assert time.monotonic() < until, "nothing is painted in the field, or never the same"
        before = found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_runs_as_it_begins(language, own_tab) -> None:
    """On a page of the other language too: it stands where its reading begins. An empty field is as its page."""
    field = own_tab("weekly", language=language).locator("textarea").last
    for text, at_right in (("Customs.", False), ("الجمارك.", True)):
        field.fill(text)
        field.blur()
        settle(field.page)
        left, right, width = words_in(field)
        assert (left > width / 2, right > width / 2) == (at_right, at_right), text
    field.fill("")
    assert field.evaluate("box => getComputedStyle(box).direction") == translator(language).direction


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_menu_lies_on_nothing(language, tab) -> None:
    """Closed, the menu leaves the page the whole width, and none of it can be clicked by mistake."""
    page = tab("activities", language=language)
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    page.wait_for_function(
        """() => {
          const box = name => document.querySelector(`[data-testid=${name}]`).getBoundingClientRect();
          const [menu, main] = [box('stSidebar'), box('stMainBlockContainer')];
          const under = x => document.elementFromPoint(x, 450)?.closest('[data-testid=stSidebar]');
          return (menu.right <= main.left || menu.left >= main.right || !menu.width)
            && ![3, 40, 720, 1400, 1437].some(under);
        }"""
    )
    assert too_wide(page) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_in_one_column_and_its_menu_closes_behind_a_choice(language, tab) -> None:
    """Opened on a phone, the menu is closed, and nothing is left over the page of whoever works in whose name; it opens
    whole, leads somewhere, and closes again."""
    page = tab("history", language=language, phone=True)
    said = page.locator(".st-key-jisr-who")
    expect(said).not_to_be_in_viewport()
    assert too_wide(page) == ""
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(said).to_be_in_viewport(ratio=1)
    assert too_wide(page) == ""
    entry = page.get_by_test_id("stSidebar").get_by_role("link", name=translator(language)("Channels"), exact=True)
    entry.click()
    page.wait_for_url("**/channels?**")
    settle(page)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    assert page.evaluate("!document.elementFromPoint(195, 400).closest('[data-testid=stSidebar]')")
    assert too_wide(page) == ""


def test_a_table_s_columns_turn_round(tab) -> None:
    """The days, which stand first, are at the left in English and at the right in Arabic, with their heading."""
    for language in LANGUAGES:
        page, t = tab("activities", language=language), translator(language)
        table = page.locator("[class*=st-key-jisr-rows-activities] table[role=grid]")
        row = table.locator("tbody tr").first
        row.locator("[role=gridcell]").first.wait_for(state="attached", timeout=PATIENCE)
        headings = [text for text in table.locator("thead th").all_inner_texts() if text.strip()]
        cells = [text for text in row.locator("[role=gridcell]").all_inner_texts() if text.strip()]
        edge = -1 if t.is_rtl else 0
        assert headings[edge] == t("Date")
        assert re.search(r"\b20\d\d\b", cells[edge]), cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_read_as_it_is_written(language, tab) -> None:
    """Digits run from left to right with their sign before them; words beside them run as their language does."""
    page = tab("numbers", language=language)
    figures = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMetricValue] p')].map(figure => {
          const text = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT).nextNode();
          const left = at => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().left;
          };
          // Marks of direction have no place of their own.
          const seen = [...text.data].flatMap((letter, at) => /[\\u2066-\\u2069]/.test(letter) ? [] : [at]);
          return [text.data, left(seen[0]), left(seen.at(-1))];
        })"""
    )
    assert any(re.search("[^\\W\\d]", text) for text, _, _ in figures), "a figure with words, such as: more than 80"
    for text, first, last in figures:
        in_arabic = bool(re.search("[\u0621-\u064a]", text))
        assert first == last or (first > last) == in_arabic, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_above_the_page_follows_it(language, tab) -> None:
    """Filters behind their button, and the list of a choice, read in the page's direction and stay on the screen."""
    t = translator(language)
    page = tab("activities", language=language)
    page.get_by_test_id("stPopoverButton").click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    assert body.evaluate("box => getComputedStyle(box).direction") == t.direction
    box = body.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1440
    label = body.locator("label").first
    assert label.evaluate("box => getComputedStyle(box).textAlign") == "start"
    body.locator("[data-testid=stMultiSelect]").first.locator("input").click()
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    assert option.evaluate("box => getComputedStyle(box).direction") == t.direction


def test_a_card_has_no_note_on_its_course(tab) -> None:
    """Streamlit's own, which has Latin digits in every language and names neither day nor month."""
    page = tab("overview", language="ar")
    course = page.locator('[data-testid="stMetric"] .vega-embed').first
    course.scroll_into_view_if_needed()
    room = course.bounding_box()
    for place in range(1, 20):
        page.mouse.move(room["x"] + room["width"] * place / 20, room["y"] + room["height"] - 3)
        page.wait_for_timeout(50)
        assert page.locator("#vg-tooltip-element.visible").count() == 0
