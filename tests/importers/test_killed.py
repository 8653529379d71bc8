"""A process that is killed while it writes leaves all or nothing, and the next one writes: at a hundred random moments
with SQLite, at a few that were chosen with PostgreSQL, whose server outlives whoever writes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom

import pytest
from sqlalchemy import func, select, text

from models import Activity, Change, ImportRun, tally
from models.engine import engine, session
from outreach.__main__ import main
from outreach.settings import ROOT
from tests.importers import killed_often
from tests.importers.killed import ACTS, ROWS, content
from tests.importers.made_files import take
from tests.small_world import HOME, settle
from tests.writing.told import present, rebuilt

IMPORTS = 100
UNDOS = 20
AGAIN = 4
"""After one kill in so many the file is brought in once more."""
AFTER = {"nothing": (0,), "all": (ROWS,), "either": (0, ROWS)}


def settled(url: str) -> None:
    """Make a small world without activities."""
    with session(url) as db:
        settle(db)
        db.commit()
    engine(url).dispose()


def whole(url: str, moment: str) -> int:
    """How many activities there are; their history and their totals say the same."""
    with session(url) as db:
        number = db.scalar(select(func.count()).select_from(Activity))
        assert rebuilt(db) == present(db, ["activity"]), moment
        assert tally.differences(db, home_country=HOME) == [], moment
        if engine(url).dialect.name == "sqlite":
            assert db.execute(text("PRAGMA integrity_check")).all() == [("ok",)], moment
            assert db.execute(text("PRAGMA foreign_key_check")).all() == [], moment
    return number


def imported(url: str, moment: str) -> int:
    """As :func:`whole`, and the record of imports says it too; without rows there is neither record nor history."""
    number = whole(url, moment)
    with session(url) as db:
        assert db.scalars(select(ImportRun.rows_added)).all() == ([number] if number else []), moment
        assert db.scalar(select(func.count()).select_from(Change)) == number, moment
    return number


@contextmanager
def killing(path: Path, seed: int) -> Iterator[Callable[[str], str]]:
    """A function that lets a process do something with the database until it is killed, and says when that was."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.importers.killed_often", str(path), str(seed)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip

    def killed(act: str) -> str:
        print(act, file=child.stdin, flush=True)
        moment = child.stdout.readline().strip()
        assert moment, f"nothing more came; seed {seed}"
        return f"{moment}; seed {seed}"

    with child:
        assert child.stdout.readline() == "ready\n"
        yield killed
        child.stdin.close()
    assert child.returncode == 0


@pytest.fixture
def seed() -> int:
    """Of the moments; another one in each run. Whatever fails says which it was."""
    return SystemRandom().randrange(10**9)


def test_an_import_killed_at_a_hundred_random_moments(sqlite_url: str, seed: int) -> None:
    """All of it or nothing, each with its history; and the same file comes in afterwards, or is there."""
    settled(sqlite_url)
    rows = killed_often.ROWS
    found = []
    with killing(Path(sqlite_url.removeprefix("sqlite:///")), seed) as killed:
        for number in range(1, IMPORTS + 1):
            moment = killed("import")
            found.append(imported(sqlite_url, moment))
            assert found[-1] in (0, rows), moment
            if number % AGAIN == 0:
                again = take(sqlite_url, content(rows))
                assert not again.errors, moment
                assert (again.written, again.nothing_to_do) == (found[-1] == 0, found[-1] == rows), moment
            engine(sqlite_url).dispose()
    assert imported(sqlite_url, "the last import") == rows
    assert set(found) == {0, rows}, f"never otherwise; seed {seed}"


def test_an_undo_killed_at_random_moments(sqlite_url: str, seed: int) -> None:
    settled(sqlite_url)
    with killing(Path(sqlite_url.removeprefix("sqlite:///")), seed) as killed:
        for _ in range(UNDOS):
            moment = killed("undo")
            assert whole(sqlite_url, moment) in (0, killed_often.ROWS), moment
            engine(sqlite_url).dispose()


def kill(act: str, url: str, moment: str) -> None:
    """Let a process write until this moment, and kill it there (SIGKILL: it can neither refuse nor clean up)."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.importers.killed", act, url, moment],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with child:
        assert child.stdout.readline() == b"here\n", f"it never came to: {moment}"
        child.kill()
    assert child.returncode == -9


def test_postgresql_after_a_kill(postgresql_url: str, environment: Callable[..., None]) -> None:
    """Wherever it was, the next process finds no lock and writes on, until one of them comes to its end."""
    settled(postgresql_url)
    environment(DATABASE_URL=postgresql_url, JISR_HOME_COUNTRY=HOME)
    for moment, (_, _, expected) in ACTS["import"].items():
        kill("import", postgresql_url, moment)
        assert imported(postgresql_url, moment) in AFTER[expected], moment
    result = take(postgresql_url, content())
    assert not result.errors and (result.written or result.nothing_to_do)
    for moment, (_, _, expected) in ACTS["undo"].items():
        kill("undo", postgresql_url, moment)
        assert imported(postgresql_url, moment) in AFTER[expected], moment
    assert main(["check"]) == 0
