"""The totals are what the rows say, whichever of them are recomputed, on both databases."""

from datetime import date

import pytest
from sqlmodel import Session, select

from models import Activity, ActivityTotal, tally
from models.codes import PlaceKind, Precision
from tests.small_world import HOME, add, counted, populate, settle


@pytest.fixture
def world(db: Session) -> Session:
    """A session on a small world without activities."""
    settle(db)
    return db


def totals(db: Session, place_kind: PlaceKind) -> dict[tuple[str, str], int]:
    """(place, bucket) -> activities."""
    rows = db.exec(select(ActivityTotal).where(ActivityTotal.place_kind == place_kind))
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        found[row.place, row.bucket] = found.get((row.place, row.bucket), 0) + row.activities
    return found


def test_an_activity_counts_once_in_each_place(world):
    """Once in the world, once in a region of which it met two countries, once in each country and community."""
    add(world, "a", when="2023-03-05", countries="EG SA KW", communities="sa sa-riyadh kw")
    counted(world)
    assert totals(world, PlaceKind.WORLD) == {("", "2023-03"): 1}
    assert totals(world, PlaceKind.REGION) == {("gulf", "2023-03"): 1}
    assert totals(world, PlaceKind.COUNTRY) == {(code, "2023-03"): 1 for code in ("EG", "SA", "KW")}
    assert totals(world, PlaceKind.COMMUNITY) == {(key, "2023-03"): 1 for key in ("sa", "sa-riyadh", "kw")}


def test_no_country_is_kept_too(world):
    """An activity that names no country stands under none, so that it can be counted without reading every row."""
    add(world, "a", when="2023-03-05")
    add(world, "b", when="2023-03-05", communities="sa")
    counted(world)
    assert totals(world, PlaceKind.COUNTRY) == {("", "2023-03"): 1, ("SA", "2023-03"): 1}


def test_buckets_are_as_fine_as_the_date_is_known(world):
    """A month, a year or nothing; the first and last day of each bucket stand beside it."""
    for key, when in (("a", "2024-02-29"), ("b", "2024-02"), ("c", "2024"), ("d", "")):
        add(world, key, when=when)
    counted(world)
    assert totals(world, PlaceKind.WORLD) == {("", "2024-02"): 2, ("", "2024"): 1, ("", ""): 1}
    days = {row.bucket: (row.starts, row.ends) for row in world.exec(select(ActivityTotal))}
    assert days["2024-02"] == (date(2024, 2, 1), date(2024, 2, 29))
    assert days["2024"] == (date(2024, 1, 1), date(2024, 12, 31))
    assert days[""] == (None, None)


def test_sums_of_people_and_minutes(world):
    """Counted and estimated apart; what was not collected adds an activity to the unknown, and no zero."""
    add(world, "a", when="2023-01-01", attendance=10, minutes=30)
    add(world, "b", when="2023-01-02", attendance=5, basis="estimated")
    add(world, "c", when="2023-01-03")
    counted(world)
    row = world.exec(select(ActivityTotal).where(ActivityTotal.place_kind == PlaceKind.WORLD)).one()
    assert (row.activities, row.counted, row.estimated, row.unknown_attendance) == (3, 10, 5, 1)
    assert (row.minutes, row.timed) == (30, 1)


def test_some_buckets_only(world):
    """After a change of date the old and the new bucket are enough, and the others are left alone."""
    populate(world, seed=3, activities=60)
    row = world.exec(select(Activity).where(Activity.precision == Precision.DAY)).first()
    old = tally.bucket_of(row.starts, row.precision)
    row.starts = row.ends = date(2019, 7, 4)
    world.flush()
    assert tally.differences(world, home_country=HOME)
    tally.refresh(world, home_country=HOME, buckets=[old, "2019-07"])
    assert tally.differences(world, home_country=HOME) == []


def test_very_many_buckets(world):
    """More buckets than are looked up one by one give the same totals."""
    populate(world, seed=4, activities=40)
    for row in world.exec(select(ActivityTotal)):
        world.delete(row)
    world.flush()
    every = ["", *(str(year) for year in range(1970, 2030))]
    every += [f"{year}-{month:02}" for year in range(2020, 2025) for month in range(1, 13)]
    tally.refresh(world, home_country=HOME, buckets=every)
    assert tally.differences(world, home_country=HOME) == []


def test_differences_name_what_is_wrong(world):
    """Missing, superfluous and wrong totals are told with what is kept and what the rows say."""
    add(world, "a", when="2023-01-01", countries="SA")
    counted(world)
    row = world.exec(select(ActivityTotal).where(ActivityTotal.place == "SA")).one()
    row.activities = 7
    world.flush()
    [difference] = tally.differences(world, home_country=HOME)
    assert (difference.place, difference.bucket, difference.kept, difference.counted) == ("SA", "2023-01", 7, 1)
    world.delete(row)
    world.flush()
    [difference] = tally.differences(world, home_country=HOME)
    assert (difference.kept, difference.counted) == (None, 1)


@pytest.mark.parametrize("bucket", ["2023-13", "23", "x", "2023-1", "2023-03-01"])
def test_what_is_no_bucket(world, bucket):
    """A bucket that cannot be is refused before anything is deleted."""
    populate(world, seed=5, activities=10)
    with pytest.raises(ValueError):
        tally.refresh(world, home_country=HOME, buckets=[bucket])
    assert tally.differences(world, home_country=HOME) == []
