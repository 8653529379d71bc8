"""What single queries promise: order, paging, search, one activity whole, what is known only to the year."""

from datetime import date

import pytest
from sqlmodel import Session, select

from models import Channel, Community, PublishedFigure
from models.codes import Kind
from outreach.filters import Filters
from outreach.queries import (
    activities,
    channels,
    choices,
    communities,
    countries,
    initiatives,
    over_time,
    published,
    topics,
)
from tests.small_world import add, counted, settle


@pytest.fixture
def world(db: Session) -> Session:
    """Four activities held, one planned."""
    settle(db)
    session = {"kind": Kind.VIRTUAL_SESSION}
    add(db, "a", when="2023-03-05", communities="sa kw", topics="customs pensions", initiative="hour", **session)
    add(db, "b", when="2023-03", communities="fr-paris", topics="customs", attendance=30, **session)
    add(db, "c", when="2023", countries="EG", initiative="autumn-trip")
    add(db, "d", communities="de")
    add(db, "e", when="2023-06-01", communities="us", status="planned")
    counted(db)
    return db


def test_the_table_of_activities(world):
    """Newest first and the undated last, page by page; joined codes are sorted; only the held unless asked."""
    rows = activities.table(world, filters=Filters())
    assert list(rows["key"]) == ["a", "b", "c", "d"]
    assert rows.loc[0, ["countries", "communities", "topics"]].tolist() == ["KW;SA", "kw;sa", "customs;pensions"]
    oldest = activities.table(world, filters=Filters(), descending=False)
    assert list(oldest["key"]) == ["c", "b", "a", "d"]
    pages = [activities.table(world, filters=Filters(), limit=2, offset=offset)["key"].tolist() for offset in (0, 2, 4)]
    assert pages == [["a", "b"], ["c", "d"], []]
    assert activities.count(world, filters=Filters()) == 4
    assert activities.count(world, filters=Filters(), statuses=activities.ALL) == 5
    with pytest.raises(ValueError):
        activities.table(world, filters=Filters(), sort="id; DROP TABLE activity")


def test_one_activity_whole(world):
    """With everything that hangs on it, or None."""
    whole = activities.one(world, key="a")
    assert whole.activity["initiative"].item() == "hour"
    assert list(whole.countries["code"]) == ["KW", "SA"]
    assert list(whole.topics["key"]) == ["customs", "pensions"]
    assert whole.sources.empty
    assert activities.one(world, key="' OR 1=1 --") is None


def test_known_to_the_year_only_is_apart(world):
    """In months and quarters it stands apart; in years it is one of the year; the undated are in none."""
    rows = over_time.monthly(world, filters=Filters())
    months = over_time.kinds(rows)
    assert months[months["apart"]]["period"].tolist() == [date(2023, 1, 1)]
    assert months["activities"].sum() == 3
    years = over_time.kinds(rows, grain="year")
    assert not years["apart"].any()
    assert years.set_index("kind")["activities"].to_dict() == {"virtual_session": 2, "meeting": 1}
    reached = over_time.reached(world, filters=Filters(), each="country", grain="quarter")
    assert reached[["period", "places"]].values.tolist() == [[date(2023, 1, 1), 3]]


def test_every_country_is_listed(world):
    """Those without an activity too, never the home country; nothing on record differs from nothing in the period.

    Of the United States the ministry itself wrote that something is planned.
    """
    rows = countries.by_country(world, filters=Filters(start=date(2023, 3, 1), end=date(2023, 3, 4))).set_index("code")
    assert set(rows.index) == {"SA", "KW", "FR", "DE", "US"}
    assert rows["activities"].sum() == 0
    assert rows["recorded"].to_dict() == {"SA": True, "KW": True, "FR": True, "DE": True, "US": True}
    listed = countries.by_country(world, filters=Filters()).set_index("code")
    assert listed.loc["SA", ["last_starts", "last_precision"]].tolist() == [date(2023, 3, 5), "day"]
    assert listed.loc["FR", ["last_starts", "last_precision"]].tolist() == [date(2023, 3, 1), "month"]
    assert listed.loc["SA", "nationals"] == 1_000_000 and listed.loc["SA", "estimate_year"] == 2020


