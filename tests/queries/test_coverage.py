"""Whom nobody has met: counted by hand on both databases, from rows that are written here."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sqlmodel import Session, select

from models import Activity, Community, CoverageReason, ImportRun
from models.codes import Collection, Hindrance, Tier
from outreach import indicators
from outreach.filters import Filters
from outreach.periods import today
from outreach.queries import contact, coverage
from outreach.settings import settings
from tests.small_world import add, counted, settle

DAY = date(2023, 6, 30)
TIERS = {"sa": Tier.A, "sa-riyadh": Tier.B, "kw": Tier.A, "fr": Tier.C}


@pytest.fixture
def world(db: Session) -> Session:
    """Seven communities: two met lately, one long ago, one in some month, one in some year, one on no day, one never.

    By the end of June 2023, at 30, 90 and 180 days for the tiers A, B and C.
    """
    settle(db)
    add(db, "a", when="2023-06-20", communities="sa", attendance=500)  # 10 days of 30
    add(db, "b", when="2023-01-01", communities="sa-riyadh")  # 180 days of 90
    add(db, "c", when="2023-04", communities="kw")  # 61 to 90 days of 30
    add(db, "d", when="2022", communities="de")  # 181 to 545 days, no tier
    add(db, "e", communities="us")
    add(db, "later", when="2023-07-01", communities="fr fr-paris")
    # Neither is a contact.
    add(db, "planned", when="2023-06-29", communities="fr-paris", status="planned")
    add(db, "called-off", when="2023-06-29", communities="fr", status="cancelled")
    for community in db.exec(select(Community).where(Community.key.in_(TIERS))):
        community.tier = TIERS[community.key]
    counted(db)
    return db


def table(db: Session, *, day: date = DAY, **filters: object) -> pd.DataFrame:
    end = None if day == today(settings()) else day
    return coverage.table(db, filters=Filters(end=end, **filters), day=day).set_index("key")


def of_record(db: Session) -> None:
    """What stands there is what the press recorded."""
    run = ImportRun(
        collection=Collection.PUBLIC_RECORD,
        imported_at=datetime.now(UTC),
        reader="events",
        file_name="events.csv",
        checksum="0" * 64,
        imported_by="test",
    )
    db.add(run)
    db.flush()
    for activity in db.exec(select(Activity)):
        activity.import_run_id = run.id
    db.flush()


def number(db: Session, key: str) -> int:
    return db.exec(select(Community.id).where(Community.key == key)).one()


def test_days_since_are_a_range_where_the_day_is_not_known(world: Session) -> None:
    rows = table(world)
    days = {key: (row.days_at_least, row.days_since) for key, row in rows.iterrows() if row.contact == "met"}
    assert days == {"sa": (10, 10), "sa-riyadh": (180, 180), "kw": (61, 90), "de": (181, 545)}
    assert rows.loc["kw", "last_day"] == date(2023, 4, 30) and rows.loc["de", "last_day"] == date(2022, 12, 31)
    assert rows.loc["sa", "last_day"] == rows.loc["sa", "last_starts"] == date(2023, 6, 20)


def test_the_ratio_is_days_for_each_day_of_the_cadence(world: Session) -> None:
    rows = table(world)
    assert rows.loc["sa", "ratio"] == pytest.approx(10 / 30)
    assert rows.loc["sa-riyadh", "ratio"] == pytest.approx(180 / 90)
    # Of what is known to the month, as of the day that it may have been first.
    assert rows.loc["kw", "ratio"] == pytest.approx(90 / 30)
    assert rows.loc[["fr", "fr-paris", "de", "us"], "ratio"].isna().all()


def test_who_has_a_tier_or_a_plan_was_never_met(world: Session) -> None:
    rows = table(world)
    assert dict(rows["contact"]) == {
        "sa": "met", "sa-riyadh": "met", "kw": "met", "de": "met",
        "us": "undated", "fr": "never_met", "fr-paris": "never_met",
    }  # fmt: skip


def test_from_the_silence_of_the_press_nothing_follows(world: Session) -> None:
    """Nor from how often a community is to be met, while the press may not have told of all that was done."""
    of_record(world)
    rows = table(world)
    assert dict(rows.loc[["fr", "fr-paris", "us"], "contact"]) == {
        "fr": "not_reported",
        "fr-paris": "not_reported",
        "us": "undated",
    }
    assert list(rows.index) == ["kw", "sa-riyadh", "de", "us", "fr", "fr-paris", "sa"]


def test_the_order_is_the_rule_that_stands_on_the_page(world: Session) -> None:
    """Past the cadence (never met, 3, 2), without a tier (never met, 545 days), on no day, within the cadence."""
    rows = table(world)
    assert list(rows.index) == ["fr", "kw", "sa-riyadh", "fr-paris", "de", "us", "sa"]
    assert list(rows["rank"]) == [1, 2, 3, 4, 5, 6, 7]
    assert list(rows["standing"]) == [*["past_cadence"] * 3, *["without_tier"] * 2, "undated", "within_cadence"]


def test_of_equal_ones_those_with_more_nationals_come_first(db: Session) -> None:
    """Nobody was met: 1,000,000 live in Saudi Arabia, 50,000 in France, none in Germany, elsewhere nobody knows."""
    settle(db)
    counted(db)
    assert list(table(db).index) == ["sa", "fr", "de", "fr-paris", "kw", "sa-riyadh", "us"]


def test_what_is_hindered_comes_after_all_others_and_is_shown(world: Session) -> None:
    for key, community, since, until, hindrance in (
        ("one", "fr", date(2023, 1, 1), None, Hindrance.CONFLICT),
        ("two", "fr", date(2023, 2, 1), None, Hindrance.NO_EMBASSY),
        ("over", "kw", date(2023, 1, 1), DAY, Hindrance.NO_PARTNER),
        ("to-come", "de", date(2023, 7, 1), None, Hindrance.NO_PARTNER),
    ):
        place = number(world, community)
        world.add(CoverageReason(key=key, community_id=place, hindrance=hindrance, since=since, until=until))
    world.flush()
    rows = table(world)
    assert list(rows.index) == ["kw", "sa-riyadh", "fr-paris", "de", "us", "sa", "fr"]
    assert rows.loc["fr", "hindrances"] == "conflict;no_embassy"
    assert rows.loc["fr", "hindered_since"] == date(2023, 1, 1)
    assert rows["hindrances"].notna().sum() == 1
    found = coverage.reasons(world, filters=Filters(), day=DAY)
    assert list(found["key"]) == ["two", "one"] and set(found["community"]) == {"fr"}
    assert coverage.reasons(world, filters=Filters(countries=("KW",)), day=DAY).empty


def test_within_the_cadence_is_what_the_indicator_counts(world: Session) -> None:
    value = indicators.compute(world, key="coverage_pct", filters=Filters(end=DAY))
    rows = table(world)
    due = rows[rows["tier"].notna()]
    assert value.n_rows == len(due) == 4 and value.unknown == len(rows) - len(due)
    assert value.value == pytest.approx((due["standing"] == "within_cadence").mean()) == pytest.approx(1 / 4)


def test_reach_is_what_the_indicator_counts(world: Session) -> None:
    """500 people among 1,000,000; of a city nobody estimates how many live there."""
    shown = table(world)
    known = indicators.rows(world, key="reach_per_1000", filters=Filters(end=DAY)).set_index("code")
    assert shown.loc["sa", "per_1000"] == known.loc["SA", "per_1000"] == pytest.approx(0.5)
    assert shown.loc["sa", "nationals"] == 1_000_000 and shown.loc["sa", "estimate_year"] == 2020
    assert shown["per_1000"].notna().sum() == 1


def test_the_next_planned_is_the_first_that_is_still_to_come(world: Session) -> None:
    add(world, "soon", when="2023-07-10", communities="kw sa", status="planned")
    add(world, "this-month", when="2023-06", communities="kw", status="planned")
    add(world, "some-day", communities="de kw", status="planned")
    rows = table(world)
    assert dict(rows["next_key"].dropna()) == {"kw": "this-month", "sa": "soon", "de": "some-day"}
    assert rows.loc["sa", "next_starts"] == date(2023, 7, 10) and rows.loc["sa", "next_precision"] == "day"
    assert rows.loc["kw", "next_precision"] == "month"
    assert rows.loc["de", "next_starts"] is None


def test_places_narrow_the_list(world: Session) -> None:
    assert set(table(world, regions=("gulf",)).index) == {"sa", "sa-riyadh", "kw"}
    assert set(table(world, countries=("FR",)).index) == {"fr", "fr-paris"}
    assert set(table(world, communities=("fr-paris",)).index) == {"fr-paris"}


def test_what_is_held_this_month_is_a_contact_though_the_month_is_not_over(db: Session) -> None:
    """Known to the month only, it was held today at the latest."""
    settle(db)
    now = today(settings())
    add(db, "now", when=f"{now:%Y-%m}", communities="sa")
    add(db, "year", when=f"{now:%Y}", communities="kw")
    counted(db)
    rows = table(db, day=now)
    assert rows.loc["sa", "last_day"] == rows.loc["kw", "last_day"] == now
    assert (rows.loc["sa", "days_at_least"], rows.loc["sa", "days_since"]) == (0, now.day - 1)


def test_a_month_or_a_year_that_was_not_over_is_no_silence(world: Session) -> None:
    """Taken for its first day, unless one was met for sure after it."""
    for key, when, communities in (("year", "2023", "fr sa"), ("month", "2023-06", "fr-paris de")):
        add(world, key, when=when, communities=communities)
    counted(world)
    day = date(2023, 6, 29)
    rows = coverage.table(world, filters=Filters(end=day), day=day).set_index("key")
    met = {key: (row.last_starts, row.last_precision, row.days_at_least) for key, row in rows.iterrows()}
    assert dict(rows["contact"]) == {key: "undated" if key == "us" else "met" for key in rows.index}
    assert met["fr"] == (date(2023, 1, 1), "year", 0) and met["fr-paris"] == (date(2023, 6, 1), "month", 0)
    assert met["de"] == (date(2023, 6, 1), "month", 0) and met["sa"] == (date(2023, 6, 20), "day", 9)


def test_a_question_about_a_day_to_come_is_about_today() -> None:
    now = today(settings())
    assert contact.as_at(Filters()) == contact.as_at(Filters(end=date(2100, 1, 1))) == now
    assert contact.as_at(Filters(end=DAY)) == DAY
