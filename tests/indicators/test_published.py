"""Published figures beside the public record: the same date and scope, and the difference in words."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from models import Activity, Initiative
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


def test_what_may_lie_before_the_day_or_after_it_is_said(record_url, comparisons):
    """Counted by hand: sessions of 2023 of which no more is known are up to no day of August 2023, and up to 2024."""
    with session(record_url) as db:
        hour = db.scalars(select(Activity).join(Initiative).where(Initiative.key == "hour-with-the-minister")).all()
    year = {one.key for one in hour if one.precision == "year" and one.starts.year == 2023 and one.status == "held"}
    assert year == {"vs_latam_2023", "vs_nordic_2023", "vs_nz_sg_th"}
    said = "3 activities of the same scope may lie before that day or after it, and are not among them."
    saying = {one.figure for one in comparisons.values() if said in one.sentences(translator("en"))}
    assert saying == {"f_comm_55", "f_countries_48", "f_hours_250"}
    assert not any(one.overlapping for one in comparisons.values() if one.figure not in saying)
    one = replace(comparisons["f_comm_55"], overlapping=1)
    assert "1 activity of the same scope may lie" in " ".join(one.sentences(translator("en")))


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
