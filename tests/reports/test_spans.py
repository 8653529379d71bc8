"""Isolates become pieces with a direction, or marks; what is never drawn is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.i18n import translator
from outreach.numerals import FSI, LRI, PDI, RLI
from outreach.reports.spans import direction, marked, spans, spelled
from outreach.reports.words import Words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ""),
        ("12", "12"),
        (f"by {LRI}-12%{PDI}.", ["by ", {"d": "ltr", "t": "-12%"}, "."]),
        (f"{RLI}5 مارس{PDI}", [{"d": "rtl", "t": "5 مارس"}]),
        (f"{FSI}(1) جدة{PDI} {FSI}Milan{PDI}", [{"d": "rtl", "t": "(1) جدة"}, " ", {"d": "ltr", "t": "Milan"}]),
        (f"{FSI}جدة {LRI}-1{PDI} b{PDI}c", [{"d": "rtl", "t": "جدة -1 b"}, "c"]),
        (f"a{LRI}b", ["a", {"d": "ltr", "t": "b"}]),
        (f"a{PDI}b{LRI}{PDI}", "ab"),
        ("a\u200e\u202eb\x00\ufeffc", "abc"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_pieces(text: str, pieces: object) -> None:
    assert spans(text) == pieces


@given(st.text(st.sampled_from(f"aج1-{LRI}{RLI}{FSI}{PDI}")))
def test_no_letter_is_lost_and_no_control_is_left(text: str) -> None:
    parts = spans(text)
    joined = parts if isinstance(parts, str) else "".join(p if isinstance(p, str) else p["t"] for p in parts)
    assert joined == "".join(each for each in text if each in "aج1-")


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert [direction(text) for text in ("(1) جدة a", "1 a جدة", "12 %", "שלום")] == ["rtl", "ltr", "ltr", "rtl"]


def test_marks_stand_for_isolates() -> None:
    number = translator("ar", digits="latn").signed(-12)
    assert marked(f"الفرق {number} 34", "rtl") == "الفرق \u200e-12\u200e\u200f 34"
    assert marked(f"Change {number}", "ltr") == "Change \u200e-12\u200e"
    assert marked("الفرق", "rtl") == "الفرق"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("المنفَّذة أُنجزت نشاطًا", "المنفذة أنجزت نشاطا"),
        ("هٰذا القُرْآن", "هذا القرآن"),
        ("ا\u0653 ا\u0654 و\u0654 e\u0301", "آ أ ؤ é"),
        ("مئة", "مئة"),
    ],
)
def test_vowels_are_not_printed_and_no_letter_is_lost(text: str, printed: str) -> None:
    assert spelled([text, f"{RLI}{text}{PDI}"]) == [printed, [{"d": "rtl", "t": printed}]]


def test_records_are_spelled_out() -> None:
    assert spelled({"a": Words(f"{LRI}1{PDI}", "ب"), "b": (2, None, True)}) == {
        "a": {"en": [{"d": "ltr", "t": "1"}], "ar": "ب"},
        "b": [2, None, True],
    }
