"""The form becomes a row, and its draft goes, in one transaction that the caller commits."""

from sqlmodel import Session

from models import Activity
from outreach.acting import Viewer
from outreach.entry import drafts
from outreach.writing import rows


def save(db: Session, values: dict[str, object], *, about: str, token: str, viewer: Viewer, home_country: str) -> str:
    """Add the activity, or correct the one whose key is ``about``; return its key.

    Args:
        values: as :func:`outreach.entry.check.check` found them.
        token: of the row as it was read; not used for a new one.

    Raises:
        WriteProblem, NotAllowed: nothing was written, and the draft is still there.
    """
    if about:
        rows.change(db, Activity, about, values, token=token, viewer=viewer, home_country=home_country)
        key = about
    else:
        key = rows.add(db, Activity, values, viewer=viewer, home_country=home_country)
    drafts.discard(db, viewer=viewer, about=about)
    return key
