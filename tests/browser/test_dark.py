"""What is written on the accent can be read in the dark look too, where the accent is light, and in every state."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlmodel import select

from models import Request, RequestEvent
from models.codes import Step
from models.engine import session
from outreach.screen.pagetable import BY_KEY
from tests.browser.conftest import address
from tests.browser.visits import AT_ONCE, PATIENCE, WIDE, wander
from tests.made_up import made_up
from tests.test_theme import contrast

# Each text in a box that is not see-through, with its colour and that of its ground.
WRITTEN = """box => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const hex = colour => '#' + parts(colour).slice(0, 3).map(n => Math.round(n).toString(16).padStart(2, '0')).join('');
  const ground = each => {
    while ((parts(getComputedStyle(each).backgroundColor)[3] ?? 1) < 1) each = each.parentElement;
    return getComputedStyle(each).backgroundColor;
  };
  return [box, ...box.querySelectorAll('*')]
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .map(each => [each.textContent, hex(getComputedStyle(each).color), hex(ground(each))]);
}"""


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[Page]:
    """A tab of a reader whose screen is dark."""
    context = browser.new_context(locale="en-GB", viewport=WIDE, color_scheme="dark")
    page = context.new_page()
    page.add_init_script(AT_ONCE)
    yield page
    context.close()


@pytest.fixture
def look(dark: Page, sites):
    """Opens a page of the made-up year: ``look("commitments", do="add")``."""

    def look(key: str, /, **params: str) -> Page:
        where = sites("year", postgresql=True)
        return wander(dark, address(where, key, **{"lang": "en", **made_up(BY_KEY[key]), **params}))

    return look


def can_be_read(box: Locator) -> None:
    expect(box).to_be_visible(timeout=PATIENCE)
    written = box.evaluate(WRITTEN)
    assert written
    for text, colour, ground in written:
        assert contrast(colour, ground) >= 4.5, (text, colour, ground)


def in_every_state(button: Locator) -> None:
    """As it stands, under a pointer, with the focus, and while it waits."""
    can_be_read(button)
    button.hover()
    can_be_read(button)
    button.page.mouse.move(0, 0)
    button.press("Shift")
    assert button.evaluate("box => box.matches(':focus-visible')")
    can_be_read(button)
    button.evaluate("box => { box.disabled = true; }")
    can_be_read(button)
    button.evaluate("box => { box.disabled = false; }")


@pytest.mark.parametrize(
    ("key", "params"), [("coverage", {}), ("commitments", {"do": "add"}), ("log", {}), ("theme", {}), ("export", {})]
)
def test_the_first_button_of_a_page_or_form(key, params, look) -> None:
    page = look(key, **params)
    closed = page.locator("[data-testid=stMain] details:not([open]) > summary")
    while closed.count():
        closed.last.click()
    buttons = page.locator("[data-testid=stMain] [kind^=primary]:visible")
    expect(buttons.first).to_be_visible(timeout=PATIENCE)
    for button in buttons.all():
        in_every_state(button)


def test_the_first_button_in_what_a_request_unfolds(look, year_url: str) -> None:
    """Both the button that unfolds it, where it is the first one, and the one that sends what was filled in."""
    with session(year_url) as db:
        ended = select(RequestEvent.request_id).where(RequestEvent.step == Step.ARCHIVED)
        key = db.scalars(select(Request.key).where(Request.id.not_in(ended)).order_by(Request.key)).first()
    page = look("request", key=key)
    unfolds = page.locator("[data-testid=stMain] [data-testid=stPopoverButton]")
    first = page.locator("[data-testid=stMain] [data-testid=stPopoverButton][kind=primary]")
    expect(first).to_have_count(1, timeout=PATIENCE)
    sent = page.get_by_test_id("stPopoverBody").locator("button[kind^=primary]")
    for number in range(unfolds.count()):
        unfolds.nth(number).click()
        in_every_state(sent)
        page.keyboard.press("Escape")
        expect(sent).to_have_count(0, timeout=PATIENCE)
    in_every_state(first)


def test_what_a_filter_has_chosen_and_the_part_of_a_date_that_is_written(look) -> None:
    page = look("activities", **{"from": "2025-01-01", "to": "2025-06-30", "region": "gulf"})
    part = page.locator("[data-testid=stDateInputField] [role=spinbutton]").first
    part.click()
    calendar = page.locator("[data-testid=stDateInputCalendar]")
    can_be_read(calendar.locator("[data-selected]"))
    can_be_read(part)
    page.keyboard.press("Escape")
    page.locator("h1").first.click()
    page.locator(".st-key-jisr-filters [data-testid=stPopoverButton]").click()
    can_be_read(page.locator("[data-testid=stPopoverBody] [data-tag]"))
