"""A real browser over the dashboard as ``make run`` starts it, on the public record.

- ``site``: the running server's address, over the public record. One process for all these tests, on a free port.
- ``sites``: finds others, over the made-up year, for the pages of which the public record has nothing to show, and over
  a database without rows; each on SQLite and on PostgreSQL.
- ``own_site``: another one, over ``own_url``: rows that tests may write to.
- ``browser``: one Chromium, the system's: the one that only ever runs without a window is a tenth less work, and what
  Playwright takes by itself. A machine without one fails these tests: a page nobody saw is not tried.
- ``tab``: opens a page as a reader does and waits until it stands still: ``tab("countries", language="ar")``.
- ``reader``: a tab of a browser of the test's own, which may be cut off.
- ``visit``: a page seen once and for all: what it asked for, what it complained of, how it lay.

Every page is seen in both languages and widths. Ways through them that forms of both languages share are walked once,
in Arabic and in English by turns: tests of pages walk them in both. All of these end with this package: Playwright
keeps an event loop running, which other tests start for themselves.
"""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import delete

from models import Draft
from models.engine import session
from outreach.screen.pagetable import BY_KEY
from tests.browser.drafts import reader
from tests.browser.served import serving
from tests.browser.visits import AT_ONCE, MENU_IS_OPEN, PATIENCE, PHONE, WIDE, Tour, Visit, settle, wander
from tests.copied import copy_file
from tests.made_up import made_up
from tests.test_pages import known

__all__ = ["reader"]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# In one process, tabs of a reader share what they have of Streamlit's code: a new one takes half as long.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--process-per-site",
)  # fmt: skip
OF_THE_YEAR = {
    *("weekly", "targets", "requests", "request", "theme", "authority", "commitments", "commitment"),
    *("coverage", "briefing"),
}
"""Pages that the made-up year fills, and the public record does not."""


@pytest.fixture(scope="package")
def sites(
    record_url: str,
    year_url: str,
    empty_url: str,
    on_postgresql: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., str]]:
    """Finds the server over the public record, the made-up year or no rows: ``sites("year", postgresql=True)``.

    One process for each, started when it is first asked for.
    """
    nothing = copy_file(empty_url, to=tmp_path_factory.mktemp("nothing") / "outreach.db")
    kept = {"record": record_url, "year": year_url, "nothing": nothing}
    with ExitStack() as running:

        @cache
        def found(rows: str, *, postgresql: bool = False) -> str:
            url = on_postgresql(kept[rows]) if postgresql else kept[rows]
            return running.enter_context(serving(url))

        yield found


@pytest.fixture(scope="package")
def site(sites: Callable[..., str]) -> str:
    """The address of a server over the public record."""
    return sites("record")


