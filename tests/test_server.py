"""The server as a browser meets it: its headers, its hosts, its language; and what it never asks of the internet."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from outreach.screen.pagetable import PAGES
from outreach.server import HEADERS
from outreach.settings import ROOT

STARTS_WITHIN = 30
BROWSER = {"Accept": "text/html", "Accept-Language": "ar-EG,ar;q=0.9,en;q=0.5"}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, path: str, *, host: str = "", method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}", **sent})
    response = connection.getresponse()
    # A websocket stays open: there is nothing to read to its end.
    body = b"" if response.status == http.client.SWITCHING_PROTOCOLS else response.read()
    connection.close()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(module: str, url: str) -> Iterator[int]:
    """The port of a server that a module starts over a database, once it answers."""
    chosen = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**os.environ, "PORT": str(chosen), "DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            if ask(chosen, "/_stcore/health").status == 200:
                break
        except OSError:
            time.sleep(0.1)
    yield chosen
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="module")
def port(empty_url: str) -> Iterator[int]:
    """A running server over an empty database."""
    with running("outreach.server", empty_url) as port:
        yield port


def test_a_start_serves_what_is_prepared(record_url: str) -> None:
    with running("outreach.start", record_url) as port:
        assert ask(port, "/export/topics.csv?lang=en").status == 200


def test_a_start_ends_where_the_database_cannot_be_prepared(tmp_path: Path) -> None:
    """With the sentence of `init` alone, and no server."""
    path = tmp_path / "notes.db"
    path.write_text("no database " * 100)
    done = subprocess.run(
        [sys.executable, "-m", "outreach.start"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(free_port()), "DATABASE_URL": f"sqlite:///{path}", "JISR_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        timeout=STARTS_WITHIN,
        check=False,
    )
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "notes.db" in done.stdout + done.stderr


def policy(answer: Answer) -> dict[str, str]:
    """The content policy's parts by name."""
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: sources for name, _, sources in parts}


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/app/static/jisr.png", "/nowhere", "/a/b/c"])
def test_every_answer_carries_the_protecting_headers(port, path) -> None:
    """Pages, files and errors alike."""
    answer = ask(port, path, **BROWSER)
    for name, value in HEADERS.items():
        if name != "Content-Security-Policy":
            assert answer.headers[name.lower()] == value, name
    assert policy(answer)["frame-ancestors"] == "'none'"


def test_the_policy_names_no_other_host(port) -> None:
    """What a page may load, send or connect to is this server, down to its port."""
    for name, sources in policy(ask(port, "/", **BROWSER)).items():
        for source in sources.split():
            own = source in (f"ws://127.0.0.1:{port}", f"wss://127.0.0.1:{port}")
            assert own or source.startswith("'") or source in ("data:", "blob:"), f"{name}: {source}"


def test_a_host_that_is_not_allowed_is_refused(port) -> None:
    """A name that somebody else points at this machine gets nothing (DNS rebinding)."""
    assert ask(port, "/", host="evil.example").status == 400
    assert ask(port, "/_stcore/health", host=f"evil.example:{port}").status == 400
    assert ask(port, "/_stcore/health", host=f"localhost:{port}").status == 200


def _socket(port: int, *, host: str = "", origin: str) -> int:
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    return ask(
        port,
        "/_stcore/stream",
        host=host,
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key=key,
        Origin=origin,
    ).status


def test_a_websocket_is_for_our_own_page_only(port) -> None:
    """Another site's page, open in the same browser, cannot talk to the dashboard."""
    assert _socket(port, origin=f"http://127.0.0.1:{port}") == 101
    assert _socket(port, origin="https://evil.example") == 403
    assert _socket(port, origin=f"http://127.0.0.1:{port}", host="evil.example") in (400, 403)


@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_the_first_guess_of_the_language_goes_into_the_address(port, info) -> None:
    """A link copied from the first visit shows a colleague the same language, whatever their browser likes."""
    path = f"/{info.url_path}?kind=visit"
    answer = ask(port, path, **BROWSER)
    assert answer.status == 307
    assert answer.headers["location"] == f"/{info.url_path}?kind=visit&lang=ar"
    assert ask(port, path, Accept="text/html", Accept_Language="en").headers["location"].endswith("lang=en")


def test_the_document_speaks_its_language_from_the_first_byte(port) -> None:
    """Direction does not wait for a script."""
    assert b'<html lang="ar" dir="rtl">' in ask(port, "/?lang=ar", **BROWSER).body
    assert b'<html lang="en" dir="ltr">' in ask(port, "/countries?lang=en", **BROWSER).body
    assert b'<html lang="ar" dir="rtl">' in ask(port, "/?lang=%3Cscript%3E", **BROWSER).body
    assert ask(port, "/countries?lang=en", **BROWSER).body.count(b'?? "en-EG-u-nu-latn", configurable: true') == 1
    # A browser that kept the other language's document must not be told that it is still good.
    kept = ask(port, "/?lang=ar", **BROWSER)
    assert "etag" not in kept.headers and "last-modified" not in kept.headers


def test_an_export_is_answered_beside_the_dashboard(port) -> None:
    """The same process, the same headers; the export's own tests say what is in it."""
    answer = ask(port, "/export/activities.csv?lang=en")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_that_is_none_says_so(port) -> None:
    """In the reader's language, with the way back, and without repeating what was asked."""
    answer = ask(port, "/%22%3E%3Cscript%3Ealert(1)?lang=en", **BROWSER)
    assert answer.status == 404
    assert b"There is no such page" in answer.body and b'href="/?lang=en"' in answer.body
    assert b"alert" not in answer.body


def test_a_redirect_stays_here(port) -> None:
    """An address with two slashes is no way to another site."""
    answer = ask(port, "//evil.example/?kind=visit", **BROWSER)
    assert not answer.headers.get("location", "/").startswith(("//", "http"))


def test_scripts_travel_compressed(port) -> None:
    """The first visit carries megabytes of script."""
    page = ask(port, "/?lang=en", **BROWSER).body.decode()
    script = re.search(r'src="\./(static/js/[^"]+\.js)"', page)
    answer = ask(port, f"/{script[1]}", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"


def test_the_settings_keep_the_dashboard_on_this_machine() -> None:
    """`streamlit run dashboard.py` reads these too."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showErrorLinks"] is False
    assert config["client"]["disableDataExport"] is True


def test_a_reader_has_one_run_at_a_time() -> None:
    """Else the run that a field began goes on beside the one that a click began, and does what was clicked."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["fastReruns"] is False


def test_no_rule_of_style_asks_every_element_what_it_holds() -> None:
    """A browser asks a bare ``:has()`` of each element at each change: half of its time for a page, measured once."""
    style = (ROOT / "outreach" / "screen" / "style.css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert ":has(" in rules
    assert re.findall(r"(?:^|[\s>+~,]):(?:has|not\(:has)\([^{]*", rules) == []


def test_fonts_and_style_are_served_from_here() -> None:
    """No address of another host stands in what the browser is given."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for face in config["theme"]["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).is_file()
    style = (ROOT / "outreach" / "screen" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style and "@import" not in style
