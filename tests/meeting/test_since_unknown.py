"""What is told of a frozen week where no figure is another, and only more or less is known of it."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Community, Request
from models.codes import Act
from outreach.i18n import translator
from outreach.meeting import freeze, shown, since_lists, since_words
from outreach.reports.kept import from_json, to_json
from outreach.writing import rows
from outreach.writing.merge import merge, undo_merge
from tests.meeting.conftest import NOW
from tests.meeting.test_freeze import told
from tests.small_world import HOME

ASKED = {"kind": "enquiry", "summary": "Words", "activity": "now", "community": "sa", "raised_on": "2026-11-22"}


def lines(db: Session, pack):
    return since_lists.lines(db, frozen=pack, now=shown.lists_now(db, frozen=pack))


def test_what_only_the_unknown_says_is_told(world, week, manager) -> None:
    """Of a request nobody knows by now whose people asked, and a community that was met has a cadence."""
    who = {"viewer": manager, "home_country": HOME}
    request = rows.add(world, Request, ASKED, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    rows.change(world, Request, request, {"community": None}, token=None, **who)
    rows.change(world, Community, "sa", {"tier": "C"}, token=None, **who)
    world.commit()
    found = told(world, pack)
    received = found.pop("requests_received")
    numbers = [(each.value, each.n_rows, each.n_unknown) for each in (received.then, received.now)]
    assert numbers == [(1, 1, 0), (1, 1, 1)] and found == {}
    said = since_words.of_figure(received, translator("en"))
    assert said == [since_words.Told("Unknown (requests of which nobody noted whose people asked)", "0", "1")]
    moved, counted = lines(world, pack)
    without = pack.unjudged.no_cadence
    told_of = since_lists.UNJUDGED["no_cadence"]
    assert moved == ()
    assert counted == (since_lists.Counted(of="past_cadence", what=told_of, then=without, now=without - 1),)
    assert f"{without} communities have no cadence" in pack.past_cadence_unknown.en
    # A pack of before kept the words alone: there is nothing to compare.
    figures = tuple(replace(each, n_unknown=None) for each in pack.figures)
    old = from_json(to_json(replace(pack, figures=figures, unjudged=None)))
    assert told(world, old) == {} and lines(world, old) == ((), ())


def test_what_is_taken_back_is_no_late_entry(world, week, manager) -> None:
    """A merge of before the freeze, taken back after it, and an activity that was deleted and came back: nobody entered
    anything, and only what is another now is named."""
    who = {"viewer": manager, "home_country": HOME}
    city = {"key": "sa-riyad", "name_en": "Riyad", "country_code": "SA", "level": "city"}
    rows.add(world, Community, city, **who)
    for key, where in (("too", "sa-riyad"), ("now", "sa-riyadh")):
        rows.change(world, Activity, key, {"communities": [where], "countries": ["SA"]}, token=None, **who)
    merge(world, Community, keep="sa-riyadh", gone="sa-riyad", **who)
    world.commit()
    last = world.scalar(select(func.max(Change.id)).where(Change.act == Act.MERGED))
    pack = freeze.freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    undo_merge(world, last, **who)
    rows.delete(world, Activity, "now", token=None, **who)
    world.commit()
    gone = world.scalar(select(func.max(Change.id)).where(Change.act == Act.DELETED, Change.table_name == "activity"))
    rows.restore(world, gone, **who)
    rows.change(world, Activity, "too", {"attendance": 9, "attendance_basis": "counted"}, token=None, **who)
    world.commit()
    found = told(world, pack)
    reached, people = found["communities_reached"], found["participants"]
    assert (reached.then.value, reached.now.value, reached.late) == (1, 2, ())
    assert [row.reference for row in reached.joined] == ["sa-riyad"]
    assert ([row.reference for row in people.corrected], people.late, people.joined) == (["too"], (), ())
