"""Figures in words: unknown is a word and never a zero, and what is better is told apart from what is more."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import indicators
from outreach.i18n import Translator, translator
from outreach.reports import words
from outreach.reports.told import figures
from outreach.reports.words import Day, Words
from tests.reports.examples import example_pack
from tests.shown import ISOLATING

EN, AR = translator("en", digits="latn"), translator("ar", digits="latn")


def test_a_text_that_one_language_lacks_is_read_in_the_other() -> None:
    assert [Words("a", "ا").of(t) for t in (EN, AR)] == ["a", "ا"]
    assert [Words("a").of(AR), Words(ar="ا").of(EN), Words().of(EN)] == ["a", "ا", ""]
    assert bool(Words(ar="ا")) and not Words()


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (None, "count", "unknown"), (0, "count", "0"), (1240, "count", "1,240"), (2_500_000, "count", "2.5M"),
        (12.5, "hours", "12.5"), (0, "rate", "0.0"), (0.625, "share", "63%"), (0, "share", "0%"),
    ],
)  # fmt: skip
def test_a_figure_in_its_form(number: float | None, form: str, said: str) -> None:
    assert words.value(number, form=form, t=EN) == said


@pytest.mark.parametrize("t", [EN, AR], ids=["en", "ar"])
def test_a_share_is_of_something_and_says_percent_once(t: Translator) -> None:
    """Its value has the sign, so "81% of requests" and not "81% percent of requests"."""
    shares = [one for one in indicators.ALL.values() if one.form == "share"]
    assert len(shares) > 3
    for one in shares:
        whole, short = t(one.unit), words.share_of(t(one.unit), form="share", t=t)
        assert whole.endswith(short) and t(words.PERCENT) not in short
    of = "من الطلبات" if t.is_rtl else "of requests"
    assert words.share_of(t("percent of requests"), form="share", t=t) == of
    assert words.share_of(t("requests"), form="count", t=t) == ""


def test_a_change_has_its_sign_and_is_silent_where_one_side_is_not_known() -> None:
    assert words.change(14, 11, form="count", t=EN) == "+3"
    assert words.change(2.0, 2.0, form="hours", t=EN) == "0.0"
    assert words.change(None, 3, form="count", t=EN) == words.change(3, None, form="count", t=EN) == ""
    assert words.change(3, 5, form="count", t=AR) == "\u2066-2\u2069"


@pytest.mark.parametrize(
    ("now", "before", "english", "arabic"),
    [
        (0.5, 0.65, "-15 pts", "-15 نقطة"), (0.81, 0.53, "+28 pts", "+28 نقطة"),
        (0.55, 0.5, "+5 pts", "+5 نقاط"), (0.51, 0.5, "+1 pt", "+1 نقطة"),
        (0.5, 0.5, "0 pts", "0 نقطة"), (0.502, 0.5, "0 pts", "0 نقطة"),
    ],
)  # fmt: skip
def test_shares_differ_by_points(now: float, before: float, english: str, arabic: str) -> None:
    """From 50% to 60% is ten points more, and not a tenth more."""
    assert words.change(now, before, form="share", t=EN) == english
    assert ISOLATING.sub("", words.change(now, before, form="share", t=AR)) == arabic


@given(now=st.integers(0, 3000), before=st.integers(0, 3000), of=st.integers(1, 997), form=st.sampled_from(words.FORMS))
def test_a_change_is_that_of_the_figures_that_stand_beside_it(now: int, before: int, of: int, form: str) -> None:
    """34% beside 33% is one point more, although 34.4% is two, rounded, above 32.5%."""
    now, before = (now, before) if form == "count" else (now / of, before / of)
    texts = (
        words.value(now, form=form, t=EN),
        words.value(before, form=form, t=EN),
        words.change(now, before, form=form, t=EN),
    )
    shown = [Decimal(re.sub(r"[,%+]| pts?$", "", text)) for text in texts]
    assert shown[0] - shown[1] == shown[2]
    good = words.verdict(now, before, good="up", form=form)
    assert good == ("good" if shown[2] > 0 else "bad" if shown[2] < 0 else "")


def test_the_points_of_a_printed_figure_are_those_of_its_two_shares() -> None:
    pack = example_pack()
    share = next(each for each in pack.figures if each.form == "share" and each.value is not None)
    (told,) = figures(replace(pack, figures=(replace(share, value=0.344, before=0.325),)), EN)
    assert (told.value, told.compared, told.change) == ("34%", "33% last week, same days", "+1 pt")


@pytest.mark.parametrize(
    ("now", "before", "good", "said"),
    [
        (2, 1, "up", "good"), (1, 2, "up", "bad"), (2, 1, "down", "bad"), (1, 2, "down", "good"), (1, 1, "up", ""),
        (2, 1, "neutral", ""), (None, 1, "up", ""), (1, None, "down", ""),
    ],
)  # fmt: skip
def test_which_way_a_change_goes(now: float | None, before: float | None, good: str, said: str) -> None:
    assert words.verdict(now, before, good=good, form="count") == said


def test_a_target_is_met_from_its_own_side() -> None:
    assert (
        words.reached(12, 12, good="up") and words.reached(13, 12, good="up") and not words.reached(11, 12, good="up")
    )
    assert words.reached(12, 12, good="down") and not words.reached(13, 12, good="down")


def test_a_line_is_one_line_and_ends_where_it_must() -> None:
    assert words.one_line(" a\n\tb\u2028c ", longest=9) == "a b c"
    assert words.one_line("abcdefghij", longest=5) == "abcd…"


def test_a_day_is_as_fine_as_it_is_known() -> None:
    assert Day(date(2026, 1, 1), "month").of(EN) == "January 2026"
    assert Day(None).of(EN) == "Undated"
    assert words.day_or_dash(None, EN) == "—"
