"""What is written in the made-up year: a note in one language, no matter twice at once, and no person's name."""

from sqlalchemy import select

from models import Activity, Decision, Pack, RequestEvent, WeekNote
from models.engine import session
from outreach.demo import matters
from outreach.meeting import shown
from outreach.meeting.week import Week
from outreach.tongue import ARABIC, LATIN


def test_each_note_is_in_one_language(year_url) -> None:
    """Its line has room for the words of one; staff of the two take turns."""
    with session(year_url) as db:
        notes = db.scalars(select(WeekNote.note).order_by(WeekNote.key)).all()
    written = [(bool(ARABIC.search(note)), bool(LATIN.search(note))) for note in notes]
    assert set(written[::2]) | set(written[1::2]) == {(True, False), (False, True)}
    assert len(set(written[::2])) == 1 == len(set(written[1::2]))


def test_no_meeting_has_a_matter_to_decide_twice(year_url) -> None:
    """In no week that was frozen do two decisions on one matter wait, in either language; nor do they now."""
    with session(year_url) as db:
        packs = [shown.shown(db, week=Week(starts)).pack for starts in db.scalars(select(Pack.starts))]
        waiting = [[one.text.en for one in pack.decisions] for pack in packs]
        waiting.append(list(db.scalars(select(Decision.what).where(Decision.decided_on.is_(None)))))
    # Late requests wait for a decision, too, and are called by their numbers.
    found = [[pair for pair in matters.DECISIONS for text in said if any(map(text.endswith, pair))] for said in waiting]
    assert len(packs) == 10 and all(found)
    assert [each for each in found if len(set(each)) < len(each)] == []


def test_no_person_is_named(year_url) -> None:
    """Whoever acts is called after a number."""
    with session(year_url) as db:
        names = set(db.scalars(select(RequestEvent.by))) | set(db.scalars(select(Activity.led_by)))
    assert names - {""} <= {name for several in matters.OFFICIALS.values() for name in several}
