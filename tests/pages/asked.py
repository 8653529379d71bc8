"""Requests of the ministry's own over a copy of the public record, for the tests of their pages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models import Request, RequestEvent, Theme
from models.codes import Step
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.clock.home import home_calendar
from outreach.periods import today
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.steps import take
from tests.copied import copy_file
from tests.small_world import HOME

WHO = {"viewer": Viewer("Editor Two", Role.EDITOR), "home_country": HOME}
SUMMARY, CONTACT = "Planted words", "+20 100 000 0001"
HELD = {
    "status": "held",
    "organiser": "emigration_ministry",
    "starts": "2026-05-10",
    "ends": "2026-05-10",
    "precision": "day",
    "date_basis": "event",
}
REASON, ANSWER, EVIDENCE = "Planted reason", "Planted answer", "Planted letter 5"
ACTIVITY, BODY, OTHER_BODY = "ba_abuja_2025", "customs", "education"
THEME = "flats"
NAMES = {"en": "Flats for all", "ar": "شقق للجميع"}


@dataclass(frozen=True)
class Asked:
    """Numbers of requests: just raised; late with an authority; answered; one that shares a theme with the new one."""

    new: str
    late: str
    answered: str
    alike: str


def back(days: int) -> date:
    """So many working days before today, a working day itself: what is raised on another counts from the next one."""
    calendar, day = home_calendar(settings()), today(settings())
    while days and (calendar.working_days(day, today(settings())) < days or not calendar.is_working(day)):
        day = date.fromordinal(day.toordinal() - 1)
    return day


def asked(url: str) -> Asked:
    """Four requests with their steps, and a theme."""
    with Session(engine(url)) as db:
        rows.add(db, Theme, {"key": THEME, "name_en": NAMES["en"], "name_ar": NAMES["ar"]}, **WHO)
        same = {"kind": "complaint", "summary": SUMMARY, "contact": CONTACT, "activity": ACTIVITY, "topic": "youth"}
        days = {"new": 1, "late": 40, "answered": 10, "alike": 1}
        places = {"new": "sa-riyadh", "late": "sa-jeddah", "answered": "kw", "alike": "kw"}
        found = {
            name: rows.add(
                db,
                Request,
                same
                | {"raised_on": back(number), "community": places[name]}
                | ({"theme": THEME} if name in ("new", "alike") else {}),
                **WHO,
            )
            for name, number in days.items()
        }
        steps = (
            ("late", Step.REFERRED, 38, {"authority": BODY, "reason": REASON}),
            ("answered", Step.ACKNOWLEDGED, 9, {}),
            ("answered", Step.ANSWERED, 8, {"answer": ANSWER, "evidence": EVIDENCE}),
        )
        seen = dict.fromkeys(found, 0)
        for name, step, number, given in steps:
            seen[name] = take(db, found[name], step, on_day=back(number), seen=seen[name], **given, **WHO)
        db.commit()
    return Asked(**found)


@pytest.fixture(scope="session")
def asked_once(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Asked]:
    """The public record with them, to be copied, and their numbers."""
    url = copy_file(record_url, to=tmp_path_factory.mktemp("asked") / "own.db")
    found = asked(url)
    engine(url).dispose()
    return url, found


@pytest.fixture
def numbers(own: str, asked_once: tuple[str, Asked]) -> Asked:
    """They are on the pages of this test."""
    url, found = asked_once
    copy_file(url, to=Path(own.removeprefix("sqlite:///")))
    return found


def taken(url: str, number: str, position: int) -> dict | None:
    """One step of a request, as it is stored."""
    with Session(engine(url)) as db:
        return snapshot(db, RequestEvent, f"{number}/{position}")


def stored(url: str, number: str) -> dict:
    """A request, as it is stored."""
    with Session(engine(url)) as db:
        return snapshot(db, Request, number)


def quicker(url: str, number: str, step: Step, *, seen: int, **given: object) -> None:
    """Somebody else takes a step, of today where no other day is given."""
    with Session(engine(url)) as db:
        take(db, number, step, **{"on_day": today(settings())} | given, seen=seen, **WHO)
        db.commit()


def linked(url: str, number: str, *, theme: str) -> None:
    """Somebody else says that a request belongs to a theme, which is made where it is not there."""
    with Session(engine(url)) as db:
        if snapshot(db, Theme, theme) is None:
            rows.add(db, Theme, {"key": theme, "name_en": theme.title(), "name_ar": theme.title()}, **WHO)
        rows.change(db, Request, number, {"theme": theme}, token=None, **WHO)
        db.commit()


def at(app: AppTest, key: str, file: str) -> AppTest:
    """The same reader on another page, of the row with this key."""
    app.query_params["key"] = key
    app = app.switch_page(file).run()
    assert not app.exception
    return app
