"""A week with a pack to be made of it, on both databases. All rows are made up."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from models import Authority, Decision, MeetingAction, RequestEvent, Target, Topic, WeekNote
from outreach.acting import Role, Viewer
from outreach.meeting.build import build
from outreach.meeting.week import Week, week_of
from outreach.reports.pack import Pack
from outreach.writing import rows
from tests.small_world import HOME, add, counted, settle

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def manager() -> Viewer:
    return Viewer("Manager One", Role.MANAGER)


@pytest.fixture
def week() -> Week:
    """Saturday 21 to Friday 27 November 2026, of which four days have passed."""
    return week_of(NOW.date(), today=NOW.date(), week_starts=5)


@pytest.fixture
def world(url: str, db: Session, manager: Viewer, environment: Callable[..., None]) -> Session:
    """Two activities this week and one in the same days of last week, requests, targets, decisions and actions."""
    environment(DATABASE_URL=url)
    settle(db)
    add(db, "now", when="2026-11-22", communities="sa", attendance=40, kind="virtual_session")
    add(db, "too", when="2026-11-24", communities="kw", kind="visit")
    add(db, "then", when="2026-11-15", communities="fr", attendance=10, kind="meeting")
    add(db, "late-last-week", when="2026-11-20", communities="de", kind="meeting")
    counted(db)

    def write(table: type, **values: object) -> str:
        return rows.add(db, table, values, viewer=manager, home_country=HOME)

    write(Authority, key="customs", name_en="Customs", name_ar="الجمارك")
    write(Topic, key="cars", name_en="Cars", name_ar="السيارات")
    write(Target, indicator="activities_held", span="week", starts="2026-11-21", value=3)
    write(Target, indicator="activities_held", span="week", starts="2026-11-28", value=9)
    write(Target, indicator="activities_held", span="month", starts="2026-11-01", value=20)
    write(WeekNote, key="2026-11-21", note="Elections in two countries")
    write(Decision, what="Who travels", raised_on="2026-11-22", raised_by="Editor One")
    write(Decision, what="Needed first", raised_on="2026-11-23", raised_by="Editor One", needed_by="2026-11-25")
    write(Decision, what="Settled", raised_on="2026-11-20", raised_by="A", decided_on="2026-11-22", outcome="Yes")
    write(Decision, what="Not raised yet", raised_on="2026-11-26", raised_by="A")
    write(MeetingAction, week="2026-11-14", what="Call the consulate", owner="Editor One", due_on="2026-11-23")
    write(MeetingAction, week="2026-11-14", what="Send it", owner="B", state="done", settled_on="2026-11-18")
    write(MeetingAction, week="2026-11-21", what="Of this week", owner="B")
    db.commit()
    return db


@pytest.fixture
def pack(world: Session, week: Week) -> Pack:
    return build(world, week=week, as_at=NOW)


def referred(db: Session, number: int, *, position: int, authority: int, on: str) -> None:
    """A request's step of being referred."""
    step = {"request_id": number, "position": position, "step": "referred", "on_day": on, "authority_id": authority}
    db.add(RequestEvent.model_validate(step | {"at": NOW, "by": "test"}))
