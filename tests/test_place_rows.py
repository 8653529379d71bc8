"""Rows and sentences about places: unknown is never zero, and ties are told as ties."""

from datetime import date

import pandas as pd
import pytest

from outreach.i18n import translator
from outreach.queries.sums import KINDS
from outreach.wording import estimate_words, findings, place_rows, trends
from outreach.wording.place_rows import COUNTS

EN = translator("en")


def place(
    code: str,
    *,
    recorded: bool = True,
    announced: bool = False,
    nationals: int | None = None,
    channels: int = 0,
    **counts: int,
) -> dict:
    """A row as ``countries.by_country`` has it."""
    row = dict.fromkeys(COUNTS, 0) | counts
    row["activities"] = sum(row[kind] for kind in KINDS)
    dated = {"last_starts": date(2023, 3, 1), "last_precision": "month"} if row["activities"] else {}
    names = {"code": code, "name_en": f"Land {code}", "name_ar": f"أرض {code}", "region": "gulf"}
    unknown = {"last_starts": None, "last_precision": None}
    return {
        **names,
        **row,
        **unknown,
        **dated,
        "recorded": recorded,
        "announced": announced,
        "channels": channels,
        "nationals": nationals,
    }


ROWS = pd.DataFrame([
    place("AA", visit=3, virtual_session=1),
    place("BB", visit=3),
    place("CC", nationals=10),
    place("DD", recorded=False, nationals=500),
]).astype({"nationals": "Int64"})  # fmt: skip


REGISTER = ROWS.assign(recorded=True)


def told(rows: pd.DataFrame = ROWS, *, narrowed: bool = True) -> pd.DataFrame:
    return place_rows.told(rows, t=EN, narrowed=narrowed).set_index("code", drop=False)


def test_silence_of_a_sample_is_unknown_and_of_a_register_zero() -> None:
    sample, register = told(), told(REGISTER)
    assert pd.isna(sample.loc["DD", "activities"]) and sample.loc["CC", "activities"] == 0
    assert register.loc["DD", "activities"] == 0 and register["recorded"].all()


def test_a_zero_is_one_of_the_selection_only_where_there_is_one() -> None:
    assert told().loc["CC", "record"] == "None in this selection"
    assert told(narrowed=False).loc["CC", "record"] == "No activity on record"


def test_a_row_says_what_it_rests_on_and_how_well_its_last_date_is_known() -> None:
    rows = told()
    assert list(rows["record"]) == ["On record", "On record", "None in this selection", "Nothing recorded"]
    assert rows.loc["AA", "last"] == "March 2023" and rows.loc["CC", "last"] is None


def test_the_silent_ones_with_the_most_nationals_come_first() -> None:
    assert list(place_rows.silent(told())["code"]) == ["DD", "CC"]


def test_bars_by_kind_have_no_empty_parts() -> None:
    long = place_rows.kind_by_kind(told(), code="code")
    assert sorted(zip(long["code"], long["kind"], long["activities"], strict=True)) == [
        ("AA", "virtual_session", 1),
        ("AA", "visit", 3),
        ("BB", "visit", 3),
    ]


def test_groups_are_counted_where_they_are_and_the_global_ones_apart() -> None:
    channels = pd.DataFrame({
        "country": ["AA", "AA", "", ""],
        "kind": ["whatsapp_group", "telegram", "whatsapp_group", "facebook_page"],
        "channels": [2, 1, 3, 4],
    })  # fmt: skip
    rows = place_rows.with_channels(told(REGISTER), channels, code="code", family="country")
    assert list(rows["whatsapp_groups"]) == [2, 0, 0, 0]
    assert place_rows.for_everyone(channels) == (7, 3)


