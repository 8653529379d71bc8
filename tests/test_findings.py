"""Sentences over charts where there is one of something, or none."""

from datetime import date

import pandas as pd
import pytest

from outreach.i18n import translator
from outreach.wording import activity_words, channel_rows, coverage_rows, estimate_words, findings, trends

EN, AR = translator("en"), translator("ar")
KINDS = ("virtual_session", "visit", "conference", "meeting", "other")


def places(*activities: int | None, kinds: int = 1) -> pd.DataFrame:
    """A row for each place, of so many activities of each of so many kinds; None where nothing is known."""
    rows = [
        {
            "activities": n,
            **{kind: n if i < kinds else 0 for i, kind in enumerate(KINDS)},
            "recorded": n is not None,
            "announced": False,
        }
        for n in activities
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("activities", "english", "arabic"),
    [
        ([1], "Held activities on record in the one country here", "أنشطة منفَّذة مسجَّلة في الدولة الوحيدة هنا"),
        ([0], "No held activity on record in the country here", "لا أنشطة منفَّذة مسجَّلة في الدولة الوحيدة هنا"),
        ([1, 0], "Held activities on record in 1 of 2 countries", "أنشطة منفَّذة مسجَّلة في دولة واحدة من دولتين"),
        ([0, 0, 0], "Held activities on record in 0 of 3 countries", "لا أنشطة منفَّذة مسجَّلة في أي دولة من إجمالي 3 دول"),
        (
            [1, 1] + [0] * 9,
            "Held activities on record in 2 of 11 countries",
            "أنشطة منفَّذة مسجَّلة في دولتين من إجمالي 11 دولة",
        ),
    ],
)
def test_of_how_many_countries(activities: list[int], english: str, arabic: str) -> None:
    assert findings.reached(places(*activities), EN, narrowed=False) == english
    assert findings.reached(places(*activities), AR, narrowed=False) == arabic


def test_one_community_is_no_part_of_one() -> None:
    one, two = places(1), places(1, 2)
    assert (
        findings.one_way_only(one, EN, overlapping=0, narrowed=False)
        == "The one community with a record was met in one way only"
    )
    assert findings.one_way_only(places(1, kinds=2), EN, overlapping=0, narrowed=False).endswith(
        "one community with a record was met in more than one way"
    )
    assert (
        findings.one_way_only(two, EN, overlapping=0, narrowed=False)
        == "2 of 2 communities with a record were met in one way only"
    )
    assert findings.one_way_only(pd.concat([one, places(1, kinds=2)]), AR, overlapping=0, narrowed=False) == (
        "جالية واحدة، من جاليتين لهما سجل، اقتصر التواصل معها على طريقة واحدة"
    )
    assert findings.nothing_recorded(places(None), EN) == "Nothing is recorded here: unknown, which is not neglected"
    assert findings.nothing_recorded(places(None).assign(announced=True), EN).startswith("Nothing is confirmed here:")
    assert findings.nothing_recorded(places(None, 1), AR).startswith("لا شيء مسجَّل عن واحدة من اثنتين:")
    assert findings.nothing_recorded(one, EN) == "The record covers the one place here"
    assert findings.nothing_recorded(two, AR) == "السجل يشمل المكانين هنا"


def test_a_filter_that_leaves_nothing_denies_nothing_that_is_on_record() -> None:
    """Of communities that are known each number is a zero; of others a dash, whatever is filtered."""
    zeros, unknown = places(0, None), places(None, None)
    announced = unknown.assign(announced=True)
    assert findings.reached(places(0), EN, narrowed=True).startswith("No held activity on record in this selection")
    assert (
        findings.leading(zeros, EN, label="Visits", narrowed=True) == "Visits: none recorded as held in this selection"
    )
    assert findings.of_any_status(0, EN, overlapping=0, narrowed=True).endswith(
        "in this selection, whatever its status"
    )
    said = findings.of_any_status(0, EN, overlapping=0, narrowed=False)
    assert said == "No activity is on record here, whatever its status"
    in_selection, on_record = "No activity held with any community here is in this selection", "is on record"
    assert findings.one_way_only(zeros, EN, overlapping=0, narrowed=True) == in_selection
    assert findings.one_way_only(zeros, EN, overlapping=0, narrowed=False).endswith(on_record)
    assert findings.one_way_only(zeros.assign(announced=True), EN, overlapping=0, narrowed=False).startswith(
        "Nothing is confirmed"
    )
    for narrowed in (True, False):
        assert findings.one_way_only(unknown, EN, overlapping=0, narrowed=narrowed).startswith("Nothing is recorded")
        assert findings.one_way_only(announced, EN, overlapping=0, narrowed=narrowed).startswith("Nothing is confirmed")


