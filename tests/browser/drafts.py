"""A draft as the database has it, which is what a page that begins anew has of it, and a reader with nothing else."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from models import Draft
from models.engine import session
from tests.browser.visits import PATIENCE, WIDE


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A tab of a browser of the test's own, closed whatever becomes of it."""
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def wait_for_draft(page: Page, url: str, words: str) -> None:
    """Wait until a draft in the database has these words: until then, a reload may be quicker than its server."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not any(words in content for content in _drafts(url)):
        assert time.monotonic() < deadline, f"no draft has {words!r}"
        page.wait_for_timeout(100)


def _drafts(url: str) -> list[str]:
    with session(url) as db:
        return list(db.scalars(select(Draft.content)))