def test_a_rate_over_a_handful_of_people_is_not_compared() -> None:
    rates = pd.DataFrame({"per_100000": [5263.2, 12.0, None], "nationals": [19, 50_000, None]})
    assert list(place_rows.comparable(rates)["nationals"]) == [19 + 49_981]


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ([3, 1], "Visits: Land 0 leads with 3"),
        ([2, 2, 1], "Visits: Land 0 and Land 1 lead with 2 each"),
        ([2, 2, 2, 2, 1], "Visits: 4 share the lead with 2 each"),
        ([1], "Visits: only Land 0, with 1"),
        ([3, 0], "Visits: only Land 0, with 3"),
        ([2, 2], "Visits: none of 2 leads, each 2"),
        ([1, 1, 1, 1, 0], "Visits: none of 4 leads, each 1"),
        ([0, 0], "Visits: none recorded as held here"),
        ([], "Visits: none recorded as held here"),
    ],
)
def test_who_leads(numbers: list[int], sentence: str) -> None:
    rows = pd.DataFrame([{"name_en": f"Land {i}", "name_ar": "", "n": n} for i, n in enumerate(numbers)],
                        columns=["name_en", "name_ar", "n"])  # fmt: skip
    assert findings.leading(rows, EN, label="Visits", narrowed=False, value="n") == sentence


def test_the_fullest_period_leaves_out_what_is_known_to_the_year_only() -> None:
    rows = pd.DataFrame({
        "period": [date(2023, 1, 1), date(2023, 4, 1), date(2023, 4, 1), date(2023, 1, 1)],
        "apart": [False, False, False, True],
        "kind": ["visit", "visit", "other", "visit"],
        "activities": [2, 2, 1, 9],
    })  # fmt: skip
    assert (
        trends.fullest(rows, EN, grain="month", undated=0, overlapping=0, has_period=False, narrowed=False)
        == "The fullest period was Apr 2023, with 3 activities"
    )


def test_met_in_one_way_only() -> None:
    said = findings.one_way_only(told(narrowed=False), EN, overlapping=0, narrowed=False)
    assert said == "1 of 2 communities with a record was met in one way only"


def test_unknown_and_none_are_told_apart() -> None:
    rows = told()
    assert findings.nothing_recorded(rows, EN).startswith("Nothing is recorded for 1 of 4")
    assert findings.nothing_recorded(told(REGISTER), EN) == "The record covers all 4"
    silent = place_rows.silent(rows)
    assert findings.none_in_selection(silent, EN).endswith("for 1 nothing is recorded at all")
    assert findings.none_in_selection(silent.head(1), EN) == "Nothing is recorded for 1 community"


def test_what_was_only_announced_is_a_third_thing() -> None:
    rows = pd.concat([ROWS, pd.DataFrame([place("EE", recorded=False, announced=True)])], ignore_index=True)
    shown = place_rows.told(rows, t=EN, narrowed=True).set_index("code", drop=False)
    assert shown.loc["EE", "record"] == "Nothing confirmed" and pd.isna(shown.loc["EE", "activities"])
    assert findings.nothing_recorded(shown, EN).startswith("Nothing is confirmed for 2 of 5")
    silent = place_rows.silent(shown)
    assert findings.none_in_selection(silent, EN).endswith("for 2 nothing is confirmed")
    assert findings.none_in_selection(silent.loc[["EE"]], EN) == "Nothing is confirmed for 1 community"
    assert (
        findings.one_way_only(silent.loc[["EE"]], EN, overlapping=0, narrowed=True)
        == "Nothing is confirmed for any community here"
    )
    register = place_rows.told(rows.assign(recorded=True), t=EN, narrowed=True)
    assert not register["announced"].any() and register["activities"].iloc[-1] == 0


def test_the_last_estimate_of_each_source_is_what_is_compared() -> None:
    rows = pd.DataFrame({"source": ["a", "a", "b"], "year": [2000, 2020, 2017], "nationals": [5, 10, 30]})
    assert (
        estimate_words.estimates_disagree(rows, EN) == "Nationals: from 10 to 30, by the last estimate of each source"
    )
    assert "one source" in estimate_words.estimates_disagree(rows.head(2), EN)


def test_a_trend_has_its_gaps_as_zeros() -> None:
    rows = pd.DataFrame({
        "period": [date(2023, 1, 1), date(2023, 4, 1), date(2023, 1, 1)],
        "apart": [False, False, True],
        "n": [2, 5, 9],
    })  # fmt: skip
    assert trends.series(rows, "n", grain="month") == [2, 0, 0, 5]
    assert trends.series(rows.head(1), "n", grain="month") == []
    assert trends.bounds(date(2024, 1, 1), "quarter") == (date(2024, 1, 1), date(2024, 3, 31))
