"""Short names, round ticks, steps of colour and labels that do not touch."""

from itertools import pairwise

import pytest

from outreach.charts.base import labels_for, short, ticks
from outreach.charts.channel_growth import spread
from outreach.charts.steps import step_labels, step_of, steps
from tests.charts.made_frames import EN, LONG


@pytest.mark.parametrize("name", ["Kuwait", LONG, "x" * 60, "الجالية المصرية في مدينة بعيدة جدا عن الوطن"])
def test_short_names(name):
    assert len(short(name)) <= 28
    assert short(name) == name or short(name).endswith("…")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Bosnia and Herzegovina (whole country)", "Bosnia and… (whole country)"),
        ("الولايات المتحدة الأمريكية (الدولة كلها)", "الولايات… (الدولة كلها)"),
        ("Kuwait (whole country)", "Kuwait (whole country)"),
        ("A place (with more in brackets than fits)", "A place (with more in…"),
    ],
)
def test_what_stands_in_brackets_stays(name, shown):
    """That a community is that of its whole country is not what is cut off."""
    assert short(name) == shown and len(shown) <= 28


def test_two_names_that_would_read_the_same_stay_whole():
    names = [f"{LONG}, east", f"{LONG}, west"]
    assert labels_for(names, EN) == [EN.isolate(name) for name in names]


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (17, [0, 5, 10, 15, 20]), (0.4, [0, 0.1, 0.2, 0.3, 0.4]),
     (2_300_000, [0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000])],
)  # fmt: skip
def test_ticks_are_round_and_counts_are_whole(highest, expected):
    assert ticks(highest, EN)["tickvals"] == expected


@pytest.mark.parametrize(
    ("highest", "starts", "words"),
    [
        (0, [1], ["1"]),
        (3, [1, 2, 3], ["1", "2", "3"]),
        (12, [1, 2, 5, 10], ["1", "2 to 4", "5 to 9", "10 and more"]),
        (48, [1, 2, 5, 10, 20], ["1", "2 to 4", "5 to 9", "10 to 19", "20 and more"]),
        (999, [1, 50, 100, 200, 500], ["1 to 49", "50 to 99", "100 to 199", "200 to 499", "500 and more"]),
    ],
)
def test_steps(highest, starts, words):
    assert steps(highest) == starts
    assert step_labels(starts, EN) == words
    assert step_of(0, starts) is None
    assert step_of(float("nan"), starts) is None
    assert step_of(max(highest, 1), starts) == len(starts) - 1


def test_labels_at_the_ends_of_lines_do_not_touch():
    placed = spread([1.0, 0.99, 0.5, 0.0], 0.06)
    assert all(a - b >= 0.06 - 1e-9 for a, b in pairwise(placed))
    assert placed[2:] == [0.5, 0.0]
