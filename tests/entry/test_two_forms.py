"""What two people wrote into one form becomes one: nothing that only one of them wrote is lost."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.entry.form import REQUESTS, Form
from outreach.entry.requests import Line
from outreach.entry.two_forms import TOGETHER, combined, given_up, yielding

READ = Form(
    kind="visit", places=("country/SA",), day="2024-05-01", attendance_basis="counted", attendance="40",
    title_en="As read", notes="As read", token="read",
)  # fmt: skip
ALONE = sorted(
    {field.name for field in fields(Form)}
    - {name for names in TOGETHER for name in names}
    - {"token", REQUESTS, "attendance_basis", "attendance", "women", "men"}
)
NOBODY = {"attendance_basis": "not_collected", "attendance": ""}
RAINED_OFF = {"status": "cancelled", "cancelled_because": "Rain"}


def written(word: str, names: set[str]) -> dict[str, object]:
    """These fields with a word in each."""
    return {name: (word,) if isinstance(getattr(READ, name), tuple) else word for name in names}


@given(mine=st.sets(st.sampled_from(ALONE)), theirs=st.sets(st.sampled_from(ALONE)))
def test_mine_where_i_wrote_and_theirs_everywhere_else(mine: set[str], theirs: set[str]) -> None:
    now = replace(READ, token="now", **written("theirs", theirs))
    found = combined(replace(READ, **written("mine", mine)), read=READ, now=now)
    assert found == replace(now, **written("mine", mine))


@given(mine=st.sets(st.sampled_from(ALONE)), theirs=st.sets(st.sampled_from(ALONE)))
def test_where_theirs_is_taken_mine_stays_where_i_alone_wrote(mine: set[str], theirs: set[str]) -> None:
    """What is given up is what both wrote, and no more."""
    now, form = replace(READ, token="now", **written("theirs", theirs)), replace(READ, **written("mine", mine))
    assert yielding(form, read=READ, now=now) == replace(now, **written("mine", mine - theirs))
    assert given_up(form, read=READ, now=now) == mine & theirs


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"day": "2024-05-02"}, {"precision": "undated", "day": ""}, {"day": "", "precision": "undated"}),
        (RAINED_OFF, {"title_en": "Theirs"}, RAINED_OFF),
        (RAINED_OFF, {"status": "planned"}, {"status": "planned", "cancelled_because": ""}),
        ({"women": "5"}, {"attendance": "50"}, {"women": "5", "attendance": "50"}),
        ({"women": "5"}, NOBODY, NOBODY | {"women": ""}),
        (NOBODY, {"women": "5"}, {"women": "5", "attendance": "40", "attendance_basis": "counted"}),
        (NOBODY, {"title_en": "Theirs"}, NOBODY),
    ],
)
def test_what_goes_together_is_theirs_as_a_whole(mine: dict, theirs: dict, expected: dict) -> None:
    found = yielding(replace(READ, **mine), read=READ, now=replace(READ, **theirs))
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"day": "2024-05-02"}, {"precision": "undated", "day": ""}, {"day": "2024-05-02", "precision": "day"}),
        ({}, {"precision": "month"}, {"day": "2024-05-01", "precision": "month"}),
        (RAINED_OFF, {"status": "planned"}, RAINED_OFF),
        ({"women": "5"}, {"attendance": "50"}, {"women": "5", "attendance": "50", "attendance_basis": "counted"}),
        (
            {"attendance": "45"},
            {"attendance_basis": "not_collected", "attendance": ""},
            {"attendance": "45", "attendance_basis": "counted"},
        ),
        (
            {"title_en": "Mine"},
            {"attendance_basis": "not_collected", "attendance": ""},
            {"title_en": "Mine", "attendance": "", "attendance_basis": "not_collected"},
        ),
    ],
)
def test_what_means_something_together_stays_together(mine: dict, theirs: dict, expected: dict) -> None:
    found = combined(replace(READ, **mine), read=READ, now=replace(READ, **theirs))
    assert {name: getattr(found, name) for name in expected} == expected


def test_requests_are_those_that_were_written_here() -> None:
    """They are rows of their own, and each has its own conflict."""
    lines = (Line(summary="Mine"),)
    for both in (combined, yielding):
        assert both(replace(READ, requests=lines), read=READ, now=READ).requests == lines
