"""A process that is killed while it writes leaves all or nothing, and the next one writes; on both databases."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from models import Activity, Change, ImportRun, tally
from models.engine import engine, session
from outreach.__main__ import main
from outreach.settings import ROOT
from tests.importers.killed import ACTS, ROWS, content
from tests.importers.made_files import take
from tests.small_world import HOME, settle
from tests.writing.told import present, rebuilt

AFTER = {"nothing": (0,), "all": (ROWS,), "either": (0, ROWS)}


@pytest.fixture
def settled(url: str, environment: Callable[..., None]) -> str:
    """A small world without activities, which the settings name."""
    with session(url) as db:
        settle(db)
        db.commit()
    environment(DATABASE_URL=url, JISR_HOME_COUNTRY=HOME)
    return url


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


def whole(url: str, moment: str) -> int:
    """How many activities there are; their history, their import and their totals say the same."""
    with session(url) as db:
        number = db.scalar(select(func.count()).select_from(Activity))
        assert rebuilt(db) == present(db, ["activity"]), moment
        assert tally.differences(db, home_country=HOME) == [], moment
        assert (db.scalar(select(func.sum(ImportRun.rows_added))) or 0) == number, moment
        if not number:
            assert db.scalar(select(func.count()).select_from(Change)) == 0, moment
    engine(url).dispose()
    return number


def test_a_killed_import_leaves_all_or_nothing(settled: str) -> None:
    """Wherever it was, the next process finds no lock and writes on, until one of them comes to its end."""
    for moment, (_, _, expected) in ACTS["import"].items():
        if expected != "all":
            kill("import", settled, moment)
            assert whole(settled, moment) in AFTER[expected], moment
    result = take(settled, content())
    assert not result.errors and (result.written or result.nothing_to_do)
    assert whole(settled, "the last import") == ROWS
    assert main(["check"]) == 0


def test_an_import_that_was_committed_is_there(settled: str) -> None:
    """Killed after its last word, before it could say so: the same file again finds nothing to do."""
    kill("import", settled, "after it was committed")
    assert whole(settled, "committed") == ROWS
    assert take(settled, content()).nothing_to_do
    assert main(["check"]) == 0


def test_a_killed_undo_takes_nothing_back(settled: str) -> None:
    assert take(settled, content()).written
    for moment in ACTS["undo"]:
        kill("undo", settled, moment)
        assert whole(settled, moment) == ROWS
    assert main(["check"]) == 0
