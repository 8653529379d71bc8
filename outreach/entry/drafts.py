"""Drafts in the database: one for each form that is open, found again after a reload, gone when it is saved.

Two windows of one person may each have a form about the same thing. The first to keep a draft has the thing's own
place, and a further one a place beside it. A form writes only over what it kept itself, or found when it was opened,
and goes to a place of its own where another window was there since: neither costs the other a word.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models import Draft
from outreach.acting import Role, Viewer, demand
from outreach.entry.form import Form, from_text


@dataclass(frozen=True)
class Kept:
    """Where a form has its draft, and when it last was kept: it is that form's as long as both are so."""

    place: str
    at: datetime
    found: bool = field(default=False, compare=False)
    """Whether the form found it, and has written nothing since."""


def load(db: Session, *, viewer: Viewer, about: str = "", place: str | None = None) -> tuple[Form, Kept] | None:
    """Somebody's own draft, by its place or the newest; None where there is none that can be read."""
    for text, kept in held(db, viewer=viewer, about=about, place=place):
        if form := from_text(text):
            return form, kept
    return None


def held(db: Session, *, viewer: Viewer, about: str, place: str | None = None) -> list[tuple[str, Kept]]:
    """The texts of somebody's own drafts, whatever form they are of, newest first; just the one of ``place``."""
    mine = _mine(viewer, about) if place is None else _one(viewer, place)
    found = select(Draft.content, Draft.about, Draft.saved_at).where(*mine).order_by(Draft.saved_at.desc())
    return [(text, Kept(own, at, found=True)) for text, own, at in db.execute(found)]


def there(db: Session, *, viewer: Viewer, about: str) -> tuple[Kept, ...]:
    """Which drafts somebody has about one thing, newest first, without a word of them."""
    found = select(Draft.about, Draft.saved_at).where(*_mine(viewer, about)).order_by(Draft.saved_at.desc())
    return tuple(Kept(*one) for one in db.execute(found))


def claimed(own: Kept | None, there: tuple[Kept, ...]) -> Kept | None:
    """A form's own draft; none where it only found it, and another window has gone on with it or done away with it."""
    return None if own and own.found and own not in there else own


def but(kept: tuple[Kept, ...], own: Kept | None) -> tuple[Kept, ...]:
    """Those of other forms."""
    return tuple(one for one in kept if own is None or one.place != own.place)


def keep(db: Session, form: Form, *, viewer: Viewer, about: str = "", own: Kept | None = None) -> Kept:
    """Keep a draft in the place of the one that this form kept before, and return where and when. The caller commits.

    Raises:
        NotAllowed: takes an editor.
    """
    return put(db, form.as_text(), viewer=viewer, about=about, own=own)


def put(db: Session, text: str, *, viewer: Viewer, about: str, own: Kept | None = None) -> Kept:
    """Keep the text of a draft, as :func:`keep` does.

    Raises:
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    values = {"content": text, "saved_at": datetime.now(UTC)}
    if own and db.execute(update(Draft).where(*_own(viewer, own)).values(**values)).rowcount:
        return Kept(own.place, values["saved_at"])
    place = about
    while True:
        row = Draft.model_validate({"user_name": viewer.name, "about": place, **values})
        try:
            with db.begin_nested():
                db.execute(insert(Draft).values(row.model_dump()))
        except IntegrityError:
            # Another window of theirs has it.
            place = _beside(about) + secrets.token_hex(4)
        else:
            return Kept(place, values["saved_at"])


def discard(db: Session, *, viewer: Viewer, own: Kept | None) -> None:
    """Forget what a form kept, unless another window has written over it since. The caller commits.

    Raises:
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    if own:
        db.execute(delete(Draft).where(*_own(viewer, own)))


def _beside(about: str) -> str:
    """How the places beside a thing's own begin: no key does, and a key may be as long as the column."""
    return f"#{hashlib.sha256(about.encode()).hexdigest()[:32]}/"


def _mine(viewer: Viewer, about: str) -> tuple:
    return Draft.user_name == viewer.name, or_(Draft.about == about, Draft.about.startswith(_beside(about)))


def _one(viewer: Viewer, place: str) -> tuple:
    return Draft.user_name == viewer.name, Draft.about == place


def _own(viewer: Viewer, own: Kept) -> tuple:
    return *_one(viewer, own.place), Draft.saved_at == own.at
