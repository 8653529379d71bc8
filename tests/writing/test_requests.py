"""Requests: numbers that are given once, words that no history holds, and what they refer to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select, text

from models import Activity, Change, Channel, Community, Image, Request
from models.codes import Step
from models.engine import session
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.merge import merge, undo_merge
from outreach.writing.problems import BeforeItWasRaised, Missing, Referred, Refused, Taken
from outreach.writing.steps import take as step
from outreach.writing.undo import undo_import
from tests.importers.made_files import found, made, take
from tests.small_world import HOME
from tests.writing.test_imports import event
from tests.writing.told import ACTIVITY, history

ASKED = {"kind": "enquiry", "summary": "the very words", "raised_on": "2026-11-02", "activity": "a1"}
ROW = {
    "request_id": "R2026-0001", "kind": "complaint", "summary": "very old words", "raised_on": "2026-01-01",
    "activity": "a1",
}  # fmt: skip


@pytest.fixture
def here(world, editor):
    """An activity and a channel."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    rows.add(world, Channel, {"key": "c1", "kind": "x", "name_en": "C"}, viewer=editor, home_country=HOME)
    world.commit()
    return world


@pytest.fixture
def ask(here, editor):
    """Adds a request and returns its number."""

    def add(**values: object) -> str:
        return rows.add(here, Request, ASKED | values, viewer=editor, home_country=HOME)

    return add


def delete(db, table: type, key: str, editor) -> None:
    rows.delete(db, table, key, token=None, viewer=editor, home_country=HOME)


def test_numbers_count_within_a_year(ask):
    """The year is the one that it was raised in, whichever way the day is given."""
    assert [ask(), ask(), ask(raised_on=date(2025, 12, 31)), ask()] == [
        "R2026-0001", "R2026-0002", "R2025-0001", "R2026-0003",
    ]  # fmt: skip


def test_a_number_is_never_given_twice(here, ask, editor):
    """Not after a deletion, not where it was the last; what is restored has its own again."""
    first, second = ask(), ask()
    delete(here, Request, second, editor)
    deletion = here.scalar(select(func.max(Change.id)))
    assert ask() == "R2026-0003"
    with pytest.raises(Taken):
        ask(key=second)
    delete(here, Request, first, editor)
    assert ask() == "R2026-0004"
    assert rows.restore(here, deletion, viewer=editor, home_country=HOME) == second


@pytest.mark.parametrize(
    ("given", "following"),
    [
        ("R2026-0041", "R2026-0042"),
        ("R2026-9999", "R2026-10000"),
        ("R2026-123456", "R2026-123457"),
        # Not of this form: other numbers than these.
        ("R2026-00099", "R2026-0001"),
        ("R2026-0007-b", "R2026-0001"),
        ("R2027-0008", "R2026-0001"),
        ("own.5", "R2026-0001"),
    ],
)
def test_the_next_number_follows_those_that_files_gave(ask, given, following):
    ask(key=given)
    assert ask() == following


def test_two_at_once_get_two_numbers(here, url, editor):
    """Each waits for its turn; none is refused, and none is lost."""

    def one(number: int) -> str:
        with session(url) as db:
            key = rows.add(db, Request, ASKED | {"summary": f"{number}"}, viewer=editor, home_country=HOME)
            db.commit()
            return key

    with ThreadPoolExecutor(4) as crowd:
        given = list(crowd.map(one, range(12)))
    assert sorted(given) == [f"R2026-{number:04}" for number in range(1, 13)]


def test_the_words_are_in_no_history(here, ask, editor):
    """Not when they are added, changed or deleted, nor when they come with a file; only the images have them."""
    key = ask()
    rows.change(here, Request, key, {"summary": "very other"}, token=None, viewer=editor, home_country=HOME)
    delete(here, Request, key, editor)
    here.commit()
    for row in here.execute(text("SELECT * FROM change WHERE table_name = 'request'")):
        assert "very" not in str(row)
    said = [columns for _, table, _, columns in history(here) if table == "request"]
    assert [columns["summary"] for columns in said] == [None, None, None]
    assert said[0]["raised_on"] == [None, "2026-11-02"]
    assert "the very words" in "".join(here.scalars(select(Image.before)))


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"summary": " "}, Refused),
        ({"summary": ""}, ValidationError),
        ({"summary": "x" * 501}, ValidationError),
        ({"kind": "wish"}, ValidationError),
        ({"raised_on": None}, ValidationError),
        ({"activity": None}, Refused),
        ({"channel": "c1"}, Refused),
        ({"activity": "a2"}, Missing),
    ],
)
def test_what_is_no_request(here, ask, values, problem):
    """Without words, of no kind, raised nowhere or in two places; and the next one is taken."""
    with pytest.raises(problem):
        ask(**values)
    assert ask() == "R2026-0001"


