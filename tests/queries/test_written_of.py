"""Of whom the ministry itself wrote: what tells "never met" from "not reported", on both databases."""

from datetime import date

import pandas as pd
import pytest
from sqlmodel import Session, select

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    Channel,
    Commitment,
    Community,
    Country,
    CoverageReason,
    Entity,
    ImportRun,
    Request,
)
from models.codes import Collection
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.meeting.lists import unjudged, unjudged_words
from outreach.queries import briefing, communities, countries, coverage
from outreach.wording import coverage_rows, place_rows
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.queries.test_coverage import DAY, number, of_record, table, world
from tests.small_world import add, counted

__all__ = ["world"]


def referring(db: Session, table_of: str) -> object:
    """A row that refers to ``fr-paris``, which no row of the ministry's own does."""
    at = {"key": "own", "community_id": number(db, "fr-paris")}
    if table_of in ("activity", "plan"):
        found = db.exec(select(Activity).where(Activity.key == "planned")).one()
        found.status, found.cancelled_because = ("planned", "") if table_of == "plan" else ("cancelled", "Strike")
        return found
    if table_of == "channel":
        return Channel(**at, kind="facebook_group", name_en="Group")
    if table_of == "commitment":
        return Commitment(**at, what_en="A desk")
    if table_of == "entity":
        return Entity(**at, name_en="House")
    if table_of == "coverage_reason":
        return CoverageReason(**at, hindrance="conflict", since=date(2023, 7, 1))
    channel = Channel(key="global", kind="website", name_en="Site")
    db.add(channel)
    db.flush()
    asked = {"kind": "enquiry", "summary": "Where?", "raised_on": date(2023, 6, 1), "channel_id": channel.id}
    return Request(**at, **asked)


@pytest.mark.parametrize("own", [True, False], ids=["own", "of the press"])
def test_it_is_a_row_of_the_ministry_s_own_that_tells_never_met_from_not_reported(world: Session, own: bool) -> None:
    of_record(world)
    run = world.exec(select(ImportRun.id)).one()
    assert table(world).loc["fr-paris", "contact"] == "not_reported"
    for table_of in ("channel", "commitment", "request", "entity", "activity"):
        with world.begin_nested() as alone:
            row = referring(world, table_of)
            row.import_run_id = None if own else run
            world.add(row)
            world.flush()
            assert table(world).loc["fr-paris", "contact"] == ("never_met" if own else "not_reported"), table_of
            alone.rollback()
    assert table(world).loc["fr-paris", "contact"] == "not_reported"


@pytest.mark.parametrize("table_of", ["plan", "coverage_reason"])
@pytest.mark.parametrize("alone", [True, False], ids=["own register alone", "beside the press"])
def test_what_is_to_come_tells_it_in_the_ministry_s_own_register_alone(
    world: Session, table_of: str, alone: bool
) -> None:
    """So does a tier: to say how often somebody is to be met is not to know that they never were."""
    if not alone:
        of_record(world)
    for activity in world.exec(select(Activity).where(Activity.key == "planned")):
        world.delete(activity)
    if table_of != "plan":
        world.flush()
        world.add(referring(world, table_of))
    else:
        add(world, "to-come", when="2023-07-20", communities="fr-paris", status="planned")
    world.flush()
    rows = table(world)
    assert rows.loc["fr-paris", "contact"] == rows.loc["fr", "contact"] == ("never_met" if alone else "not_reported")


@sqlite_alone
@pytest.mark.parametrize("alone", [True, False], ids=["own register alone", "beside the press"])
def test_of_whom_only_something_unconfirmed_is_on_record_nothing_is_reported(world: Session, alone: bool) -> None:
    """The ministry says by it that it does not know whether it took place: no list makes a zero of that."""
    if not alone:
        of_record(world)
    world.add(Country(code="AT", alpha3="AUT", name_en="Austria", name_ar="", region="europe", un_region="150"))
    world.flush()
    world.add(Community(key="at", country_code="AT", level="country", name_en="Austria"))
    world.flush()
    row = Activity(key="own", kind="visit", status="unconfirmed", organiser="emigration_ministry", title_en="A visit",
                   attendance_basis="not_collected")  # fmt: skip
    world.add(row)
    world.flush()
    world.add(ActivityCountry(activity_id=row.id, country_code="AT"))
    world.add(ActivityCommunity(activity_id=row.id, community_id=number(world, "at")))
    counted(world)
    assert not known(world)
    assert table(world).loc["at", "contact"] == "not_reported"
    sheet = briefing.of_community(world, key="at", day=DAY)
    assert sheet.contacts.empty and not sheet.written_of
    row.status, row.cancelled_because = "cancelled", "Strike"
    counted(world)
    assert known(world) and table(world).loc["at", "contact"] == "never_met"


