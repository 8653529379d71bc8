"""Numbers: digits, separators, rounding, and signs that keep their place."""

from decimal import Decimal

import pandas as pd
import pytest

from outreach.i18n import UNKNOWN, translator

# Spelled with their names, since the marks themselves cannot be seen.
LTR, RTL, END = "\u2066", "\u2067", "\u2069"


@pytest.fixture
def arabic():
    return translator("ar", digits="latn")


@pytest.fixture
def arabic_indic():
    return translator("ar", digits="arab")


@pytest.fixture
def english():
    return translator("en")


def test_digits_and_separators(arabic, arabic_indic, english):
    """Latin digits go with a comma and a point, Arabic-Indic ones with their own separators."""
    assert "1,234,567.5" == arabic.number(1234567.5) == english.number(1234567.5)
    assert arabic_indic.number(1234567.5) == "١٬٢٣٤٬٥٦٧٫٥"
    assert english.number(2.5, decimals=2) == "2.50"
    assert english.number(80_000_000, compact=True) == "80M"
    assert arabic.number(80_000_000, compact=True) == f"{RTL}80\u00a0مليون{END}"
    assert arabic_indic.number(1500, compact=True) == f"{RTL}١٫٥\u00a0ألف{END}"


def test_english_keeps_its_digits_whatever_the_setting():
    """Arabic-Indic digits are for languages that write with them."""
    assert translator("en", digits="arab").number(1234) == "1,234"


def test_halves_go_up(english):
    """Text rounds as the charts in a browser do."""
    assert [english.number(0.5, decimals=0), english.number(2.5, 0), english.percent(0.125)] == ["1", "3", "13%"]


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, float("inf")])
def test_no_number_is_never_zero(english, nothing):
    """What is not known reads as a dash in every kind of number."""
    assert {UNKNOWN} == {english.number(nothing), english.percent(nothing), english.signed(nothing)}


def test_signs_and_percents_keep_their_place(arabic, arabic_indic):
    """In right-to-left text a signed number is isolated in the direction of its digits."""
    assert f"{LTR}-1,234{END}" == arabic.number(-1234)
    assert f"{LTR}+12{END}" == arabic.signed(12)
    assert f"{LTR}26%{END}" == arabic.percent(0.255)
    assert f"{LTR}-25.5%{END}" == arabic.percent(-0.255, decimals=1)
    assert f"{RTL}{LTR}-1.5{END}\u00a0ألف{END}" == arabic.number(-1500, compact=True)
    assert f"{RTL}-١٢{END}" == arabic_indic.signed(-12)
    assert f"{RTL}٢٦٪{END}" == arabic_indic.percent(0.255)


def test_signs_in_english_are_bare(english):
    """Left to right there is nothing to shield, and nothing invisible is added."""
    assert [
        english.signed(12), english.signed(-12), english.signed(0), english.percent(-0.25),
    ] == ["+12", "-12", "0", "-25%"]  # fmt: skip


def test_what_rounds_to_zero_has_no_sign(english):
    """Neither -0 nor +0 is ever shown."""
    assert [english.number(-0.0004), english.signed(0.2, 0), english.percent(-0.001)] == ["0", "0", "0%"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.95, "0.95"), (0.333, "0.33"), (0.04, "0.04"), (0.004, "0.004"), (12.5, "12.5"), (0, "0"), (None, UNKNOWN)],
)
def test_a_rate_is_never_written_as_none(english, value, said):
    """Wherever it stands: two decimals below one, and more where both would be zero."""
    assert english.rate(value) == said


def test_a_number_of_any_size_is_written_whole(arabic, english):
    assert english.number(1e30) == "1" + ",000" * 10
    assert english.number(1.7e308).startswith("170,000,") and english.percent(1.7e308).startswith("17,000,")
    assert english.number(-1e30, decimals=1) == "-1" + ",000" * 10 + ".0"
    assert arabic.number(1e30, compact=True).startswith(f"{RTL}1")
    assert english.number(Decimal("1e400")) == UNKNOWN
