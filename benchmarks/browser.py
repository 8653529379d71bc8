"""A real browser that visits and filters, and the clock in its page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

CLOCK = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
QUIET = 400
"""Milliseconds without any change after which a page is taken to be stable. They are not counted."""
LONGEST = 60_000
SIZE = {"width": 1360, "height": 1000}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a screen."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser) -> Iterator[Page]:
    """A page of somebody who was never here: nothing is in the browser's memory."""
    with browser.new_context(viewport=SIZE, locale="en") as context:
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        page.add_init_script(CLOCK)
        yield page


def visit(page: Page, address: str) -> float:
    """Seconds from the request for the address until the page is stable, all charts drawn."""
    page.goto(address, wait_until="commit")
    return _stable(page)


def painted(page: Page) -> float:
    """Seconds from the request for the address that was visited until the browser first drew text or an image of it."""
    found = "performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint').startTime"
    return page.evaluate(found) / 1000


def choose(page: Page, *, filter_name: str, word: str) -> float:
    """Seconds from the click on one option of a filter until the page is stable."""
    popover = page.locator(".st-key-jisr-filters-popover button").first
    field = page.locator(f".st-key-jisr-filter-{filter_name} input").first
    if not field.is_visible():
        popover.click()
    field.fill(word)
    option = page.get_by_role("option", name=word, exact=True).first
    option.wait_for()
    return _clicked(page, option)


def clear(page: Page) -> float:
    """Seconds from the click on "clear all" until the page, which was asked for before, is stable."""
    # The first press outside an open popover only closes it.
    page.locator("h1").first.click()
    page.locator("[data-testid=stPopoverBody]").wait_for(state="hidden")
    return _clicked(page, page.locator(".st-key-jisr-filter-clear button").first)


def _clicked(page: Page, place: Locator) -> float:
    page.wait_for_timeout(QUIET)
    page.evaluate("jisrArm()")
    place.click()
    return _stable(page)


def _stable(page: Page) -> float:
    page.wait_for_function("quiet => window.jisrStable?.(quiet)", arg=QUIET)
    clock = page.evaluate("jisrClock")
    return (clock["last"] - clock["began"]) / 1000
