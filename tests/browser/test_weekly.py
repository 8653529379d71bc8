"""The weekly meeting in a browser: one screen, and a week that is frozen for good."""

import pytest
from playwright.sync_api import expect

from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown
from tests.browser.visits import PATIENCE, settle


@pytest.mark.parametrize("week", ["this", "last"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meeting_is_one_screen(language, week, year_tab) -> None:
    """At 1440 by 900, figures, lists and last week's actions are seen without scrolling."""
    this = shown.this_week()
    starts = this.starts if week == "this" else this.before.starts
    page = year_tab("weekly", language=language, week=starts.isoformat())
    last = page.locator(".st-key-jisr-week-actions [data-testid=stMarkdown]").last
    box = last.bounding_box()
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_week_is_frozen_and_stays(language, own_tab) -> None:
    """Two clicks; then the page says when and by whom, and offers no second freeze, after a reload too."""
    t = translator(language)
    # A week each, since what is frozen stays so for the other language's test.
    starts = shown.this_week().before.starts if language == "ar" else shown.this_week().before.before.starts
    page = own_tab("weekly", language=language, week=starts.isoformat())
    main = page.get_by_test_id("stMain")
    main.get_by_role("button", name=t("Freeze")).click()
    page.get_by_role("button", name=t("Freeze it now"), exact=True).click()
    for _ in range(2):
        expect(page.locator(".st-key-jisr-week")).to_contain_text("Editor One", timeout=PATIENCE)
        settle(page)
        expect(main.get_by_role("button", name=t("Freeze"))).to_have_count(0)
        page.reload()
        settle(page)
