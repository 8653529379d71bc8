"""What is written in the made-up year: a note in one language, and no person's name."""

from sqlalchemy import select

from models import Activity, RequestEvent, WeekNote
from models.engine import session
from outreach.demo import matters
from outreach.wording.written import ARABIC, LATIN


def test_each_note_is_in_one_language(year_url) -> None:
    """Its line has room for the words of one; staff of the two take turns."""
    with session(year_url) as db:
        notes = db.scalars(select(WeekNote.note).order_by(WeekNote.key)).all()
    written = [(bool(ARABIC.search(note)), bool(LATIN.search(note))) for note in notes]
    assert set(written[::2]) | set(written[1::2]) == {(True, False), (False, True)}
    assert len(set(written[::2])) == 1 == len(set(written[1::2]))


def test_no_person_is_named(year_url) -> None:
    """Whoever acts is called after a number."""
    with session(year_url) as db:
        names = set(db.scalars(select(RequestEvent.by))) | set(db.scalars(select(Activity.led_by)))
    assert names - {""} <= {name for several in matters.OFFICIALS.values() for name in several}
