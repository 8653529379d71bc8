"""Correcting rows in a browser: two tabs and one channel, two entities that become one and are parted, and a draft."""

import pytest
from playwright.sync_api import Locator, Page, expect

from models import Entity
from models.engine import session
from outreach.i18n import translator
from outreach.writing import rows
from tests.browser.visits import PATIENCE, settle, too_wide
from tests.pages.asked import WHO

JEDDAH = {"en": "Jeddah", "ar": "جدة"}
NAMES = {"en": "A made-up channel", "ar": "قناة مختلقة"}


def field(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_label(label, exact=True)


def press(page: Page, label: str) -> Page:
    page.get_by_test_id("stMain").get_by_role("button", name=label, exact=True).click(timeout=PATIENCE)
    return settle(page)


def says(page: Page, words: str) -> None:
    expect(page.get_by_test_id("stMain")).to_contain_text(words, timeout=PATIENCE)
    settle(page)


def typed(page: Page, label: str, text: str) -> None:
    """Typed, and left for another field, as a reader does."""
    field(page, label).fill(text, timeout=PATIENCE)
    field(page, label).blur()
    settle(page)


def added(page: Page, language: str, **values: str) -> str:
    """A row added by its form, by labels; the address that it has then."""
    t = translator(language)
    for label, text in values.items():
        typed(page, t(label.replace("_", " ")), text)
    press(page, t("Save"))
    says(page, t("Saved."))
    return page.url


@pytest.mark.parametrize(("language", "phone"), [("ar", True)])
def test_two_tabs_edit_one_channel(language, phone, own_tab) -> None:
    """The second is shown both values, on a phone below each other, and chooses; then it is deleted, and taken back."""
    t = translator(language)
    owner = t("Owner")
    page = own_tab("correct", language=language, table="channel", do="add", phone=phone)
    page.get_by_test_id("stMain").get_by_label(t("Kind")).first.click()
    page.get_by_role("option", name=t.label("telegram", family="channel_kind"), exact=True).click()
    settle(page)
    added(page, language, English_name=NAMES["en"], Arabic_name=NAMES["ar"], Key=f"own-{language}")
    other = own_tab("correct", language=language, table="channel", row=f"own-{language}", phone=phone)
    typed(other, owner, "Theirs")
    typed(page, owner, "Mine")
    press(other, t("Save"))
    says(other, t("Saved."))
    press(page, t("Save"))
    for words in ("Theirs", "Mine", "Editor One"):
        says(page, words)
    sides = [page.locator(f"[class*=st-key-jisr-side-{side}-]").first.bounding_box() for side in ("theirs", "mine")]
    assert (sides[0]["y"] < sides[1]["y"]) == phone
    assert too_wide(page) == ""
    press(page, t("Keep mine"))
    says(page, t("Saved."))
    expect(field(page, owner)).to_have_count(1, timeout=PATIENCE)
    expect(field(page, owner)).to_have_value("Mine")
    press(page, t("Delete"))
    page.get_by_role("button", name=t("Delete it"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("Deleted"), timeout=PATIENCE)
    press(page, t("Take back"))
    expect(field(page, owner)).to_have_count(1, timeout=PATIENCE)
    expect(field(page, owner)).to_have_value("Mine", timeout=PATIENCE)


@pytest.mark.parametrize("language", ["en"])
def test_two_entities_become_one_and_two_again(language, own_tab, own_url) -> None:
    """Found by typing without marks; shown first; one click does it, and one takes it back."""
    t, main = translator(language), "[data-testid=stMain]"
    with session(own_url) as db:
        named = {"key": f"house-one-{language}", "name_en": f"House one {language}"}
        rows.add(db, Entity, named | {"community": "sa-jeddah"}, **WHO)
        db.commit()
    page = own_tab("correct", language=language, table="entity", do="add")
    typed(page, t("Community"), "جده")
    page.get_by_test_id("stMain").get_by_role("button", name=JEDDAH[language]).first.click()
    settle(page)
    added(page, language, English_name=f"House two {language}", Key=f"house-two-{language}")
    page.locator(main).get_by_role("button", name=t("Merge with another row")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("Merge two rows that are the same"), timeout=PATIENCE)
    says(page, t("Leave both as they are"))
    search = page.locator(main).get_by_placeholder(t("Type a few letters, in Arabic or English"))
    expect(search).to_have_count(1, timeout=PATIENCE)
    search.fill(f"house ONE {language}")
    page.locator(main).get_by_role("button", name=f"House one {language}").click()
    says(page, t("Which one stays"))
    assert too_wide(settle(page)) == ""
    press(page, t("Merge them"))
    press(page, t("Take the merge back"))
    says(page, t("Taken back: everything is as it was before."))
    page = own_tab("correct", language=language, table="entity", row=f"house-one-{language}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"House one {language}", timeout=PATIENCE)


@pytest.mark.parametrize(("language", "phone"), [("en", True)])
def test_a_draft_outlives_the_page(language, phone, own_tab) -> None:
    """What was written into a row and not saved is there after a reload; then it is discarded."""
    t = translator(language)
    page = own_tab("correct", language=language, table="topic", do="add", phone=phone)
    added(page, language, English_name=f"A made-up topic {language}", Key=f"own-topic-{language}")
    typed(page, t("Note"), NAMES[language])
    expect(page.locator(".st-key-jisr-log-kept")).to_be_visible(timeout=PATIENCE)
    page.reload()
    expect(field(settle(page), t("Note"))).to_have_value(NAMES[language])
    expect(field(page, t("English name"))).to_have_value(f"A made-up topic {language}")
    expect(page.locator(".st-key-jisr-log-kept")).to_be_visible(timeout=PATIENCE)
    assert too_wide(page) == ""
    press(page, t("Discard"))
    expect(page.locator(".st-key-jisr-log-kept")).to_have_count(0, timeout=PATIENCE)
    expect(field(settle(page), t("Note"))).to_have_value("")
    page.reload()
    expect(field(settle(page), t("Note"))).to_have_value("")
