"""What happens before a page begins: the language goes into its address, and its direction into the document.

Streamlit's document says ``lang="en"`` to everybody, and would lay out its first moment from left to right.
"""

from html import escape
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from outreach.i18n import LANGUAGES, PARAMETER, Translator, negotiate, translator
from outreach.screen.pagetable import BY_KEY, PAGES
from outreach.spoken import script

ENGLISH, HEAD = b'<html lang="en">', b"<head>"

# An answer from the browser's memory, or a compressed one, could not be given its language any more.
UNWANTED = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
STALE = ("etag", "last-modified", "accept-ranges")

NOT_FOUND = """<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{title}</title>
<body style="font: 1rem/1.6 Vazirmatn, Tahoma, sans-serif; margin: 3rem 1.5rem">
<h1 style="font-size: 1.3rem">{title}</h1>
<p><a href="/?{query}">{way_back}</a></p>"""


class Front:
    """Answers what a person types or clicks: a page's address, read by a browser. Lets everything else through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = _asked_for(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        params = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        asked = params.get(PARAMETER, [""])[-1]
        guess = negotiate(Headers(scope=scope).get("accept-language"))
        t = translator(asked if asked in LANGUAGES else guess)
        if key and key not in BY_KEY:
            await _not_found(t)(scope, receive, send)
        elif not asked or key == PAGES[0].key:
            query = urlencode({**params, PARAMETER: [asked or guess]}, doseq=True)
            await RedirectResponse(f"/{'' if key == PAGES[0].key else key}?{query}")(scope, receive, send)
        else:
            kept = [(name, value) for name, value in scope["headers"] if name not in UNWANTED]
            await self.app({**scope, "headers": kept}, receive, _Speaking(send, t))


class _Speaking:
    """Passes one document on with the language and direction that it is about to have, which its browser speaks too."""

    def __init__(self, send: Send, t: Translator) -> None:
        self.send = send
        self.opening = f'<html lang="{t.language}" dir="{t.direction}">'.encode()
        self.spoken = f"<script>{script(t)}</script>".encode()
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.body.replace(ENGLISH, self.opening, 1).replace(HEAD, HEAD + self.spoken, 1)
        headers = MutableHeaders(scope=self.start)
        for name in STALE:
            del headers[name]
        if self.body:
            headers["Content-Length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def _asked_for(scope: Scope) -> str | None:
    """The one part of a path that a browser asks a document from; None for anything else."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return None
    part = scope["path"].strip("/")
    return None if "/" in part or "." in part else part


def _not_found(t: Translator) -> HTMLResponse:
    page = NOT_FOUND.format(
        language=t.language,
        direction=t.direction,
        title=escape(t("There is no such page.")),
        way_back=escape(t("To the overview")),
        query=urlencode({PARAMETER: t.language}),
    )
    return HTMLResponse(page, status_code=404)
