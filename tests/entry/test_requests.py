"""Requests of the form: one line each, saved with the activity or not at all, no correction of others overwritten."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Draft, Request
from outreach.acting import Role, Viewer
from outreach.entry import drafts
from outreach.entry.check import check
from outreach.entry.form import another, blank, from_text, of_image, repeated
from outreach.entry.requests import SAME, Line, known, of_rows, with_rows
from outreach.entry.save import Saved, raised_in, save
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, Missing
from tests.entry.test_form import DAY, PLACES
from tests.small_world import HOME, counted, settle

EDITOR, OTHER = Viewer("Editor One", Role.EDITOR), Viewer("Editor Two", Role.EDITOR)
ONE = Line(kind="enquiry", summary=" How are papers renewed? ")
TWO = Line(kind="complaint", summary="الرد متأخر", topic="customs", community="")
FORM = replace(
    blank(DAY), kind="visit", places=("community/sa-riyadh",), title_en="A made-up visit", requests=(ONE, TWO)
)
NUMBERS = ("R2024-0001", "R2024-0002")


@pytest.fixture
def world(db: Session) -> Session:
    settle(db)
    counted(db)
    return db


def found(form, **options):
    checked = check(form, places=PLACES, day=DAY, **options)
    assert checked.errors == {}
    return checked


def written(db: Session, form, *, read=None, viewer=EDITOR, about: str = "", draft=None) -> Saved:
    """Saves a form; ``read`` is the form of the row as it was when it was opened."""
    before = snapshot(db, Activity, about) if about else None
    checked = found(form, before=before)
    raised = checked.raised.but(read.requests if read else ())
    who = {"viewer": viewer, "home_country": HOME, "draft": draft}
    saved = save(db, checked.values, about=about, token=form.token, raised=raised, **who)
    db.commit()
    return saved


def opened(db: Session, key: str):
    """The form of an activity that is there, with its requests."""
    image = snapshot(db, Activity, key)
    return of_image(image, token=token(image), places=PLACES, requests=of_rows(raised_in(db, key)))


def line_of(form, number: str, **changes: object):
    """The form with one of its lines changed."""
    lines = tuple(replace(line, **changes) if line.key == number else line for line in form.requests)
    return replace(form, requests=lines)


def asked(db: Session, number: str) -> dict | None:
    return snapshot(db, Request, number)


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (Line(), set()),
        (Line(community=""), set()),
        (Line(summary="  "), set()),
        (Line(kind="enquiry"), {"request-1-summary"}),
        (Line(kind="enquiry", summary="\u200b"), {"request-1-summary"}),
        (Line(topic="customs"), {"request-1-kind", "request-1-summary"}),
        (Line(summary="Words"), {"request-1-kind"}),
        (Line(kind="wish", summary="Words"), {"request-1-kind"}),
        (Line(kind="enquiry", summary="x" * 500), set()),
        (Line(kind="enquiry", summary="x" * 501), {"request-1-summary"}),
        (Line(key="R2024-0001", kind="enquiry"), {"request-1-summary"}),
        (Line(key="R2024-0001", gone=True), set()),
    ],
)
def test_a_mistake_is_told_at_its_line(line, where) -> None:
    """The empty line that stands ready is none."""
    form = replace(FORM, requests=(ONE, line))
    assert set(check(form, places=PLACES, day=DAY).errors) == where


@pytest.mark.parametrize(
    ("places", "community", "expected"),
    [
        (("community/sa-riyadh",), SAME, "sa-riyadh"),
        (("country/KW", "country/EG"), SAME, "kw"),
        (("community/sa-riyadh", "country/KW"), SAME, None),
        (("country/EG",), SAME, None),
        (("community/sa-riyadh",), "", None),
        (("community/sa-riyadh",), "kw", "kw"),
    ],
)
def test_the_community_is_the_activity_s_where_that_is_one(places, community, expected) -> None:
    form = replace(FORM, places=places, requests=(replace(ONE, community=community),))
    [(_, values)] = found(form).raised.lines
    assert values["community"] == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"day": "2024-05-01"}, "2024-05-01"),
        ({"day": "2024-03-01", "precision": "month"}, "2024-03-31"),
        ({"day": "2024-05-01", "precision": "month"}, "2024-05-14"),
        ({"precision": "undated"}, "2024-05-14"),
        ({"day": "2024-06-01", "status": "planned"}, "2024-05-14"),
    ],
)
def test_they_were_raised_when_the_activity_was(changes, expected) -> None:
    """On its last day that may be meant, and never on one that is still to come."""
    assert found(replace(FORM, **changes)).raised.on == date.fromisoformat(expected)


def test_they_are_saved_with_the_activity(world: Session) -> None:
    """Each a row with its history and a number; empty lines are none; the draft goes."""
    draft = drafts.keep(world, FORM, viewer=EDITOR)
    saved = written(world, replace(FORM, requests=(ONE, Line(), TWO, Line())), draft=draft)
    assert saved.numbers == NUMBERS
    first, second = raised_in(world, saved.key)
    assert (first["key"], first["summary"], first["community"]) == (NUMBERS[0], ONE.summary.strip(), "sa-riyadh")
    assert (second["kind"], second["topic"], second["community"]) == ("complaint", "customs", None)
    assert {one["raised_on"] for one in (first, second)} == {"2024-05-14"}
    changes = world.scalars(select(Change).order_by(Change.id)).all()
    assert [(one.table_name, one.act, one.by) for one in changes] == [
        (table, "added", "Editor One") for table in ("activity", "request", "request")
    ]
    assert world.scalar(select(func.count()).select_from(Draft)) == 0


def test_one_that_cannot_be_saved_takes_all_of_it_along(world: Session) -> None:
    """Neither the activity nor the other request is there; the draft is."""
    draft = drafts.keep(world, FORM, viewer=EDITOR)
    world.commit()
    with pytest.raises(Missing):
        written(world, replace(FORM, requests=(ONE, replace(TWO, topic="gone"))), draft=draft)
    world.rollback()
    for table in (Activity, Request, Change):
        assert world.scalar(select(func.count()).select_from(table)) == 0
    assert drafts.load(world, viewer=EDITOR)[0] == FORM


def test_a_correction_adds_changes_and_deletes(world: Session) -> None:
    key = written(world, FORM).key
    read = opened(world, key)
    form = line_of(line_of(read, NUMBERS[0], summary="Corrected"), NUMBERS[1], gone=True)
    saved = written(world, replace(form, requests=(*form.requests, ONE)), read=read, about=key)
    assert saved == Saved(key, ("R2024-0003",))
    assert [one["key"] for one in raised_in(world, key)] == [NUMBERS[0], "R2024-0003"]
    assert asked(world, NUMBERS[0])["summary"] == "Corrected"
    deletion = world.scalar(select(Change.id).where(Change.act == "deleted"))
    assert rows.restore(world, deletion, viewer=EDITOR, home_country=HOME) == NUMBERS[1]


def test_read_and_saved_untouched_nothing_is_written(world: Session) -> None:
    key = written(world, FORM).key
    number = world.scalar(select(func.count()).select_from(Change))
    read = opened(world, key)
    assert written(world, read, read=read, about=key) == Saved(key)
    # As from a draft, of which nobody knows what in it was touched.
    assert written(world, read, about=key) == Saved(key)
    assert world.scalar(select(func.count()).select_from(Change)) == number


def other_s(db: Session, number: str, **values: object) -> None:
    rows.change(db, Request, number, values, token=None, viewer=OTHER, home_country=HOME)
    db.commit()


@pytest.mark.parametrize("changes", [{"summary": "Mine"}, {"gone": True}])
def test_what_somebody_else_corrected_is_not_overwritten(world: Session, changes) -> None:
    """Who it was is said; the rest of the form is not written either."""
    key = written(world, FORM).key
    read = opened(world, key)
    other_s(world, NUMBERS[0], summary="Theirs")
    form = line_of(replace(read, title_en="Another title"), NUMBERS[0], **changes)
    with pytest.raises(Conflict) as caught:
        written(world, form, read=read, about=key)
    world.rollback()
    conflict = caught.value
    assert (conflict.table, conflict.key, conflict.by) == ("request", NUMBERS[0], "Editor Two")
    assert (conflict.before["summary"], conflict.now["summary"]) == (ONE.summary.strip(), "Theirs")
    assert asked(world, NUMBERS[0])["summary"] == "Theirs"
    assert snapshot(world, Activity, key)["title_en"] == "A made-up visit"
    written(world, line_of(form, NUMBERS[0], token=token(conflict.now)), read=read, about=key)
    assert (asked(world, NUMBERS[0]) or {"summary": None})["summary"] == changes.get("summary")


def test_what_nobody_touched_here_is_left_as_others_made_it(world: Session) -> None:
    key = written(world, FORM).key
    read = opened(world, key)
    other_s(world, NUMBERS[0], summary="Theirs")
    rows.delete(world, Request, NUMBERS[1], token=None, viewer=OTHER, home_country=HOME)
    world.commit()
    written(world, replace(read, minutes="90"), read=read, about=key)
    assert [one["summary"] for one in raised_in(world, key)] == ["Theirs"]


def test_what_somebody_else_deleted(world: Session) -> None:
    """Is not written anew without being asked; who deletes it too agrees."""
    key = written(world, FORM).key
    read = opened(world, key)
    rows.delete(world, Request, NUMBERS[0], token=None, viewer=OTHER, home_country=HOME)
    world.commit()
    with pytest.raises(Conflict) as caught:
        written(world, line_of(read, NUMBERS[0], summary="Mine"), read=read, about=key)
    world.rollback()
    assert (caught.value.now, caught.value.by) == (None, "Editor Two")
    assert written(world, line_of(read, NUMBERS[0], gone=True), read=read, about=key) == Saved(key)


def test_they_follow_where_the_date_of_the_activity_is_corrected(world: Session) -> None:
    """Those that were raised on its day; their numbers stay."""
    key = written(world, FORM).key
    other_s(world, NUMBERS[1], raised_on="2024-05-02")
    read = opened(world, key)
    saved = written(world, replace(read, day="2023-12-31", requests=(*read.requests, ONE)), read=read, about=key)
    assert saved.numbers == ("R2023-0001",)
    assert {one["key"]: one["raised_on"] for one in raised_in(world, key)} == {
        NUMBERS[0]: "2023-12-31", NUMBERS[1]: "2024-05-02", "R2023-0001": "2023-12-31",
    }  # fmt: skip


def test_a_draft_keeps_lines_and_shows_what_came_since() -> None:
    read = (Line(key="R2024-0001", token="t", kind="enquiry", summary="A"), Line(key="R2024-0002", token="t"))
    mine = (replace(read[0], gone=True), Line(kind="wish", topic="gone", community="gone"))
    kept = from_text(replace(FORM, requests=mine).as_text()).requests
    assert kept == mine
    assert with_rows(kept, read) == (*mine, read[1])
    assert known(kept, topics={"customs"}, communities={"sa"}) == (mine[0], Line())


def test_neither_the_same_again_nor_the_next_one_has_them() -> None:
    assert repeated(FORM, day=DAY).requests == another(FORM).requests == ()
