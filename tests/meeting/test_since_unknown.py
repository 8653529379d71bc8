"""What is told of a frozen week where no figure is another, and only more or less is known of it."""

from dataclasses import replace

from sqlmodel import Session

from models import Community, Request
from outreach.i18n import translator
from outreach.meeting import freeze, shown, since_lists, since_words
from outreach.reports.kept import from_json, to_json
from outreach.writing import rows
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
