"""Logging an activity in a browser: few clicks and keys, a draft that outlives the page, and two who correct one."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from models import Activity
from models.engine import session
from outreach.i18n import Translator, translator
from outreach.writing import rows
from tests.browser.drafts import wait_for_draft
from tests.browser.visits import PATIENCE, settle, too_wide
from tests.pages.asked import HELD, WHO

MOST_ACTIONS = 11
CAME = "Its date has come: it is logged as planned, and counts nowhere. If it was held, choose Held below."
TITLES = {"en": "A made-up visit", "ar": "زيارة مختلقة للاختبار"}
ASKED = {
    "en": {"enquiry": "How are papers renewed?", "complaint": "The answer came late"},
    "ar": {"enquiry": "كيف تجدد الأوراق؟", "complaint": "تأخر الرد"},
}


class Hand:
    """A reader's hand: each click is one action, and so is each key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, target: Locator) -> None:
        # Nobody clicks on what still moves.
        settle(self.page)
        target.click(timeout=PATIENCE)
        self.actions += 1
        settle(self.page)

    def type(self, target: Locator, text: str) -> None:
        """Click on a field, type into it, and leave it to itself: nobody presses Enter."""
        self.click(target)
        target.press_sequentially(text)
        self.actions += len(text)

    def choose(self, target: Locator, text: str) -> None:
        """Type a few letters of a place, and take the first that is found: it is there once its badge is."""
        self.type(target, text)
        self.click(self.page.locator(".st-key-jisr-log-found").get_by_role("button").first)
        expect(self.page.locator(".st-key-jisr-log-chosen")).to_be_visible()