@pytest.mark.parametrize("own", [True, False], ids=["own", "of the press"])
def test_it_tells_a_zero_from_a_dash_in_the_lists(world: Session, own: bool) -> None:
    """A community, and its country, of which the ministry's own register has a channel and no activity."""
    of_record(world)
    world.add(Country(code="AT", alpha3="AUT", name_en="Austria", name_ar="", region="europe", un_region="150"))
    world.flush()
    world.add(Community(key="at", country_code="AT", level="country", name_en="Austria"))
    world.flush()
    assert not known(world)
    run = None if own else world.exec(select(ImportRun.id)).one()
    community = number(world, "at")
    world.add(Channel(key="own", community_id=community, kind="forum", name_en="Forum", import_run_id=run))
    world.flush()
    assert known(world) == own


def known(db: Session) -> bool:
    """Whether the lists know what was done with ``at``, and in its country: nothing, and not who knows what."""
    found = communities.by_community(db, filters=Filters()).set_index("key")
    (profile,) = communities.one(db, key="at")["recorded"]
    country = countries.by_country(db, filters=Filters()).set_index("code")
    (whole,) = countries.one(db, code="AT")["recorded"]
    shown = place_rows.told(found.reset_index(), t=translator("en"), narrowed=False)
    zero = shown.set_index("key").loc["at", "activities"] == 0
    answers = {found.loc["at", "recorded"], profile, country.loc["AT", "recorded"], whole, zero is not pd.NA}
    (answer,) = {bool(one) for one in answers}
    return answer


@postgresql_alone
def test_a_register_that_came_in_by_a_file_is_the_ministry_s_own(world: Session) -> None:
    of_record(world)
    world.exec(select(ImportRun)).one().collection = Collection.REGISTER
    world.flush()
    assert table(world).loc["fr-paris", "contact"] == "never_met"


@sqlite_alone
def test_cities_that_were_met_are_said_beside_their_country(world: Session) -> None:
    """Of two cities later than the whole; where that is within its cadence nothing is to be explained."""
    add(world, "city", when="2023-06-25", communities="fr-paris sa-riyadh")
    counted(world)
    rows = coverage.table(world, filters=Filters(end=DAY), day=DAY)
    t = translator("en")
    said = coverage_rows.told(rows, t=t, collections=("register",)).set_index("key")
    assert said.loc["fr", "last"] == "Never met on record (cities met: 1)"
    assert said.loc["sa", "last"] == t.date(date(2023, 6, 20))
    assert said.loc["fr", "place"] == "France (whole country)" and said.loc["fr-paris", "place"] == "Paris, France"


def test_a_promise_to_a_whole_country_is_one_to_its_country_wide_community(world: Session) -> None:
    of_record(world)
    assert set(table(world).loc[["fr", "fr-paris"], "contact"]) == {"not_reported"}
    world.add(Commitment(key="own", country_code="FR", what_en="A desk"))
    world.flush()
    assert dict(table(world).loc[["fr", "fr-paris"], "contact"]) == {"fr": "never_met", "fr-paris": "not_reported"}


def test_of_whom_nobody_wrote_nothing_is_reported_in_a_register_too(world: Session) -> None:
    at_paris = ActivityCommunity.community_id == number(world, "fr-paris")
    for link in world.exec(select(ActivityCommunity).where(at_paris)):
        world.delete(link)
    world.flush()
    assert table(world).loc["fr-paris", "contact"] == "not_reported"


@sqlite_alone
def test_of_whom_nothing_is_reported_nobody_says_how_late_they_are(world: Session) -> None:
    """With a tier or without: not met within it, and not past it either; how many that are is said."""
    of_record(world)
    rows = table(world)
    tiered = rows[rows["tier"].notna()]
    judged = tiered[tiered["contact"].isin(("met", "never_met"))]
    assert 0 < len(judged) < len(tiered)
    value = indicators.compute(world, key="coverage_pct", filters=Filters(end=DAY))
    assert (value.n_rows, value.unknown) == (len(judged), len(rows) - len(judged))
    assert set(indicators.rows(world, key="coverage_pct", filters=Filters(end=DAY))["key"]) == set(judged.index)
    said = unjudged_words(unjudged(rows))
    assert said.en.endswith(f"of {len(tiered) - len(judged)} with one nobody knows when it was met") and said.ar
    assert not unjudged_words(unjudged(judged))
