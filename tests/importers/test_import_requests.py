"""Files of requests: every check of a row with a file that breaks it, and what a row becomes."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models import Activity, Channel, Community, Request, Topic
from models.codes import RequestKind
from models.engine import session
from outreach.importers.store import Difference
from tests.importers.made_files import found, made, row, take
from tests.importers.stored import held, one

GOOD = {
    "request_id": "R2023-0001",
    "kind": "complaint",
    "summary": "An answer came late",
    "raised_on": "2023-03-05",
    "community": "sa-riyadh",
    "topic": "youth",
    "activity": "e1",
    "channel": "",
}
LONG = "x" * 501
CASES = [
    ({"request_id": ""}, "request_id", "", "may not be blank"),
    ({"request_id": "R 1"}, "request_id", "R 1", "A key of at most 80"),
    ({"kind": ""}, "kind", "", "may not be blank"),
    ({"kind": "wish"}, "kind", "wish", "One of: enquiry, proposal, request or complaint."),
    ({"summary": " "}, "summary", " ", "may not be blank"),
    # What people said is not said again.
    ({"summary": LONG}, "summary", "", "At most 500 characters"),
    ({"contact": "x" * 201}, "contact", "", "At most 200 characters"),
    ({"raised_on": ""}, "raised_on", "", "may not be blank"),
    ({"raised_on": "2023-02-30"}, "raised_on", "2023-02-30", "A day of the calendar"),
    ({"raised_on": "2023-03"}, "raised_on", "2023-03", "A day of the calendar"),
    ({"raised_on": "2099-01-01"}, "raised_on", "2099-01-01", "A day that has come."),
    ({"community": "sa-riyad"}, "community", "sa-riyad", "Did you mean sa-riyadh?"),
    ({"community": "zzzz"}, "community", "zzzz", "Add it to the file of communities"),
    ({"topic": "yuoth"}, "topic", "yuoth", "Did you mean youth?"),
    ({"topic": "zzz"}, "topic", "zzz", "Add it to the file of topics"),
    ({"activity": "e2"}, "activity", "e2", "Bring the file of activities first"),
    ({"activity": "e" * 100}, "activity", "e" * 79 + "…", "Bring the file of activities first"),
    ({"activity": "", "channel": "zzz"}, "channel", "zzz", "Add it to the file of channels"),
    ({"activity": "", "channel": ""}, "activity", "", "The activity or the channel that it was raised in."),
    ({"channel": "c1"}, "channel", "c1", "Nothing, since the column activity says where it was raised."),
]


@pytest.fixture
def here(lists_url: str) -> str:
    """The lists, an activity and a channel."""
    assert take(lists_url, made([row("events")]), made([row("channels")])).written
    return lists_url


def changed(**cells: str) -> bytes:
    return made([GOOD | cells])


def test_a_wrong_cell_is_named(here: str) -> None:
    """One error for one fault: its line, its column, what stands there, and what was expected. Nothing comes in."""
    for cells, column, value, expected in CASES:
        [error] = found(take(here, changed(**cells)))
        assert (error[0], error[1], error[2].strip()) == (2, column, value.strip())
        assert expected in error[3], cells
        with session(here) as db:
            assert db.scalar(select(func.count()).select_from(Request)) == 0


def test_everything_that_is_wrong_is_said_at_once(here: str) -> None:
    """Also a number twice in one file; and the words of a request are nowhere in what is said."""
    rows = [GOOD | {"kind": "wish", "raised_on": "", "summary": LONG}, GOOD | {"request_id": "b"}, GOOD]
    errors = found(take(here, made([*rows, GOOD | {"request_id": "b"}])))
    assert [error[:2] for error in errors] == [
        (2, "kind"), (2, "summary"), (2, "raised_on"), (4, "request_id"), (5, "request_id"),
    ]  # fmt: skip
    assert "line 3 has it" in errors[-1][3]
    assert not any("xxx" in error[2] for error in errors)


def test_what_a_row_becomes(here: str) -> None:
    """In its activity, or in a channel; a code may stand in words, a community and a topic by their names."""
    worded = {"request_id": "w1", "kind": "Proposal", "community": "الرياض", "topic": ""}
    rows = [GOOD, GOOD | worded | {"activity": "", "channel": "c1"}]
    assert take(here, made(rows)).written
    with session(here) as db:
        first, second = one(db, "R2023-0001", Request), one(db, "w1", Request)
        assert (first.kind, first.summary, first.raised_on) == (
            RequestKind.COMPLAINT, "An answer came late", date(2023, 3, 5),
        )  # fmt: skip
        assert (first.activity_id, first.channel_id) == (one(db, "e1", Activity).id, None)
        assert first.community_id == second.community_id == one(db, "sa-riyadh", Community).id
        assert (first.topic_id, second.topic_id) == (one(db, "youth", Topic).id, None)
        assert (second.activity_id, second.channel_id) == (None, one(db, "c1", Channel).id)
        assert second.kind is RequestKind.PROPOSAL


def test_importing_twice_changes_nothing(here: str) -> None:
    assert take(here, changed()).written
    before = held(here)
    assert take(here, changed()).nothing_to_do
    assert held(here) == before


def test_activities_and_channels_come_in_before_what_was_asked_in_them(lists_url: str) -> None:
    """In whatever order the files are given."""
    rows = made([GOOD, GOOD | {"request_id": "b", "activity": "", "channel": "c1"}])
    result = take(lists_url, rows, made([row("channels")]), made([row("events")]))
    assert result.written and [file.format for file in result.files] == ["events", "channels", "requests"]


def test_a_corrected_row_says_what_differs_and_leaves_the_rest(here: str) -> None:
    """A file without the columns of community and topic does not wipe them."""
    take(here, changed())
    short = {name: value for name, value in GOOD.items() if name not in ("community", "topic", "channel")}
    result = take(here, made([short | {"kind": "request"}]))
    assert result.files[0].outcome.differences == {2: [Difference("kind", "complaint", "request")]}
    with session(here) as db:
        assert one(db, "R2023-0001", Request).topic_id == one(db, "youth", Topic).id
    result = take(here, changed(kind="request", topic=""))
    assert result.files[0].outcome.differences == {2: [Difference("topic", "youth", "")]}


def test_how_to_reach_somebody_comes_in_and_stays(here: str) -> None:
    """A file without the column does not wipe it; one that has it blank does."""
    assert take(here, changed(contact="+20 100 000 0001")).written
    take(here, changed(kind="request"))
    with session(here) as db:
        assert one(db, "R2023-0001", Request).contact == "+20 100 000 0001"
    assert take(here, changed(kind="request", contact="")).written
    with session(here) as db:
        assert one(db, "R2023-0001", Request).contact == ""


def test_a_row_of_too_many_cells_tells_no_word_of_what_was_asked(here: str):
    """Cells that are shifted may hold it anywhere but in the first."""
    content = b"request_id,kind,summary,raised_on,activity\nR2026-0001,enquiry,planted words,2026-05-31,e1,x\n"
    assert found(take(here, content)) == [(2, "", "R2026-0001", "5 cells, as in the header. This row has 6.")]
