"""A page as a browser has it: waiting until it stands still, and what is noted of it then."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as Timeout

PATIENCE = 60_000  # milliseconds: what a busy machine may take, not what a page takes

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

# What is wider than the screen would have to be pushed sideways.
FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every(box => box.scrollWidth <= box.clientWidth)"""
TOO_WIDE = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(box => box.getBoundingClientRect().width && !box.closest('svg, canvas, .stDataFrame')
    && (box.getBoundingClientRect().right > innerWidth + 1 || box.getBoundingClientRect().left < -1))
  .slice(0, 5).map(box => box.tagName + '.' + box.className).join(' | ')"""
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

# Streamlit looks for its server beside the page's path before it looks at the root.
LOOKED_FOR = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Visit:
    """What was seen of one page: ``asked`` are hosts of requests and sockets, ``said`` is the console's errors."""

    site: str
    asked: set[str] = field(default_factory=set)
    sockets: int = 0
    said: list[str] = field(default_factory=list)
    policy: str = ""
    lying: dict = field(default_factory=dict)
    too_wide: dict[int, str] = field(default_factory=dict)


def settle(page: Page) -> Page:
    """The page, when it stands still."""
    page.wait_for_function(STILL, timeout=PATIENCE)
    return page


def too_wide(page: Page) -> str:
    """What does not fit on the screen; nothing where all of it does, or soon will after a change of size."""
    try:
        page.wait_for_function(FITS, timeout=3000)
    except Timeout:
        return page.evaluate(TOO_WIDE) or "the page"
    return ""


def visited(context: BrowserContext, address: str, *, site: str, wide: dict, narrow: dict) -> Visit:
    """One visit: opened cold on a wide screen, then on a narrow one."""
    visit, page = Visit(site), context.new_page()

    def asked(url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")):
            visit.asked.add(urlsplit(url).netloc)

    def opened(socket) -> None:
        visit.sockets += 1
        asked(socket.url)

    def said(message) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(LOOKED_FOR):
            visit.said.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("request", lambda request: asked(request.url))
    page.on("websocket", opened)
    page.on("console", said)
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.set_viewport_size(wide)
    response = page.goto(address)
    visit.policy = response.headers.get("content-security-policy", "")
    settle(page)
    visit.lying = page.evaluate(LYING)
    for size in (wide, narrow):
        page.set_viewport_size(size)
        visit.too_wide[size["width"]] = too_wide(page)
    page.close()
    return visit
