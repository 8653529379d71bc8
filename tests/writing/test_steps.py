"""Steps of requests: what may follow is added, what may not is refused, and two never take the same one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from models import Activity, Authority, Change, Image, Request, RequestEvent
from models.codes import Step
from models.engine import session
from outreach.acting import NotAllowed, Role, Viewer
from outreach.importers.refusals import why
from outreach.periods import today
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.problems import BeforeItWasRaised, Missing, OnlyAdded, StepRefused, StepTaken
from outreach.writing.steps import take
from tests.one_kind import sqlite_alone
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history

RAISED = date(2026, 11, 2)
ASKED = {"kind": "enquiry", "summary": "the very words", "raised_on": RAISED, "activity": "a1"}
NUMBER = "R2026-0001"
ANSWER = {"answer": "planted answer", "evidence": "planted letter 5"}


@pytest.fixture
def here(world, editor):
    """A request, and two authorities."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    for key in ("customs-body", "passports-body"):
        rows.add(world, Authority, {"key": key, "name_en": key}, viewer=editor, home_country=HOME)
    assert rows.add(world, Request, ASKED, viewer=editor, home_country=HOME) == NUMBER
    world.commit()
    return world


@pytest.fixture
def step(here, editor):
    """Takes a step, on a day in November, as somebody who saw the last one."""

    def take_one(what: str, day: int = 3, **given: object) -> int:
        seen = here.scalar(select(func.coalesce(func.max(RequestEvent.position), 0)))
        same = {"on_day": date(2026, 11, day), "seen": seen, "viewer": editor, "home_country": HOME}
        return take(here, NUMBER, Step(what), **(same | given))

    return take_one


def stored(db) -> list[tuple]:
    found = select(RequestEvent.position, RequestEvent.step, RequestEvent.on_day, RequestEvent.by)
    return [tuple(row) for row in db.execute(found.order_by(RequestEvent.position))]


def test_a_whole_life(here, step):
    """Each step is a row with its day, its number, and who wrote it down."""
    step("acknowledged")
    step("referred", 4, authority="customs-body")
    step("awaiting_data", 5, reason="a copy of the passport")
    step("data_received", 9)
    step("passed_on", 9, authority="passports-body", reason="it is about passports")
    step("extended", 10, days=5, reason="the archive is moving")
    step("answered", 16, **ANSWER)
    step("given_back", 17)
    assert step("reopened", 18, reason="the answer was for another city") == 9
    assert stored(here) == [
        (1, Step.ACKNOWLEDGED, date(2026, 11, 3), "Editor One"),
        (2, Step.REFERRED, date(2026, 11, 4), "Editor One"),
        (3, Step.AWAITING_DATA, date(2026, 11, 5), "Editor One"),
        (4, Step.DATA_RECEIVED, date(2026, 11, 9), "Editor One"),
        (5, Step.PASSED_ON, date(2026, 11, 9), "Editor One"),
        (6, Step.EXTENDED, date(2026, 11, 10), "Editor One"),
        (7, Step.ANSWERED, date(2026, 11, 16), "Editor One"),
        (8, Step.GIVEN_BACK, date(2026, 11, 17), "Editor One"),
        (9, Step.REOPENED, date(2026, 11, 18), "Editor One"),
    ]
    image = snapshot(here, RequestEvent, f"{NUMBER}/7")
    assert (image["answer"], image["evidence"]) == (ANSWER["answer"], ANSWER["evidence"])
    assert snapshot(here, RequestEvent, f"{NUMBER}/5")["authority"] == "passports-body"


def test_the_history_names_each_step_and_keeps_no_words(here, step):
    """Under the request's number and the step's own; reason, answer and evidence are only named."""
    step("referred", authority="customs-body", reason="planted reason")
    step("answered", 4, **ANSWER)
    changes = [one for one in history(here) if one[1] == "request_event"]
    assert [(act, key) for act, _, key, _ in changes] == [("added", f"{NUMBER}/1"), ("added", f"{NUMBER}/2")]
    first, second = (columns for *_, columns in changes)
    assert (first["step"], first["authority"]) == ([None, "referred"], [None, "customs-body"])
    assert (first["reason"], second["answer"], second["evidence"]) == (None, None, None)
    assert not any("planted" in columns for columns in here.scalars(select(Change.columns)))
    assert here.scalar(select(func.count()).select_from(Image)) == 0


def test_a_mistake_is_taken_back_by_a_step_of_its_own(here, step):
    """Both stand; what came before it counts again."""
    step("answered", 4, **ANSWER)
    assert step("taken_back", 5, reason="the answer was another's") == 2
    assert snapshot(here, RequestEvent, f"{NUMBER}/2")["voids"] == 1
    step("acknowledged", 3)
    with pytest.raises(StepRefused):
        step("given_back", 6)