@pytest.mark.parametrize(("table", "key"), [(Activity, "a1"), (Channel, "c1")])
def test_what_has_requests_stays(here, ask, editor, table, key):
    """It says how many; without them it goes."""
    place = {"activity": None, "channel": None} | {table.__tablename__: key}
    numbers = [ask(**place), ask(**place)]
    with pytest.raises(Referred) as caught:
        delete(here, table, key, editor)
    assert caught.value.counts == {"request": 2}
    for number in numbers:
        delete(here, Request, number, editor)
    delete(here, table, key, editor)
    assert snapshot(here, table, key) is None


def test_a_merge_of_communities_takes_their_requests_along(here, ask, editor):
    """And parting them brings them back."""
    riyad = {"key": "sa-riyad", "country_code": "SA", "level": "city", "name_en": "Riyad"}
    rows.add(here, Community, riyad, viewer=editor, home_country=HOME)
    key = ask(community="sa-riyad")
    here.commit()
    assert merge(here, Community, keep="sa-riyadh", gone="sa-riyad", viewer=editor, home_country=HOME) == 1
    assert snapshot(here, Request, key)["community"] == "sa-riyadh"
    here.commit()
    last = here.scalar(select(func.max(Change.id)))
    undo_merge(here, last, viewer=editor, home_country=HOME)
    assert snapshot(here, Request, key)["community"] == "sa-riyad"


def test_an_import_is_undone_and_may_come_again(here, url, ask, editor):
    """The file names its requests, so that the same comes back; the form still counts on from there."""
    assert take(url, made([ROW])).written
    run = here.scalar(select(func.max(Change.import_run_id)))
    here.rollback()
    assert undo_import(here, run_id=run, viewer=editor, home_country=HOME) == 1
    here.commit()
    assert snapshot(here, Request, "R2026-0001") is None
    here.rollback()
    assert take(url, made([ROW])).written
    assert snapshot(here, Request, "R2026-0001")["summary"] == "very old words"
    assert ask() == "R2026-0002"
    assert not any("very" in columns for columns in here.scalars(select(Change.columns)) if "complaint" in columns)


def test_an_import_of_activities_is_not_undone_under_requests(world, url, editor):
    """What was asked in them meanwhile would have nowhere to be."""
    take(url, made([event("a1")]))
    rows.add(world, Request, ASKED, viewer=editor, home_country=HOME)
    world.commit()
    run = world.scalar(select(func.max(Change.import_run_id)))
    world.rollback()
    with pytest.raises(Referred) as caught:
        undo_import(world, run_id=run, viewer=editor, home_country=HOME)
    assert caught.value.counts == {"request": 1}


def test_a_file_gives_no_number_of_a_deleted_request_again(world, url, editor):
    """The form refuses it too. An import that was taken back gave none: see above."""
    take(url, made([event("a1")]))
    assert take(url, made([ROW])).written
    delete(world, Request, "R2026-0001", editor)
    world.commit()
    result = take(url, made([ROW]))
    assert [error[:3] for error in found(result)] == [(2, "request_id", "R2026-0001")]
    assert "A number that no request had before." in found(result)[0][3] and not result.written


def test_no_file_and_no_undo_moves_a_request_past_its_first_step(world, url, editor):
    """A step that was taken back does not count."""
    take(url, made([event("a1")]))
    take(url, made([ROW | {"raised_on": "2026-02-10"}]))
    take(url, made([ROW | {"raised_on": "2026-01-05"}]))
    run = world.scalar(select(func.max(Change.import_run_id)))
    steps = {"viewer": editor, "home_country": HOME}
    step(world, "R2026-0001", Step.ACKNOWLEDGED, on_day=date(2026, 1, 20), seen=0, **steps)
    world.commit()
    result = take(url, made([ROW | {"raised_on": "2026-01-21"}]))
    assert [error[:3] for error in found(result)] == [(2, "raised_on", "2026-01-21")]
    assert "2026-01-20" in found(result)[0][3]
    with pytest.raises(BeforeItWasRaised):
        undo_import(world, run_id=run, **steps)
    world.rollback()
    assert take(url, made([ROW | {"raised_on": "2026-01-20"}]), dry_run=True).errors == []
    step(world, "R2026-0001", Step.TAKEN_BACK, on_day=date(2026, 1, 22), seen=1, reason="Not so", **steps)
    world.commit()
    assert take(url, made([ROW | {"raised_on": "2026-01-21"}]), dry_run=True).errors == []
    assert undo_import(world, run_id=run, **steps) == 1
    assert snapshot(world, Request, "R2026-0001")["raised_on"] == "2026-02-10"
