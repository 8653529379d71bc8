"""Drafts of the page "Correct rows": what somebody wrote into one row and has not saved, found again after a reload."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from outreach.acting import Viewer
from outreach.entry import drafts
from outreach.entry.drafts import Kept
from outreach.entry.fields import Field, Holds, fields
from outreach.entry.row_check import YES
from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.writing.shapes import Shape

LONGEST = 100_000
"""Characters of a field that are read again: more than any column takes."""


@dataclass(frozen=True)
class RowDraft:
    """``form`` is what was written, by field; ``token`` of the row as it was read, empty for a new one."""

    form: dict[str, str]
    token: str
    own: Kept


def load(db: Session, shape: Shape, key: str, *, viewer: Viewer, place: str | None = None) -> RowDraft | None:
    """Somebody's own draft of a row, by its place or the newest; None where there is none that says anything. ``key``
    is empty for a new row."""
    for text, own in drafts.held(db, viewer=viewer, about=_about(shape, key), place=place):
        form, read = _read(shape, text, fixed=bool(key))
        if form:
            return RowDraft(form, read, own)
    return None


def there(db: Session, shape: Shape, key: str, *, viewer: Viewer) -> tuple[Kept, ...]:
    """Which drafts somebody has of a row, newest first."""
    return drafts.there(db, viewer=viewer, about=_about(shape, key))


def keep(
    db: Session,
    shape: Shape,
    key: str,
    form: Mapping[str, str],
    *,
    token: str,
    viewer: Viewer,
    own: Kept | None = None,
) -> Kept:
    """Keep what was written in the place of what this form kept before, and return where and when. The caller commits.

    Raises:
        NotAllowed: takes an editor.
    """
    content = json.dumps({"form": dict(form), "token": token}, ensure_ascii=False, sort_keys=True)
    return drafts.put(db, content, viewer=viewer, about=_about(shape, key), own=own)


def _about(shape: Shape, key: str) -> str:
    """What the draft is about, where a draft of an activity has its key: that never begins so, and may be as long."""
    return f"/{hashlib.sha256(f'{shape.name}/{key}'.encode()).hexdigest()}"


def _read(shape: Shape, text: str, *, fixed: bool) -> tuple[dict[str, str], str]:
    """What this version knows of a draft, which another one may have written."""
    try:
        held = json.loads(text)
    except ValueError:
        return {}, ""
    written = held.get("form") if isinstance(held, dict) else None
    if not isinstance(written, dict):
        return {}, ""
    known = {field.name: field for field in fields(shape) if not (fixed and field.fixed)}
    form = {name: value for name, value in written.items() if name in known and _fits(known[name], value)}
    return form, str(held.get("token", ""))


def _fits(field: Field, value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST:
        return False
    if field.holds == Holds.CODE:
        return value in ("", *field.codes)
    if field.holds == Holds.FLAG:
        return value in ("", YES)
    return field.holds != Holds.DAY or not value or _is_day(value)


def _is_day(text: str) -> bool:
    try:
        return FIRST_DAY <= date.fromisoformat(text) <= LAST_DAY
    except ValueError:
        return False
