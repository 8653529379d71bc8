"""Headings of pages under a filter are of what was chosen: of what lies outside it they deny nothing."""

from datetime import date

import pytest
from sqlmodel import Session

from models import CoverageReason
from models.engine import engine
from outreach.i18n import LANGUAGES, translator
from outreach.writing import rows
from tests.pages.test_coverage import OTHER, changed, own
from tests.pages.test_places import headings
from tests.shown import open_app
from tests.small_world import HOME

__all__ = ["own"]


@pytest.mark.parametrize(("file", "of"), [("pages/communities.py", {}), ("pages/country.py", {"code": "SA"})])
def test_a_filter_by_kind_says_nothing_of_ways(file: str, of: dict[str, str], record_url: str, environment) -> None:
    """Each was met in one way by what was chosen, which is no finding."""
    environment(DATABASE_URL=record_url)
    found = headings(open_app(file, lang="en", **of, kind="meeting"))
    assert not [one for one in found if "in one way only" in one]
    assert [one for one in found if one.startswith("Meetings: ") and one.endswith("met in this selection")]
    assert [one for one in headings(open_app(file, lang="en", **of)) if "in one way only" in one]


@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_of_one_country_denies_nothing_of_others(own: str, language: str) -> None:
    t = translator(language)
    here = (
        t("No community has a tier in this selection"),
        t("No reason why a community cannot be met is on record in this selection"),
    )
    nowhere = (
        t("How often each community is to be met is not decided yet: no community has a tier"),
        t("No reason is on record why a community cannot be met"),
    )
    assert set(nowhere) <= set(headings(open_app("pages/coverage.py", lang=language)))
    changed(own, "fr", tier="A")
    with Session(engine(own)) as db:
        values = {"key": "r1", "community": "fr", "hindrance": "conflict", "since": date(2024, 5, 1)}
        rows.add(db, CoverageReason, values, viewer=OTHER, home_country=HOME)
        db.commit()
    found = headings(open_app("pages/coverage.py", lang=language, country="IS"))
    assert set(here) <= set(found) and not set(nowhere) & set(found)
