"""The words for what is empty, by which the pages of the made-up year are told to be live."""

import pytest

from outreach.i18n import LANGUAGES, translator
from tests import empty_words

SOME = (
    "Nothing waits for a decision.",
    "There are no rows yet. The public record comes in with: python -m outreach init --with-record",
    "No request is on record.",
    "No activity held is recorded for {place}",
    "No target is set yet.",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_word_for_what_is_empty_is_found(language) -> None:
    """Whatever stands in it; and not what only begins like one."""
    t = translator(language)
    shown = [t(text, place=t.isolate("7531")) for text in SOME]
    assert empty_words.said(shown, t) == set(SOME)
    assert empty_words.said([f"{t(SOME[0])} 7531"], t) == set()


def test_each_that_is_allowed_is_still_said() -> None:
    every = set(empty_words.sentences())
    assert len(every) > 60 and set().union(*empty_words.ALLOWED.values()) <= every
