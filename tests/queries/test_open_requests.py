"""How many requests each community waits for, and who holds each: by hand, on both databases, for each kind of life."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from models import Activity, Authority, Community, Request, RequestEvent
from models.codes import Step
from outreach.filters import Filters
from outreach.queries import coverage, open_requests
from tests.small_world import add, counted, settle

DAY = date(2023, 6, 30)


@pytest.fixture
def world(db: Session) -> Session:
    settle(db)
    add(db, "c", when="2023-06-01", communities="kw")
    counted(db)
    return db


ANSWER = {"answer": "Made-up answer", "evidence": "Letter 1"}
LIVES = {
    "untouched": ((), True, "ministry"),
    "referred": ((Step.REFERRED,), True, "authority"),
    "asked-back": ((Step.REFERRED, Step.AWAITING_DATA), True, "citizen"),
    "data-came": ((Step.REFERRED, Step.AWAITING_DATA, Step.DATA_RECEIVED), True, "authority"),
    "answered": ((Step.ANSWERED,), False, "ministry"),
    "mistaken": ((Step.REFERRED, Step.ANSWERED, Step.TAKEN_BACK), True, "authority"),
    "reopened": ((Step.ANSWERED, Step.REOPENED), True, "ministry"),
    "again": ((Step.ANSWERED, Step.REOPENED, Step.ANSWERED), False, "ministry"),
    "not-reopened": ((Step.ANSWERED, Step.REOPENED, Step.TAKEN_BACK), False, "ministry"),
    "archived": ((Step.ANSWERED, Step.GIVEN_BACK, Step.ARCHIVED), False, "nobody"),
}


def live(db: Session) -> None:
    """A request of each life in Kuwait, each step a day after the one before, from 1 June on."""
    authority = Authority(key="customs", name_en="Customs")
    db.add(authority)
    activity = db.exec(select(Activity.id).where(Activity.key == "c")).one()
    db.flush()
    for key, (steps, _, _) in LIVES.items():
        request = Request(
            key=key,
            kind="enquiry",
            summary="Planted words",
            raised_on=date(2023, 6, 1),
            community_id=db.exec(select(Community.id).where(Community.key == "kw")).one(),
            activity_id=activity,
        )
        db.add(request)
        db.flush()
        for position, step in enumerate(steps, start=1):
            own = {
                Step.REFERRED: {"authority_id": authority.id},
                Step.ANSWERED: ANSWER,
                Step.TAKEN_BACK: {"voids": position - 1, "reason": "Mistaken"},
            }.get(step, {"reason": "Made up"})
            day = date(2023, 6, 1 + position)
            event = {"request_id": request.id, "position": position, "step": step, "on_day": day, "by": "Editor One"}
            db.add(RequestEvent(**event, **own, at=datetime(2023, 6, 1, tzinfo=UTC)))
    db.flush()


def test_open_requests_are_those_that_nobody_answered_since_they_were_opened(world: Session) -> None:
    live(world)
    still = sum(is_open for _, is_open, _ in LIVES.values())
    assert open_requests.numbers(world, day=DAY) == {"kw": still}
    listed = coverage.table(world, filters=Filters(end=DAY), day=DAY).set_index("key")
    assert listed.loc["kw", "open_requests"] == listed["open_requests"].sum() == still
    found = open_requests.open_requests(world, day=DAY, communities=["kw"])
    assert set(found["key"]) == {key for key, (_, is_open, _) in LIVES.items() if is_open}
    assert "summary" not in found
    # On the day that they were raised on nothing had happened, and the day before there were none.
    assert open_requests.numbers(world, day=date(2023, 6, 1)) == {"kw": len(LIVES)}
    assert open_requests.numbers(world, day=date(2023, 5, 31)) == {}


def test_who_holds_a_request_is_what_its_steps_say(world: Session) -> None:
    live(world)
    found = open_requests.open_requests(world, day=DAY, communities=["kw"], activities=["c"])
    found = open_requests.with_words(world, found).set_index("key")
    assert {key: (row.is_open, row.holder) for key, row in found.iterrows()} == {
        key: (is_open, holder) for key, (_, is_open, holder) in LIVES.items()
    }
    assert found.loc["referred", "authority"] == "customs" and found.loc["untouched", "authority"] is None
    assert set(found["summary"]) == {"Planted words"}