def option(page: Page, words: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_role("radio", name=words, exact=True)


def field(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_label(label, exact=True)


@pytest.mark.parametrize(
    ("language", "phone", "kind"),
    # Each of another kind, so that none is another's twin.
    [("en", False, "meeting"), ("ar", True, "conference")],
)
def test_an_activity_is_logged_in_few_actions(language, phone, kind, own_tab) -> None:
    """Kind, community and attendance: then it is saved, on its own page, with its country and a line of its own.

    Of the five inputs the date is there already, and the line follows from the others where nobody writes one.
    """
    page = own_tab("log", language=language, phone=phone)
    hand, t = Hand(page), translator(language)
    hand.click(option(page, t.label(kind, family="kind")))
    hand.choose(field(page, t("With which community, or in which country")), "جده")
    hand.click(option(page, t.label("counted", family="attendance_basis")))
    hand.type(field(page, t("How many people")), "٤٥")
    line = field(page, t("What happened, in one line")).get_attribute("placeholder")
    hand.click(page.get_by_role("button", name=t("Save"), exact=True))
    named = t("{place}, {country}", place={"ar": "جدة", "en": "Jeddah"}[language], country=t.country("SA"))
    title = t("{kind}: {places}", kind=t.label(kind, family="kind"), places=named)
    assert line == t("Left empty, it reads: {line}", line=title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
    assert urlsplit(settle(page).url).path == "/activity"
    assert parse_qs(urlsplit(page.url).query)["key"][0].startswith("activity-")
    main = page.get_by_test_id("stMain")
    for words in (t("Saved."), t.country("SA"), t.plural("{n} person, counted.", "{n} people, counted.", 45)):
        expect(main).to_contain_text(words, timeout=PATIENCE)
    assert hand.actions <= MOST_ACTIONS, hand.actions
    assert too_wide(page) == ""


@pytest.mark.parametrize(("language", "phone", "activity"), [("ar", True, "visit")])
def test_two_requests_are_logged_with_their_activity(language, phone, activity, own_tab) -> None:
    """A line and a kind for each; their words and numbers stand on the page of the activity."""
    page = own_tab("log", language=language, phone=phone)
    hand, t = Hand(page), translator(language)
    hand.click(option(page, t.label(activity, family="kind")))
    hand.choose(field(page, t("With which community, or in which country")), "الكويت")
    hand.type(field(page, t("What happened, in one line")), TITLES[language])
    for number, (kind, words) in enumerate(ASKED[language].items()):
        hand.click(page.get_by_role("button", name=t("Add a request"), exact=True))
        line = page.locator(f".st-key-jisr-log-request-{number}")
        hand.type(line.get_by_label(t("What was asked, in one line"), exact=True), words)
        hand.click(line.get_by_role("radio", name=t.label(kind, family="request_kind"), exact=True))
    assert too_wide(page) == ""
    hand.click(page.get_by_role("button", name=t("Save"), exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[language], timeout=PATIENCE)
    main = page.get_by_test_id("stMain")
    for kind, words in ASKED[language].items():
        expect(main).to_contain_text(words, timeout=PATIENCE)
        expect(main).to_contain_text(t.label(kind, family="request_kind"), timeout=PATIENCE)
    expect(main.locator("[class*='st-key-jisr-request-R']")).to_have_count(2)
    assert too_wide(page) == ""


def stays_unfolded(hand: Hand, t: Translator) -> None:
    """What is said beside the date, once a state is chosen in the fold, does not close it in the reader's hands."""
    hand.click(hand.page.get_by_text(t("More, where it is known"), exact=True))
    held, planned = (t.label(status, family="status") for status in ("held", "planned"))
    for chosen, said in ((planned, 1), (held, 0)):
        hand.click(option(hand.page, chosen))
        told = hand.page.get_by_text(t(CAME), exact=True)
        expect(told).to_have_count(said)
        expect(option(hand.page, chosen)).to_be_visible()


@pytest.mark.parametrize("language", ["ar"])
def test_a_draft_outlives_the_page(language, own_tab, own_url) -> None:
    """A reload keeps every word, also the one that nobody had left the field of; to discard it is to forget it."""
    page = own_tab("log", language=language)
    hand, t = Hand(page), translator(language)
    line, kind = t("What happened, in one line"), t.label("conference", family="kind")
    kept = page.locator(".st-key-jisr-log-kept")
    expect(kept).to_have_count(0)
    hand.type(field(page, line), TITLES[language])
    expect(kept).to_be_visible(timeout=PATIENCE)
    settle(page).reload()
    expect(field(settle(page), line)).to_have_value(TITLES[language])
    hand.click(option(page, kind))
    wait_for_draft(page, own_url, "conference")
    page.reload()
    expect(option(settle(page), kind)).to_be_checked()
    assert too_wide(page) == ""
    hand.click(page.get_by_role("button", name=t("Discard"), exact=True))
    expect(field(page, line)).to_have_value("")
    page.reload()
    expect(field(settle(page), line)).to_have_value("")
    expect(kept).to_have_count(0)
    stays_unfolded(hand, t)


@pytest.mark.parametrize(("language", "phone", "kind"), [("en", False, "visit")])
def test_two_tabs_correct_one_activity(language, phone, kind, own_tab, own_url) -> None:
    """The second is shown by whom, what and how, and keeps its own; what only the other one changed stays as it is."""
    t, title = translator(language), f"{TITLES[language]} {kind}"
    minutes, led_by = t("Minutes"), t("Led by")
    with session(own_url) as db:
        values = {f"title_{language}": title, "kind": kind, "communities": ["qa"], "countries": ["QA"], **HELD}
        key = rows.add(db, Activity, values, **WHO)
        db.commit()
    mine, theirs = (own_tab("log", language=language, phone=phone, key=key) for _ in range(2))
    for tab, values in ((mine, {minutes: "90"}), (theirs, {minutes: "60", led_by: "An official"})):
        for label, text in values.items():
            field(tab, label).fill(text, timeout=PATIENCE)
            field(tab, label).blur()
            settle(tab)
    theirs.get_by_role("button", name=t("Save"), exact=True).click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
    settle(theirs)
    mine.get_by_role("button", name=t("Save"), exact=True).click()
    conflict = mine.locator(".st-key-jisr-log-conflict")
    for words in ("Editor One", t("Minutes"), "60", "90", led_by):
        expect(conflict).to_contain_text(words, timeout=PATIENCE)
    assert too_wide(settle(mine)) == ""
    mine.get_by_role("button", name=t("Keep mine"), exact=True).click()
    expect(mine.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
    main = mine.get_by_test_id("stMain")
    for words in (t.plural("{n} minute", "{n} minutes", 90), "An official"):
        expect(main).to_contain_text(words, timeout=PATIENCE)


def test_a_text_that_is_too_long_is_kept_and_said_so_at_its_field(own_tab) -> None:
    """A browser that is told the limit drops what was pasted without a word."""
    page, t = own_tab("log", language="ar"), translator("ar")
    pasted = "لقاء " * 100
    line = field(page, t("What happened, in one line"))
    line.fill(pasted)
    line.blur()
    settle(page)
    page.get_by_role("button", name=t("Save"), exact=True).click()
    said = page.locator(".st-key-jisr-wrong-title_ar")
    expect(said).to_contain_text(t("At most {limit} characters.", limit=300), timeout=PATIENCE)
    expect(line).to_have_value(pasted)


@pytest.mark.parametrize("phone", [False, True])
def test_why_nothing_was_written_is_seen_from_the_end_of_a_long_page(phone, own_tab) -> None:
    """The button is under what was written before, and what it says comes at the page's top."""
    page, t = own_tab("weekly", language="ar", phone=phone), translator("ar")
    page.get_by_role("button", name=t("Ask for a decision"), exact=True).last.click()
    settle(page)
    said = page.locator(".st-key-jisr-said")
    expect(said).to_be_in_viewport(ratio=1, timeout=PATIENCE)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") > 100
    assert too_wide(page) == ""
