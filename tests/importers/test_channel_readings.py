"""Readings of channels, and entities, as files: what a row becomes, what is refused, what stays the next time."""

from datetime import date

import pytest
from sqlalchemy import select

from models import Channel, ChannelReading, Entity
from models.engine import session
from tests.importers.made_files import found, made, row, take
from tests.importers.stored import one

READING = {
    "channel": "c1", "read_on": "2026-05-31", "audience": "1000", "audience_unit": "followers", "messages": "5",
    "active_members": "3", "joined": "2", "departed": "0", "new_followers": "", "net_followers": "",
    "basis": "counted",
}  # fmt: skip
NOBODY = {"audience": "", "audience_unit": ""}


def reading(**changes: str) -> dict[str, str]:
    return {**READING, **changes}


@pytest.fixture
def url(lists_url) -> str:
    """A database with one channel, whose own row has no reading."""
    take(lists_url, made([row("channels", audience_count="", audience_unit="")]))
    return lists_url


def held(url: str) -> list[tuple]:
    """The readings that are there."""
    with session(url) as db:
        columns = ("read_on", "audience", "audience_unit", "messages", "active_members", "net_followers", "basis")
        chosen = select(*(getattr(ChannelReading, name) for name in columns)).order_by(ChannelReading.id)
        return [tuple(found) for found in db.execute(chosen)]


def test_what_a_reading_becomes(url) -> None:
    """By the key of its channel or its name; the same again changes nothing."""
    rows = [reading(), reading(channel="صفحة", read_on="2026-06-01", basis="")]
    result = take(url, made(rows))
    assert (found(result), result.files[0].format) == ([], "channel_readings")
    assert held(url) == [
        (date(2026, 5, 31), 1000, "followers", 5, 3, None, "counted"),
        (date(2026, 6, 1), 1000, "followers", 5, 3, None, "estimated"),
    ]
    assert take(url, made(rows)).nothing_to_do


def test_who_joined_and_left_is_kept_where_another_file_does_not_say(url) -> None:
    """Nought is a number and blank is not; a reading may say nothing else."""
    columns = (ChannelReading.joined, ChannelReading.departed)
    alone = {**NOBODY, "messages": "", "active_members": ""}
    assert take(url, made([reading(), reading(**alone, joined="0", departed="")])).written
    without = {name: value for name, value in READING.items() if name not in ("joined", "departed")}
    assert take(url, made([without])).nothing_to_do
    with session(url) as db:
        assert list(map(tuple, db.execute(select(*columns).order_by(ChannelReading.id)))) == [(2, 0), (0, None)]


def test_a_corrected_reading_is_the_same_reading(url) -> None:
    """Also where it counts no audience, so that a part of what tells it apart is missing."""
    take(url, made([reading(), reading(**NOBODY)]))
    result = take(url, made([reading(audience="1,001".replace(",", "")), reading(**NOBODY, messages="6")]))
    assert found(result) == [] and result.files[0].outcome.states == {2: "changed", 3: "changed"}
    assert [one[1:4] for one in held(url)] == [(1001, "followers", 5), (None, None, 6)]


def test_a_file_without_a_column_leaves_it_alone(url) -> None:
    """Messages that were counted are not forgotten because another file says nothing of them."""
    take(url, made([reading()]))
    short = {name: READING[name] for name in ("channel", "read_on", "audience", "audience_unit")}
    assert take(url, made([short])).nothing_to_do
    assert take(url, made([{**short, "audience": "1200"}])).written
    # Another number, and nobody says that it was counted.
    assert held(url) == [(date(2026, 5, 31), 1200, "followers", 5, 3, None, "estimated")]


@pytest.mark.parametrize(
    ("changes", "column", "value", "expected"),
    [
        ({"channel": ""}, "channel", "", "may not be blank"),
        ({"channel": "c11"}, "channel", "c11", "Did you mean c1?"),
        ({"channel": "zzzz"}, "channel", "zzzz", "Add it to the file of channels first."),
        ({"read_on": ""}, "read_on", "", "may not be blank"),
        ({"read_on": "2026-05"}, "read_on", "2026-05", "A day of the calendar"),
        ({"read_on": "2099-01-01"}, "read_on", "2099-01-01", "A day that has come."),
        ({"audience": "-1"}, "audience", "-1", "A whole number from 0"),
        ({"audience": ""}, "audience", "", "Both a number and its unit"),
        ({"audience_unit": ""}, "audience_unit", "", "Both a number and its unit"),
        ({"audience_unit": "viewers"}, "audience_unit", "viewers", "One of: members"),
        ({"messages": "x"}, "messages", "x", "A whole number from 0"),
        ({"active_members": "1.5"}, "active_members", "1.5", "A whole number from 0"),
        ({"joined": "-1"}, "joined", "-1", "A whole number from 0"),
        ({"departed": "some"}, "departed", "some", "A whole number from 0"),
        ({"basis": "not_collected"}, "basis", "not_collected", "One of: counted or estimated."),
        ({"new_followers": "5"}, "new_followers", "5", "has a row of its own"),
        ({"net_followers": "-5"}, "net_followers", "-5", "has a row of its own"),
        ({"net_followers": "--5"}, "net_followers", "--5", "A whole number from -2,147,483,647"),
        (
            {**NOBODY, "messages": "", "active_members": "", "joined": "", "departed": ""},
            "audience", "", "A number in one of these columns",
        ),
    ],
)  # fmt: skip
def test_a_wrong_reading_is_named(url, changes: dict, column: str, value: str, expected: str) -> None:
    """One error for one fault: its line, its column, what stands there, and what was expected."""
    errors = found(take(url, made([reading(**changes)])))
    assert [(2, column, value)] == [error[:3] for error in errors]
    assert expected in errors[0][3]


@pytest.mark.parametrize("written", ["-12", "−12", "-١٢"])
def test_followers_may_have_become_fewer(url, written: str) -> None:
    """With either sign, in either digits."""
    blank = {**NOBODY, "messages": "", "active_members": ""}
    assert found(take(url, made([reading(**blank, net_followers=written)]))) == []
    assert held(url)[0][5] == -12


def test_a_reading_twice_in_a_file_is_refused(url) -> None:
    assert [error[0] for error in found(take(url, made([reading(), reading(messages="9")])))] == [3]


def test_readings_come_in_with_their_channel(lists_url) -> None:
    """In whatever order the files are given."""
    result = take(lists_url, made([reading(read_on="2020-01-01")]), made([row("channels")]))
    assert found(result) == [] and [file.format for file in result.files] == ["channels", "channel_readings"]
    # A later file of channels says nothing of readings that came in on their own.
    assert take(lists_url, made([row("channels", owner="Another")])).written
    assert [str(one[0]) for one in held(lists_url)] == ["2023-05-01", "2020-01-01"]
    with session(lists_url) as db:
        assert one(db, "c1", Channel).owner == "Another"


def test_what_an_entity_becomes(lists_url) -> None:
    """In its community, in both languages; its names are its own there, and free elsewhere."""
    assert take(lists_url, made([row("entities"), row("entities", entity_id="h2", community="جدة")])).written
    with session(lists_url) as db:
        entity = one(db, "h1", Entity)
        assert (entity.name_en, entity.name_ar) == ("An association", "رابطة")
    for again in (made([row("entities", entity_id="h3")]), made([row("entities", community="sa-jeddah")])):
        [error] = found(take(lists_url, again))
        assert error[:3] == (2, "name_en", "An association") and "that no other entity of the community has" in error[3]
    assert take(lists_url, made([row("entities", name_en="Renamed")])).written
