"""A request that was worked on is deleted with its steps, and comes back with them; by itself no step goes."""

from datetime import date

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import DBAPIError

from models import Change, Image, Request, RequestEvent
from models.codes import Step
from outreach.importers.refusals import why
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.problems import HasSteps, Purged
from outreach.writing.steps import take
from tests.small_world import HOME
from tests.writing.test_steps import ANSWER, ASKED, NUMBER, here, step

__all__ = ["here", "step"]


def whole(db) -> list[tuple]:
    """Every step with all that it says, but for the numbers that the database gives."""
    names = [column for column in RequestEvent.__table__.c if column.name not in ("id", "request_id")]
    request = select(Request.key).where(Request.id == RequestEvent.request_id).scalar_subquery()
    return [tuple(row) for row in db.execute(select(request, *names).order_by(request, RequestEvent.position))]


def test_a_request_goes_with_its_steps_and_comes_back_with_them(here, step, editor):
    """Where that was asked for; nobody else's steps go, and what they said stands in no history."""
    same = {"viewer": editor, "home_country": HOME}
    other = rows.add(here, Request, ASKED, **same)
    take(here, other, Step("acknowledged"), on_day=date(2026, 11, 3), seen=0, **same)
    step("acknowledged", seen=0)
    step("answered", 4, seen=1, **ANSWER)
    step("taken_back", 5, seen=2, reason="planted reason")
    here.commit()
    before, request = whole(here), snapshot(here, Request, NUMBER)
    with pytest.raises(HasSteps) as caught:
        rows.delete(here, Request, NUMBER, token=None, **same)
    assert caught.value.counts == {"request_event": 3}
    assert "as a row of its own" in why(caught.value).text
    for _ in range(2):
        # Deleted again after it came back, it comes back with each step once.
        rows.delete(here, Request, NUMBER, token=None, with_steps=True, **same)
        here.commit()
        assert [row[0] for row in whole(here)] == [other] and snapshot(here, Request, NUMBER) is None
        gone = here.scalars(select(Change).where(Change.act == "deleted").order_by(Change.id.desc()).limit(4)).all()
        assert [one.row_key for one in gone] == [NUMBER, f"{NUMBER}/3", f"{NUMBER}/2", f"{NUMBER}/1"]
        assert not any("planted" in one.columns for one in gone)
        assert rows.restore(here, gone[0].id, **same) == NUMBER
        here.commit()
        assert whole(here) == before and snapshot(here, Request, NUMBER) == request
    with pytest.raises(DBAPIError):
        here.execute(text("DELETE FROM request_event WHERE position = 3"))


def test_steps_that_are_not_kept_any_more_do_not_come_back_in_part(here, step, editor):
    """Nor does their request without them."""
    same = {"viewer": editor, "home_country": HOME}
    step("acknowledged")
    rows.delete(here, Request, NUMBER, token=None, with_steps=True, **same)
    of_step, of_request = here.scalars(select(Change).order_by(Change.id.desc()).limit(2)).all()[::-1]
    here.execute(delete(Image).where(Image.change_id == of_step.id))
    with pytest.raises(Purged):
        rows.restore(here, of_request.id, **same)
    assert snapshot(here, Request, NUMBER) is None


def test_a_request_without_steps_needs_no_leave(here, editor):
    rows.delete(here, Request, NUMBER, token=None, viewer=editor, home_country=HOME)
    assert snapshot(here, Request, NUMBER) is None
