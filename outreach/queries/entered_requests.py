"""Requests that stand otherwise on a day by what was entered, corrected or deleted after a change of the history."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from models import Authority, Decision, Request, RequestEvent
from models.codes import Step
from outreach.clock.events import Event
from outreach.clock.life import course
from outreach.clock.states import OPEN
from outreach.queries import entered
from outreach.queries.entered import Rows, Touched

UNTOUCHED = Touched({}, {})


@dataclass(frozen=True)
class Standing:
    """A request on a day: when it was raised, the steps that stand, and the key of the authority that owes an answer;
    empty where the ministry itself does, None where nobody does any more."""

    raised_on: date
    steps: tuple[Event, ...]
    holder: str | None


@dataclass(frozen=True)
class Otherwise:
    """A request that stands otherwise, or that is there where it was not, or the reverse.

    ``entered``: it was itself, after the change; ``stepped``: a step was, by which it stands otherwise. Else it was
    corrected or deleted.
    """

    then: Standing | None
    now: Standing | None
    entered: bool
    stepped: bool

    @property
    def late(self) -> bool:
        return self.entered or self.stepped

    @property
    def holders(self) -> set[str]:
        """Who owed an answer then, and who does now."""
        return {one.holder for one in (self.then, self.now) if one and one.holder is not None}


def otherwise(db: Session, *, requests: Rows, steps: Rows, day: date) -> dict[str, Otherwise]:
    """``key -> how`` of the requests that stand otherwise on a day since these were touched, whatever the deadlines
    are."""
    keys = set(requests) | {_whose(step) for step in steps}
    raised = dict(map(tuple, entered.of(db, select(Request.key, Request.raised_on), Request.key, keys)))
    now = _steps(db, keys)
    then = {key: {step: row for step, row in own.items() if step not in steps} for key, own in now.items()}
    for step, row in steps.items():
        if row.was is not None:
            # Nobody changes a step: one that was there went with its request, and may have come back with it.
            then.setdefault(_whose(step), {})[step] = _event(row.was)
    found = {}
    for key in keys:
        row = requests.get(key, UNTOUCHED)
        was = None if row.was is None else _day(row.was.get("raised_on", raised.get(key)))
        at_it, is_now = (
            _standing(raised_on, own.get(key, {}), day=day) for raised_on, own in ((was, then), (raised.get(key), now))
        )
        if at_it != is_now:
            moved = (at_it.steps if at_it else ()) != (is_now.steps if is_now else ())
            new = any(step in steps and steps[step].is_new for step in now.get(key, {}))
            found[key] = Otherwise(at_it, is_now, entered=row.is_new, stepped=moved and new and not row.is_new)
    return found


def asked_about(db: Session, *, decisions: Rows, day: date) -> tuple[set[str], set[str]]:
    """Keys of the requests about which one of these decisions is asked for by a day, and was not before they were
    touched, or the reverse; and those about which one is that was entered."""
    asked = select(Decision.key, Decision.raised_on, Request.key).outerjoin(Request, Request.id == Decision.request_id)
    now = {key: row for key, *row in entered.of(db, asked, Decision.key, set(decisions))}
    touched: set[str] = set()
    late: set[str] = set()
    for key, row in decisions.items():
        raised_on, about = now.get(key, (None, None))
        is_now = {about} if about and raised_on <= day else set()
        was = set()
        if row.was is not None:
            raised_on, about = _day(row.was.get("raised_on", raised_on)), row.was.get("request", about)
            was = {about} if about and raised_on <= day else set()
        touched |= was ^ is_now
        late |= is_now if row.is_new else set()
    return touched, late


def _whose(step: str) -> str:
    return step.rpartition("/")[0]


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _steps(db: Session, requests: set[str]) -> dict[str, dict[str, Event]]:
    """``request -> its steps`` by what the history calls them, with the keys of authorities."""
    asked = (
        select(
            Request.key,
            RequestEvent.position,
            RequestEvent.step,
            RequestEvent.on_day,
            Authority.key,
            RequestEvent.days,
            RequestEvent.voids,
        )
        .join(RequestEvent, RequestEvent.request_id == Request.id)
        .outerjoin(Authority, Authority.id == RequestEvent.authority_id)
    )
    found: dict[str, dict[str, Event]] = {}
    for key, position, step, on_day, authority, days, voids in entered.of(db, asked, Request.key, requests):
        event = Event(step, on_day, authority, days=days, number=position, voids=voids)
        found.setdefault(key, {})[f"{key}/{position}"] = event
    return found


def _event(row: dict[str, Any]) -> Event:
    """A step that is gone, as the history has it."""
    same = {"days": row.get("days"), "number": row["position"], "voids": row.get("voids")}
    return Event(Step(row["step"]), date.fromisoformat(row["on_day"]), row.get("authority"), **same)


def _standing(raised_on: date | None, steps: dict[str, Event], *, day: date) -> Standing | None:
    if raised_on is None or raised_on > day:
        return None
    stood, rounds = course(raised_on, steps.values(), today=day)
    last = rounds[-1][-1]
    return Standing(raised_on, stood, (last.authority or "") if last.state in OPEN else None)
