"""A row of a table is opened by the keyboard alone, and still by a click."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from outreach.i18n import LANGUAGES, translator
from tests.browser.visits import PATIENCE, settle

LIST = "[class*=st-key-jisr-keyboard-] input"
MOST_STEPS = 80
ON_THE_LIST = f"document.activeElement.matches('{LIST}')"


def walk_to_the_list(page: Page) -> None:
    """By the key that leads from field to field, from wherever the page begins."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(ON_THE_LIST):
            return
    pytest.fail("the keyboard does not get there")


def seen(page: Page) -> bool:
    """Whether the list is drawn, rather than only heard."""
    return page.locator(LIST).evaluate(
        "box => getComputedStyle(box.closest('[class*=st-key-jisr-keyboard-]')).clipPath === 'none'"
    )


@pytest.mark.parametrize(("language", "phone"), [("ar", True), ("en", False)])
def test_a_row_is_opened_by_the_keyboard_alone(language, phone, tab) -> None:
    """The list shows up with the focus, as wide as a phone has room for; going back leads to the table again."""
    page = tab("activities", language=language, **({"phone": True} if phone else {}))
    assert not seen(page)
    walk_to_the_list(page)
    assert seen(page)
    box = page.locator(LIST).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option").nth(1).inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/activity?**", timeout=PATIENCE)
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() in chosen
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(translator(language)("Activities"), timeout=PATIENCE)
    settle(page)
    assert urlsplit(page.url).path == "/activities"


@pytest.mark.parametrize("language", LANGUAGES[:1])
def test_what_is_typed_and_is_in_no_row(language, tab) -> None:
    """In the reader's language, where Streamlit speaks English."""
    page = tab("activities", language=language)
    page.locator(LIST).focus()
    page.keyboard.type("zzzz")
    nothing = page.locator("[role=option] > span")
    expect(nothing).to_have_css("font-size", "0px", timeout=PATIENCE)
    said = nothing.evaluate("span => getComputedStyle(span, '::after').content")
    assert said.strip('"') == translator(language)("Nothing found")


def test_a_click_means_its_row_whatever_was_chosen_before(tab) -> None:
    """Where the row is shown beneath the table."""
    page = tab("history")
    page.locator(LIST).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Enter")
    below = page.locator(".st-key-jisr-blockhead-change h3")
    first = expect(below).to_be_visible(timeout=PATIENCE) or below.inner_text()
    page.locator("[class*=st-key-jisr-rows-] .dvn-scroller").click(position={"x": 200, "y": 200})
    expect(below).not_to_have_text(first, timeout=PATIENCE)
    assert page.locator(LIST).input_value() == ""
