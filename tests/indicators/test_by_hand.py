"""Every indicator against rows counted by hand, and its rows: as many as it says, adding up to what it says."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache

import pandas as pd
import pytest
from sqlmodel import Session, select, update

from models import Activity, ImportRun
from models.codes import Collection
from models.engine import engine
from outreach import indicators
from outreach.filters import Filters

MARCH = Filters(start=date(2023, 3, 1), end=date(2023, 3, 31))
FIRST_HALF = Filters(start=date(2023, 3, 1), end=date(2023, 3, 15))
FILTERS = {
    "everything": Filters(),
    "march": MARCH,
    "first half of march": FIRST_HALF,
    "gulf": Filters(regions=("gulf",)),
    "two countries": Filters(countries=("SA", "KW")),
    "customs": Filters(topics=("customs",)),
    "sessions in march": MARCH.narrowed(kinds=("virtual_session",)),
    "2022": Filters(start=date(2022, 1, 1), end=date(2022, 12, 31)),
}

# Indicator -> filters -> value, counted by hand from the rows below. Share and rate as fractions of whole numbers.
BY_HAND = {
    "activities_held": {
        "everything": 8,
        "march": 4,
        "first half of march": 3,
        "gulf": 4,
        "two countries": 4,
        "customs": 2,
    },
    "communities_reached": {
        "everything": 5,
        "march": 4,
        "first half of march": 3,
        "gulf": 3,
        "two countries": 3,
        "2022": 0,
    },
    "countries_reached": {
        "everything": 4,
        "march": 3,
        "first half of march": 2,
        "gulf": 2,
        "two countries": 2,
        "2022": 0,
    },
    "participants": {
        "everything": 190,
        "march": 170,
        "first half of march": 150,
        "gulf": 150,
        "customs": 150,
        "2022": None,
    },
    "session_hours": {"everything": 3.5, "march": 1.5, "gulf": 1.5, "customs": 1.5, "2022": None},
    "channels_active": {"everything": 5, "march": 3, "gulf": 2, "2022": 0},
    "followers": {"everything": 2500, "march": 2000, "gulf": None, "2022": None},
    "whatsapp_groups": {"everything": 2, "march": 1, "gulf": 2, "2022": 0},
    "whatsapp_members": {"everything": 260, "march": 250, "gulf": 260, "2022": None},
    "whatsapp_messages": {"everything": 120, "march": 70, "gulf": 120, "2022": None},
    # tests/indicators/asked.py says what was asked, and when it was answered.
    "requests_received": {"everything": 4, "march": 3, "first half of march": 3, "gulf": 3, "customs": 2, "2022": 0},
    "answered_on_time_pct": {"everything": 1 / 4, "march": 1, "gulf": 1 / 3, "customs": 1 / 2, "2022": None},
    "days_to_answer": {"everything": 13, "march": 2, "gulf": 13, "customs": 2, "2022": None},
    "requests_overdue": {"everything": 2, "march": 1, "first half of march": 1, "gulf": 1, "customs": 1, "2022": 0},
    "oldest_open_days": {"march": 62, "first half of march": 51, "2022": 0},
    "loop_closed_pct": {"everything": 1 / 2, "march": 1, "gulf": 1 / 2, "customs": 1, "2022": None},
    "coverage_pct": {"march": 2 / 3, "2022": 0.0},
    "reach_per_1000": {
        "everything": 1000 * 170 / 1_050_000,
        "march": 1000 * 170 / 1_050_000,
        "gulf": 0.15,
        "2022": None,
    },
    "record_completeness_pct": {"everything": 20 / 32, "march": 13 / 16, "2022": None},
    # Nothing was promised here; tests/indicators/test_commitments.py counts.
    "commitments_kept_pct": {"everything": None, "march": None},
    # 3, 7 and 0 days; e and h were written down before there was a history, d is known to the month.
    "entry_lag_days": {"everything": 3, "march": 3, "gulf": 5, "customs": 3, "2022": None},
}

UNKNOWN = {
    ("activities_held", "march"): 1,
    ("communities_reached", "everything"): 1,
    ("countries_reached", "everything"): 0,
    ("participants", "everything"): 4,
    ("session_hours", "everything"): 1,
    ("channels_active", "march"): 1,
    ("followers", "everything"): 1,
    ("whatsapp_members", "march"): 1,
    ("coverage_pct", "march"): 4,
    ("requests_received", "everything"): 1,
    ("requests_received", "march"): 0,
    ("answered_on_time_pct", "march"): 2,
    ("days_to_answer", "everything"): 2,
    ("requests_overdue", "march"): 0,
    ("oldest_open_days", "march"): 0,
    ("loop_closed_pct", "march"): 3,
    ("entry_lag_days", "everything"): 5,
    ("entry_lag_days", "march"): 1,
}


@pytest.fixture(scope="module")
def figure(world_url: str) -> Iterator[Callable[[str, str], indicators.Value]]:
    """Finds the figure of an indicator under one of the filters, computed once: nobody writes to the world."""
    with Session(engine(world_url)) as db:
        yield cache(lambda key, name: indicators.compute(db, key=key, filters=FILTERS[name]))


@pytest.fixture(scope="module")
def behind(world_url: str) -> Iterator[Callable[[str, str], pd.DataFrame]]:
    """The same for its rows."""
    with Session(engine(world_url)) as db:
        yield cache(lambda key, name: indicators.rows(db, key=key, filters=FILTERS[name]))


def test_the_press_has_no_entry_that_says_anything(world):
    """Rows of the public record came in years later, so neither their days nor their number are in the figure."""
    when = datetime(2023, 3, 17, tzinfo=UTC)
    record = {"reader": "events", "file_name": "events.csv", "checksum": "0" * 64, "imported_by": "test"}
    run = ImportRun(collection=Collection.PUBLIC_RECORD, imported_at=when, **record)
    world.add(run)
    world.flush()
    world.exec(update(Activity).where(Activity.key == "b").values(import_run_id=run.id))
    value = indicators.compute(world, key="entry_lag_days", filters=Filters())
    assert (value.value, value.n_rows, value.unknown, value.parts) == (1.5, 2, 5, {"longest": 3})


@pytest.mark.parametrize("key", list(indicators.ALL))
def test_against_rows_counted_by_hand(figure, key):
    """The value under each filter; None, not 0, where nothing is known."""
    for name, expected in BY_HAND[key].items():
        value = figure(key, name).value
        assert value == (None if expected is None else pytest.approx(expected)), f"{key}, {name}"


@pytest.mark.parametrize("key", list(indicators.ALL))
def test_as_many_rows_as_it_says(figure, behind, key):
    """Under every filter the count under the figure is the number of its rows."""
    for name in FILTERS:
        assert len(behind(key, name)) == figure(key, name).n_rows, f"{key}, {name}"


def test_what_is_unknown_is_counted(figure):
    """How many activities, places or channels should have said something and do not."""
    found = {(key, name): figure(key, name).unknown for key, name in UNKNOWN}
    assert found == UNKNOWN


def test_rows_add_up_to_the_figure(figure, behind):
    """Sums of the rows' own columns give the value."""
    for name in FILTERS:

        def of(key, name=name):
            return figure(key, name).value or 0, behind(key, name)

        for key, column in (
            ("participants", "attendance"),
            ("followers", "audience"),
            ("whatsapp_messages", "messages"),
        ):
            value, rows = of(key)
            assert rows[column].sum() == value, f"{key}, {name}"
        value, rows = of("session_hours")
        assert rows["minutes"].sum() / 60 == pytest.approx(value), name
        value, rows = of("coverage_pct")
        assert rows["within_cadence"].mean() == pytest.approx(value), name
        value, rows = of("record_completeness_pct")
        assert len(rows) == 0 or rows[["day", "country", "attendance", "topic"]].mean().mean() == pytest.approx(value)


