"""Requests as files: what people said leaves only for who may take it, and nobody's address leaves at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from models import Authority, Change, Request, RequestEvent
from models.engine import engine
from outreach.acting import Role
from outreach.exports import TABLES
from outreach.i18n import translator
from tests.exports.conftest import WORDS, filled
from tests.exports.test_tables import rows

CONTACT = "+20 100 000 0001"
PLANTED = ("planted reason", "planted answer", "planted evidence")


@pytest.fixture
def worked_on(url: str) -> str:
    """The request was referred, answered, and its answer taken back."""
    reason, answer, evidence = PLANTED
    with Session(engine(filled(url))) as db:
        db.add(Authority(id=1, key="customs-body", name_en="Customs body", name_ar="هيئة الجمارك"))
        db.get(Request, 1).contact = CONTACT
        db.flush()
        at = datetime(2023, 3, 9, 22, 30, tzinfo=UTC)
        for position, step, more in (
            (1, "referred", {"authority_id": 1, "reason": reason}),
            (2, "answered", {"answer": answer, "evidence": evidence}),
            (3, "taken_back", {"voids": 2, "reason": reason}),
        ):
            when = {"on_day": date(2023, 3, 9), "at": at, "by": "Editor One"}
            db.add(RequestEvent(request_id=1, position=position, step=step, **when, **more))
        db.commit()
    return url


def test_steps_as_rows(worked_on) -> None:
    """Each with its day, its moment in UTC, and to whom it went; none of its words."""
    received, first, _, last = rows(worked_on, "request_steps", language="ar")
    t = translator("ar")
    assert (received["position"], received["step"], received["on_day"]) == ("0", "received", "2023-03-05")
    assert received["step_name"] == t.label("received", family="request_state")
    assert first["step_name"] == t.label("referred", family="step")
    expected = {"request": "R2023-0001", "position": "1", "step": "referred", "on_day": "2023-03-09"}
    expected |= {"authority": "customs-body", "authority_name": "هيئة الجمارك", "at": "2023-03-09T22:30:00Z"}
    assert {name: first[name] for name in expected} == expected
    assert (last["step"], last["voids"], last["by"]) == ("taken_back", "2", "Editor One")


def test_who_received_a_request_and_when(worked_on) -> None:
    """Who logged it, as the history has it; else who brought it in with a file."""
    at = datetime(2023, 3, 5, 9, 0, tzinfo=UTC)
    with Session(engine(worked_on)) as db:
        first = {"how": "form", "act": "added", "table_name": "request", "row_key": "R2023-0001", "columns": "{}"}
        db.add(Change(at=at, by="Editor Two", **first))
        db.add(Change(at=at + timedelta(days=9), by="Editor One", **first))
        db.commit()
    received, *steps = rows(worked_on, "request_steps")
    assert (received["by"], received["at"]) == ("Editor Two", "2023-03-05T09:00:00Z") and len(steps) == 3


def test_no_file_has_the_words_of_steps_or_how_to_reach_somebody(worked_on) -> None:
    for key in TABLES:
        said = str(rows(worked_on, key))
        assert not [word for word in (*PLANTED, CONTACT) if word in said], key


def test_the_words_leave_for_a_manager(worked_on) -> None:
    """In a table of their own, which says so; it has what the other has, and the words."""
    table = TABLES["requests_with_words"]
    assert table.role is Role.MANAGER and TABLES["request_steps"].role is Role.ANALYST
    [with_words], [without] = rows(worked_on, "requests_with_words"), rows(worked_on, "requests")
    assert with_words == without | {"summary": WORDS}
