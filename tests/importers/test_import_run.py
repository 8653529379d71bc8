"""What goes with an import: totals, the version of the data, progress, the record of it, a database in trouble."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text, update

from models import (
    ActivityTotal,
    Country,
    ImportRun,
    Topic,
    tally,
)
from models.codes import Collection
from models.engine import DatabaseAbsent, DatabaseLocked, engine, revision, session
from outreach.acting import NotAllowed, Role, Viewer
from outreach.importers import Incoming, bring_in
from outreach.importers.store import Difference
from tests.importers.made_files import made, row, take


def test_totals_follow_the_rows(lists_url: str):
    """After an import and after a correction that moves a date, totals are what the rows say."""
    take(lists_url, made([row("events"), row("events", event_id="e2", date="2023", date_precision="year")]))
    take(lists_url, made([row("events", date="", date_precision="", date_basis="")]))
    with session(lists_url) as db:
        assert tally.differences(db, home_country="EG") == []
        assert db.execute(select(func.count()).select_from(ActivityTotal)).scalar() > 0


def test_a_country_that_moves_to_another_region_moves_its_totals(lists_url: str):
    """The ministry's grouping is data: what it changes is counted anew."""
    take(lists_url, made([row("countries")]), made([row("events", countries="XK", communities="")]))
    take(lists_url, made([row("countries", region="asia_pacific")]))
    with session(lists_url) as db:
        assert db.get(Country, "XK").region == "asia_pacific"
        assert tally.differences(db, home_country="EG") == []


def test_the_version_of_the_data_counts_imports(lists_url: str):
    """One more for an import that wrote, none for a dry run, a refusal or nothing to do."""

    def version() -> int:
        with session(lists_url) as db:
            return revision(db)

    first = version()
    take(lists_url, made([row("topics")]), dry_run=True)
    take(lists_url, made([row("topics", key="")]))
    assert version() == first
    take(lists_url, made([row("topics")]))
    take(lists_url, made([row("topics")]))
    assert version() == first + 1


def test_the_order_of_files_does_not_matter(lists_url: str):
    """A topic may stand in a file that is named after the activities that refer to it."""
    assert take(lists_url, made([row("events", topics="t1")]), made([row("topics")])).written


def test_an_alias_given_later_is_found(lists_url: str):
    """A ministry teaches the spellings of its own files by a row of communities."""
    spelled = made([row("events", communities="Er-Riad")])
    assert take(lists_url, spelled).errors
    taught = row("communities", key="sa-riyadh", name_en="Riyadh", name_ar="الرياض", tier="", aliases="Er-Riad")
    assert take(lists_url, made([taught])).written
    assert take(lists_url, spelled).written


def test_progress_goes_from_nothing_to_all(lists_url: str):
    """Steps are two for each row, checking and storing, and the last call says that all is done."""
    calls = []
    content = made([row("topics", key=f"t{number}") for number in range(1200)])
    take(lists_url, content, progress=lambda done, total: calls.append((done, total)))
    assert calls == sorted(calls)
    assert calls[-1] == (2400, 2400)


def test_what_the_rows_are_is_written_down(lists_url: str):
    """The press's record and the ministry's register are told apart by the import they came in with."""
    take(lists_url, made([row("topics")]), collection=Collection.PUBLIC_RECORD)
    with session(lists_url) as db:
        [run] = db.execute(select(ImportRun).where(ImportRun.collection == Collection.PUBLIC_RECORD)).scalars()
        assert (run.reader, run.imported_by, run.rows_added) == ("topics", "a test", 1)


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    """An import into nothing is refused as such; it does not leave an empty file behind."""
    path = tmp_path / "none.db"
    with pytest.raises(DatabaseAbsent):
        take(f"sqlite:///{path}", made([row("topics")]))
    assert not path.exists()


def test_a_locked_database_is_said_to_be_locked(lists_url: str, monkeypatch: pytest.MonkeyPatch):
    """Somebody else writes for too long: nothing is half written, and a later attempt succeeds."""
    with engine(lists_url).connect() as other:
        other.execute(update(Country).values(alpha3=Country.alpha3))
        with engine(lists_url).connect() as waiting:
            waiting.execute(text("PRAGMA busy_timeout = 1"))
            waiting.rollback()
        with pytest.raises(DatabaseLocked):
            take(lists_url, made([row("topics")]))
        other.rollback()
    assert take(lists_url, made([row("topics")])).written


def test_rows_beyond_one_chunk_come_in_and_are_found_again(lists_url: str):
    """Comparing goes by chunks; their borders are not seen."""
    rows = [row("events", event_id=f"e{number}", title_en=f"Visit {number}") for number in range(1203)]
    assert take(lists_url, made(rows)).files[0].outcome.count("added") == 1203
    rows[1100]["title_en"] = "Corrected"
    result = take(lists_url, made(rows))
    assert (result.files[0].outcome.count("changed"), result.files[0].outcome.count("left")) == (1, 1202)
    assert result.files[0].outcome.differences == {1102: [Difference("title_en", "Visit 1100", "Corrected")]}


def test_two_imports_at_once_wait_for_each_other(url: str):
    """Neither is lost and neither fails, on both databases."""
    contents = [made([row("topics", key=f"{who}{number}") for number in range(300)]) for who in "ab"]
    with session(url) as db:
        before = revision(db)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda content: take(url, content), contents))
    assert [result.written for result in results] == [True, True]
    with session(url) as db:
        assert db.execute(select(func.count()).select_from(Topic)).scalar() == 600
        assert revision(db) == before + 2


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST])
def test_who_may_not_write_brings_nothing_in(lists_url: str, role: Role):
    """Asked inside the write itself; a dry run is no write."""
    files = [Incoming("topics.csv", data=made([row("topics")]))]
    who = {"home_country": "EG", "viewer": Viewer("Somebody", role)}
    with pytest.raises(NotAllowed):
        bring_in(lists_url, files=files, **who)
    assert bring_in(lists_url, files=files, dry_run=True, **who).files[0].outcome.count("added") == 1


def test_nothing_is_written_that_was_shown_otherwise(lists_url: str):
    """Not over what somebody changed since then, also far into a long text; what the file leaves alone is free."""
    long, other = "a" * 200, "a" * 199 + "b"
    take(lists_url, made([row("topics", note=long)]))
    content = made([row("topics", note="new"), row("topics", key="t2")])
    shown = take(lists_url, content, dry_run=True)
    take(lists_url, made([row("topics", note=other)]))
    again = take(lists_url, content, shown=shown)
    assert (again.written, again.moved, again.files[0].outcome.differences) == (
        False, True, shown.files[0].outcome.differences,
    )  # fmt: skip
    take(lists_url, made([row("topics", key="t3")]))
    assert take(lists_url, content, shown=again).written
