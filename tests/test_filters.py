"""Filters read from an address against what is known, written back, and compared with the days before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.filters import MOST_CODES, Filters, Known, days_before, each_once

KNOWN = Known(
    countries=frozenset({"SA", "KW"}),
    communities=frozenset({"sa", "sa-riyadh"}),
    initiatives=frozenset({"hour"}),
    topics=frozenset({"customs"}),
)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


def test_what_is_known_is_taken():
    """Codes in the order given, each once; dates as ISO 8601."""
    filters, ignored = Filters.parse(
        {"from": "2023-01-01", "to": "2023-03-31", "country": "KW, SA,KW", "kind": "visit", "topic": "customs"}, KNOWN
    )
    assert filters == Filters(
        date(2023, 1, 1), date(2023, 3, 31), ("visit",), countries=("KW", "SA"), topics=("customs",)
    )
    assert ignored == []


def test_more_codes_than_a_filter_takes_are_told():
    codes = [f"c{number}" for number in range(MOST_CODES + 3)]
    filters, ignored = Filters.parse({"topic": ",".join(codes)}, Known(topics=frozenset(codes)))
    assert filters.topics == tuple(codes[:MOST_CODES])
    assert ignored == [("topic", code) for code in codes[MOST_CODES:]]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "XX"),
        ("country", "<script>alert(1)</script>"),
        ("kind", "VISIT"),
        ("region", "gulf' OR 1=1 --"),
        ("from", "2023-02-30"),
        ("from", "20230201"),
        ("to", "2023-W05-1"),
        ("to", "١٩٩٩-٠١-٠١"),
        ("from", "0001-01-01"),
        ("table", "activity"),
        ("__class__", "x"),
        ("community", "y" * 5000),
    ],
)
def test_what_is_not_known_is_told_and_left_out(name, value):
    """Nothing of an address is trusted: it filters nothing, and the page can say what it ignored."""
    filters, ignored = Filters.parse({name: value}, KNOWN)
    assert filters == Filters()
    assert [str(one) for one in ignored] == [f"{name}={value}"]


def test_a_period_that_ends_before_it_begins():
    """Both dates are left out and told."""
    filters, ignored = Filters.parse({"from": "2023-02-01", "to": "2023-01-01"}, KNOWN)
    assert filters == Filters()
    assert [one.name for one in ignored] == ["from", "to"]


@given(
    start=st.none() | DAYS,
    days=st.none() | st.integers(0, 4000),
    countries=st.lists(st.sampled_from(["SA", "KW"]), unique=True),
    kinds=st.lists(st.sampled_from(sorted(KNOWN.kinds)), unique=True),
    communities=st.lists(st.sampled_from(["sa", "sa-riyadh"]), unique=True),
)
def test_there_and_back(start, days, countries, kinds, communities):
    """What goes into an address comes back the same, and nothing is ignored."""
    end = start + timedelta(days=days) if start and days is not None else None
    filters = Filters(start, end, tuple(map(str, kinds)), countries=tuple(countries), communities=tuple(communities))
    assert Filters.parse(filters.to_params(), KNOWN) == (filters, [])
    assert hash(filters) == hash(Filters.parse(filters.to_params(), KNOWN)[0])


@given(params=st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=6))
def test_whatever_an_address_says(params):
    """No text raises, and what is not told as ignored is known."""
    filters, _ = Filters.parse(params, KNOWN)
    assert set(filters.countries) <= KNOWN.countries


def test_a_name_that_stands_twice():
    """Where a filter takes several codes, all are meant; of all else the last one is, and what stood before is told."""
    days = [("from", "2023-01-01"), ("from", "2023-02-01"), ("to", ""), ("to", "2023-12-31")]
    views = [("view", "list"), ("view", "calendar"), ("view", "calendar ")]
    params, ignored = each_once([("kind", "visit"), *days, *views, ("kind", "meeting,visit")])
    assert params == {"kind": "visit,meeting,visit", "from": "2023-02-01", "view": "calendar ", "to": "2023-12-31"}
    assert [str(one) for one in ignored] == ["from=2023-01-01", "view=list"]
    filters, unknown = Filters.parse({"kind": params["kind"], "from": params["from"]}, KNOWN)
    assert (filters.kinds, str(filters.start), unknown) == (("visit", "meeting"), "2023-02-01", [])


@pytest.mark.parametrize(
    ("period", "before"),
    [
        # This year so far: the same days from 1 January of last year.
        (("2026-01-01", "2026-11-23"), ("2025-01-01", "2025-11-23")),
        (("2024-01-01", "2024-03-01"), ("2023-01-01", "2023-03-02")),
        # This month so far.
        (("2026-11-01", "2026-11-23"), ("2026-10-01", "2026-10-23")),
        # A whole month: February is too short to be compared from its first day.
        (("2023-03-01", "2023-03-31"), ("2023-01-29", "2023-02-28")),
        # This week so far, a day: the same days of the week.
        (("2026-11-21", "2026-11-23"), ("2026-11-14", "2026-11-16")),
        (("2026-11-21", "2026-11-27"), ("2026-11-14", "2026-11-20")),
        (("2026-11-01", "2026-11-01"), ("2026-10-25", "2026-10-25")),
        # The last twelve months, and a leap year.
        (("2025-11-24", "2026-11-23"), ("2024-11-24", "2025-11-23")),
        (("2024-01-01", "2024-12-31"), ("2022-12-31", "2023-12-31")),
    ],
)
def test_the_days_before(period, before):
    """As many days as have passed, aligned with the period where that is possible."""
    start, end = (date.fromisoformat(day) for day in period)
    earlier = Filters(start=start, end=end, kinds=("visit",)).previous()
    assert (str(earlier.start), str(earlier.end)) == before
    assert earlier.kinds == ("visit",)


@given(start=DAYS, days=st.integers(0, 3000))
def test_the_days_before_are_as_many_and_earlier(start, days):
    """Always the same number of days, never one that is in the period itself."""
    first, last = days_before(start, start + timedelta(days=days))
    assert (last - first).days == days
    assert last < start


def test_nothing_before_an_open_period():
    """Without a first or a last day there is nothing to compare with."""
    assert Filters(start=date(2023, 1, 1)).previous() is None
    assert Filters(end=date(2023, 1, 1)).previous() is None
    assert Filters().previous() is None
