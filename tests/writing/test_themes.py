"""One demand of several communities: its requests are linked, and answered together or not at all."""

from datetime import date

import pytest

from models import Activity, Request, RequestEvent, Theme
from models.codes import Step
from outreach.acting import NotAllowed, Role, Viewer
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.problems import Conflict, Missing, StepRefused, StepTaken
from outreach.writing.steps import take
from outreach.writing.themes import Answered, answer_together, link
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history

RAISED = date(2026, 11, 2)
DAY = date(2026, 11, 9)
ASKED = {"kind": "enquiry", "summary": "the very words", "activity": "a1"}
ANSWER = {"answer": "one answer for all", "evidence": "letter 5"}


@pytest.fixture
def numbers(world, editor) -> list[str]:
    """Four requests of one theme: open, open and raised late, with the citizen, answered."""
    same = {"viewer": editor, "home_country": HOME}
    rows.add(world, Activity, ACTIVITY, **same)
    rows.add(world, Theme, {"key": "flats", "name_en": "Flats"}, **same)
    days = [RAISED, date(2026, 11, 10), RAISED, RAISED]
    found = [rows.add(world, Request, ASKED | {"theme": "flats", "raised_on": day}, **same) for day in days]
    take(world, found[2], Step.AWAITING_DATA, on_day=RAISED, reason="a paper", seen=0, **same)
    take(world, found[3], Step.ANSWERED, on_day=RAISED, seen=0, **ANSWER, **same)
    world.commit()
    return found


def together(db, editor, **given: object) -> Answered:
    same = {"on_day": DAY, **ANSWER, "viewer": editor, "home_country": HOME}
    return answer_together(db, "flats", **(same | given))


def answered(db, number: str) -> str | None:
    image = snapshot(db, RequestEvent, f"{number}/1") or {}
    return image.get("answer") or None


def test_the_open_ones_are_answered_each_with_its_own_step(world, editor, numbers):
    """Those that cannot be are passed over with the reason; the answered one keeps its answer."""
    one, late, waiting, done = numbers
    found = together(world, editor, seen={one: 0, late: 0, waiting: 1, done: 1})
    assert found.numbers == (one, waiting)
    assert {number: problem.field for number, problem in found.passed.items()} == {late: "on"}
    assert answered(world, one) == ANSWER["answer"] and answered(world, late) is None
    assert snapshot(world, RequestEvent, f"{waiting}/2")["answer"] == ANSWER["answer"]
    assert snapshot(world, RequestEvent, f"{done}/2") is None


def test_what_the_reader_did_not_see_is_left_alone(world, editor, numbers):
    assert together(world, editor, seen={numbers[0]: 0}).numbers == (numbers[0],)
    assert answered(world, numbers[1]) is None


def test_where_somebody_was_quicker_none_is_answered(world, editor, numbers):
    """The caller rolls back, and nothing of it is left."""
    before = history(world)
    with pytest.raises(StepTaken):
        together(world, editor, seen={numbers[0]: 0, numbers[2]: 0})
    world.rollback()
    assert history(world) == before and answered(world, numbers[0]) is None


def test_an_answer_that_suits_none_is_refused(world, editor, numbers):
    with pytest.raises(StepRefused) as caught:
        together(world, editor, seen=dict.fromkeys(numbers[:2], 0), evidence=" ")
    assert (caught.value.key, caught.value.problem.field) == (numbers[0], "evidence")


def test_a_theme_that_is_not_there(world, editor, numbers):
    with pytest.raises(Missing):
        answer_together(world, "none", on_day=DAY, seen={}, **ANSWER, viewer=editor, home_country=HOME)
    with pytest.raises(Missing):
        link(world, dict.fromkeys(numbers, "flats"), theme="none", viewer=editor, home_country=HOME)


def test_requests_are_linked_and_parted(world, editor, numbers):
    """Each that changes leaves its line in the history; what is so already leaves none."""
    same = {"viewer": editor, "home_country": HOME}
    before = len(history(world))
    assert link(world, dict.fromkeys(numbers[:2], "flats"), theme=None, **same) == 2
    assert link(world, dict.fromkeys(numbers[:2]) | dict.fromkeys(numbers[2:], "flats"), theme="flats", **same) == 2
    assert [columns for *_, columns in history(world)[before:]] == [
        {"theme": ["flats", None]}, {"theme": ["flats", None]}, {"theme": [None, "flats"]}, {"theme": [None, "flats"]},
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["roofs", None])
def test_where_somebody_was_quicker_no_request_is_linked(world, editor, numbers, theme):
    """Who linked it, to what; having seen that, it is done. What somebody else did to other columns is no matter."""
    same = {"viewer": editor, "home_country": HOME}
    second = {"viewer": Viewer("Editor Two", Role.EDITOR), "home_country": HOME}
    for key in ("roofs", "doors"):
        rows.add(world, Theme, {"key": key, "name_en": key}, **same)
    link(world, {numbers[1]: "flats"}, theme="doors", **second)
    rows.change(world, Request, numbers[1], {"summary": "other words"}, token=None, **same)
    world.commit()
    before = history(world)
    with pytest.raises(Conflict) as caught:
        link(world, dict.fromkeys(numbers, "flats"), theme=theme, **same)
    world.rollback()
    found = caught.value
    assert (found.key, found.by, found.now["theme"]) == (numbers[1], "Editor Two", "doors")
    assert {name for name in found.now if found.before[name] != found.now[name]} == {"theme"}
    assert history(world) == before
    assert link(world, dict.fromkeys(numbers, "flats") | {numbers[1]: "doors"}, theme=theme, **same) == 4


def test_what_somebody_else_did_already_is_no_conflict(world, editor, numbers):
    same = {"viewer": editor, "home_country": HOME}
    link(world, {numbers[0]: "flats"}, theme=None, **same)
    assert link(world, dict.fromkeys(numbers[:2], "flats"), theme=None, **same) == 1


def test_a_request_that_is_gone_is_not_linked(world, editor, numbers):
    same = {"viewer": editor, "home_country": HOME}
    rows.delete(world, Request, numbers[0], token=None, **same)
    with pytest.raises(Conflict) as caught:
        link(world, {numbers[0]: "flats"}, theme=None, **same)
    assert caught.value.now is None and caught.value.by == editor.name


def test_who_may_not_write_neither_links_nor_answers(world, editor, numbers):
    for role in [Role.VIEWER, Role.ANALYST]:
        who = Viewer("Somebody", role)
        with pytest.raises(NotAllowed):
            link(world, dict.fromkeys(numbers, "flats"), theme=None, viewer=who, home_country=HOME)
        with pytest.raises(NotAllowed):
            together(world, who, seen={})
