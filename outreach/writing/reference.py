"""Reference numbers of requests, ``R2026-0001``: the year that one was raised in, and the next number of that year."""

import re

from sqlalchemy import func, select, union
from sqlmodel import Session

from models import Change, Request
from models.codes import How
from outreach.writing.problems import Taken

NUMBER = re.compile(r"R\d{4}-(\d{4}|[1-9]\d{4,})")
"""Four digits at least, and no noughts in front of more; a file may call its requests otherwise."""


def next_reference(db: Session, *, year: str) -> str:
    """The number after the greatest that was ever given to a request of this year, also where that is deleted by now.

    The caller has the turn of writing (see :func:`outreach.writing.rows.begun`), so that nobody else gets the same.
    """
    start = f"R{year}-"
    # The history knows each key that was ever given, and nobody can shorten it.
    given = select(Change.row_key.label("key")).where(
        Change.table_name == Request.__tablename__, Change.row_key.startswith(start, autoescape=True)
    )
    there = select(Request.key).where(Request.key.startswith(start, autoescape=True))
    found = map(NUMBER.fullmatch, db.scalars(union(given, there)))
    last = max((int(one[1]) for one in found if one), default=0)
    return f"{start}{last + 1:04}"


def never_given(db: Session, key: str) -> None:
    """Let no key past that a request had before.

    Raises:
        Taken: one has it, or had it.
    """
    given = (Change.table_name == Request.__tablename__, Change.row_key == key)
    if db.scalar(select(Change.id).where(*given).limit(1)) is not None:
        raise Taken(Request.__tablename__, key)


def given_before(db: Session, keys: list[str]) -> set[str]:
    """Those of these keys, 500 at most, that a request had before. An import that was taken back gave none: its file,
    mended, may come again."""
    own = (Change.table_name == Request.__tablename__, Change.row_key.in_(keys))
    last = select(func.max(Change.id)).where(*own).group_by(Change.row_key)
    taken_back = (Change.how == How.UNDO) & Change.import_run_id.is_not(None)
    return set(db.scalars(select(Change.row_key).where(Change.id.in_(last), ~taken_back))) if keys else set()
