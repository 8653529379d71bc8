"""The weekly meeting in a browser: one screen, and a week that is frozen for good."""

import pytest
from playwright.sync_api import expect

from models import Decision, MeetingAction
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown
from outreach.writing import rows
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_words_do_not_push_the_meeting_off_its_screen(language, own_tab, own_url) -> None:
    """Five decisions and four actions as long as they may be; what is pointed at is read whole."""
    this, word = shown.this_week(), {"ar": "كلمات طويلة ", "en": "Very long words "}[language]
    same = {"viewer": Viewer("Manager One", Role.MANAGER), "home_country": "EG"}
    with session(own_url) as db:
        for n in range(5):
            decision = {"what": f"{n} {word * 24}"[:400], "raised_on": this.before.starts, "raised_by": word * 5}
            rows.add(db, Decision, decision, **same)
        for n in range(4):
            action = {"week": this.before.starts, "what": f"{n} {word * 24}"[:400], "owner": word * 5}
            rows.add(db, MeetingAction, action, **same)
        db.commit()
    page = own_tab("weekly", language=language, week=this.starts.isoformat())
    last = page.locator(".st-key-jisr-week-actions [data-testid=stMarkdown]").last
    box = last.bounding_box()
    assert box["y"] + box["height"] <= 900
    last.hover()
    page.wait_for_function("high => document.querySelector('.st-key-jisr-week-actions').clientHeight > high", arg=160)
