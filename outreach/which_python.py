"""``python3 -I outreach/which_python.py``: names the Python that ``make`` installs with, before anything is installed.

One that was compiled where it runs, as pyenv and others do it, is rarely tuned, and takes half as long again for each
page and each test as the one that the same machine's system brings. So the system's is taken where it is that much
quicker, and says so: ADR 19. ``make PYTHON=...`` takes whichever is wanted.
"""

from __future__ import annotations

import subprocess
import sys

CANDIDATES = ("python3", "/usr/bin/python3")
ENOUGH = 0.8
"""How much of the first one's time another may take at most to be taken in its place."""

# What Jisr and a virtual environment need, then the seconds that ordinary work takes: calls, objects, texts, tables.
WORK = """
import sys
assert sys.version_info >= (3, 11)
import bz2, ctypes, ensurepip, sqlite3, ssl, time, venv, zlib

class Row:
    def __init__(self, number):
        self.number, self.cells = number, {}

    def text(self, more):
        return f"{self.number}-{more}"

def work():
    for number in range(20_000):
        row = Row(number)
        row.cells[number] = row.text(number).split("-")

def seconds():
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun

print(min(seconds() for again in range(9)))
"""


def seconds(python: str) -> float | None:
    """How long a Python takes for some work; None where there is none, it is too old, or a part of it is missing."""
    try:
        ran = subprocess.run([python, "-I", "-c", WORK], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return float(ran.stdout)


def chosen(times: dict[str, float | None]) -> str:
    """The first that can be used, or the quickest where that one is much quicker; ``python3`` where none can."""
    usable = {python: time for python, time in times.items() if time is not None}
    if not usable:
        return CANDIDATES[0]
    first, quickest = next(iter(usable)), min(usable, key=usable.__getitem__)
    return quickest if usable[quickest] < ENOUGH * usable[first] else first


def main() -> None:
    """Print the name, and to standard error why, where it is not that of the PATH."""
    times = {python: seconds(python) for python in CANDIDATES}
    python = chosen(times)
    if python != CANDIDATES[0]:
        why = "is much quicker than" if times[CANDIDATES[0]] else "can be used, and not"
        print(
            f"Taking {python}: it {why} the {CANDIDATES[0]} of your PATH (make PYTHON=... takes another)",
            file=sys.stderr,
        )
    print(python)


if __name__ == "__main__":
    main()
