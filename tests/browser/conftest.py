"""A real browser over the dashboard as ``make run`` starts it, on the public record.

- ``site``: the running server's address. One process for all these tests, on a free port.
- ``year_site``: another one, over the made-up year, for the pages of which the public record has nothing to show.
- ``empty_site``: another one, over a database without rows, on PostgreSQL.
- ``own_site``: another one, over ``own_url``: rows that tests may write to.
- ``browser``: one Chromium, the system's. A machine without one fails these tests: a page nobody saw is not tried.
- ``tab``: opens a page as a reader does and waits until it stands still: ``tab("countries", language="ar")``.
- ``visit``: a page seen once and for all: what it asked for, what it complained of, how it lay.

All of these end with this package: Playwright keeps an event loop running, which other tests start for themselves.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import delete

from models import Draft
from models.engine import session
from outreach.screen.pagetable import BY_KEY
from outreach.settings import ROOT
from tests.browser.visits import PATIENCE, Tour, Visit, settle
from tests.copied import copy_file
from tests.made_up import made_up
from tests.test_pages import known

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
STARTS_WITHIN = 60
OF_THE_YEAR = {
    *("weekly", "targets", "requests", "request", "theme", "authority", "commitments", "commitment"),
    *("coverage", "briefing"),
}
"""Pages that the made-up year fills, and the public record does not."""


@pytest.fixture(scope="package")
def site(record_url: str) -> Iterator[str]:
    """The address of a server over the public record."""
    with serving(record_url) as address:
        yield address


@pytest.fixture(scope="package")
def year_site(year_url: str) -> Iterator[str]:
    """The address of a server over the made-up year."""
    with serving(year_url) as address:
        yield address


@pytest.fixture(scope="package")
def empty_site(postgresql_shared_url: str) -> Iterator[str]:
    """The address of a server over a PostgreSQL database without rows."""
    with serving(postgresql_shared_url) as address:
        yield address


@pytest.fixture(scope="package")
def own_url(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the public record, which tests may write to."""
    return copy_file(record_url, to=tmp_path_factory.mktemp("own") / "outreach.db")


@pytest.fixture(scope="package")
def own_site(own_url: str) -> Iterator[str]:
    """The address of a server over ``own_url``."""
    with serving(own_url, JISR_USER="Editor One") as address:
        yield address


class Server:
    """A server over a database, on a port that stays its own: it can be killed and started again."""

    def __init__(self, url: str, **variables: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._environment = {**os.environ, "PORT": str(port), "DATABASE_URL": url, **variables}

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "outreach.server"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for(f"{self.address}/_stcore/health")

    def stop(self, *, at_once: bool = False) -> None:
        """Ask it to end; ``at_once`` kills it, so that it can neither refuse nor clean up."""
        self._process.kill() if at_once else self._process.terminate()
        self._process.wait(timeout=10)


@contextmanager
def served(url: str, **variables: str) -> Iterator[Server]:
    """A server over a database, with further settings, that runs."""
    server = Server(url, **variables)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def serving(url: str, **variables: str) -> Iterator[str]:
    """The address of a server over a database, on a free port, with further settings."""
    with served(url, **variables) as server:
        yield server.address


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
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
    locales = {"ar": "ar-EG", "en": "en-GB"}
    made = {
        language: browser.new_context(locale=locale, viewport=WIDE, accept_downloads=True)
        for language, locale in locales.items()
    }
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def tab(readers: dict[str, BrowserContext], site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page by its key, as a cold link with parameters; ``phone=True`` for a narrow screen."""
    with _tabs(readers, site) as opens:
        yield opens


@pytest.fixture
def own_tab(readers: dict[str, BrowserContext], own_site: str, own_url: str) -> Iterator[Callable[..., Page]]:
    """As ``tab``, where a test may write."""
    with session(own_url) as db:
        # What a test that failed left in a form would be found again by all others.
        db.execute(delete(Draft))
        db.commit()
    with _tabs(readers, own_site) as opens:
        yield opens


@contextmanager
def _tabs(readers: dict[str, BrowserContext], site: str) -> Iterator[Callable[..., Page]]:
    opened: list[Page] = []

    def open_page(key: str = "overview", /, *, language: str = "en", phone: bool = False, **params: str) -> Page:
        page = readers[language].new_page()
        opened.append(page)
        page.set_viewport_size(PHONE if phone else WIDE)
        # Streamlit remembers that the menu was closed, as it is after a visit on a narrow screen.
        page.add_init_script("localStorage.clear()")
        page.goto(address(site, key, lang=language, **params))
        return settle(page)

    yield open_page
    for page in opened:
        page.close()


@pytest.fixture
def year_tab(readers: dict[str, BrowserContext], year_site: str) -> Iterator[Callable[..., Page]]:
    """As ``tab``, over the made-up year."""
    with _tabs(readers, year_site) as opens:
        yield opens


def address(site: str, key: str, /, **params: str) -> str:
    """Where a page is; a profile's of something on record unless ``params`` say of what."""
    return f"{site}/{BY_KEY[key].url_path}?{urlencode({**known(BY_KEY[key]), **params})}"


@pytest.fixture(scope="package")
def visit(readers: dict[str, BrowserContext], site: str, year_site: str, empty_site: str) -> Callable[..., Visit]:
    """What was seen of a page in a language, with rows to show or, ``empty=True``, without; each is visited once."""
    seen: dict[tuple[str, str, bool], Visit] = {}
    tours: dict[tuple[str, str], Tour] = {}

    def visit(key: str, language: str, *, empty: bool = False) -> Visit:
        if (key, language, empty) not in seen:
            of_the_year = key in OF_THE_YEAR and not empty
            where, params = (year_site, made_up(BY_KEY[key])) if of_the_year else (empty_site if empty else site, {})
            tour = tours.get((where, language))
            if tour is None:
                tour = tours[where, language] = Tour(readers[language], site=where, wide=WIDE, narrow=PHONE)
            seen[key, language, empty] = tour.visit(address(where, key, lang=language, **params))
        return seen[key, language, empty]

    return visit
