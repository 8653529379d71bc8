"""Servers for as long as the measuring takes: started, asked for memory and processor time, ended."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outreach.settings import ROOT

STARTED_WITHIN = 60


@dataclass(frozen=True)
class Server:
    """One running server; ``name`` is what the tables call it, ``database`` empty for the bare page."""

    name: str
    address: str
    process: subprocess.Popen
    database: str = ""

    def memory(self) -> float | None:
        """The most memory that it has had resident, in bytes; None where the system does not keep that."""
        return _kept(self.process.pid, "status", lambda text: 1024 * int(text.split("VmHWM:")[1].split()[0]))

    def busy(self) -> float | None:
        """Seconds of processor time until now; None as above."""
        ticks = os.sysconf("SC_CLK_TCK")
        return _kept(self.process.pid, "stat", lambda text: sum(map(int, text.rsplit(")")[-1].split()[11:13])) / ticks)


def _kept(process: int, name: str, read) -> float | None:
    file = Path(f"/proc/{process}/{name}")
    return read(file.read_text()) if file.exists() else None


@contextmanager
def running(name: str, module: Sequence[str], *, database: str = "", log: Path) -> Iterator[Server]:
    """A server of this project, ready to answer.

    Args:
        module: the module to run and its arguments; ``{port}`` stands for the port.
        log: where it writes.

    Raises:
        RuntimeError: it ended, or did not answer within a minute.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = os.environ | {"PORT": port} | ({"DATABASE_URL": database} if database else {})
    command = [sys.executable, "-m", *(word.format(port=port) for word in module)]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    server = Server(name, f"http://127.0.0.1:{port}", process, database)
    try:
        _wait_for(server, log)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(server: Server, log: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The server for {server.name!r} does not answer:\n{log.read_text()[-2000:]}")