@pytest.mark.parametrize(
    ("standings", "english"),
    [
        (["past_cadence"], "The one community with a tier is past its cadence"),
        (["within"], "The one community with a tier is not past its cadence"),
        (["past_cadence", "within"], "1 of 2 communities with a tier is past its cadence"),
    ],
)
def test_of_how_many_communities_with_a_tier(standings: list[str], english: str) -> None:
    rows = pd.DataFrame({"cadence": 30, "standing": standings})
    assert coverage_rows.left_alone(rows, EN, narrowed=False) == english
    if len(standings) > 1:
        assert (
            coverage_rows.left_alone(rows, AR, narrowed=False)
            == "جالية واحدة، من جاليتين لهما فئة، تجاوزت دورية لقائها"
        )


def test_one_engagement_belongs_to_a_journey() -> None:
    counts = pd.DataFrame([{"journeys": 1, "journey_activities": 1}])
    assert activity_words.journeys(counts, t=EN).startswith("One of them belongs to a named journey:")
    two = counts.assign(journey_activities=2)
    assert activity_words.journeys(two, t=EN).startswith("2 of them belong to 1 named journey:")


def test_a_timeline_without_bars_says_what_there_is() -> None:
    """Nothing that was held has no date to miss, and what is known to the year has one."""
    rows = pd.DataFrame({"period": [date(2023, 1, 1)], "apart": [True], "kind": ["visit"], "activities": [2]})
    none, asked = rows.head(0), {"grain": "month", "overlapping": 0, "narrowed": False}
    assert trends.fullest(none, EN, **asked, undated=0, has_period=False) == "Nothing held here"
    assert trends.fullest(none, EN, **asked, undated=2, has_period=False) == "No activity here has a date"
    said = trends.fullest(none, EN, **asked | {"narrowed": True}, undated=0, has_period=False)
    assert said == "Nothing held here is in this selection"
    said = trends.fullest(none, EN, **asked, undated=2, has_period=True)
    assert said == "Nothing held here has a date in this period"
    said = trends.fullest(rows, EN, **asked, undated=0, has_period=False)
    assert said == "Of the dates here only the year is known"
    for undated in (0, 2):
        said = trends.fullest(none, EN, **asked | {"overlapping": 1}, undated=undated, has_period=True)
        assert said == "Nothing held here lies wholly in this period"


def test_rates_say_what_they_leave_out_and_nothing_of_none() -> None:
    rows = pd.DataFrame({"code": ["KW", "QA", "TV"], "per_100000": [0.95, None, 900.0]})
    same = {"t": EN, "source": "UN DESA", "most": 12, "collection": "public_record"}
    whole = estimate_words.rates_left_out(rows, rows.head(1), **same)
    assert "Drawn: 1 of 1." in whole and "1 without an estimate and 1 with too few" in whole
    assert estimate_words.rates_left_out(rows.head(0), rows.head(0), **same) == ""
    assert "Drawn" not in estimate_words.rates_left_out(rows.tail(2), rows.head(0), **same)
    assert "without an estimate" not in estimate_words.rates_left_out(rows.head(1), rows.head(1), **same)


def test_the_highest_rate_is_the_number_that_the_chart_shows() -> None:
    for value, said in ((0.95, "0.95"), (0.04, "0.04"), (12.5, "12.5")):
        assert f": {said} for each" in estimate_words.highest_rate(
            pd.DataFrame([{"code": "KW", "per_100000": value}, {"code": "QA", "per_100000": 0.01}]), EN
        )


@pytest.mark.parametrize(("second", "alike"), [(12.5, 2), (12.504, 2), (12.4, 1)])
def test_nobody_leads_with_a_rate_that_reads_like_another_s(second, alike) -> None:
    rates = pd.DataFrame([{"code": "RU", "per_100000": 12.5}, {"code": "KW", "per_100000": second}])
    shared = estimate_words.highest_rate(rates, EN).startswith("2 countries share the most virtual sessions for their")
    assert shared == (alike == 2)


