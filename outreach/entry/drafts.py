"""Drafts in the database: one for each person and thing, found again after a reload, gone when it is saved."""

from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models import Draft
from outreach.acting import Role, Viewer, demand
from outreach.entry.form import Form, from_text


def load(db: Session, *, viewer: Viewer, about: str = "") -> tuple[Form, datetime] | None:
    """Somebody's own draft and when it was last kept; None where there is none that can be read."""
    found = held(db, viewer=viewer, about=about)
    form = from_text(found[0]) if found else None
    return (form, found[1]) if form else None


def held(db: Session, *, viewer: Viewer, about: str) -> tuple[str, datetime] | None:
    """The text of somebody's own draft, whatever form it is of, and when it was last kept."""
    found = db.execute(select(Draft.content, Draft.saved_at).where(*_one(viewer, about))).first()
    return (found[0], found[1]) if found else None


def keep(db: Session, form: Form, *, viewer: Viewer, about: str = "") -> datetime:
    """Keep a draft in the place of the one before, and return the moment. The caller commits.

    Raises:
        NotAllowed: takes an editor.
    """
    return put(db, form.as_text(), viewer=viewer, about=about)


def put(db: Session, text: str, *, viewer: Viewer, about: str) -> datetime:
    """Keep the text of a draft, as :func:`keep` does.

    Raises:
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    values = {"content": text, "saved_at": datetime.now(UTC)}
    changed = update(Draft).where(*_one(viewer, about)).values(**values)
    if not db.execute(changed).rowcount:
        row = Draft.model_validate({"user_name": viewer.name, "about": about, **values})
        try:
            with db.begin_nested():
                db.execute(insert(Draft).values(row.model_dump()))
        except IntegrityError:
            # Another window of theirs was quicker.
            db.execute(changed)
    return values["saved_at"]


def discard(db: Session, *, viewer: Viewer, about: str = "") -> None:
    """Forget a draft. The caller commits.

    Raises:
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    db.execute(delete(Draft).where(*_one(viewer, about)))


def _one(viewer: Viewer, about: str) -> tuple:
    return Draft.user_name == viewer.name, Draft.about == about
