"""The dashboard as ``make run`` starts it: a process over a database, on a free port."""

import os
import runpy
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from outreach.settings import ROOT
from tests.forked import FORKS

MODULE = "outreach.server"
STARTS_WITHIN = 60
ENDS_WITHIN = 10


class Server:
    """A server over a database, on a port that stays its own: it can be killed and started again."""

    def __init__(self, url: str, **variables: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._environment = {**os.environ, "PORT": str(port), "DATABASE_URL": url, **variables}

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = FORKS.Process(target=_serve, args=(self._environment,), daemon=True)
        self._process.start()
        _wait_for(f"{self.address}/_stcore/health")

    def stop(self, *, at_once: bool = False) -> None:
        """Ask it to end; ``at_once`` kills it, so that it can neither refuse nor clean up."""
        self._process.kill() if at_once else self._process.terminate()
        self._process.join(ENDS_WITHIN)
        assert self._process.exitcode is not None, f"it did not end within {ENDS_WITHIN} seconds"


def _serve(environment: dict[str, str]) -> None:
    """What ``python -m outreach.server`` does where these variables are set."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    sys.argv = [MODULE]
    runpy.run_module(MODULE, run_name="__main__", alter_sys=True)


@contextmanager
def served(url: str, **variables: str) -> Iterator[Server]:
    """A server over a database, with further settings, that runs."""
    server = Server(url, **variables)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def serving(url: str, **variables: str) -> Iterator[str]:
    """The address of a server over a database, on a free port, with further settings."""
    with served(url, **variables) as server:
        yield server.address


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