def test_one_alone_has_a_figure_and_leads_nobody() -> None:
    rates = pd.DataFrame([{"code": "RU", "per_100000": 12.5}, {"code": "KW", "per_100000": 1.5}])
    assert estimate_words.highest_rate(rates.head(1), EN) == "Russia: 12.5 virtual sessions for each 100,000 nationals"
    assert estimate_words.highest_rate(rates, EN).startswith("Russia has the most virtual sessions for its size: 12.5")
    channels = pd.DataFrame([{"name": "Kuwait", "channels": 2}, {"name": "Qatar", "channels": 1}])
    assert channel_rows.leading_country(channels.head(1), t=EN) == "Kuwait: 2 channels on record"
    assert channel_rows.leading_country(channels, t=EN) == "Kuwait has most: 2 channels on record"


@pytest.mark.parametrize(
    ("months", "years", "english"),
    [
        ({1: 1, 2: 1, 4: 1, 12: 1}, 0, "4 periods share the most: 1 activity each"),
        ({1: 3, 2: 3, 4: 1}, 0, "2 periods share the most: 3 activities each"),
        ({1: 1, 2: 3}, 0, "The fullest period was Feb 2025, with 3 activities"),
        ({2: 1}, 0, "What has a date here is in Feb 2025 only: 1 activity"),
        ({2: 2}, 3, "Of the dates here only the year is known, save of 2 activities in Feb 2025"),
        ({1: 1, 2: 1}, 3, "2 periods share the most: 1 activity each"),
    ],
)
def test_no_period_is_fuller_than_its_equals_or_than_none(months: dict[int, int], years: int, english: str) -> None:
    rows = [{"period": date(2025, month, 1), "apart": False, "activities": n} for month, n in months.items()]
    rows += [{"period": date(2024, 1, 1), "apart": True, "activities": years}] if years else []
    asked = {"grain": "month", "undated": 0, "overlapping": 0, "has_period": False, "narrowed": False}
    assert trends.fullest(pd.DataFrame(rows), EN, **asked) == english
    said = trends.fullest(pd.DataFrame(rows), AR, **asked)
    assert ("الأكثر نشاطًا" in said) == english.startswith("The fullest")


def test_a_kind_that_was_chosen_is_no_one_way_in_which_somebody_was_met() -> None:
    """Whom the ministry met in another way too, the filter leaves out of sight."""
    rows = places(1, 2, 0)
    assert findings.one_way_only(rows, EN, overlapping=0, narrowed=True, kinds=("visit",)) == (
        "Visits: 2 communities met in this selection"
    )
    assert findings.one_way_only(rows.head(1), EN, overlapping=0, narrowed=True, kinds=("visit", "meeting")) == (
        "Visits and Meetings: 1 community met in this selection"
    )
    said = findings.one_way_only(rows, AR, overlapping=0, narrowed=True, kinds=("visit",))
    assert said == "زيارات: جرى التواصل مع جاليتين في هذا التحديد"


def test_another_filter_says_that_it_is_of_the_selection() -> None:
    both = pd.concat([places(1), places(2, kinds=2)])
    said = findings.one_way_only(both, EN, overlapping=0, narrowed=True)
    assert said == "1 of 2 communities met in this selection was met in one way only"
    for rows in (places(1), places(1, kinds=2), places(1, 1, kinds=2), both):
        assert "in this selection" in findings.one_way_only(rows, EN, overlapping=0, narrowed=True)
        assert "selection" not in findings.one_way_only(rows, EN, overlapping=0, narrowed=False)


def test_a_filter_denies_no_tier_that_is_on_record() -> None:
    rows = pd.DataFrame({"cadence": [None, 30, 30], "standing": ["without_tier", "past_cadence", "within_cadence"]})
    assert coverage_rows.left_alone(rows.head(1), EN, narrowed=True) == "No community has a tier in this selection"
    assert coverage_rows.left_alone(rows.head(1), EN, narrowed=False).endswith("decided yet: no community has a tier")
    for part in (rows.head(1), rows.head(2), rows.tail(1), rows):
        assert "in this selection" in coverage_rows.left_alone(part, EN, narrowed=True)
        assert "selection" not in coverage_rows.left_alone(part, EN, narrowed=False)


def test_the_longest_silence_is_one_of_those_drawn_and_one_alone_is_not_the_longest() -> None:
    rows = pd.DataFrame({"ratio": [None, None], "place": ["Iceland", "Norway"], "days_said": ["90", "30"]})
    assert coverage_rows.silences(rows, EN) == "The longest silence here: Iceland, 90 days"
    assert coverage_rows.silences(rows.head(1), EN) == "Iceland: 90 days since the last contact"
