"""Asks an ASGI application for an address, as a server would hand the request over."""

import asyncio
from dataclasses import dataclass
from urllib.parse import quote

from starlette.types import ASGIApp

HERE = ("127.0.0.1", 50000)


@dataclass(frozen=True)
class Answer:
    """What came back. ``headers`` have small letters."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def get(app: ASGIApp, address: str, *, headers: dict[str, str] | None = None, client: tuple = HERE) -> Answer:
    """``GET address``; ``client`` is the host and port that it comes from."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": quote(query, safe="=&,%+").encode(),
        "headers": [(b"host", b"127.0.0.1")]
        + [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "client": client,
        "server": ("127.0.0.1", 8501),
    }
    sent: list[dict] = []
    asked = False

    async def receive() -> dict:
        nonlocal asked
        if asked:
            # Nothing more comes, and nobody hangs up.
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start, *bodies = sent
    return Answer(
        status=start["status"],
        headers={name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]},
        content=b"".join(body.get("body", b"") for body in bodies),
    )
