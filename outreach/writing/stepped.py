"""What the steps of a request forbid to do with the request itself, and how they go and come back with it."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, Image, Request, RequestEvent
from models.codes import Act, Step
from outreach.writing.images import images, read_back
from outreach.writing.problems import BeforeItWasRaised, HasSteps, Purged
from outreach.writing.shapes import shape_of

TABLE, STEPS = Request.__tablename__, RequestEvent.__tablename__


def steps_of(db: Session, key: str, number: object, *, wanted: bool) -> list[tuple[str, dict]]:
    """What the history calls each step of a request, and its image, in their order.

    Args:
        wanted: whether they may go with their request.

    Raises:
        HasSteps: there are some, and they may not; says how many.
    """
    shape = shape_of(RequestEvent)
    order = select(RequestEvent.id).where(RequestEvent.request_id == number).order_by(RequestEvent.position)
    numbers = db.scalars(order).all()
    if numbers and not wanted:
        raise HasSteps(TABLE, key, {STEPS: len(numbers)})
    found = images(db, shape, numbers)
    return [(shape.key_of(found[one]), found[one]) for one in numbers]


def deleted_with(db: Session, deletion: Change) -> list[dict]:
    """Images of the steps that went with a request when it was deleted, in their order.

    Raises:
        Purged: what one of them said is not kept any more.
    """
    shape = shape_of(RequestEvent)
    same = (Change.act == Act.DELETED, Change.table_name == shape.name, Change.at == deletion.at)
    kept = db.scalars(
        select(Image.before)
        .select_from(Change)
        .outerjoin(Image, Image.change_id == Change.id)
        .where(*same, Change.row_key.startswith(f"{deletion.row_key}/", autoescape=True))
        .order_by(Change.id)
    ).all()
    if None in kept:
        raise Purged(TABLE, deletion.row_key)
    return [read_back(shape, image) for image in kept]


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
