"""Text of others is shown as it was written, and never as a mark-up, a link or a page of its own."""

import re

from hypothesis import given
from hypothesis import strategies as st

from outreach.plain import JOINER, plain, shortened


@given(st.text())
def test_every_mark_is_escaped_and_every_word_kept(text: str) -> None:
    """Taking the escapes away gives the words back, on one line."""
    safe = plain(text)
    assert "\n" not in safe
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", safe).replace(JOINER, "")
    assert unescaped == re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text).replace(JOINER, "")
    # Nothing of Markdown is left outside an escape.
    assert not re.search(r"[*_`\[\]<>#:$|~]", re.sub(r"\\.", "", safe))


def test_a_bare_address_is_no_link() -> None:
    """Addresses would become links without any mark-up around them."""
    for address in ("https://a.example/x", "www.a.example", "somebody@a.example", "HTTP://A.example"):
        safe = plain(address).replace("\\", "")
        assert not re.search(r"https?:|www\.|@\w", safe, re.IGNORECASE), address


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_shortened_text_is_short_and_says_so(text: str, longest: int) -> None:
    short = shortened(text, longest=longest)
    assert len(short) <= longest
    assert short == text or short.endswith("…")


def test_it_is_cut_after_a_whole_word_and_outside_a_bracket() -> None:
    """Unless that would take most of it away."""
    cut = {
        ("The general authority of customs", 20): "The general…",
        ("The general authority of customs", 22): "The general authority…",
        ("Customs of the country (made up)", 28): "Customs of the country…",
        ("الهيئة العامة للجمارك (تجريبي)", 27): "الهيئة العامة للجمارك…",
        ("A (of old) made-up authority", 20): "A (of old) made-up…",
        ("(Made up) and long", 9): "(Made…",
        ("Donaudampfschifffahrt", 10): "Donaudamp…",
        ("A Donaudampfschifffahrt", 12): "A Donaudamp…",
    }
    assert {(text, longest): shortened(text, longest=longest) for text, longest in cut} == cut
