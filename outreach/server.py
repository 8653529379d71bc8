"""One process: the dashboard, and plain HTTP beside it, behind the strictest policy that both bear.

``python -m outreach.server`` starts it; ``outreach.server:app`` is what an ASGI server would be given.
"""

import gc
import logging
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

import streamlit as st
from starlette.datastructures import Headers as RequestHeaders
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from outreach.answering import EXPORTS
from outreach.discreet import keep_words_out, told
from outreach.front import Front
from outreach.settings import ROOT, SettingError, Settings, settings

log = logging.getLogger(__name__)

# Streamlit's page has inline scripts and styles, and Plotly and the tables compile code. Everything else may
# come from this server only, and nobody may put the dashboard into a frame of theirs.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "font-src 'self' data:",
        "connect-src 'self' {socket}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:]+\](:\d+)?", re.ASCII)
WARMED = ("outreach.screen.frame", "outreach.screen.place_blocks", "outreach.screen.cards", "outreach.exports.tables")
COLLECTED_AT = (50_000, 20, 20)
"""Objects, and generations of them, after which Python looks for garbage: a page makes tens of thousands that stay."""

COMPRESSION = 4  # of 9: the first visit carries 9 MB of scripts, and level 9 takes three times as long for 4 %


class Headers:
    """Adds :data:`HEADERS` to every answer over HTTP, errors and refused hosts included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = RequestHeaders(scope=scope).get("host", "")
        # Not every browser counts a websocket to this very server as 'self'.
        socket = f"ws://{host} wss://{host}" if HOST.fullmatch(host) else ""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value.format(socket=socket)
            await send(message)

        await self.app(scope, receive, with_headers)


def failed(error: Exception) -> bool:
    """Log what no page expected, and tell the reader one sentence without a trace of code."""
    from outreach.screen import frame

    log.error("A page failed\n%s", told(error))
    frame.apologise()
    return True


def export(request: Request) -> Response:
    """A table, or the rows behind a figure, as a file.

    Not ``async``: Starlette runs it in a thread, so that nobody waits for the database.
    """
    # Tables and queries are imported when they are first asked for: a server that starts should answer at once.
    from outreach.exports.routes import export

    return export(request)


@asynccontextmanager
async def warming(app: st.App) -> AsyncIterator[None]:
    """Import what the first page will need while its reader is still on the way. Whoever serves the application, no
    words of what fails are logged, and files are had at their addresses."""
    keep_words_out()
    EXPORTS.set()

    def fetch() -> None:
        for name in WARMED:
            import_module(name)
        # What was imported stays: to look through it again and again takes a tenth of each page's time.
        gc.freeze()
        gc.set_threshold(*COLLECTED_AT)

    Thread(target=fetch, daemon=True).start()
    yield


def build(*, chosen: Settings) -> st.App:
    """The application: the dashboard, and each table as a file beside it under the same policy."""
    return st.App(
        ROOT / "dashboard.py",
        lifespan=warming,
        routes=[
            Route("/export/{table}.csv", export, methods=["GET"]),
            Route("/export/behind/{figure}.csv", export, methods=["GET"]),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(chosen.allowed_hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=COMPRESSION),
            Middleware(Front),
        ],
        on_script_error=failed,
    )


def has_screen() -> bool:
    """Whether somebody sits before this machine, so that opening a browser helps."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def refuse_at_start(chosen: Settings) -> None:
    """Say what is wrong with the ministry's list of holidays now, and not to the first reader.

    Raises:
        SystemExit: it cannot be used.
    """
    if not chosen.holidays:
        return
    # Only where there is one: a server that starts should answer at once.
    from outreach.clock.home import home_calendar
    from outreach.clock.own_days import UnfitDays
    from outreach.i18n import translator
    from outreach.wording.problems import in_lines

    try:
        home_calendar(chosen)
    except UnfitDays as problem:
        sys.exit("\n".join(in_lines(problem, translator(chosen.default_language))))


def serve() -> None:
    """Serve the dashboard, as the settings say, until it is stopped."""
    keep_words_out()
    refuse_at_start(settings())
    app.run(
        config={
            "server.address": settings().address,
            "server.port": settings().port,
            "server.headless": not has_screen(),
            "server.allowedHosts": list(settings().allowed_hosts),
        }
    )


try:
    app = build(chosen=settings())
except SettingError as error:
    if __name__ != "__main__":
        raise
    from outreach.i18n import plain_translator

    sys.exit(error.told(plain_translator()))

if __name__ == "__main__":
    serve()
