"""What a figure of a pack means: what it leaves out is said to be left out, also in packs that were frozen before."""

from dataclasses import replace

import pytest

from outreach import indicators
from outreach.i18n import translator
from outreach.meeting import freeze
from outreach.meeting.build import FIGURES
from outreach.meeting.meaning import definition
from outreach.queries import meeting
from outreach.reports import told
from outreach.reports.kept import to_json
from outreach.reports.words import Words
from tests.meeting.conftest import NOW
from tests.one_kind import sqlite_alone

LEAVES_OUT = {"en": "Leaves out:", "ar": "لا يُحتسب:"}
# As they were frozen once, with nothing between.
GLUED = {
    key: Words(*(f"{t(meant.counts)} {t(meant.excludes)}" for t in map(translator, ("en", "ar"))))
    for key, meant in indicators.ALL.items()
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("key", FIGURES)
def test_what_is_left_out_is_said_to_be_left_out(key, language) -> None:
    """Between what counts and what does not, in either language; and print has room for all of it."""
    t, meant = translator(language), indicators.ALL[key]
    said = definition(meant).of(t)
    assert said == f"{t(meant.counts)} {LEAVES_OUT[language]} {t(meant.excludes)}"
    assert len(said) <= told.LONGEST_DEFINITION


@sqlite_alone
def test_it_is_in_the_pack(pack) -> None:
    assert [one.definition for one in pack.figures] == [definition(indicators.ALL[key]) for key in FIGURES]


def frozen(world, week, manager, monkeypatch, definitions: dict[str, Words]):
    """A pack that was frozen with these definitions, as it is read now; and whether what is kept is as it was."""
    build = freeze.build

    def before(db, **arguments):
        made = build(db, **arguments)
        return replace(made, figures=tuple(replace(one, definition=definitions[one.key]) for one in made.figures))

    monkeypatch.setattr(freeze, "build", before)
    made = freeze.freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    row = meeting.pack(world, week=made.starts)
    found = freeze.thawed(row)
    assert row.content == to_json(made) and row.checksum == freeze.checksum(row.content)
    return found


@sqlite_alone
def test_a_pack_that_joined_the_two_says_which_is_which(world, week, manager, monkeypatch) -> None:
    """Read so, and kept as it was."""
    found = frozen(world, week, manager, monkeypatch, GLUED)
    assert [one.definition for one in found.figures] == [definition(indicators.ALL[key]) for key in FIGURES]


@sqlite_alone
def test_what_cannot_be_told_apart_stays_as_it_was_frozen(world, week, manager, monkeypatch) -> None:
    """Other words by now, in one language; or nothing before them."""
    known = GLUED["activities_held"]
    others = dict(GLUED) | {
        "activities_held": replace(known, ar="ما يُحتسب. ما لم يعد يُقال هكذا."),
        "participants": Words("It counts people", "يحتسب الأشخاص"),
    }
    found = {one.key: one.definition for one in frozen(world, week, manager, monkeypatch, others).figures}
    assert all(found[key] == others[key] for key in ("activities_held", "participants"))
    assert found["requests_overdue"] == definition(indicators.ALL["requests_overdue"])
