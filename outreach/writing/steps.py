"""Steps in the life of a request: each is added, none is changed; what cannot follow is refused with its reason."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session

from models import Authority, Request, RequestEvent
from models.codes import Act, How, Step
from outreach.acting import Viewer
from outreach.clock.events import Event
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import Life, life
from outreach.clock.may import may
from outreach.periods import today
from outreach.settings import settings
from outreach.visible import visible
from outreach.writing.images import images
from outreach.writing.journal import Ledger
from outreach.writing.problems import Missing, StepRefused, StepTaken
from outreach.writing.put import put
from outreach.writing.rows import begun
from outreach.writing.shapes import shape_of

COLUMNS = ("step", "on_day", "authority_id", "reason", "days", "answer", "evidence", "by", "at", "position", "voids")
"""The columns of ``RequestEvent`` that fill an :class:`outreach.clock.events.Event`, in the order of its fields."""
REFERRING = (Step.REFERRED, Step.PASSED_ON)


def take(
    db: Session,
    key: str,
    step: Step,
    *,
    on_day: date,
    seen: int,
    viewer: Viewer,
    home_country: str,
    authority: str | None = None,
    reason: str = "",
    days: int | None = None,
    answer: str = "",
    evidence: str = "",
    how: How = How.FORM,
) -> int:
    """Add a step to a request in the caller's transaction, and return its position.

    Args:
        key: the request's reference number.
        on_day: when it happened, a day of the ministry's time zone.
        seen: the position of the last step that the reader saw, 0 for none.
        authority: key of the one that it goes to; not looked at where the step is no referral, as ``days`` (working
            days that an extension adds), ``answer`` and ``evidence`` are not where it is no such step.

    Raises:
        StepTaken: somebody took a step since then; says which, who and when.
        StepRefused: it cannot follow, or lacks something; says why.
        Missing, NotAllowed, Refused, pydantic.ValidationError: nothing was written.
    """
    begun(db, Request.__tablename__, viewer)
    found = db.execute(select(Request.id, Request.raised_on).where(Request.key == key)).first()
    if found is None:
        raise Missing(Request.__tablename__, key)
    taken = events(db, found.id)
    last = taken[-1] if taken else None
    if last is not None and last.number != seen:
        raise StepTaken(key, step=last.step, by=last.by, at=last.at)
    so_far = lived(found.raised_on, taken)
    event = Event(
        step=step,
        on=on_day,
        authority=_number(db, authority) if step in REFERRING else None,
        reason=visible(reason),
        days=days if step is Step.EXTENDED else None,
        answer=visible(answer) if step is Step.ANSWERED else "",
        evidence=visible(evidence) if step is Step.ANSWERED else "",
        by=viewer.name,
        at=datetime.now(UTC),
        number=(last.number if last else 0) + 1,
        voids=so_far.events[-1].number if step is Step.TAKEN_BACK and so_far.events else None,
    )
    if problem := may(so_far, event):
        raise StepRefused(key, problem)
    _add(db, key, event, authority=authority, viewer=viewer, home_country=home_country, how=how)
    return event.number


def events(db: Session, request: int) -> list[Event]:
    """The steps of a request, by its number, in their order; those taken back too."""
    chosen = (getattr(RequestEvent, name) for name in COLUMNS)
    rows = db.execute(select(*chosen).where(RequestEvent.request_id == request).order_by(RequestEvent.position))
    return [Event(*row) for row in rows]


def lived(raised_on: date, taken: list[Event]) -> Life:
    """What these steps say today, by the calendar and the deadlines of the settings."""
    chosen = settings()
    # Which step may follow is no question of holidays: a year without them keeps nobody from writing.
    calendar = home_calendar(chosen).lenient()
    return life(raised_on, taken, calendar=calendar, limits=limits(chosen), today=today(chosen))


def _number(db: Session, authority: str | None) -> int | None:
    if authority is None:
        return None
    number = db.scalar(select(Authority.id).where(Authority.key == authority))
    if number is None:
        raise Missing(Authority.__tablename__, authority)
    return number


def _add(
    db: Session, key: str, event: Event, *, authority: str | None, viewer: Viewer, home_country: str, how: How
) -> None:
    shape = shape_of(RequestEvent)
    image = {
        "request": key,
        "position": event.number,
        "step": event.step.value,
        "on_day": event.on.isoformat(),
        "at": event.at.isoformat(),
        "by": event.by,
        "authority": authority if event.authority is not None else None,
        "days": event.days,
        "reason": event.reason,
        "answer": event.answer,
        "evidence": event.evidence,
        "voids": event.voids,
    }
    put(db, shape, image)
    number = db.scalar(
        select(RequestEvent.id).join(Request).where(Request.key == key, RequestEvent.position == event.number)
    )
    ledger = Ledger(db, by=viewer.name, how=how, home_country=home_country)
    # Read back, since the history holds what is stored and not what was meant.
    ledger.note(Act.ADDED, shape.name, shape.key_of(image), None, images(db, shape, [number])[number])
    ledger.close()