@pytest.fixture(scope="package")
def own_url(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the public record, which tests may write to."""
    return copy_file(record_url, to=tmp_path_factory.mktemp("own") / "outreach.db")


@pytest.fixture(scope="package")
def own_site(own_url: str) -> Iterator[str]:
    """The address of a server over ``own_url``."""
    with serving(own_url, JISR_USER="Editor One") as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's, without a window."""
    if (found := next(filter(None, map(shutil.which, NAMES)), None)) is None:
        pytest.fail(f"These tests need a browser: install your system's package chromium ({', '.join(NAMES)}).", False)
    # What a busy machine may take, not what a page takes.
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def readers(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A reader with an Arabic browser, and one with an English browser; each keeps what was loaded before."""
    look = {"viewport": WIDE, "accept_downloads": True}
    made = {language: browser.new_context(locale=of, **look) for language, of in (("ar", "ar-EG"), ("en", "en-GB"))}
    for context in made.values():
        context.add_init_script(AT_ONCE)
    yield made
    for context in made.values():
        context.close()


@pytest.fixture(scope="package")
def kept() -> dict[str, Page]:
    """For each language a tab of ``site`` that stays open: a cold one takes a browser much longer."""
    return {}


@pytest.fixture(scope="package")
def free() -> defaultdict[tuple[str, str], list[Page]]:
    """Tabs of a site and language that no test has now: one that opens the dashboard anew takes less than a new one."""
    return defaultdict(list)


@pytest.fixture
def tab(
    request: pytest.FixtureRequest,
    tabs_of: Callable[[str], AbstractContextManager[Callable[..., Page]]],
    readers: dict[str, BrowserContext],
    site: str,
    kept: dict[str, Page],
) -> Iterator[Callable[..., Page]]:
    """Goes to a page by its key, with parameters. ``cold=True`` loads it anew in another tab; ``phone=True`` in
    another on a narrow screen.
    """
    with tabs_of(site) as opens:

        def open_page(key: str = "overview", /, *, language: str = "en", cold: bool = False, **how: str) -> Page:
            if cold or "phone" in how:
                return opens(key, language=language, **how)
            if language not in kept:
                kept[language] = readers[language].new_page()
                kept[language].set_viewport_size(WIDE)
            page = wander(kept[language], address(site, key, lang=language, **how))
            page.wait_for_function(MENU_IS_OPEN, polling=200, timeout=PATIENCE)
            return page

        failed = request.session.testsfailed
        yield open_page
        if request.session.testsfailed > failed:
            # It may have left a tab anywhere.
            while kept:
                kept.popitem()[1].close()


@pytest.fixture
def own_tab(
    tabs_of: Callable[[str], AbstractContextManager[Callable[..., Page]]], own_site: str, own_url: str
) -> Iterator[Callable[..., Page]]:
    """As ``tab``, where a test may write; each opening loads the dashboard anew."""
    with session(own_url) as db:
        # What a test that failed left in a form would be found again by all others.
        db.execute(delete(Draft))
        db.commit()
    with tabs_of(own_site) as opens:
        yield opens


@pytest.fixture
def tabs_of(
    request: pytest.FixtureRequest,
    readers: dict[str, BrowserContext],
    free: defaultdict[tuple[str, str], list[Page]],
) -> Callable[[str], AbstractContextManager[Callable[..., Page]]]:
    """Finds what opens pages of a site, each in a tab that no other has meanwhile."""

    def new(language: str) -> Page:
        page = readers[language].new_page()
        # Streamlit remembers that the menu was closed, as it is after a visit on a narrow screen.
        page.add_init_script("localStorage.clear()")
        return page

    @contextmanager
    def tabs_of(site: str) -> Iterator[Callable[..., Page]]:
        opened: list[tuple[str, Page]] = []

        def open_page(key: str = "overview", /, *, language: str = "en", phone: bool = False, **params: str) -> Page:
            page = free[site, language].pop() if free[site, language] else new(language)
            opened.append((language, page))
            page.set_viewport_size(PHONE if phone else WIDE)
            page.goto(address(site, key, lang=language, **params))
            return settle(page)

        failed = request.session.testsfailed
        yield open_page
        for language, page in opened:
            if request.session.testsfailed > failed:
                page.close()
            elif not page.is_closed():
                # Of the same server, and no dashboard: nothing of this page is written or asked for any more.
                page.goto(f"{site}/_stcore/health")
                free[site, language].append(page)

    return tabs_of


@pytest.fixture
def year_tab(
    tabs_of: Callable[[str], AbstractContextManager[Callable[..., Page]]], sites: Callable[..., str]
) -> Iterator[Callable[..., Page]]:
    """As ``tab``, over the made-up year; each opening loads the dashboard anew."""
    with tabs_of(sites("year", postgresql=True)) as opens:
        yield opens


def address(site: str, key: str, /, **params: str) -> str:
    """Where a page is; a profile's of something on record unless ``params`` say of what."""
    return f"{site}/{BY_KEY[key].url_path}?{urlencode({**known(BY_KEY[key]), **params})}"


@pytest.fixture(scope="package")
def visit(readers: dict[str, BrowserContext], sites: Callable[..., str]) -> Callable[..., Visit]:
    """What was seen of a page in a language, with rows to show or, ``empty=True``, without; each is visited once.

    The public record is read from SQLite, the made-up year from PostgreSQL, and no rows in Arabic from SQLite, in
    English from PostgreSQL: each server takes as long to start as ten pages take.
    """
    seen: dict[tuple[str, str, bool], Visit] = {}
    tours: dict[tuple[str, str], Tour] = {}

    def visit(key: str, language: str, *, empty: bool = False) -> Visit:
        if (key, language, empty) not in seen:
            rows = "nothing" if empty else "year" if key in OF_THE_YEAR else "record"
            params = made_up(BY_KEY[key]) if rows == "year" else {}
            where = sites(rows, postgresql=rows == "year" or (empty and language == "en"))
            tour = tours.get((where, language))
            if tour is None:
                tour = tours[where, language] = Tour(readers[language], site=where, wide=WIDE, narrow=PHONE)
            seen[key, language, empty] = tour.visit(address(where, key, lang=language, **params))
        return seen[key, language, empty]

    return visit
