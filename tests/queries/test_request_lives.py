"""Requests as their steps say on a day: against days counted by hand, under filters, and never from stale memory."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from models import Authority, Channel, Community, Request, RequestEvent, Theme, Topic
from models.codes import ChannelKind, RequestKind, Step
from models.engine import bump, engine
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.queries import request_lives, request_sums, request_whole
from outreach.queries.request_columns import ALL_BANDS, band
from tests.small_world import settle

END_OF_MARCH = date(2023, 3, 30)
WORDS = {
    Step.AWAITING_DATA: {"reason": "A paper"},
    Step.EXTENDED: {"reason": "More time", "days": 5},
    Step.ANSWERED: {"answer": "It is so", "evidence": "Letter 5"},
    Step.PASSED_ON: {"reason": "Not theirs"},
    Step.REOPENED: {"reason": "Another city"},
    Step.TAKEN_BACK: {"reason": "A mistake"},
}


def raised(db: Session, key: str, on: str, *steps: tuple, community: str = "sa", topic: str = "customs") -> None:
    """A request with its steps: ``(step, day)``, and what else an event of it has."""
    numbers = dict(db.exec(select(Community.key, Community.id)).all())
    topics = dict(db.exec(select(Topic.key, Topic.id)).all())
    channel = db.exec(select(Channel.id)).one()
    row = Request(
        key=key, kind=RequestKind.COMPLAINT, summary="What was asked", raised_on=date.fromisoformat(on),
        community_id=numbers.get(community), topic_id=topics.get(topic), channel_id=channel,
    )  # fmt: skip
    db.add(row)
    db.flush()
    for position, (step, day, *more) in enumerate(steps, start=1):
        given = WORDS.get(Step(step), {}) | (more[0] if more else {})
        when = {"on_day": date.fromisoformat(day), "at": datetime(2023, 6, 1, tzinfo=UTC), "by": "staff"}
        db.add(RequestEvent(request_id=row.id, position=position, step=Step(step), **when, **given))


@pytest.fixture
def world(db: Session) -> Session:
    """Five requests of March 2023, in which Egypt has no holiday: working weeks run from Sunday to Thursday."""
    settle(db)
    for number, key in enumerate(("customs-body", "passports-body"), start=1):
        db.add(Authority(id=number, key=key, name_en=key))
    db.add(Channel(key="page", kind=ChannelKind.FACEBOOK_PAGE, name_en="Page"))
    db.flush()
    # Sunday 5; with the authority from Tuesday 7 on; the citizen has it from Thursday 9 to Tuesday 14.
    raised(
        db, "paused", "2023-03-05", ("acknowledged", "2023-03-06"), ("referred", "2023-03-07", {"authority_id": 1}),
        ("awaiting_data", "2023-03-09"), ("data_received", "2023-03-14"),
        ("extended", "2023-03-15"), community="sa-riyadh",
    )  # fmt: skip
    # Two rounds: answered after 3 working days, reopened on Sunday 12, answered after 2, given back.
    raised(
        db, "reopened", "2023-03-05", ("answered", "2023-03-08"), ("given_back", "2023-03-09"),
        ("reopened", "2023-03-12"), ("answered", "2023-03-14"), ("given_back", "2023-03-15"), community="kw",
    )  # fmt: skip
    # An answer that was none: it was taken back the day after.
    raised(db, "mistaken", "2023-03-05", ("answered", "2023-03-06"), ("taken_back", "2023-03-07", {"voids": 1}))
    raised(db, "silent", "2023-02-01", community="", topic="")
    raised(db, "weekend", "2023-03-24", community="de", topic="pensions")
    bump(db)
    db.commit()
    return db


def of(db: Session, key: str, day: date = END_OF_MARCH, **filters: tuple) -> dict:
    rows = request_lives.table(db, filters=Filters(**filters), day=day)
    return rows[rows["key"] == key].iloc[0].to_dict()


def test_a_pause_and_an_extension_by_hand(world):
    """Ministry 6 and 7 March; authority 8, 9, then 15, 16, a week of five, and 26 to 30: 14; citizen 12, 13 and 14."""
    row = of(world, "paused")
    days = {"ministry_days": 2, "authority_days": 14, "citizen_days": 3}
    assert {name: row[name] for name in days} == days
    assert (row["used_days"], row["limit_days"], row["overdue_days"]) == (16, 26, 0)
    assert (row["request_state"], row["holder"], row["authority"]) == ("referred", "authority", "customs-body")
    # Ten working days are left after Thursday 30 March: 2 to 6 and 9 to 13 April.
    assert (row["due_on"], row["light"]) == (date(2023, 4, 13), "on_time")
    assert (row["acknowledged_on"], row["acknowledge_due"]) == (date(2023, 3, 6), date(2023, 3, 8))
    assert (row["age_days"], row["band"], row["extensions"], row["steps"]) == (19, "8_21", 1, 5)


def test_the_clock_stands_still_while_the_citizen_is_asked(world):
    row = of(world, "paused", date(2023, 3, 12))
    assert (row["request_state"], row["holder"], row["due_on"]) == ("awaiting_data", "citizen", None)
    assert (row["used_days"], row["citizen_days"], row["steps"]) == (4, 1, 3)


def test_years_without_holidays_are_told_up_to_the_day_that_something_is_due_on(world):
    """Raised on 15 December 2100, of which the holidays are known; of 2101, in which it is due, they are not."""
    raised(world, "long", "2100-12-15")
    raised(world, "still", "2100-12-15", ("awaiting_data", "2100-12-16"))
    world.commit()
    day = date(2100, 12, 20)
    rows = request_lives.table(world, filters=Filters(), day=day)
    own = rows[rows["key"] == "long"]
    assert own["due_on"].iloc[0].year == 2101 and not own["known_year"].iloc[0]
    assert request_lives.unknown_years(own, day=day) == ("2101",)
    whole = request_whole.one(world, key="long", day=day, words=False)
    assert whole is not None and "2101" in str(whole.missing(translator("en")))
    still = rows[rows["key"] == "still"]
    assert still["known_year"].iloc[0] and request_lives.unknown_years(still, day=day) == ()
    whole = request_whole.one(world, key="still", day=day, words=False)
    assert whole is not None and whole.missing is None


def test_rounds_by_hand(world):
    """Each with its own deadline, its answer and whether that was in time."""
    rounds = request_lives.rounds(world, filters=Filters(), day=END_OF_MARCH)
    own = rounds[rounds["key"] == "reopened"]
    assert own["round"].tolist() == [1, 2] and own["used_days"].tolist() == [3, 2]
    assert own["began_on"].tolist() == [date(2023, 3, 5), date(2023, 3, 12)]
    assert own["given_back_on"].tolist() == [date(2023, 3, 9), date(2023, 3, 15)]
    assert own["on_time"].tolist() == [True, True]
    row = of(world, "reopened")
    assert (row["request_state"], row["holder"], row["reopened"], row["band"]) == ("given_back", "nobody", 1, None)


def test_what_was_taken_back_never_was(world):
    """Neither on that day nor on the days between; the step itself is still counted as seen."""
    for day in (date(2023, 3, 6), date(2023, 3, 7), END_OF_MARCH):
        row = of(world, "mistaken", day)
        assert (row["is_open"], row["answered_on"], row["request_state"]) == (True, None, "received"), day
    assert row["steps"] == 2


def test_a_day_in_the_past_knows_nothing_of_later_ones(world):
    day = date(2023, 3, 8)
    keys = request_lives.table(world, filters=Filters(), day=day)["key"].tolist()
    assert keys == ["silent", "paused", "reopened", "mistaken"], "the oldest first, none that is yet to be raised"
    assert of(world, "reopened", day)["request_state"] == "answered"
    assert of(world, "paused", date(2023, 3, 6))["holder"] == "ministry"


def test_lights_and_lateness(world):
    """Raised on Wednesday 1 February: Thursday is the first, the 23rd the 16th, 1 March the 20th, 2 March the 21st."""
    lights = {day: of(world, "silent", date(2023, *day))["answer_light"] for day in ((2, 22), (2, 23), (3, 1), (3, 2))}
    assert lights == {(2, 22): "on_time", (2, 23): "on_time", (3, 1): "amber", (3, 2): "red"}
    assert of(world, "silent", date(2023, 3, 2))["overdue_days"] == 0, "red on its last day, and not late"
    late = of(world, "silent", date(2023, 3, 6))
    assert (late["overdue_days"], late["due_on"], late["light"]) == (2, date(2023, 3, 2), "red")


def test_one_raised_on_a_weekend_begins_with_the_next_working_day(world):
    """Friday 24 March: day 0 is Sunday 26, so that Monday is the first."""
    assert of(world, "weekend", date(2023, 3, 27))["used_days"] == 1


LEFT = [
    (Filters(regions=("gulf",)), {"paused", "reopened", "mistaken"}),
    (Filters(countries=("SA",)), {"paused", "mistaken"}),
    (Filters(communities=("sa-riyadh", "de")), {"paused", "weekend"}),
    (Filters(topics=("pensions",)), {"weekend"}),
    (Filters(start=date(2023, 3, 5), end=date(2023, 3, 23)), {"paused", "reopened", "mistaken"}),
    (Filters(end=date(2023, 2, 28)), {"silent"}),
    # About activities, and not about requests.
    (Filters(kinds=("visit",)), {"paused", "reopened", "mistaken", "silent", "weekend"}),
]


def test_filters_leave_what_they_name(world):
    for filters, keys in LEFT:
        assert set(request_lives.table(world, filters=filters, day=END_OF_MARCH)["key"]) == keys, filters


def test_an_empty_database_has_all_columns(db, url):
    rows = request_lives.table(db, filters=Filters(), day=END_OF_MARCH)
    rounds = request_lives.rounds(db, filters=Filters(topics=("customs",)), day=END_OF_MARCH)
    assert rows.empty and rounds.empty
    assert {"light", "holder", "overdue_days", "authority"} <= set(rows) and {"round", "on_time"} <= set(rounds)
    assert not request_lives.any_on_record(db)


def test_memory_is_never_stale(world, url):
    """What is written and committed is seen by the next that asks; what is not yet is seen by the writer alone."""

    def state(db: Session) -> str:
        return of(db, "silent")["request_state"]

    assert state(world) == "received"
    number = world.exec(select(Request.id).where(Request.key == "silent")).one()
    world.rollback()
    with Session(engine(url)) as writer:
        bump(writer)
        when = {"on_day": date(2023, 3, 1), "at": datetime(2023, 3, 1, tzinfo=UTC), "by": "staff"}
        writer.add(RequestEvent(request_id=number, position=1, step=Step.ACKNOWLEDGED, **when))
        writer.flush()
        assert state(writer) == "acknowledged"
        with Session(engine(url)) as reader:
            assert state(reader) == "received"
        writer.commit()
    with Session(engine(url)) as reader:
        assert state(reader) == "acknowledged"


@pytest.mark.parametrize(
    ("age", "code"),
    [(0, "0_7"), (7, "0_7"), (8, "8_21"), (21, "8_21"), (22, "22_30"), (60, "31_60"), (90, "61_90"), (91, "over_90")],
)
def test_bands(age, code):
    assert band(age) == code and code in ALL_BANDS


def test_what_waits_by_authority_and_age(world):
    """Open and late, the days that answers took, and those that were referred to nobody."""
    filters = Filters(end=END_OF_MARCH)
    standing = request_sums.standing(world, filters=filters)
    answered = request_sums.answered(world, filters=filters)
    nobody, body = request_sums.grouped(standing, answered, by="authority").to_dict("records")
    # Late is "silent"; "mistaken" and "weekend" wait in time, "reopened" was answered twice, after 3 and 2 days.
    assert (nobody["key"], nobody["requests"], nobody["open"], nobody["overdue"]) == ("", 4, 3, 1)
    assert (nobody["median_days"], nobody["high_days"], nobody["answers"]) == (2.5, 3, 2)
    assert (body["key"], body["open"], body["overdue"], body["answers"]) == ("customs-body", 1, 0, 0)
    ages = {(row.band, row.light): row.requests for row in request_sums.ageing(standing).itertuples()}
    # The acknowledgement of "mistaken" is overdue too, and its clock is the worse of the two.
    assert ages == {("31_60", "red"): 1, ("8_21", "on_time"): 1, ("8_21", "red"): 1, ("0_7", "red"): 1}


def test_a_theme_has_its_requests(world):
    theme = Theme(key="flats", name_en="Flats")
    world.add(theme)
    world.flush()
    for row in world.exec(select(Request).where(Request.key.in_(["silent", "reopened"]))):
        row.theme_id = theme.id
    bump(world)
    world.commit()
    assert request_sums.of_theme(world, theme="flats")["key"].tolist() == ["silent", "reopened"]
    # Of the silent one nobody noted the community.
    [row] = request_whole.themes(world).to_dict("records")
    assert (row["requests"], row["communities"], row["unnoted"]) == (2, 1, 1)
    row = request_whole.one(world, key="silent", day=END_OF_MARCH, words=False).row
    assert (row["theme_communities"], row["theme_unnoted"]) == (1, 1)
