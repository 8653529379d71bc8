"""A commitment is written down, kept, dropped and taken up again: each fault at its field, and nobody overwritten."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from models import Change, Commitment
from outreach.acting import NotAllowed, Role, Viewer
from outreach.entry.commitments import Filled, Step, add, check, check_step, take
from outreach.entry.form import Place
from outreach.i18n import translator
from outreach.importers.refusals import why
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, Referred, Refused
from tests.small_world import HOME, settle

TODAY = date(2024, 5, 14)
PLACES = {"country/SA": Place("SA", "gulf", "sa"), "community/sa-riyadh": Place("SA", "gulf", "sa-riyadh")}
EDITOR = Viewer("Editor One", Role.EDITOR)
ASKED = {"places": PLACES, "today": TODAY}
GOOD = Filled("A consul every month", "community/sa-riyadh", date(2024, 6, 1), "", date(2024, 5, 1), "The minister")
ACTIVITY = {"key": "a", "status": "held", "starts": "2024-03-01", "ends": "2024-03-31", "precision": "month"}


def said(errors: dict) -> dict[str, str]:
    return {name: message(translator("en")) for name, message in errors.items()}


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"what": " \0 "}, "what", "Say in one line what will be done."),
        ({"what": "\u200b"}, "what", "Say in one line what will be done."),
        ({"what": "x" * 601}, "what", "At most 600 characters."),
        ({"made_by": "x" * 121}, "made_by", "At most 120 characters."),
        ({"made_on": date(2024, 5, 15)}, "made_on", "has come"),
        ({"due_on": date(2024, 4, 30)}, "due_on", "before the day on which it was promised"),
        ({"activity": ACTIVITY | {"status": "planned"}}, "activity", "was not held yet"),
        ({"activity": ACTIVITY | {"status": "cancelled"}}, "activity", "was cancelled"),
        ({"activity": ACTIVITY | {"status": "unconfirmed", "starts": "2024-05-15"}}, "activity", "was not held yet"),
        ({"made_on": None, "activity": ACTIVITY, "due_on": date(2024, 2, 29)}, "due_on", "before the day"),
    ],
)
def test_a_fault_stands_at_its_field(changes, column, words) -> None:
    checked = check(Filled(**{**GOOD.__dict__, **changes}), places=PLACES, today=TODAY)
    assert checked.values is None
    [(name, text)] = said(checked.errors).items()
    assert name == column and words in text


def test_what_a_form_means() -> None:
    values = check(GOOD, places=PLACES, today=TODAY).values
    assert (values["what_en"], values["community"], values["country_code"]) == (
        "A consul every month", "sa-riyadh", "SA",
    )  # fmt: skip
    assert (values["starts"], values["ends"], values["precision"]) == (date(2024, 5, 1), date(2024, 5, 1), "day")
    arabic = check(Filled(" قنصل كل شهر ATM ", "country/SA", activity=ACTIVITY), places=PLACES, today=TODAY).values
    assert arabic["what_ar"] == "قنصل كل شهر ATM" and "what_en" not in arabic
    assert (arabic["community"], arabic["country_code"], arabic["activity"]) == (None, "SA", "a")
    assert (arabic["starts"], arabic["ends"], arabic["precision"]) == (date(2024, 3, 1), date(2024, 3, 31), "month")
    undated = check(Filled("Words"), places=PLACES, today=TODAY).values
    assert (undated["starts"], undated["precision"], undated["country_code"]) == (None, None, None)


STANDS = {"starts": "2024-05-01", "kept_on": None, "dropped_on": None, "notes": ""}
DROPPED = STANDS | {"dropped_on": "2024-05-02", "dropped_because": "No money"}


@pytest.mark.parametrize(
    ("step", "day", "words", "before", "expected"),
    [
        (Step.KEEP, None, "Seen", STANDS, {"day": "This may not be left blank."}),
        (Step.KEEP, date(2024, 5, 15), "Seen", STANDS, {"day": "A day that has come."}),
        (Step.KEEP, date(2024, 4, 30), "Seen", STANDS, {"day": "This is before the day on which it was promised."}),
        (Step.KEEP, TODAY, " ", STANDS, {"words": "Say where it can be seen that it was kept."}),
        (Step.KEEP, TODAY, "\u200f", STANDS, {"words": "Say where it can be seen that it was kept."}),
        (Step.DROP, TODAY, "", STANDS, {"words": "Say why it was dropped."}),
        (Step.DROP, TODAY, "x" * 501, STANDS, {"words": "At most 500 characters."}),
        (
            Step.KEEP, TODAY, "Seen", STANDS | {"dropped_on": "2024-05-02"},
            {"step": "It is kept or dropped already: take it up again first."},
        ),
        (
            Step.REOPEN, None, "", STANDS,
            {"step": "It is neither kept nor dropped: there is nothing to take up again."},
        ),
        (Step.REOPEN, None, "\u200b", DROPPED, {"words": "Say why it is taken up again."}),
        (Step.REOPEN, None, "x" * 501, DROPPED, {"words": "At most 500 characters."}),
        (
            Step.REOPEN, None, "Money came", DROPPED | {"notes": "n" * 3970},
            {"words": "Its notes would be longer than 4,000 characters: shorten them first, where it is corrected."},
        ),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_taken_says_why(step, day, words, before, expected) -> None:
    checked = check_step(step, day=day, words=words, before=before, today=TODAY)
    assert checked.values is None and said(checked.errors) == expected


def values(db, step: Step, words: str = "") -> dict:
    before = snapshot(db, Commitment, "c")
    return check_step(step, day=TODAY, words=words, before=before, today=TODAY).values


@pytest.fixture
def world(db):
    """A commitment of the ministry's own."""
    settle(db)
    written = check(GOOD, places=PLACES, today=TODAY).values
    add(db, written | {"key": "c"}, viewer=EDITOR, home_country=HOME)
    db.commit()
    return db


