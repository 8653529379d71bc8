"""Requests with one demand: linked to their theme, and answered together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from models import Request, Theme
from models.codes import Step
from outreach.acting import Viewer
from outreach.clock.may import Problem
from outreach.writing.images import number_of
from outreach.writing.problems import Missing, StepRefused
from outreach.writing.rows import begun, change
from outreach.writing.shapes import shape_of
from outreach.writing.steps import events, lived, take


@dataclass(frozen=True)
class Answered:
    """``numbers`` of the requests that were answered; ``passed`` are open ones that could not be, and why."""

    numbers: tuple[str, ...]
    passed: Mapping[str, Problem]


def link(db: Session, keys: Iterable[str], *, theme: str | None, viewer: Viewer, home_country: str) -> int:
    """Say of these requests that they belong to a theme, or to none, and return how many that changed.

    Raises:
        Missing, NotAllowed, NotOwn: see each; nothing was written.
    """
    begun(db, Request.__tablename__, viewer)
    if theme is not None and number_of(db, shape_of(Theme), theme) is None:
        raise Missing(Theme.__tablename__, theme)
    changed = 0
    own = db.execute(
        select(Request.key, Theme.key).outerjoin(Theme, Theme.id == Request.theme_id).where(Request.key.in_(list(keys)))
    )
    for key, was in own.all():
        if was != theme:
            change(db, Request, key, {"theme": theme}, token=None, viewer=viewer, home_country=home_country)
            changed += 1
    return changed


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
        StepRefused: none can be answered so; says of the first why.
        StepTaken: somebody took a step of one of them since it was read.
        Missing, NotAllowed, Refused: nothing was written.
    """
    begun(db, Request.__tablename__, viewer)
    number = number_of(db, shape_of(Theme), theme)
    if number is None:
        raise Missing(Theme.__tablename__, theme)
    own = select(Request.key, Request.id, Request.raised_on).where(Request.theme_id == number).order_by(Request.id)
    given = {"on_day": on_day, "answer": answer, "evidence": evidence}
    numbers, passed = [], {}
    for key, request, raised_on in db.execute(own).all():
        if key not in seen or not lived(raised_on, events(db, request)).is_open:
            continue
        try:
            take(db, key, Step.ANSWERED, seen=seen[key], viewer=viewer, home_country=home_country, **given)
        except StepRefused as problem:
            passed[key] = problem.problem
        else:
            numbers.append(key)
    if passed and not numbers:
        key, problem = next(iter(passed.items()))
        raise StepRefused(key, problem)
    return Answered(tuple(numbers), passed)
