"""Published figures beside the public record: the same date and scope, and the difference in words."""

from datetime import date

import pytest

from models.engine import session
from outreach import indicators
from outreach.i18n import LANGUAGES, translator
from outreach.indicators import published


@pytest.fixture
def comparisons(record_url):
    """Figure -> comparison."""
    with session(record_url) as db:
        yield {one.figure: one for one in published.compared(db)}


def test_every_figure_is_compared(comparisons):
    """All figures that the record holds, none left out silently."""
    assert set(comparisons) == set(published.SCOPES)


def test_up_to_the_figure_s_own_date(comparisons):
    """Rows after the figure's date are not held against it; an undated figure stands beside all of its scope."""
    assert comparisons["f_sessions_65"].until == date(2024, 1, 31)
    assert comparisons["f_comm_55"].filters.end == date(2023, 8, 31)
    assert comparisons["f_comm_59"].until is None
    assert comparisons["f_sessions_65"].stated == 65


def test_the_rows_are_those_of_the_indicator(record_url, comparisons):
    """The shown value opens as many rows as it says."""
    with session(record_url) as db:
        for one in comparisons.values():
            rows = indicators.rows(db, key=one.indicator, filters=one.filters)
            assert len(rows) == one.shown.n_rows, one.figure


def test_nothing_known_is_not_none(comparisons):
    """The record states no length and no audience: the value is unknown, and so is the difference."""
    for figure in ("f_hours_250", "f_followers_80m"):
        assert comparisons[figure].shown.value is None
        assert comparisons[figure].difference is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_is_explained(comparisons, language):
    """Each comparison says that the rows are a sample and what else keeps the two apart, in every language."""
    t = translator(language)
    for one in comparisons.values():
        sentences = one.sentences(t)
        assert len(sentences) >= 2
        assert all(sentence and "{" not in sentence for sentence in sentences)


def test_an_empty_database_compares_nothing(db):
    """Without published figures there is nothing to compare."""
    assert published.compared(db) == []
