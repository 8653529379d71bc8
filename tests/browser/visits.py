"""A page as a browser has it: waiting until it stands still, and what is noted of it then."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket
from playwright.sync_api import TimeoutError as Timeout

PATIENCE = 60_000  # milliseconds: what a busy machine may take, not what a page takes
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# The script has run, everything that it sent is drawn, and no font or chart is on its way.
STILL = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('.stPlotlyChart')];
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('.st-key-jisr-opening, .st-key-jisr-problem')
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
    && charts.every(chart => chart.querySelector('.main-svg'))
    && [...document.querySelectorAll('.geolayer')].every(
      map => !map.firstChild || map.querySelector('.choroplethlayer path'))
    && document.fonts.status === 'loaded';
}"""

COUNT_RUNS = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  window.jisrRuns = 0;
  new MutationObserver(() => window.jisrRuns += app.dataset.testScriptState !== 'notRunning')
    .observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""

# Nothing glides or pulses: a browser without a graphics card works hard for that.
AT_ONCE = """addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { animation: none !important; transition: none !important; }';
  document.head.append(style);
});"""

# What is wider than the screen would have to be pushed sideways.
FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every(box => box.scrollWidth <= box.clientWidth)"""
TOO_WIDE = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(box => box.getBoundingClientRect().width && !box.closest('svg, canvas, .stDataFrame')
    && (box.getBoundingClientRect().right > innerWidth + 1 || box.getBoundingClientRect().left < -1))
  .slice(0, 5).map(box => box.tagName + '.' + box.className).join(' | ')"""
# A text that ends in three dots, or nowhere, is not read. A field is pushed along by whoever types in it; a text in a
# box of one pixel is for those who hear the page.
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] *, [data-testid=stSidebar] *')]
  .filter(box => box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
  .filter(box => {
    const look = getComputedStyle(box);
    const cuts = look.textOverflow === 'ellipsis' || (look.whiteSpace === 'nowrap' && look.overflowX === 'hidden');
    return cuts && box.textContent.trim() && !box.closest('svg, canvas, .stDataFrame, input');
  })
  .slice(0, 5).map(box => box.textContent.slice(0, 80)).join(' | ')"""
LYING = """() => {
  const box = name => document.querySelector(`[data-testid=${name}]`).getBoundingClientRect();
  const [sidebar, main] = [box('stSidebar'), box('stMainBlockContainer')];
  return {
    language: document.documentElement.lang, direction: document.documentElement.dir, title: document.title,
    sidebar: [sidebar.left, sidebar.right], main: [main.left, main.right],
    fonts: [...document.fonts].filter(font => font.status === 'loaded').map(font => font.family.replaceAll('"', '')),
    family: getComputedStyle(document.querySelector('h1')).fontFamily,
    map: document.querySelectorAll('.choroplethlayer path').length,
  };
}"""

CHIPS = """() => [...document.querySelectorAll('[data-testid=stMain] .stButtonGroup > div')]
  .map(box => [box.scrollWidth, box.clientWidth])"""

# Where a narrow screen closed it, the menu comes back on a wide one, or stays closed.
MENU_IS_OPEN = """() => {
  const menu = document.querySelector('[data-testid=stSidebar]');
  document.querySelector('[data-testid=stExpandSidebarButton]')?.click();
  return menu.dataset.collapsed === 'false';
}"""

# Another page of the same dashboard, without loading it anew.
GO = """address => {
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""
GONE = "place => document.documentElement.dataset.place !== place"

# Streamlit looks for its server beside the page's path before it looks at the root.
LOOKED_FOR = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Visit:
    """What was seen of one page: ``asked`` are hosts of requests and sockets, ``said`` is the console's errors.

    ``requests`` and ``sockets`` are how many its reader has made and opened so far; ``chips`` how wide each line of
    choices is on a narrow screen, and how wide what it stands in.
    """

    site: str
    asked: set[str] = field(default_factory=set)
    requests: int = 0
    sockets: int = 0
    said: list[str] = field(default_factory=list)
    policy: str = ""
    lying: dict = field(default_factory=dict)
    too_wide: dict[int, str] = field(default_factory=dict)
    chips: list[tuple[int, int]] = field(default_factory=list)


def settle(page: Page) -> Page:
    """The page, when it stands still."""
    page.wait_for_function(STILL, polling=100, timeout=PATIENCE)
    return page


@contextmanager
def ran(page: Page) -> Iterator[None]:
    """What is done within it makes the page run anew; at its end the page stands still, and is of that run."""
    settle(page).evaluate(COUNT_RUNS)
    yield
    page.wait_for_function("jisrRuns", polling=100, timeout=PATIENCE)
    settle(page)


def wander(page: Page, address: str) -> Page:
    """The page at another address of the same dashboard, as by a link of it; loaded anew where it is the same page."""
    if page.url == "about:blank" or urlsplit(page.url).path == urlsplit(address).path:
        page.goto(address)
    else:
        # Whoever is back before the page stands that a click led to is led on to it: a click that came too late.
        place = settle(page).evaluate("document.documentElement.dataset.place")
        page.evaluate(GO, address)
        page.wait_for_function(GONE, arg=place, polling=50, timeout=PATIENCE)
    return settle(page)


def too_wide(page: Page) -> str:
    """What does not fit on the screen, or is cut; nothing where all is seen, or soon will after a change of size."""
    try:
        page.wait_for_function(FITS, polling=100, timeout=10_000)
    except Timeout:
        return page.evaluate(TOO_WIDE) or "the page"
    return page.evaluate(CUT)


class Tour:
    """One reader who opens a dashboard cold, and goes from page to page without loading it anew, as by its links.

    Opening each page cold takes a browser five times as long, nearly all of it for Streamlit's own code.
    """

    def __init__(self, context: BrowserContext, *, site: str, wide: dict, narrow: dict) -> None:
        self.site, self.wide, self.narrow = site, wide, narrow
        self._page = context.new_page()
        self._is_wide = True
        self._now = Visit(site)
        self._requests = self._sockets = 0
        self._page.on("request", self._requested)
        self._page.on("websocket", self._opened)
        self._page.on("console", self._said)
        self._page.on("pageerror", lambda error: self._now.said.append(str(error)))
        self._page.set_viewport_size(wide)

    def visit(self, address: str) -> Visit:
        """A page on a wide screen and on a narrow one; opened on the one on which the last page was left."""
        page, visit = self._page, Visit(self.site)
        self._now = visit
        visit.policy = page.request.get(address).headers.get("content-security-policy", "")
        wander(page, address)
        self._look(visit)
        self._is_wide = not self._is_wide
        page.set_viewport_size(self.wide if self._is_wide else self.narrow)
        self._look(visit)
        visit.requests, visit.sockets = self._requests, self._sockets
        return visit

    def _look(self, visit: Visit) -> None:
        page = settle(self._page)
        if self._is_wide:
            page.wait_for_function(MENU_IS_OPEN, polling=200)
            visit.lying = settle(page).evaluate(LYING)
        else:
            visit.chips = page.evaluate(CHIPS)
        visit.too_wide[page.viewport_size["width"]] = too_wide(page)

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")):
            self._now.asked.add(urlsplit(url).netloc)

    def _requested(self, request: Request) -> None:
        self._requests += 1
        self._asked(request.url)

    def _opened(self, socket: WebSocket) -> None:
        self._sockets += 1
        self._asked(socket.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(LOOKED_FOR):
            self._now.said.append(f"{message.text} ({message.location.get('url', '')})")
