"""About the numbers: every definition whole, every published figure, and how well the record knows itself."""

import pytest

from models.engine import session
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.indicators.published import compared
from outreach.queries import activities, published, quality
from outreach.screen import cards
from outreach.wording import trust_rows
from tests.shown import open_app, texts, without_marks

FILE = "pages/numbers.py"
T = translator("en")


@pytest.fixture(scope="module")
def page(record_url: str) -> str:
    """All that the page says over the public record, in English."""
    with pytest.MonkeyPatch.context() as patch:
        from outreach.settings import settings

        patch.setenv("DATABASE_URL", record_url)
        settings.cache_clear()
        said = without_marks("\n".join(texts(open_app(FILE, lang="en"))))
    settings.cache_clear()
    return said


@pytest.mark.parametrize("key", indicators.ALL)
def test_every_figure_has_its_value_and_its_whole_definition(page, record_url, key) -> None:
    meant = indicators.ALL[key]
    with session(record_url) as db:
        value = indicators.compute(db, key=key, filters=Filters())
    assert f"**{T(meant.name)}:** {cards.value(value.value, form=meant.form, t=T)}" in page
    for text in (meant.counts, meant.excludes, meant.numerator, meant.denominator, meant.sources, meant.limits):
        assert T(text) in page
    assert T(meant.reviewed_by) in page and T.date(meant.reviewed_on) in page


def test_every_comparison_says_why_the_two_differ(page, record_url) -> None:
    with session(record_url) as db:
        found = compared(db)
    assert {"f_comm_59", "f_platforms_52", "f_followers_80m", "f_sessions_65"} <= {one.figure for one in found}
    for one in found:
        assert " ".join(one.sentences(T)) in page


def test_every_published_figure_is_listed(page, record_url) -> None:
    with session(record_url) as db:
        figures = published.table(db)
    assert len(figures) == 110
    assert f"{len(figures)} published figures on record" in page
    assert all(definition in page for definition in figures["definition"])


def test_quality_counts_each_held_activity_once_in_each_field(record_url) -> None:
    """Whatever an activity says or leaves out of a field, it is in one row of that field."""
    with session(record_url) as db:
        rows, held = quality.by_field(db, filters=Filters()), activities.count(db, filters=Filters())
    assert {field: group["activities"].sum() for field, group in rows.groupby("field")} == dict.fromkeys(
        quality.FIELDS, held
    )


def test_a_difference_is_said_in_its_direction() -> None:
    """Fewer in the rows, more, as many; nothing where the rows say nothing."""
    assert trust_rows.difference(3, t=T) == "The rows show 3 fewer than was stated."
    assert trust_rows.difference(-8, t=T) == "The rows show 8 more than was stated."
    assert trust_rows.difference(0, t=T) == "The rows show just as many."
    assert trust_rows.difference(None, t=T) == ""
