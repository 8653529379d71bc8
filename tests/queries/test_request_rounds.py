"""Who had a request when: passed on, reopened, answered by another; and since when it is the managers' matter too."""

from datetime import date

import pytest
from sqlmodel import Session

from models import Authority, Channel
from models.codes import ChannelKind
from models.engine import bump
from outreach.clock.timing import Limits
from outreach.filters import Filters
from outreach.queries import request_lives, request_sums, request_whole
from tests.queries.test_request_lives import raised
from tests.small_world import settle

END = date(2023, 3, 30)
FIRST, SECOND = {"authority_id": 1}, {"authority_id": 2}


@pytest.fixture
def world(db: Session) -> Session:
    """Working weeks run from Sunday to Thursday; Egypt has no holiday in that March."""
    settle(db)
    for number, key in ((1, "first-body"), (2, "second-body")):
        db.add(Authority(id=number, key=key, name_en=key, name_ar=f"{key}-ar"))
    db.add(Channel(key="page", kind=ChannelKind.FACEBOOK_PAGE, name_en="Page"))
    db.flush()
    # Ministry 6 and 7; the first one 8, 9 and 12; the second one 13, 14 and 15.
    raised(
        db, "passed", "2023-03-05", ("referred", "2023-03-07", FIRST), ("passed_on", "2023-03-12", SECOND),
        ("answered", "2023-03-15"),
    )  # fmt: skip
    # The first one answers after a day; it is reopened, and goes to the second one, who asks the citizen from 16 to 20.
    raised(
        db, "again", "2023-03-05", ("referred", "2023-03-07", FIRST), ("answered", "2023-03-08"),
        ("reopened", "2023-03-12"), ("referred", "2023-03-14", SECOND), ("awaiting_data", "2023-03-16"),
        ("data_received", "2023-03-20"),
    )  # fmt: skip
    bump(db)
    db.commit()
    return db


def of(db: Session, key: str, day: date, **deadlines: int) -> dict:
    given = {"deadlines": Limits(3, 21, 80, **deadlines)} if deadlines else {}
    rows = request_lives.table(db, filters=Filters(), day=day, **given)
    return rows[rows["key"] == key].iloc[0].to_dict()


def rounds(db: Session, key: str, day: date) -> list[tuple]:
    found = request_lives.rounds(db, filters=Filters(), day=day)
    own = found[found["key"] == key]
    return list(zip(own["authority"], own["authority_en"], own["used_days"], own["held_days"], strict=True))


def test_who_was_passed_a_request_has_it_since_then(world):
    """And not since the day on which another one got it; asking the citizen makes it no later."""
    days = {day: of(world, "passed", date(2023, 3, day))["referred_on"] for day in (6, 7, 12, 20)}
    march = {day: date(2023, 3, day) for day in (7, 12, 14)}
    assert days == {6: None, 7: march[7], 12: march[12], 20: march[12]}
    assert of(world, "again", date(2023, 3, 12))["referred_on"] is None, "reopened, and with nobody yet"
    assert of(world, "again", END)["referred_on"] == march[14]


def test_a_round_keeps_who_had_it_when_it_was_answered(world):
    """Whatever becomes of the request afterwards: on each later day its answers are of the same authority."""
    answered = ("first-body", "first-body", 3, 1)
    assert rounds(world, "again", date(2023, 3, 9)) == [answered]
    assert rounds(world, "again", date(2023, 3, 12)) == [answered, (None, None, 0, 0)]
    assert rounds(world, "again", date(2023, 3, 15)) == [answered, ("second-body", "second-body", 3, 1)]
    for end in (date(2023, 3, 8), date(2023, 3, 13), END):
        own = request_sums.answered_by(world, filters=Filters(end=end), authority="first-body")
        assert own["key"].tolist() == ["again"], end
    assert request_sums.answered_by(world, filters=Filters(end=END), authority="second-body")["key"].tolist() == [
        "passed"
    ]


def test_an_authority_is_charged_with_its_own_days(world):
    """Neither with the ministry's nor with another one's; who answered stands there, though it has nothing now."""
    filters = Filters(end=END)
    both = request_sums.standing(world, filters=filters), request_sums.answered(world, filters=filters)
    found = {row["key"]: row for row in request_sums.grouped(*both, by="authority").to_dict("records")}
    numbers = {key: (row["requests"], row["open"], row["median_days"], row["answers"]) for key, row in found.items()}
    assert numbers == {"first-body": (0, 0, 1.0, 1), "second-body": (2, 1, 3.0, 1)}
    assert found["first-body"]["name_ar"] == "first-body-ar"
    # By topic it is the whole time that they waited: 8 and 3.
    [row] = request_sums.grouped(*both, by="topic").to_dict("records")
    assert (row["median_days"], row["high_days"], row["answers"]) == (5.5, 8.0, 2)


