"""What the steps of a request forbid to do with the request itself."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Request, RequestEvent
from models.codes import Step
from outreach.writing.problems import BeforeItWasRaised, HasSteps

TABLE = Request.__tablename__


def without_steps(db: Session, key: str, number: object) -> None:
    """Let no request be deleted that has steps.

    Raises:
        HasSteps: says how many.
    """
    count = db.scalar(select(func.count()).select_from(RequestEvent).where(RequestEvent.request_id == number))
    if count:
        raise HasSteps(TABLE, key, {RequestEvent.__tablename__: count})


def not_after_its_steps(db: Session, image: dict, number: object) -> None:
    """Let no request be raised after the first step that stands.

    Raises:
        BeforeItWasRaised: says on which day that was.
    """
    first = first_days(db, [number]).get(number)
    # As text: what is no day at all is refused with the row itself.
    if first and (image["raised_on"] or "") > first.isoformat():
        raise BeforeItWasRaised(TABLE, image["key"], first.isoformat())


def first_days(db: Session, numbers: list) -> dict[object, date]:
    """``number -> day of the first step that stands``, for those of these requests, 500 at most, that have one."""
    if not numbers:
        return {}
    other = aliased(RequestEvent)
    void = exists().where(other.request_id == RequestEvent.request_id, other.voids == RequestEvent.position)
    stands = (RequestEvent.request_id.in_(numbers), RequestEvent.step != Step.TAKEN_BACK, ~void)
    first = select(RequestEvent.request_id, func.min(RequestEvent.on_day)).where(*stands)
    return dict(db.execute(first.group_by(RequestEvent.request_id)).all())
