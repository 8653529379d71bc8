"""What the steps of a request forbid to do with the request itself."""

from sqlalchemy import func, select
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
    own = RequestEvent.request_id == number
    void = select(RequestEvent.voids).where(own, RequestEvent.voids.is_not(None))
    stands = (own, RequestEvent.step != Step.TAKEN_BACK, RequestEvent.position.not_in(void))
    first = db.scalar(select(func.min(RequestEvent.on_day)).where(*stands))
    # As text: what is no day at all is refused with the row itself.
    if first and (image["raised_on"] or "") > first.isoformat():
        raise BeforeItWasRaised(TABLE, image["key"], first.isoformat())
