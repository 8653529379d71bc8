"""Imports, and undoes imports, and is killed while it does: ``python -m tests.importers.killed_often DATABASE SEED``.

Each line that comes in names what to do, ``import`` or ``undo``. Then the database is put back to where that begins,
and a fork does it until it is killed (SIGKILL) at a moment that the dice chose: before or after a statement or at the
commit, or up to some thousandths of a second later, wherever that is, in SQLite's own code too. What comes back is that
moment. Forked and not started anew, since a start takes a second, and a fork that knows everything already hardly
anything.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

from sqlalchemy import event

from models.engine import engine
from outreach.writing import images
from tests.importers.killed import content, import_rows, undo_last

ROWS = 40
CHUNK = 12
"""Rows at a time, so that a few rows are several chunks."""

LATEST = 0.004
"""Seconds after a statement at which the last ones are killed: longer than the longest statement."""

ACTS = {"import": lambda url: import_rows(url, content(ROWS)), "undo": undo_last}


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


def put(template: Path, path: Path) -> None:
    """A copy, without what a database that was there left beside it."""
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    shutil.copyfile(template, path)


def attempt(act: str, url: str, steps: Steps) -> bool:
    """Whether it was killed; where the act was quicker, it was not."""
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


def main(path: Path, seed: str) -> None:
    """Learn how many steps each act has, then do what comes in."""
    images.CHUNK = CHUNK
    url = f"sqlite:///{path}"
    steps = Steps(url)
    begins, known = {}, {}
    for act, run in ACTS.items():
        engine(url).dispose()
        begins[act] = path.with_suffix(f".{act}")
        shutil.copyfile(path, begins[act])
        steps.taken = []
        run(url)
        known[act] = steps.taken
    engine(url).dispose()
    dice = Random(seed)
    print("ready", flush=True)
    for act in map(str.strip, sys.stdin):
        killed = False
        while not killed:
            put(begins[act], path)
            steps.taken = []
            first, end = 0, len(known[act])
            if not dice.randrange(3):
                # From the commit on: it is short, and the step that counts.
                first = max(place for place, what in enumerate(known[act]) if what == "at COMMIT")
            steps.last = dice.randrange(first, end)
            steps.late = dice.choice((None, dice.uniform(0, LATEST)))
            killed = attempt(act, url, steps)
        late = "" if steps.late is None else f" and {steps.late:.6f} s"
        print(f"{act}: {known[act][steps.last]}, step {steps.last} of {len(known[act])}{late}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
