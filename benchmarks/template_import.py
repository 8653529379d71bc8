"""How long rows of the template take to come in, beside Python's csv reading the same cells, and a bare SQLite table.

``python -m benchmarks.template_import`` makes 100,000 activities from a seed, as CSV and as a workbook, in a temporary
folder. Each way runs in a process of its own, in turns, into a database of its own; the best counts.
"""

import argparse
import csv
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.i18n import translator
from outreach.importers import Incoming, bring_in
from outreach.importers.headings import both
from outreach.seed import prepare
from outreach.template.tables import ACTIVITIES

ROWS = 100_000
ROUNDS = 2
SEED = 20261124
MEGA = 1024 * 1024
HOME = "EG"
T = translator("ar")
KINDS = ("virtual_session", "visit", "conference", "meeting", "other")
PLACES = (("SA", "الرياض"), ("KW", ""), ("AE", ""), ("US", ""), ("SA", "جدة"), ("GB", ""), ("IT", ""))
TOPICS = ("youth", "elections", "youth;elections", "")


def rows(number: int) -> Iterator[list[object]]:
    """Made-up activities, in the words of the Arabic template."""
    dice = random.Random(SEED)
    for place in range(number):
        country, community = dice.choice(PLACES)
        present = dice.randrange(20, 900)
        cells = {
            "event_id": f"own-{place}",
            "kind": T.label(dice.choice(KINDS)),
            "status": T.label("held", family="status"),
            "scope": T.label("emigration_ministry", family="organiser"),
            "date": date(2015, 1, 1) + timedelta(days=dice.randrange(4000)),
            "title_en": f"Session {place} with the community",
            "title_ar": f"لقاء {place} مع الجالية",
            "countries": T.country(country),
            "communities": community,
            "attendance": present,
            "attendance_basis": T.label("counted", family="attendance_basis"),
            "women": present // 3,
            "men": present // 2,
            "minutes": dice.randrange(30, 180),
            "topics": dice.choice(TOPICS),
            "commitments": "يُعرض الأمر على الجهة المختصة ويُرد في أسبوعين" * dice.randrange(3),
        }
        yield [cells.get(field.column, "") for field in ACTIVITIES.fields]


def write(folder: Path, *, number: int) -> dict[str, Path]:
    """The rows as CSV and as a workbook, under the template's headings."""
    header = [both(field.column, first=T.language, required=ACTIVITIES.requires(field)) for field in ACTIVITIES.fields]
    paths = {"csv": folder / "rows.csv", "xlsx": folder / "rows.xlsx"}
    with paths["csv"].open("w", encoding="utf-8-sig", newline="") as text:
        csv.writer(text).writerows([header, *rows(number)])
    with xlsxwriter.Workbook(paths["xlsx"]) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, header)
        for place, cells in enumerate(rows(number), start=1):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(place, column, cell, day)
                elif cell != "":
                    sheet.write(place, column, cell)
    return paths


def read(path: Path, _: Path) -> None:
    """Python's csv over the file, and nothing done with it."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        for _cells in csv.reader(text):
            pass


def bare(path: Path, database: Path) -> None:
    """What everything else has to do as well: every cell read, and written in one transaction."""
    with closing(sqlite3.connect(database)) as connection, path.open(encoding="utf-8-sig", newline="") as text:
        lines = csv.reader(text)
        header = next(lines)
        columns = ", ".join(f"c{place} TEXT" for place in range(len(header)))
        connection.execute(f"CREATE TABLE bare ({columns})")
        connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(header))})", lines)
        connection.commit()


def brought(path: Path, database: Path) -> None:
    """The importer: checked, compared, written with history and totals."""
    files = [Incoming(path.name, path)]
    result = bring_in(f"sqlite:///{database}", files=files, home_country=HOME, viewer=Viewer("benchmark", Role.EDITOR))
    if not result.written:
        sys.exit(f"Nothing was written: {result.errors[:3]}")


def timed(way: Callable[[Path, Path], None], path: Path, database: Path) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of the processor, the peak of memory in bytes, of a process that does one thing."""
    began = time.perf_counter()
    process = os.fork()
    if not process:
        way(path, database)
        os._exit(0)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{way.__name__} ended with {os.waitstatus_to_exitcode(status)}")
    # Linux counts in KiB, macOS in bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, peak


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        empty = folder / "empty.db"
        made_in = os.fork()
        if not made_in:
            prepare(f"sqlite:///{empty}", home_country=HOME, public_record=False)
            # So that all of it is in the one file that is copied.
            engine(f"sqlite:///{empty}").dispose()
            write(folder, number=arguments.rows)
            os._exit(0)
        # In a process of its own, since a child's peak of memory begins with its parent's.
        os.waitpid(made_in, 0)
        ways = {
            "read": (read, "rows.csv"),
            "bare": (bare, "rows.csv"),
            "csv": (brought, "rows.csv"),
            "xlsx": (brought, "rows.xlsx"),
        }
        runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in ways}
        for turn in range(arguments.rounds):
            for name, (way, file) in ways.items():
                database = folder / f"{name}-{turn}.db"
                if way is brought:
                    shutil.copyfile(empty, database)
                runs[name].append(timed(way, folder / file, database))
                database.unlink(missing_ok=True)
    best = {name: tuple(min(run[column] for run in found) for column in range(3)) for name, found in runs.items()}
    print(f"{arguments.rows:,} rows, best of {arguments.rounds}")
    print("| | seconds | processor seconds | of these for 10,000 rows | beside csv | beside bare | peak memory |")
    print("|---|---|---|---|---|---|---|")
    for name, (seconds, busy, peak) in best.items():
        each, beside = 10_000 * busy / arguments.rows, [busy / best[other][1] for other in ("read", "bare")]
        told = " | ".join(f"{ratio:.1f}" for ratio in beside)
        print(f"| {name} | {seconds:.1f} | {busy:.1f} | {each:.2f} | {told} | {peak / MEGA:.0f} MB |")


if __name__ == "__main__":
    main()