def test_a_breach_is_escalated_on_the_next_working_day(world):
    """Due on Thursday 2 March: Friday and Saturday make nothing late. The page of the request says the same."""
    raised(world, "silent", "2023-02-01", ("acknowledged", "2023-02-01"))
    world.commit()
    found = {day: of(world, "silent", date(2023, 3, day))["escalated_on"] for day in (2, 4, 5, 20)}
    sunday = date(2023, 3, 5)
    assert found == {2: None, 4: None, 5: sunday, 20: sunday}
    later = {day: of(world, "silent", date(2023, 3, day), escalate=2)["escalated_on"] for day in (6, 7, 20)}
    assert later == {6: None, 7: date(2023, 3, 7), 20: date(2023, 3, 7)}
    whole = request_whole.one(world, key="silent", day=date(2023, 3, 20), words=False)
    assert whole is not None and whole.escalated == (sunday, "answer")


def test_what_is_answered_or_has_more_time_is_not_escalated(world):
    """Derived, and kept nowhere: a longer deadline takes it back, and so does the answer."""
    raised(world, "longer", "2023-02-01", ("acknowledged", "2023-02-01"), ("extended", "2023-03-06"))
    raised(world, "told", "2023-02-01", ("answered", "2023-03-07"))
    world.commit()
    assert of(world, "longer", date(2023, 3, 5))["escalated_on"] == date(2023, 3, 5)
    assert of(world, "longer", date(2023, 3, 6))["escalated_on"] is None
    # Five working days more: due on the 9th.
    assert of(world, "longer", END)["escalated_on"] == date(2023, 3, 12)
    assert of(world, "told", date(2023, 3, 6))["escalated_on"] is not None
    assert of(world, "told", END)["escalated_on"] is None


def test_a_pause_is_no_day_over_the_deadline(world):
    """Late on Sunday 5; the citizen has it until Thursday 9; the second day is Sunday 12, the third Monday 13."""
    steps = ("acknowledged", "2023-02-01"), ("awaiting_data", "2023-03-05"), ("data_received", "2023-03-09")
    raised(world, "paused", "2023-02-01", *steps)
    world.commit()
    assert of(world, "paused", date(2023, 3, 9), escalate=2)["escalated_on"] is None
    assert of(world, "paused", END, escalate=2)["escalated_on"] == date(2023, 3, 13)
    assert of(world, "paused", END)["escalated_on"] == date(2023, 3, 5)


def test_what_nobody_acknowledged_is_escalated_until_somebody_does(world):
    """Raised on Sunday 5 February: due on Wednesday 8, late on Thursday 9; its answer is due on Monday 6 March."""
    raised(world, "silent", "2023-02-05")
    raised(world, "told", "2023-02-05", ("acknowledged", "2023-02-12"))
    world.commit()

    def found(key: str, month: int, day: int, **more: int) -> tuple:
        row = of(world, key, date(2023, month, day), **more)
        return row["escalated_on"], row["escalated_for"]

    thursday = date(2023, 2, 9)
    assert found("silent", 2, 8) == (None, None)
    assert found("silent", 2, 9) == found("told", 2, 11) == (thursday, "acknowledgement")
    assert found("silent", 3, 7) == (thursday, "both")
    assert found("told", 2, 12) == (None, None)
    assert found("told", 3, 7) == (date(2023, 3, 7), "answer")
    assert found("silent", 2, 9, escalate=1) == (None, None)
    assert found("silent", 2, 12, escalate=1) == (date(2023, 2, 12), "acknowledgement")
    whole = request_whole.one(world, key="silent", day=date(2023, 3, 7), words=False)
    assert whole is not None and whole.escalated == (thursday, "both")


def test_whether_it_was_acknowledged_and_in_time(world):
    """Raised on Sunday 5: Wednesday 8 is the last day."""
    for key, day in (("late", "2023-03-09"), ("soon", "2023-03-07")):
        raised(world, key, "2023-03-05", ("acknowledged", day))
    world.commit()
    found = {
        (key, day): of(world, key, date(2023, 3, day))["acknowledgement"]
        for key in ("late", "soon")
        for day in (6, 8, 9)
    }
    assert found == {
        ("late", 6): "waiting", ("late", 8): "waiting", ("late", 9): "late",
        ("soon", 6): "waiting", ("soon", 8): "in_time", ("soon", 9): "in_time",
    }  # fmt: skip
    raised(world, "never", "2023-03-05")
    world.commit()
    assert of(world, "never", date(2023, 3, 9))["acknowledgement"] == "overdue"
