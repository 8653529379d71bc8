"""A process that is killed while it writes leaves all or nothing, and the next one writes: at a hundred random moments,
sixty with SQLite, and forty with PostgreSQL, whose server outlives whoever writes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from random import SystemRandom

import pytest
from sqlalchemy import func, select, text

from models import Activity, Change, Channel, ChannelReading, ImportRun, tally
from models.codes import ChannelKind, Status
from models.engine import engine, session
from outreach.__main__ import main
from outreach.settings import ROOT
from tests.importers.killed_acts import GROUP, ROWS, content
from tests.importers.killed_often import AGAIN
from tests.importers.made_files import take
from tests.small_world import HOME, settle
from tests.writing.told import present, rebuilt

IMPORTS = {"sqlite": 60, "postgresql": 40}
UNDOS = {"sqlite": 12, "postgresql": 8}
REPORTS = 8
ATTENDED = 6
ONE_IN = 5
"""After one kill in so many the file is brought in once more."""


def settled(url: str) -> None:
    """Make a small world without activities, and a group without readings."""
    with session(url) as db:
        settle(db)
        db.add(Channel(key=GROUP, kind=ChannelKind.WHATSAPP_GROUP, name_en="A group"))
        db.commit()
    engine(url).dispose()


def whole(url: str, moment: str, table: type = Activity) -> int:
    """How many activities there are, or rows of another table; their history and the totals say the same."""
    with session(url) as db:
        number = db.scalar(select(func.count()).select_from(table))
        assert rebuilt(db) == present(db, [table.__tablename__]), moment
        assert tally.differences(db, home_country=HOME) == [], moment
        if engine(url).dialect.name == "sqlite":
            assert db.execute(text("PRAGMA integrity_check")).all() == [("ok",)], moment
            assert db.execute(text("PRAGMA foreign_key_check")).all() == [], moment
    return number


def imported(url: str, moment: str, table: type = Activity) -> int:
    """As :func:`whole`, and the record of imports says it too; without rows there is neither record nor history."""
    number = whole(url, moment, table)
    with session(url) as db:
        assert db.scalars(select(ImportRun.rows_added)).all() == ([number] if number else []), moment
        assert db.scalar(select(func.count()).select_from(Change)) == number, moment
    return number


@pytest.fixture(scope="session")
def child() -> Iterator[subprocess.Popen[str]]:
    """The process whose forks are killed: it stays, and so it starts once."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.importers.killed_often"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        yield child
        child.stdin.close()
    assert child.returncode == 0


@pytest.fixture
def killing(child: subprocess.Popen[str], seed: int) -> Callable[[str, str], AbstractContextManager[Callable[[], str]]]:
    """Finds a function that lets a process do an act on a database until it is killed, and says when that was."""

    def say(words: str) -> None:
        print(words, file=child.stdin, flush=True)

    def killed() -> str:
        say(AGAIN)
        moment = child.stdout.readline().strip()
        assert moment, f"nothing more came; seed {seed}"
        return f"{moment}; seed {seed}"

    @contextmanager
    def killing(url: str, act: str) -> Iterator[Callable[[], str]]:
        say(f"{url} {seed} {act}")
        assert child.stdout.readline() == "ready\n"
        try:
            yield killed
        finally:
            say("enough")

    return killing


@pytest.fixture
def seed() -> int:
    """Of the moments; another one in each run. Whatever fails says which it was."""
    return SystemRandom().randrange(10**9)


def test_an_import_killed_at_random_moments(url: str, seed: int, killing, environment: Callable[..., None]) -> None:
    """All of it or nothing, each with its history; and the same file comes in afterwards, or is there."""
    settled(url)
    found = []
    with killing(url, "import") as killed:
        for number in range(1, IMPORTS[engine(url).dialect.name] + 1):
            moment = killed()
            found.append(imported(url, moment))
            assert found[-1] in (0, ROWS), moment
            if number % ONE_IN == 0:
                again = take(url, content())
                assert not again.errors, moment
                assert (again.written, again.nothing_to_do) == (found[-1] == 0, found[-1] == ROWS), moment
            engine(url).dispose()
    assert imported(url, "the last import") == ROWS
    assert set(found) == {0, ROWS}, f"never otherwise; seed {seed}"
    environment(DATABASE_URL=url, JISR_HOME_COUNTRY=HOME)
    assert main(["check"]) == 0


def test_an_undo_killed_at_random_moments(url: str, killing) -> None:
    settled(url)
    with killing(url, "undo") as killed:
        for _ in range(UNDOS[engine(url).dialect.name]):
            moment = killed()
            assert whole(url, moment) in (0, ROWS), moment
            engine(url).dispose()


def test_an_import_of_a_report_killed_at_random_moments(url: str, killing) -> None:
    """Each day that a chat was counted on, or none."""
    settled(url)
    with killing(url, "report") as killed:
        for _ in range(REPORTS):
            moment = killed()
            assert imported(url, moment, ChannelReading) in (0, ROWS), moment
            engine(url).dispose()


def test_attendance_killed_at_random_moments(url: str, killing) -> None:
    """Held, with those who were present and the record of the import, or planned as it was, and nothing of it."""
    settled(url)
    chosen = select(Activity.status, Activity.attendance, Activity.minutes)
    with killing(url, "attendance") as killed:
        for _ in range(ATTENDED):
            moment = killed()
            assert whole(url, moment) == 1, moment
            with session(url) as db:
                stands = tuple(db.execute(chosen).one()), db.scalars(select(ImportRun.rows_changed)).all()
            assert stands in (((Status.PLANNED, None, None), []), ((Status.HELD, 2, 61), [1])), moment
            engine(url).dispose()
