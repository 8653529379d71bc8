"""Requests that stand otherwise on a day by what was entered, corrected or deleted after a change of the history."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from models import Authority, Community, Decision, Request, RequestEvent
from models.codes import Step
from outreach.clock.events import Event
from outreach.clock.life import course
from outreach.clock.states import OPEN
from outreach.queries import entered
from outreach.queries.entered import Rows, Touched

UNTOUCHED = Touched({}, {})


@dataclass(frozen=True)
class Asked:
    """A request at a stage: when it was raised, its steps, and the key of the community that asked."""

    raised_on: date
    steps: tuple[Event, ...]
    community: str | None


@dataclass(frozen=True)
class Standing:
    """A request on a day: when it was raised, the steps that stand, and the key of the authority that owes an answer;
    empty where the ministry itself does, None where nobody does any more."""

    raised_on: date
    steps: tuple[Event, ...]
    holder: str | None


def staged(db: Session, *, requests: Rows, steps: Rows) -> dict[str, dict[str, Asked | None]]:
    """``key -> stage -> request`` of all that were touched, see :data:`outreach.queries.entered.STAGES`; None where
    there is none."""
    keys = set(requests) | {_whose(step) for step in steps}
    columns = select(Request.key, Request.raised_on, Community.key.label("community"))
    asked = columns.outerjoin(Community, Community.id == Request.community_id)
    there = {row.key: row._asdict() for row in entered.of(db, asked, Request.key, keys)}
    now = _steps(db, keys)
    was = {key: {step: row for step, row in own.items() if step not in steps} for key, own in now.items()}
    for step, row in steps.items():
        if row.was is not None:
            # Nobody changes a step: one that was there went with its request, and may have come back with it.
            was.setdefault(_whose(step), {})[step] = _event(row.was)
    new = entered.added(steps)
    found = {}
    for key in keys:
        own, had = now.get(key, {}), was.get(key, {})
        taken = {
            "was": had,
            "corrected": {step: event for step, event in own.items() if step not in new},
            "entered": had | {step: event for step, event in own.items() if step in new},
            "now": own,
        }
        said = requests.get(key, UNTOUCHED).stages(there.get(key))
        found[key] = {
            stage: row and Asked(_day(row["raised_on"]), tuple(taken[stage].values()), row.get("community"))
            for stage, row in said.items()
        }
    return found


def otherwise(asked: dict[str, dict[str, Asked | None]], *, day: date) -> dict[str, set[str]]:
    """``key -> holders`` of the requests that stand otherwise on a day, or that are there where they were not, or the
    reverse, whatever the deadlines are: who owed an answer then, and who does now.

    Args:
        asked: what :func:`staged` made.
    """
    found = {}
    for key, at in asked.items():
        was, now = (_standing(at[stage], day=day) for stage in ("was", "now"))
        if was != now:
            found[key] = {one.holder for one in (was, now) if one and one.holder is not None}
    return found


def asked_about(db: Session, *, decisions: Rows, day: date) -> dict[str, set[str]]:
    """By stage the keys of the requests about which a decision is asked for by a day."""
    asked = select(Decision.key, Decision.raised_on, Request.key.label("request"))
    there = {row.key: row._asdict() for row in db.execute(asked.outerjoin(Request, Request.id == Decision.request_id))}
    all_of_it = {key: dict.fromkeys(entered.STAGES, row) for key, row in there.items()}
    all_of_it |= {key: row.stages(there.get(key)) for key, row in decisions.items()}
    return {
        stage: {
            at[stage]["request"]
            for at in all_of_it.values()
            if at[stage] and at[stage].get("request") and _day(at[stage]["raised_on"]) <= day
        }
        for stage in entered.STAGES
    }


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


def _standing(one: Asked | None, *, day: date) -> Standing | None:
    if one is None or one.raised_on > day:
        return None
    stood, rounds = course(one.raised_on, one.steps, today=day)
    last = rounds[-1][-1]
    return Standing(one.raised_on, stood, (last.authority or "") if last.state in OPEN else None)
