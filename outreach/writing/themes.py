"""Requests with one demand: linked to their theme, and answered together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from models import Change, Request, Theme
from models.codes import Step
from outreach.acting import Viewer
from outreach.clock.may import ANSWERED, PARTED, Problem
from outreach.writing.images import number_of, snapshot
from outreach.writing.problems import Conflict, Missing, StepRefused
from outreach.writing.rows import begun, change, conflict
from outreach.writing.shapes import shape_of
from outreach.writing.steps import events, lived, take


@dataclass(frozen=True)
class Answered:
    """``numbers`` of the requests that were answered; ``passed`` are those that could not be, and why: among them what
    was answered meanwhile, or is no part of the theme any more."""

    numbers: tuple[str, ...]
    passed: Mapping[str, Problem]

    @property
    def to_mend(self) -> list[tuple[str, Problem]]:
        """Those passed over that can still be answered."""
        return [(key, problem) for key, problem in self.passed.items() if problem.field != "step"]


def link(db: Session, seen: Mapping[str, str | None], *, theme: str | None, viewer: Viewer, home_country: str) -> int:
    """Say of these requests that they belong to a theme, or to none, and return how many that changed.

    Args:
        seen: the theme that the reader saw each request in, None for none.

    Raises:
        Conflict: one of them was linked or parted since it was read, otherwise than is wanted here; or it is gone.
        Missing, NotAllowed, NotOwn: see each; nothing was written.
    """
    begun(db, Request.__tablename__, viewer)
    if theme is not None and number_of(db, shape_of(Theme), theme) is None:
        raise Missing(Theme.__tablename__, theme)
    changed = 0
    own = db.execute(
        select(Request.key, Theme.key).outerjoin(Theme, Theme.id == Request.theme_id).where(Request.key.in_(list(seen)))
    )
    themes = dict(own.all())
    for key, read in seen.items():
        if key not in themes:
            raise conflict(db, shape_of(Request), key, None)
        if themes[key] != theme:
            if themes[key] != read:
                raise _linked_meanwhile(db, key, read)
            change(db, Request, key, {"theme": theme}, token=None, viewer=viewer, home_country=home_country)
            changed += 1
    return changed


def _linked_meanwhile(db: Session, key: str, read: str | None) -> Conflict:
    """By whom, and when: the last that changed the theme, and no other column."""
    now = snapshot(db, Request, key)
    own = (Change.table_name == Request.__tablename__, Change.row_key == key)
    changes = db.execute(select(Change.by, Change.at, Change.columns).where(*own).order_by(Change.id.desc())).all()
    by, at = next(((one.by, one.at) for one in changes if "theme" in json.loads(one.columns)), (None, None))
    return Conflict(Request.__tablename__, key, before=now | {"theme": read}, now=now, by=by, at=at)


def answer_together(
    db: Session,
    theme: str,
    *,
    on_day: date,
    answer: str,
    evidence: str,
    seen: Mapping[str, int],
    viewer: Viewer,
    home_country: str,
) -> Answered:
    """Answer the open requests of a theme, each with a step of its own: all that can be, or none.

    Args:
        seen: the position of the last step of each request that the reader saw: what is not among them is left alone.

    Raises:
        StepRefused: none can be answered so, and that can be mended; says of the first why.
        StepTaken: somebody took a step of one of them since it was read.
        Missing, NotAllowed, Refused: nothing was written.
    """
    begun(db, Request.__tablename__, viewer)
    number = number_of(db, shape_of(Theme), theme)
    if number is None:
        raise Missing(Theme.__tablename__, theme)
    own = select(Request.key, Request.id, Request.raised_on).where(Request.theme_id == number).order_by(Request.id)
    given = {"on_day": on_day, "answer": answer, "evidence": evidence}
    found = db.execute(own).all()
    there = {row.key for row in found}
    numbers, passed = [], {key: PARTED for key in seen if key not in there}
    for key, request, raised_on in found:
        if key not in seen:
            continue
        taken = events(db, request)
        if not lived(raised_on, taken).is_open:
            if taken[-1].number != seen[key]:
                passed[key] = ANSWERED
            continue
        try:
            take(db, key, Step.ANSWERED, seen=seen[key], viewer=viewer, home_country=home_country, **given)
        except StepRefused as problem:
            passed[key] = problem.problem
        else:
            numbers.append(key)
    answered = Answered(tuple(numbers), passed)
    if answered.to_mend and not numbers:
        raise StepRefused(*answered.to_mend[0])
    return answered
