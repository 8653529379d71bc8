"""A server that is killed while somebody brings a file in leaves all of it or nothing, with its history."""

import time
from random import SystemRandom

from playwright.sync_api import Page

from models.engine import engine
from outreach.i18n import translator
from tests.browser.conftest import address
from tests.browser.served import served
from tests.browser.test_import_files import drop
from tests.browser.visits import settle
from tests.importers.killed_acts import content
from tests.importers.killed_often import File
from tests.importers.made_files import take
from tests.importers.test_killed import imported, settled
from tests.small_world import HOME

ROWS = 200
"""So many that writing them takes a while."""

KILLS = 3
LATEST = 0.6
"""Seconds after the click: about twice what this import takes, with what the page does before."""


def confirmed(page: Page, site: str) -> None:
    """Open the page, give it the file, and bring it in."""
    page.goto(address(site, "import_files", lang="en"))
    drop(settle(page), "activities.csv", content(ROWS))
    button = page.get_by_test_id("stMain").get_by_role("button", name=translator("en")("Bring them in"))
    # A click of Playwright's looks first whether the button stands still, for longer than the import takes.
    button.evaluate("button => button.click()")


def test_a_server_killed_while_a_file_comes_in(sqlite_url: str, reader: Page) -> None:
    """At moments that dice choose; another one finds a whole database each time, and the same file comes in at last."""
    settled(sqlite_url)
    database = File(sqlite_url)
    database.keep()
    with served(sqlite_url, JISR_USER="Editor One", JISR_HOME_COUNTRY=HOME) as server:
        for number in range(KILLS):
            if number:
                engine(sqlite_url).dispose()
                database.put_back("import")
                server.start()
            confirmed(reader, server.address)
            late = SystemRandom().uniform(0, LATEST)
            time.sleep(late)
            server.stop(at_once=True)
            assert imported(sqlite_url, f"{late:.6f} s") in (0, ROWS), late
    assert not take(sqlite_url, content(ROWS)).errors
    assert imported(sqlite_url, "in the end") == ROWS
