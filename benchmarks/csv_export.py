"""How long all activities take as CSV, beside the ``sqlite3`` command line writing the very same rows.

``python benchmarks/csv_export.py DATABASE`` with a SQLite database, as ``python -m outreach demo`` makes one.
Both write to a file on the same disk, in turns; the best of the rounds counts, so that what else the machine does
weighs less. Ours also defuses formulas, adds the byte order mark and ends lines as spreadsheets want them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy.dialects import sqlite

from outreach.exports import TABLES
from outreach.i18n import translator

ROUNDS = 3
MEGA = 1024 * 1024
LANGUAGE = "ar"


def statement(table: str) -> str:
    """The SELECT of the export, as text that the command line takes."""
    rows = TABLES[table].statement(t=translator(LANGUAGE))
    return str(rows.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def timed(command: list[str], *, to: Path, database: Path, ends: int = 0) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processor time, and the peak of memory in bytes, of one run.

    Args:
        ends: the code that it has to end with.
    """
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    with to.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, env=environment)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != ends:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    # Linux counts in KiB, macOS in bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, peak


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--table", choices=TABLES, default="activities")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    database = arguments.database.resolve()
    ways = {
        "sqlite3 -csv": ["sqlite3", "-csv", "-header", str(database), statement(arguments.table)],
        "jisr": [sys.executable, "-m", "outreach", "export", arguments.table, "--to", "-", "--lang", LANGUAGE],
    }
    runs = {way: [] for way in ways}
    with tempfile.TemporaryDirectory(dir=database.parent) as folder:
        for _ in range(arguments.rounds):
            for number, (way, command) in enumerate(ways.items()):
                file = Path(folder) / f"{number}.csv"
                runs[way].append(timed(command, to=file, database=database))
        size = file.stat().st_size
    print(f"{arguments.table}, {size / MEGA:.0f} MB, best of {arguments.rounds}, with start-up")
    print("| | seconds | processor seconds | peak memory |")
    print("|---|---|---|---|")
    best = {way: tuple(min(run[column] for run in found) for column in range(3)) for way, found in runs.items()}
    for way, (seconds, busy, peak) in best.items():
        # A child's peak begins with its parent's, which has imported what ours imports: of theirs it says nothing.
        memory = f"{peak / MEGA:.0f} MB" if way == "jisr" else ""
        print(f"| {way} | {seconds:.1f} | {busy:.1f} | {memory} |")
    theirs, ours = best.values()
    print(f"| ratio | {ours[0] / theirs[0]:.2f} | {ours[1] / theirs[1]:.2f} | |")


if __name__ == "__main__":
    main()
