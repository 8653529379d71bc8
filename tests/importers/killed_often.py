"""Does an act of :mod:`tests.importers.killed_acts`, and is killed while it does.

``python -m tests.importers.killed_often`` is told of an act in a line, ``URL SEED ACT``. For each ``again`` that comes
next the database is put back to where the act begins, and a fork does it until it is killed (SIGKILL) at a moment that
the dice chose: before or after a statement or at the commit, or up to some thousandths of a second later, wherever that
is, in SQLite's own code too. What comes back is that moment. Forked and not started anew, since a start takes a second,
and a fork that knows everything already hardly anything. No fork shares a connection: each engine is disposed of
before.
"""

import gc
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

import psycopg
from sqlalchemy import event, make_url

from models import Base
from models.engine import engine
from outreach.writing import images
from tests.importers.killed_acts import ACTS, BEFORE, nothing

CHUNK = 10
"""Rows at a time, so that a few rows are several chunks."""

FORKS = "killed_often"
"""What PostgreSQL's server knows the forks as: whoever else has a connection may keep it."""

LATEST = 0.004
"""Seconds after a statement at which the last ones are killed: longer than the longest statement."""

AGAIN = "again"


class Steps:
    """The steps of an act, and which of them is the last: it is killed there, or ``late`` seconds after it."""

    def __init__(self, url: str) -> None:
        self.taken: list[str] = []
        self.last: int | None = None
        self.late: float | None = None
        self.tells = -1
        event.listen(engine(url), "before_cursor_execute", lambda c, cursor, words, *rest: self.take("before", words))
        event.listen(engine(url), "after_cursor_execute", lambda c, cursor, words, *rest: self.take("after", words))
        event.listen(engine(url), "commit", lambda connection: self.take("at", "COMMIT"))

    def take(self, when: str, words: str) -> None:
        self.taken.append(f"{when} {' '.join(words.split()[:3])}")
        if len(self.taken) - 1 != self.last:
            return
        if self.late is None:
            os.kill(os.getpid(), signal.SIGKILL)
        # Whoever kills waits for this.
        os.write(self.tells, b".")


class File:
    """A SQLite database, put back by copying what it was."""

    def __init__(self, url: str) -> None:
        self.path = Path(url.removeprefix("sqlite:///"))

    def keep(self) -> None:
        shutil.copyfile(self.path, self.path.with_suffix(".kept"))

    def put_back(self, act: str) -> None:
        # What a database that was there left beside it.
        for beside in ("-wal", "-shm"):
            Path(f"{self.path}{beside}").unlink(missing_ok=True)
        shutil.copyfile(self.path.with_suffix(".kept"), self.path)

    def settle(self) -> None:
        """Nobody goes on after a kill."""


class Served:
    """A PostgreSQL database, put back by deleting what was written, which is quicker than a copy of it."""

    def __init__(self, url: str) -> None:
        self.url = url
        with psycopg.connect(url) as connection:
            self.written = [
                name
                for name in Base.metadata.tables
                if not connection.execute(f"SELECT EXISTS (SELECT FROM {name})").fetchone()[0]
            ]

    def keep(self) -> None:
        """Whatever an act begins with can be made again."""

    def put_back(self, act: str) -> None:
        with psycopg.connect(self.url) as connection:
            # History refuses to be deleted.
            connection.execute("SET session_replication_role = replica")
            connection.execute(";".join(f"DELETE FROM {name}" for name in self.written))
        BEFORE.get(act, nothing)(self.url)

    def settle(self) -> None:
        """Wait until the server has seen that nobody is there any more: what it was told to do it does to its end."""
        others = (
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            f" AND application_name = '{FORKS}'"
        )
        with psycopg.connect(self.url, autocommit=True) as connection:
            while connection.execute(others).fetchone():
                time.sleep(0.001)


def attempt(act: str, url: str, steps: Steps) -> bool:
    """Whether it was killed; where the act was quicker, it was not."""
    engine(url).dispose()
    hears, steps.tells = os.pipe()
    process = os.fork()
    if not process:
        os.close(hears)
        ACTS[act](url)
        os._exit(0)
    os.close(steps.tells)
    if steps.late is not None and os.read(hears, 1):
        time.sleep(steps.late)
        os.kill(process, signal.SIGKILL)
    os.close(hears)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status not in (0, -signal.SIGKILL):
        sys.exit(f"{act} ended with {status}")
    return status != 0


def kill(url: str, seed: str, act: str) -> None:
    """Learn how many steps the act has, then do it as often as is asked."""
    if not url.startswith("sqlite"):
        url = make_url(url).update_query_dict({"application_name": FORKS}).render_as_string(hide_password=False)
    database = (File if url.startswith("sqlite") else Served)(url)
    BEFORE.get(act, nothing)(url)
    steps = Steps(url)
    engine(url).dispose()
    database.keep()
    ACTS[act](url)
    known = tuple(steps.taken)
    # A fork copies whatever page is written to, and the collector writes to all of them.
    gc.freeze()
    gc.disable()
    dice = Random(seed)
    print("ready", flush=True)
    while sys.stdin.readline().strip() == AGAIN:
        killed = False
        while not killed:
            engine(url).dispose()
            steps.last = None
            database.put_back(act)
            steps.taken = []
            first, end = 0, len(known)
            if not dice.randrange(3):
                # From the commit on: it is short, and the step that counts.
                first = max(place for place, what in enumerate(known) if what == "at COMMIT")
            steps.last = dice.randrange(first, end)
            steps.late = dice.choice((None, dice.uniform(0, LATEST)))
            killed = attempt(act, url, steps)
            database.settle()
        late = "" if steps.late is None else f" and {steps.late:.6f} s"
        print(f"{act}: {known[steps.last]}, step {steps.last} of {len(known)}{late}", flush=True)


def main() -> None:
    """One act after another, as they are told, each in a fork that knows nothing of those before."""
    images.CHUNK = CHUNK
    while told := sys.stdin.readline().split():
        process = os.fork()
        if not process:
            kill(*told)
            return
        if status := os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
            sys.exit(f"{told[-1]} ended with {status}")


if __name__ == "__main__":
    main()
