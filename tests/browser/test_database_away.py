"""The database goes away under a form that is being filled in: nothing that was typed until it is back is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import make_url

from outreach.i18n import translator
from outreach.wording.problems import BY_PROBLEM, DatabaseUnreachable
from tests.browser.conftest import address
from tests.browser.drafts import wait_for_draft
from tests.browser.served import served
from tests.browser.visits import ran, settle


@pytest.fixture
def away(postgresql_server: str, postgresql_url: str) -> Callable:
    """Within it, the server takes no connection to the database, and breaks off those that there are."""
    name = make_url(postgresql_url).database

    @contextmanager
    def away() -> Iterator[None]:
        with psycopg.connect(postgresql_server, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            try:
                connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
                yield
            finally:
                connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    return away


def field(page: Page, label: str):
    return page.get_by_test_id("stMain").get_by_label(label, exact=True)


def again(page: Page, words: str):
    return page.get_by_test_id("stMain").get_by_role("button", name=words)


@pytest.mark.parametrize("language", ["ar"])
def test_what_was_typed_stands_when_the_database_is_back(language, away, postgresql_url, reader) -> None:
    """Try again while it is away and once it is back: every field has its words, and they are kept as the draft."""
    t = translator(language)
    line, notes, sources = t("What happened, in one line"), t("Notes"), t("Sources")
    with served(postgresql_url, JISR_USER="Editor One") as server:
        reader.goto(address(server.address, "log", lang=language))
        settle(reader).get_by_text(t("More, where it is known")).click()
        field(reader, notes).fill("1 2 3")
        field(reader, line).fill("4 5 6")
        field(reader, line).press("Tab")
        wait_for_draft(reader, postgresql_url, "4 5 6")
        with away():
            field(reader, line).fill("4 5 6 7 8 9")
            field(reader, line).press("Tab")
            expect(reader.get_by_text(t(BY_PROBLEM[DatabaseUnreachable][0]))).to_be_visible()
            with ran(reader):
                again(reader, t("Try again")).click()
            expect(reader.get_by_text(t(BY_PROBLEM[DatabaseUnreachable][0]))).to_be_visible()
        again(reader, t("Try again")).click()
        expect(field(reader, line)).to_have_value("4 5 6 7 8 9")
        expect(field(reader, notes)).to_have_value("1 2 3")
        wait_for_draft(reader, postgresql_url, "4 5 6 7 8 9")
        # The browser sends with the next change what it holds of all the others.
        reader.get_by_text(t("More, where it is known")).click()
        field(reader, sources).fill("0")
        field(reader, sources).press("Tab")
        wait_for_draft(reader, postgresql_url, '"0"')
        reader.reload()
        settle(reader)
        expect(field(reader, line)).to_have_value("4 5 6 7 8 9")
        expect(field(reader, notes)).to_have_value("1 2 3")
