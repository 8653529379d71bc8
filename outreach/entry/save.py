"""The form becomes rows, and its draft goes, in one transaction that the caller commits."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Request
from outreach.acting import Viewer
from outreach.entry import drafts
from outreach.entry.drafts import Kept
from outreach.entry.requests import Raised
from outreach.writing import rows
from outreach.writing.images import images, snapshot
from outreach.writing.problems import NotOwn
from outreach.writing.shapes import shape_of


@dataclass(frozen=True)
class Saved:
    """The key of the activity, and the reference numbers that new requests were given, in their order."""

    key: str
    numbers: tuple[str, ...] = ()


def save(
    db: Session,
    values: dict[str, object],
    *,
    about: str,
    token: str,
    viewer: Viewer,
    home_country: str,
    raised: Raised | None = None,
    draft: Kept | None = None,
) -> Saved:
    """Add the activity, or correct the one whose key is ``about``, and write the requests that were raised in it.

    Args:
        values: as :func:`outreach.entry.check.check` found them, and ``raised`` too.
        token: of the row as it was read; not used for a new one.
        draft: what the form kept, which goes.

    Raises:
        WriteProblem, NotAllowed: nothing was written, and the draft is still there. A ``Conflict`` is about the
            activity or about a request, as its ``table`` says.
    """
    who = {"viewer": viewer, "home_country": home_country}
    if about:
        rows.change(db, Activity, about, values, token=token, **who)
        key = about
    else:
        key = rows.add(db, Activity, values, **who)
    numbers = _written(db, key, raised, who) if raised else ()
    drafts.discard(db, viewer=viewer, own=draft)
    return Saved(key, numbers)


def raised_in(db: Session, activity: str) -> list[dict]:
    """Images of the requests that were raised in an activity, by its key, in the order of their numbers."""
    number = select(Activity.id).where(Activity.key == activity).scalar_subquery()
    numbers = db.scalars(select(Request.id).where(Request.activity_id == number).order_by(Request.id)).all()
    found = images(db, shape_of(Request), numbers)
    return [found[one] for one in numbers]


def _written(db: Session, activity: str, raised: Raised, who: dict) -> tuple[str, ...]:
    given = []
    for line, values in raised.lines:
        now = snapshot(db, Request, line.key) if line.key else None
        if line.key and values is None:
            # Two who delete the same agree.
            if now is not None:
                rows.delete(db, Request, line.key, token=line.token, **who)
        elif line.key:
            if now is None or any(now[name] != value for name, value in values.items()):
                rows.change(db, Request, line.key, values, token=line.token, **who)
        elif values is not None:
            given.append(rows.add(db, Request, values | {"activity": activity, "raised_on": raised.on}, **who))
    if raised.was_on and raised.on and raised.was_on != raised.on:
        for image in raised_in(db, activity):
            if image["raised_on"] == raised.was_on.isoformat():
                with suppress(NotOwn):
                    rows.change(db, Request, image["key"], {"raised_on": raised.on}, token=None, **who)
    return tuple(given)