TOMORROW = timedelta(days=1)
REFUSED = {
    "out of order": ("given_back", {}, "step"),
    "closed as not ours": ("archived", {"reason": "not ours"}, "step"),
    "nothing to take back": ("taken_back", {"reason": "a mistake"}, "step"),
    "before it was raised": ("acknowledged", {"on_day": RAISED - TOMORROW}, "on"),
    "in days to come": ("acknowledged", {"on_day": today(settings()) + 2 * TOMORROW}, "on"),
    "a referral to nobody": ("referred", {}, "authority"),
    "passed on without a reason": ("passed_on", {"authority": "customs-body"}, "reason"),
    "a pause without a reason": ("awaiting_data", {}, "reason"),
    "more time without a reason": ("extended", {"days": 3}, "reason"),
    "no more time at all": ("extended", {"days": 0, "reason": "so"}, "days"),
    "an answer without words": ("answered", {"evidence": "letter 5"}, "answer"),
    "an answer of blanks": ("answered", {"answer": " ", "evidence": "letter 5"}, "answer"),
    "an answer without evidence": ("answered", {"answer": "yes"}, "evidence"),
    "an answer that nobody can see": ("answered", {"answer": "\u200b", "evidence": "letter 5"}, "answer"),
    "evidence that nobody can see": ("answered", {"answer": "yes", "evidence": " \u200f"}, "evidence"),
    "reopened while open": ("reopened", {"reason": "so"}, "step"),
}


def test_what_cannot_follow_is_refused(here, step):
    """With a sentence, at the field that is to be mended; and nothing is written."""
    before = history(here)
    for case in REFUSED:
        what, given, field = REFUSED[case]
        with pytest.raises(StepRefused) as caught:
            step(what, **given)
        assert caught.value.problem.field == field, case
        assert why(caught.value).text == caught.value.problem.message.text
        assert stored(here) == [] and history(here) == before, case


@sqlite_alone
def test_a_closed_request_is_not_paused(step):
    step("answered", **ANSWER)
    with pytest.raises(StepRefused):
        step("awaiting_data", 4, reason="one more paper")


@sqlite_alone
def test_a_step_before_the_step_before_it(step):
    step("acknowledged", 9)
    with pytest.raises(StepRefused) as caught:
        step("referred", 8, authority="customs-body")
    assert caught.value.problem.field == "on"


@sqlite_alone
def test_an_unknown_request_or_authority(here, step, editor):
    with pytest.raises(Missing):
        step("referred", authority="nobody")
    with pytest.raises(Missing):
        take(here, "R1", Step.ACKNOWLEDGED, on_day=RAISED, seen=0, viewer=editor, home_country=HOME)


def test_who_saw_less_is_told(here, step):
    """Which step it was, who took it and when; nothing is written."""
    step("acknowledged")
    here.commit()
    before = history(here)
    with pytest.raises(StepTaken) as caught:
        step("referred", seen=0, authority="customs-body", viewer=Viewer("Editor Two", Role.EDITOR))
    assert (caught.value.step, caught.value.by) == (Step.ACKNOWLEDGED, "Editor One")
    assert caught.value.at.utcoffset() == timedelta(0)
    assert history(here) == before


def test_two_at_once_take_one_step(here, url, editor):
    """Each waits for its turn; the second is told, and the request has one step."""
    here.rollback()

    def one(number: int) -> bool:
        with session(url) as db:
            given = {"on_day": RAISED, "seen": 0, "viewer": Viewer(f"Editor {number}", Role.EDITOR)}
            try:
                take(db, NUMBER, Step.ACKNOWLEDGED, home_country=HOME, **given)
            except StepTaken:
                return False
            db.commit()
            return True

    with ThreadPoolExecutor(4) as crowd:
        assert sorted(crowd.map(one, range(6))) == [False] * 5 + [True]
    assert len(stored(here)) == 1


def test_who_may_not_write_takes_no_step(step):
    for role in [Role.VIEWER, Role.ANALYST]:
        with pytest.raises(NotAllowed):
            step("acknowledged", viewer=Viewer("Somebody", role))


def test_a_step_is_neither_changed_nor_deleted(here, step, editor):
    """Not by the way in which rows are written, and not past it; the words say what to do instead."""
    step("acknowledged")
    here.commit()
    same = {"token": None, "viewer": editor, "home_country": HOME}
    for refused in (
        lambda: rows.change(here, RequestEvent, f"{NUMBER}/1", {"reason": "so"}, **same),
        lambda: rows.delete(here, RequestEvent, f"{NUMBER}/1", **same),
        lambda: rows.add(here, RequestEvent, {"request": NUMBER}, viewer=editor, home_country=HOME),
    ):
        with pytest.raises(OnlyAdded) as caught:
            refused()
        assert "take it back" in why(caught.value).text
    for statement in (
        update(RequestEvent).values(reason="so"),
        delete(RequestEvent),
        text("DELETE FROM request_event"),
    ):
        with pytest.raises(DBAPIError):
            here.execute(statement)
        here.rollback()
    assert len(stored(here)) == 1


def test_a_request_is_not_raised_after_its_first_step(here, step, editor):
    """Unless that was taken back; other columns are not held up by it."""
    step("acknowledged", 4)
    same = {"token": None, "viewer": editor, "home_country": HOME}
    for day in (date(2026, 11, 5), "2026-11-05"):
        with pytest.raises(BeforeItWasRaised) as caught:
            rows.change(here, Request, NUMBER, {"raised_on": day}, **same)
        assert caught.value.detail == "2026-11-04"
    rows.change(here, Request, NUMBER, {"raised_on": date(2026, 11, 4), "kind": "complaint"}, **same)
    step("taken_back", 4, reason="a mistake")
    rows.change(here, Request, NUMBER, {"raised_on": date(2026, 11, 5)}, **same)
    assert snapshot(here, Request, NUMBER)["raised_on"] == "2026-11-05"
