"""A draft outlives the server and the connection: what was typed is there again, whatever happens between."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from outreach.i18n import translator
from tests.browser.conftest import address
from tests.browser.drafts import wait_for_draft
from tests.browser.served import Server, served
from tests.browser.visits import settle

TYPED = {"en": "Words that must not be lost", "ar": "كلمات لا يجوز أن تضيع"}
CONNECTED = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'"
GOING_AWAY = 1001


@pytest.fixture
def server(sqlite_url: str) -> Iterator[Server]:
    """A server of the test's own, over a database without rows."""
    with served(sqlite_url, JISR_USER="Editor One") as server:
        yield server


def line(page: Page, language: str):
    return page.get_by_test_id("stMain").get_by_label(translator(language)("What happened, in one line"), exact=True)


def kept(page: Page):
    return page.locator(".st-key-jisr-log-kept")


class Wire:
    """The page's way to its server, which can be cut: what was open breaks off, and nothing gets through."""

    def __init__(self, page: Page) -> None:
        self.page, self.cut, self.open = page, False, []
        page.route_web_socket("**/_stcore/stream", self._opened)

    def _opened(self, socket: WebSocketRoute) -> None:
        if self.cut:
            socket.close(code=GOING_AWAY)
        else:
            self.open += [socket.connect_to_server(), socket]

    def lose(self) -> None:
        """Cut it, and wait until the page knows."""
        self.cut = True
        # An open socket outlives this in Chromium.
        self.page.context.set_offline(True)
        for socket in self.open:
            socket.close(code=GOING_AWAY)
        self.open.clear()
        self.page.wait_for_function(f"!({CONNECTED})")

    def mend(self) -> None:
        """Let everything through again, and wait until the page is connected."""
        self.cut = False
        self.page.context.set_offline(False)
        self.page.wait_for_function(CONNECTED)


def test_a_server_that_is_killed_loses_no_word(server, reader) -> None:
    """Killed and started again over the same database: the page comes back by itself, and so does a new one."""
    reader.goto(address(server.address, "log", lang="ar"))
    line(settle(reader), "ar").fill(TYPED["ar"])
    expect(kept(reader)).to_be_visible()
    server.stop(at_once=True)
    reader.wait_for_function(f"!({CONNECTED})")
    server.start()
    reader.wait_for_function(CONNECTED)
    expect(line(settle(reader), "ar")).to_have_value(TYPED["ar"])
    expect(kept(reader)).to_be_visible()
    reader.reload()
    expect(line(settle(reader), "ar")).to_have_value(TYPED["ar"])


def test_a_connection_that_is_lost_loses_no_word(server, sqlite_url, reader) -> None:
    """Not even one typed just before: it stays on the page, and is kept once the connection is back."""
    wire = Wire(reader)
    reader.goto(address(server.address, "log", lang="en"))
    line(settle(reader), "en").fill("Words")
    expect(kept(reader)).to_be_visible()
    line(settle(reader), "en").fill(TYPED["en"])
    wire.lose()
    expect(line(reader, "en")).to_have_value(TYPED["en"])
    wire.mend()
    expect(line(reader, "en")).to_have_value(TYPED["en"])
    wait_for_draft(reader, sqlite_url, TYPED["en"])
    reader.reload()
    expect(line(settle(reader), "en")).to_have_value(TYPED["en"])
