"""What an import writes: all or nothing, once, and what was corrected."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models import (
    Activity,
    Channel,
    ChannelReading,
    ImportRun,
    Source,
)
from models.codes import AttendanceBasis
from models.engine import session
from outreach.importers.store import Difference
from tests.importers.made_files import GOOD, found, made, row, take
from tests.importers.stored import communities, held, one


@pytest.mark.parametrize("format", sorted(set(GOOD) - {"places"}))
def test_importing_twice_changes_nothing(lists_url: str, format: str):
    """The second time says so, and leaves no trace: no import, no new version of the data."""
    assert take(lists_url, made([row(format)])).written
    before = held(lists_url)
    again = take(lists_url, made([row(format)]))
    assert (again.nothing_to_do, again.written) == (True, False)
    assert held(lists_url) == before


@pytest.mark.parametrize("format", sorted(set(GOOD) - {"places"}))
def test_a_dry_run_writes_nothing_and_says_everything(lists_url: str, format: str):
    """It tells what the import then does, and the database is as it was."""
    before = held(lists_url)
    told = take(lists_url, made([row(format)]), dry_run=True)
    assert held(lists_url) == before
    assert told.files[0].outcome.states == take(lists_url, made([row(format)])).files[0].outcome.states


def test_a_refused_file_leaves_nothing_half_written(lists_url: str):
    """One bad row among good ones, in one of two files: neither file comes in."""
    before = held(lists_url)
    result = take(lists_url, made([row("topics")]), made([row("authorities"), row("authorities", key="!")]))
    assert (result.written, len(result.errors)) == (False, 1)
    assert held(lists_url) == before


def test_an_error_while_writing_takes_everything_back(lists_url: str):
    """A rule of the database itself is told in words, as forms tell it, and nothing stays."""
    city = row("communities", key="xk-city", country="XK", name_en="Pristina", name_ar="")
    take(lists_url, made([row("countries")]), made([city]))
    before = held(lists_url)
    result = take(lists_url, made([row("topics")]), made([row("countries", name_en="Pristina", name_ar="بريشتينا")]))
    [(line, column, value, expected)] = found(result)
    assert (line, column, value) == (0, "", "")
    assert expected.endswith("It refused one: Another community of this country has this English name.")
    assert held(lists_url) == before


def test_what_the_database_says_itself_is_in_no_message(lists_url: str, monkeypatch: pytest.MonkeyPatch):
    """Where nobody has words for a rule, that there is one is all that is said."""
    monkeypatch.setattr("outreach.importers.way_in.broken", lambda _: None)
    city = row("communities", key="xk-city", country="XK", name_en="Pristina", name_ar="")
    take(lists_url, made([row("countries")]), made([city]))
    [error] = found(take(lists_url, made([row("countries", name_en="Pristina", name_ar="بريشتينا")])))
    assert error == (0, "", "", "Rows that agree with each other and with the database. It refused one.")


def test_a_corrected_row_updates_it_and_says_so(lists_url: str):
    """Field by field, before and after, links and sources too; the other row is left."""
    take(lists_url, made([row("events"), row("events", event_id="e2")]))
    corrected = row(
        "events",
        attendance="", date="2023-04", date_precision="month", communities="Riyadh", topics="youth",
        source_urls="https://example.org/2;",
    )  # fmt: skip
    result = take(lists_url, made([corrected, row("events", event_id="e2")]))
    assert result.files[0].outcome.states == {2: "changed", 3: "left"}
    differences = result.files[0].outcome.differences[2]
    assert set(differences) >= {
        Difference("attendance", "120", ""),
        Difference("attendance_basis", "estimated", "not_collected"),
        Difference("date_precision", "day", "month"),
        Difference("communities", "ae; sa-jeddah; sa-riyadh", "ae; sa-riyadh"),
        Difference("topics", "elections; youth", "youth"),
        Difference("source_urls", "https://example.org/1; Another", "https://example.org/2; Another"),
    }
    with session(lists_url) as db:
        assert communities(db, "e1") == ["ae", "sa-riyadh"]
        assert db.execute(select(func.count()).select_from(Activity)).scalar() == 2
        runs = db.execute(select(ImportRun).where(ImportRun.reader == "events").order_by(ImportRun.id)).scalars().all()
        assert [(run.rows_added, run.rows_changed, run.rows_left) for run in runs] == [(2, 0, 0), (0, 1, 1)]
        assert (one(db, "e1").import_run_id, one(db, "e2").import_run_id) == (runs[1].id, runs[0].id)


def test_a_source_that_nobody_cites_any_more_goes(lists_url: str):
    """And one that another row still cites stays."""
    take(lists_url, made([row("events"), row("events", event_id="e2")]))
    for key in ("e1", "e2"):
        with session(lists_url) as db:
            assert db.execute(select(func.count()).select_from(Source)).scalar() == 2
        take(lists_url, made([row("events", event_id=key, source_urls="", source_outlets="", source_published="")]))
    with session(lists_url) as db:
        assert db.execute(select(func.count()).select_from(Source)).scalar() == 0


def test_a_corrected_reading_takes_the_place_of_the_old_one(lists_url: str):
    """Another day or number of the same file's row leaves no reading behind; a reading from elsewhere stays."""
    take(lists_url, made([row("channels")]))
    with session(lists_url) as db:
        db.add(
            ChannelReading(
                channel_id=one(db, "c1", Channel).id,
                read_on=date(2023, 6, 1),
                messages=3,
                basis=AttendanceBasis.COUNTED,
            )
        )
        db.commit()
    result = take(lists_url, made([row("channels", as_of="2023-05-02")]))
    assert result.files[0].outcome.states == {2: "changed"}
    with session(lists_url) as db:
        readings = select(ChannelReading.read_on, ChannelReading.audience).order_by(ChannelReading.read_on)
        assert db.execute(readings).all() == [(date(2023, 5, 2), 1000), (date(2023, 6, 1), None)]
    take(lists_url, made([row("channels", as_of="2023-05-02", audience_count="", audience_unit="")]))
    with session(lists_url) as db:
        assert db.execute(readings).all() == [(date(2023, 6, 1), None)]


def test_a_column_that_a_file_lacks_is_left_alone(lists_url: str):
    """A file without the four columns of a ministry's own log does not wipe them; a new number has its own basis."""
    log = {"attendance_basis": "counted", "women": "60", "men": "50", "minutes": "90"}
    take(lists_url, made([row("events", **log)]))
    assert take(lists_url, made([row("events")])).nothing_to_do
    result = take(lists_url, made([row("events", attendance="130")]))
    assert {one.column for one in result.files[0].outcome.differences[2]} == {
        "attendance", "attendance_basis", "women", "men",
    }  # fmt: skip
    with session(lists_url) as db:
        assert (one(db, "e1").minutes, one(db, "e1").women) == (90, None)