def test_kept_taken_up_again_and_dropped(world) -> None:
    """Each step leaves its entry in the history, on both databases; what was written is not lost when it is undone."""
    steps = (
        (Step.KEEP, "Letter 12"), (Step.REOPEN, "Not by the letter"),
        (Step.DROP, "No money"), (Step.REOPEN, "جاء المال"),
    )  # fmt: skip
    for step, words in steps:
        read = token(snapshot(world, Commitment, "c"))
        take(world, "c", values(world, step, words), token=read, viewer=EDITOR, home_country=HOME)
        now = snapshot(world, Commitment, "c")
        assert (now["kept_evidence"], now["dropped_because"]) == (
            words if step is Step.KEEP else "", words if step is Step.DROP else "",
        )  # fmt: skip
    assert now["notes"].splitlines() == [
        "✓ 2024-05-14: Letter 12", "○ 2024-05-14: Not by the letter", "✕ 2024-05-14: No money",
        "○ 2024-05-14: جاء المال",
    ]  # fmt: skip
    entries = world.exec(select(Change.act).where(Change.table_name == "commitment")).all()
    assert entries == ["added", *["changed"] * 4]


def test_the_link_to_a_report_goes_and_comes_back_with_its_row(world) -> None:
    written = check(replace(GOOD, follows="c", sources=(("https://example.org/1", "A paper", None),)), **ASKED).values
    key = add(world, written, viewer=EDITOR, home_country=HOME)
    before = snapshot(world, Commitment, key)
    assert (before["follows"], before["sources"]) == ("c", [["https://example.org/1", "A paper", None]])
    with pytest.raises(Refused) as refused:
        add(world, written | {"key": "twice"}, viewer=EDITOR, home_country=HOME)
    assert why(refused.value)(translator("en")) == "The ministry follows up this report already."
    with pytest.raises(Referred):
        rows.delete(world, Commitment, "c", token=None, viewer=EDITOR, home_country=HOME)
    rows.delete(world, Commitment, key, token=None, viewer=EDITOR, home_country=HOME)
    deletion = world.exec(select(Change.id).where(Change.act == "deleted")).one()
    rows.restore(world, deletion, viewer=EDITOR, home_country=HOME)
    assert snapshot(world, Commitment, key) == before


def test_of_two_at_once_the_second_is_told(world) -> None:
    read = token(snapshot(world, Commitment, "c"))
    mine = values(world, Step.KEEP, "Seen")
    rows.change(world, Commitment, "c", {"due_on": "2024-07-01"}, token=None, viewer=EDITOR, home_country=HOME)
    with pytest.raises(Conflict):
        take(world, "c", mine, token=read, viewer=EDITOR, home_country=HOME)
    assert snapshot(world, Commitment, "c")["kept_on"] is None


def test_who_may_not_write_writes_nothing(world) -> None:
    analyst = Viewer("Analyst One", Role.ANALYST)
    with pytest.raises(NotAllowed):
        add(world, {"what_en": "x"}, viewer=analyst, home_country=HOME)
    with pytest.raises(NotAllowed):
        take(world, "c", values(world, Step.KEEP, "x"), token="", viewer=analyst, home_country=HOME)