def test_parts_add_up(figure):
    """The kinds make up the activities; counted and estimated make up the participants."""
    for name in FILTERS:
        held = figure("activities_held", name)
        assert sum(held.parts.values()) == held.value
        people = figure("participants", name)
        assert sum(people.parts.values()) == (people.value or 0)
        assert people.n_rows + people.unknown == held.value


def test_change_over_as_many_days(world):
    """March against the 31 days before it, of which not everything is known."""
    change = indicators.change(world, key="whatsapp_messages", filters=MARCH)
    assert (change.filters_before.start, change.filters_before.end) == (date(2023, 1, 29), date(2023, 2, 28))
    assert (change.now.value, change.before.value) == (70, 50)
    people = indicators.change(world, key="participants", filters=MARCH)
    assert people.now.value is None or people.before.value is None
    assert indicators.change(world, key="activities_held", filters=Filters()).before is None


@pytest.mark.parametrize("key", list(indicators.ALL))
def test_an_empty_database(db, key):
    """No row at all: counts of activities and places are 0, whatever else would be known is unknown."""
    value = indicators.compute(db, key=key, filters=MARCH)
    assert value.n_rows == 0
    assert value.value == (0 if key in ("activities_held", "communities_reached", "countries_reached") else None)
    assert len(indicators.rows(db, key=key, filters=Filters())) == 0
    assert db.exec(select(ImportRun)).all() == []


@pytest.mark.parametrize("key", list(indicators.ALL))
def test_definitions_are_whole_and_signed(key):
    """No definition without its words, its direction, and who looked at it when."""
    indicator = indicators.ALL[key]
    assert indicator.key == key
    words = ("name", "unit", "question", "counts", "excludes", "numerator", "denominator", "sources", "limits")
    assert all(getattr(indicator, word).strip() for word in (*words, "unknown_are", "reviewed_by"))
    assert indicator.good in ("up", "down", "neutral")
    assert indicator.form in ("count", "hours", "share", "rate")
    assert indicator.rows_are in (
        "activity",
        "country",
        "community",
        "channel",
        "reading",
        "request",
        "commitment",
    )
    assert indicator.reviewed_on >= date(2026, 1, 1)
