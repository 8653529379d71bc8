"""What the briefing sheet says of a place, counted by hand on both databases from rows that are written here."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from models import (
    Activity,
    ActivitySource,
    ActivityTopic,
    Authority,
    Channel,
    Commitment,
    Community,
    Request,
    RequestEvent,
    Source,
    Topic,
)
from models.codes import Step
from models.engine import bump
from outreach.queries import briefing
from tests.one_kind import sqlite_alone
from tests.small_world import add, counted, settle

DAY = date(2023, 6, 30)


@pytest.fixture
def world(db: Session) -> Session:
    """Kuwait was met seven times, the last time in June 2023; Riyadh once, the whole of Saudi Arabia never."""
    settle(db)
    for month in range(1, 7):
        add(db, f"k{month}", when=f"2023-{month:02}-10", communities="kw")
    add(db, "k-month", when="2023-02", communities="kw")
    add(db, "r", when="2022-05-05", communities="sa-riyadh")
    add(db, "soon", when="2023-07-10", communities="kw", status="planned")
    add(db, "past", when="2023-05-01", communities="kw", status="planned")
    counted(db)
    return db


def of(db: Session, key: str = "kw", **more: object) -> briefing.Briefing:
    found = briefing.of_community(db, key=key, day=DAY, **more)
    assert found is not None
    return found


def ids(db: Session, table: type) -> dict[str, int]:
    return dict(db.exec(select(table.key, table.id)).all())


def asked(db: Session, key: str, *, activity: str, community: str | None = "kw", on: date = DAY) -> int:
    row = Request(
        key=key,
        kind="enquiry",
        summary=f"Words of {key}",
        raised_on=on,
        community_id=ids(db, Community)[community] if community else None,
        activity_id=ids(db, Activity)[activity],
    )
    db.add(row)
    db.flush()
    return row.id


def step(db: Session, request: int, position: int, step: Step, on: date, **own: object) -> None:
    event = {"request_id": request, "position": position, "step": step, "on_day": on, "by": "Editor One"}
    db.add(RequestEvent(**event, **own, at=datetime(2023, 6, 30, tzinfo=UTC)))
    db.flush()


def test_the_last_five_contacts_and_what_is_still_to_come(world: Session) -> None:
    found = of(world)
    assert list(found.contacts["key"]) == ["k6", "k5", "k4", "k3", "k2"]
    assert list(found.planned["key"]) == ["soon"]
    assert of(world, "fr").contacts.empty


def test_how_many_live_there_by_each_source(world: Session) -> None:
    """The last year of each; the one in use is told from the others; a city shows those of its country."""
    for found in (of(world, "sa"), of(world, "sa-riyadh")):
        rows = found.estimates.set_index("source")
        assert dict(rows["nationals"]) == {"un_desa_2020": 1_000_000, "other": 9_000_000}
        assert dict(rows["used"]) == {"un_desa_2020": True, "other": False}
    assert of(world).estimates.empty


def test_what_was_asked_last_time_comes_first_and_then_what_is_open(world: Session) -> None:
    """What was asked in the last contact is there, answered or not, also of those whose community nobody noted."""
    asked(world, "old", activity="k1", on=date(2023, 1, 10))
    done = asked(world, "old-done", activity="k1", on=date(2023, 1, 10))
    last = asked(world, "last-done", activity="k6", on=date(2023, 6, 10))
    asked(world, "last", activity="k6", community=None, on=date(2023, 6, 10))
    asked(world, "other-place", activity="r", community="sa")
    # The last contact was with two communities: what the other one asked there is on its own sheet alone.
    asked(world, "of-the-other", activity="k6", community="sa", on=date(2023, 6, 10))
    for request in (done, last):
        step(world, request, 1, Step.ANSWERED, date(2023, 6, 20), answer="Made-up answer", evidence="Letter 1")
    found = of(world)
    assert list(found.requests["key"]) == ["last-done", "last", "old"]
    assert found.open_number == 2
    assert set(found.answered["key"]) == {"last-done", "old-done"}
    assert "summary" not in found.requests and not {"answer", "evidence"} & set(found.answered)


def test_of_a_whole_country_s_community_it_is_known_that_cities_were_met_later(world: Session) -> None:
    """Of a city, and of the country with all of its communities, there is nothing to say."""
    assert (of(world, "sa").cities_later, of(world, "sa-riyadh").cities_later, of(world).cities_later) == (1, 0, 0)
    country = briefing.of_country(world, code="SA", day=DAY)
    assert country is not None and country.cities_later == 0
    add(world, "s", when="2023-05-05", communities="sa")
    counted(world)
    assert of(world, "sa").cities_later == 0


def test_how_many_answers_there_are_in_all_is_counted(world: Session) -> None:
    """Beside the five newest; of each request the last one, and reports that only promise are none."""
    for number in range(7):
        request = asked(world, f"r{number}", activity="k1", on=date(2023, 1, 10))
        step(world, request, 1, Step.ANSWERED, date(2023, 2, number + 1), answer="Made-up answer", evidence="Letter 1")
        if number == 0:
            step(world, request, 2, Step.REOPENED, date(2023, 3, 1), reason="Not so")
            step(world, request, 3, Step.ANSWERED, date(2023, 3, 2), answer="Another", evidence="Letter 2")
    for activity in world.scalars(select(Activity).where(Activity.key.in_([f"k{n}" for n in range(1, 7)]))):
        activity.answers_reported = "It is so" if activity.key != "k6" else ""
    world.flush()
    found = of(world)
    assert list(found.answered["key"]) == ["r0", "r6", "r5", "r4", "r3"] and found.answered_number == 7
    assert set(found.answered["request_kind"]) == {"enquiry"}
    assert (len(found.reported), found.reported_number) == (5, 5)
    assert (of(world, "fr").answered_number, of(world, "fr").reported_number) == (0, 0)


@sqlite_alone
def test_words_come_for_those_who_may_read_them(world: Session) -> None:
    request = asked(world, "last", activity="k6", on=date(2023, 6, 10))
    step(world, request, 1, Step.ANSWERED, date(2023, 6, 20), answer="Made-up answer", evidence="Letter 1")
    found = of(world, words=True)
    assert list(found.requests["summary"]) == ["Words of last"]
    assert found.answered.iloc[0]["answer"] == "Made-up answer" and found.answered.iloc[0]["evidence"] == "Letter 1"


@sqlite_alone
def test_an_answer_that_was_taken_back_is_none(world: Session) -> None:
    request = asked(world, "last", activity="k6", on=date(2023, 6, 10))
    step(world, request, 1, Step.ANSWERED, date(2023, 6, 20), answer="Made-up answer", evidence="Letter 1")
    step(world, request, 2, Step.TAKEN_BACK, date(2023, 6, 21), voids=1, reason="Mistaken")
    assert of(world).answered.empty and of(world).open_number == 1


@sqlite_alone
def test_an_answer_before_a_reopening_says_where_its_request_is_now(world: Session) -> None:
    """Answered, reopened, referred; answered again: the answer that stands is the last one, and the only one."""
    world.add(Authority(key="customs", name_en="Customs"))
    world.flush()
    request, words = asked(world, "last", activity="k6", on=date(2023, 6, 10)), {"evidence": "Letter 1"}
    found = []

    def told() -> tuple[list[tuple], tuple[int, int]]:
        now = of(world, words=True)
        rows = now.answered[["answer", "request_state", "is_open"]].itertuples(index=False, name=None)
        return list(rows), (now.answered_number, now.reopened_number)

    for position, (kind, more) in enumerate(
        (
            (Step.ANSWERED, words | {"answer": "First"}),
            (Step.REOPENED, {"reason": "Not so"}),
            (Step.REFERRED, {"authority_id": ids(world, Authority)["customs"]}),
            (Step.ANSWERED, words | {"answer": "Second"}),
        ),
        1,
    ):
        step(world, request, position, kind, date(2023, 6, 11 + position), **more)
        bump(world)
        found.append(told())
    assert found == [
        ([("First", "answered", False)], (1, 0)),
        ([("First", "reopened", True)], (0, 1)),
        ([("First", "referred", True)], (0, 1)),
        ([("Second", "answered", False)], (1, 0)),
    ]
    step(world, request, 5, Step.TAKEN_BACK, date(2023, 6, 20), voids=4, reason="Mistaken")
    bump(world)
    assert told()[0] == [("First", "referred", True)]


def test_topics_of_the_last_contact_alone_are_those_that_were_raised(world: Session) -> None:
    for key, topic in (("k6", "customs"), ("k6", "pensions"), ("k5", "documents")):
        if topic not in ids(world, Topic):
            world.add(Topic(key=topic, name_en=topic.title()))
            world.flush()
        world.add(ActivityTopic(activity_id=ids(world, Activity)[key], topic_id=ids(world, Topic)[topic]))
    world.flush()
    assert list(of(world).raised["key"]) == ["customs", "pensions"]
    assert of(world, "fr").raised.empty and of(world, "sa-riyadh").raised.empty


@sqlite_alone
def test_who_holds_it(world: Session) -> None:
    world.add(Authority(key="customs", name_en="Customs"))
    world.flush()
    request = asked(world, "last", activity="k6", on=date(2023, 6, 10))
    step(world, request, 1, Step.REFERRED, date(2023, 6, 12), authority_id=ids(world, Authority)["customs"])
    row = of(world).requests.iloc[0]
    assert (row["holder"], row["authority"], row["request_state"]) == ("authority", "customs", "referred")


def test_reported_answers_come_with_their_sources(world: Session) -> None:
    for number, key in enumerate(("k2", "k6", "r")):
        activity = world.exec(select(Activity).where(Activity.key == key)).one()
        activity.answers_reported = f"Answer in {key}"
        source = Source(key=f"source-{number}", address=f"https://example.org/{number}", outlet=f"Outlet {number}")
        world.add(source)
        world.flush()
        world.add(ActivitySource(activity_id=activity.id, source_id=source.id, position=0))
    world.flush()
    found = of(world)
    assert list(found.reported["answers_reported"]) == ["Answer in k6", "Answer in k2"]
    assert dict(found.sources[["activity", "outlet"]].to_numpy()) == {"k6": "Outlet 1", "k2": "Outlet 0"}


@sqlite_alone
def test_what_was_promised_to_them_and_where_they_follow(world: Session) -> None:
    places = ids(world, Community)
    for key, community in (("theirs", "kw"), ("others", "fr")):
        world.add(Commitment(key=key, what_en=key, community_id=places[community], due_on=date(2023, 6, 1)))
        world.add(Channel(key=f"{key}-group", kind="whatsapp_group", name_en=key, community_id=places[community]))
    world.add(Channel(key="line", kind="hotline", name_en="Line", community_id=places["kw"]))
    world.flush()
    found = of(world)
    assert list(found.promised["key"]) == ["theirs"] and found.promised.iloc[0]["commitment_state"] == "late"
    assert list(found.channels["key"]) == ["theirs-group"]


def test_a_country_has_all_its_communities(world: Session) -> None:
    asked(world, "in-riyadh", activity="r", community="sa-riyadh")
    asked(world, "in-the-country", activity="k1", community="sa")
    found = briefing.of_country(world, code="SA", day=DAY)
    assert found is not None
    assert list(found.contacts["key"]) == ["r"]
    assert set(found.requests["key"]) == {"in-riyadh", "in-the-country"}
    assert of(world, "sa").contacts.empty


def test_nothing_is_known_of_no_place_and_the_home_country_has_no_sheet(world: Session) -> None:
    assert briefing.of_community(world, key="nowhere", day=DAY) is None
    assert briefing.of_country(world, code="ZZ", day=DAY) is None
    assert briefing.of_country(world, code="EG", day=DAY) is None
