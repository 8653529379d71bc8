"""Of what is another since a week was frozen: what came late, and what was corrected, where that is not plain."""

from dataclasses import replace

import pytest
from sqlmodel import select

from models import Activity, Community, Entity, Target
from outreach.i18n import translator
from outreach.meeting import freeze, since_words
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.meeting.test_freeze import told
from tests.meeting.test_since import asked, frozen, lines, references, who
from tests.one_kind import postgresql_alone, sqlite_alone

__all__ = ["asked", "frozen", "who"]


@sqlite_alone
def test_attendance_noted_later_corrects_a_row_that_was_in_these_days(world, frozen, who) -> None:
    """It was no row of the participants when the week was frozen; its day never changed. Nor did that of the other."""
    rows.change(world, Activity, "too", {"attendance": 7, "attendance_basis": "counted"}, token=None, **who)
    rows.change(world, Activity, "now", {"attendance": None, "attendance_basis": "not_collected"}, token=None, **who)
    world.commit()
    people = told(world, frozen)["participants"]
    assert (people.then.value, people.now.value, sorted(references(people.corrected))) == (40, 7, ["now", "too"])
    assert (people.joined, people.left) == ((), ())


@postgresql_alone
def test_a_target_of_a_longer_period_that_was_set_or_taken_back_is_told(world, week, who) -> None:
    """Beside a figure that had none, and beside one that had one."""
    of_month = {"span": "month", "starts": "2026-11-01", "value": 30}
    taken = rows.add(world, Target, of_month | {"indicator": "requests_received"}, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    rows.add(world, Target, of_month | {"indicator": "participants"}, **who)
    rows.delete(world, Target, taken, token=None, **who)
    world.commit()
    found = {key: since_words.of_figure(one, translator("en")) for key, one in told(world, pack).items()}
    assert set(found) == {"participants", "requests_received"}
    ((_, was, set_now),) = (map(vars(found["participants"][0]).get, ("what", "then", "now")),)
    assert was == "no target set" and "target 30" in set_now
    assert (found["requests_received"][0].now, "target 30" in found["requests_received"][0].then) == (was, True)
    # A pack of before did not keep it: nobody changed anything.
    old = replace(pack, asks_of_plans=False)
    assert "participants" not in told(world, old)


@sqlite_alone
@pytest.mark.parametrize("entered_of", ["community", "entity"])
def test_whoever_is_known_of_only_since_then_came_late(world, frozen, who, entered_of) -> None:
    """Never met, which nobody could say when the week was frozen: by a row that was entered, not by a correction."""
    if entered_of == "entity":
        place = world.exec(select(Community).where(Community.key == "fr-paris")).one().key
        rows.change(world, Community, place, {"tier": "A"}, token=None, **who)
        rows.add(world, Entity, {"key": "house", "name_en": "House", "community": place}, **who)
    else:
        new = {"key": "fr-lyon", "name_en": "Lyon", "country_code": "FR", "level": "city", "tier": "A"}
        place = rows.add(world, Community, new, **who)
    world.commit()
    one = lines(world, frozen)["past_cadence", place]
    assert (one.then, one.now.contact, one.late) == (None, "never", True)