def test_every_community_is_listed(world):
    """All that are registered, with zeros; a city has no estimate of its own."""
    rows = communities.by_community(world, filters=Filters()).set_index("key")
    assert rows["virtual_session"].to_dict() == {
        "sa": 1, "kw": 1, "fr-paris": 1, "de": 0, "fr": 0, "sa-riyadh": 0, "us": 0
    }  # fmt: skip
    assert rows["nationals"].isna()["fr-paris"] and rows.loc["fr", "nationals"] == 50_000


def test_sessions_per_100000(world):
    """One source, its last year; no rate without an estimate."""
    rows = countries.sessions_per_100000(world, filters=Filters()).set_index("code")
    assert rows.loc["FR", "per_100000"] == pytest.approx(2.0)
    assert rows.loc["SA", "per_100000"] == pytest.approx(0.1)
    assert rows["per_100000"].isna()["KW"]


def test_topics_and_initiatives(world):
    """Each topic once for each activity and country; initiatives without an activity are listed too."""
    assert topics.in_all(world, filters=Filters()).set_index("key")["activities"].to_dict() == {
        "customs": 2,
        "pensions": 1,
    }
    pairs = topics.by_country(world, filters=Filters(countries=("SA", "FR"))).set_index(["topic", "country"])[
        "activities"
    ]
    assert pairs.to_dict() == {("customs", "FR"): 1, ("customs", "SA"): 1, ("pensions", "SA"): 1}
    named = initiatives.table(world, filters=Filters(kinds=("visit",)))
    assert named["activities"].tolist() == [0, 0]


SPELT = [("الكويت", "KW"), ("كويت", "KW"), ("FRANCE", "FR"), ("المانيا", "DE"), ("riy", "sa-riyadh")]


def test_search_is_blind_to_spelling(world):
    """Hamza, case and the article do not matter."""
    for text, first in SPELT:
        assert choices.search(world, text=text).rows["code"].iloc[0] == first, text


def test_search_knows_everyday_names_of_countries(world):
    """The country first, then those who live there."""
    for text in ["السعودية", "سعوديه", "KSA", "k.s.a", "Saudi"]:
        found = choices.search(world, text=text).rows
        assert found["code"].iloc[0] == "SA", text
        assert set(found["country_code"]) == {"SA"} and "sa-riyadh" in set(found["code"])


def test_search_finds_nothing(world):
    """What is no name, and what a LIKE would take for a joker, finds nothing."""
    for text in ["%", "_", "  ", "''", "zzz"]:
        found = choices.search(world, text=text)
        assert found.rows.empty and (found.number, found.more) == (0, 0), text


def test_channels_without_any(world):
    """No channel: a frame with its columns and no row."""
    assert "last" not in channels.table(world, filters=Filters())
    assert channels.table(world, filters=Filters()).empty


def test_undated_and_global_come_in_the_same_order(world):
    """What is empty has its place with both databases, which sort it otherwise: an undated figure is the last."""
    for number, day in enumerate((None, date(2023, 1, 1), date(2022, 1, 1))):
        dated = {"starts": day, "ends": day, "precision": "day", "date_basis": "event"} if day else {}
        stated = {
            "key": f"f{number}",
            "metric": "followers",
            "value": 1,
            "value_text": "1",
            "qualifier": "about",
            "definition": "x",
        }
        world.add(PublishedFigure.model_validate(stated | dated))
    for key, community in (("everywhere", None), ("there", world.scalar(select(Community.id).limit(1)))):
        values = {"key": key, "kind": "x", "name_en": key, "community_id": community}
        world.add(Channel.model_validate(values))
    world.flush()
    assert published.table(world)["key"].tolist() == ["f2", "f1", "f0"]
    assert channels.by_place(world, filters=Filters())["community"].tolist()[0] == ""
