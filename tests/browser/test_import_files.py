"""Importing in a browser: a file with errors writes nothing, a good one comes in, and undo takes it back."""

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from outreach.i18n import LANGUAGES, translator
from tests.browser.visits import PATIENCE, settle, too_wide
from tests.importers.made_files import made, row

# Each language its own row: what one test takes back, another still has.
KEYS = {"ar": "import-one", "en": "import-two"}


def drop(page: Page, name: str, content: bytes) -> None:
    """Give the page a file, and wait until it was read and let go."""
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]")
    field.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    expect(page.locator(".st-key-jisr-import-clear")).to_be_visible(timeout=PATIENCE)
    settle(page)


@pytest.mark.parametrize(("language", "phone"), [("ar", True)])
def test_a_file_with_errors_shows_them_and_writes_nothing(language, phone, own_tab) -> None:
    """There is nothing to confirm; the refused rows are to be had with their reasons."""
    page, t = own_tab("import_files", language=language, phone=phone), translator(language)
    drop(page, "topics.csv", made([row("topics", key="good-one"), row("topics", key="a b")]))
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(t.plural("{n} thing is wrong", "{n} things are wrong", 1), timeout=PATIENCE)
    expect(main.get_by_role("button", name=t("Bring them in"))).to_have_count(0)
    with page.expect_download() as saved:
        main.get_by_role("button", name=t("Refused rows of {file}", file="topics.csv")).click()
    content = saved.value.path().read_bytes().decode("utf-8-sig")
    assert [one["key"] for one in csv.DictReader(io.StringIO(content))] == ["a b"]
    assert too_wide(page) == ""
    page.goto(page.url.replace("/import_files", "/history") + "&row=topic/good-one")
    expect(settle(page).locator(".st-key-jisr-empty")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("language", ["en"])
def test_a_good_file_comes_in_and_is_taken_back(language, own_tab) -> None:
    """The history has both, with who did it."""
    page, t = own_tab("import_files", language=language), translator(language)
    key, name = KEYS[language], f"topics-{language}.csv"
    drop(page, name, made([row("topics", key=key)]))
    main = page.get_by_test_id("stMain")
    main.get_by_role("button", name=t("Bring them in")).click()
    expect(main).to_contain_text(t("Written. All of it can be taken back below."), timeout=PATIENCE)
    settle(page)
    run = main.locator("[class*=st-key-jisr-import-run]").filter(has_text=name)
    run.locator("button").first.click()
    page.get_by_role("button", name=t("Take it back")).click()
    once = t.plural("Taken back: {n} row is what it was before.", "Taken back: {n} rows are what they were before.", 1)
    expect(main).to_contain_text(once, timeout=PATIENCE)
    settle(page)
    expect(run.locator("button")).to_have_count(0, timeout=PATIENCE)
    page.goto(page.url.replace("/import_files", "/history") + f"&row=topic/{key}")
    settle(page)
    expect(main).to_contain_text(t.plural("{n} change", "{n} changes", 2), timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_for_files_speaks_the_reader_s_language(language: str, tab) -> None:
    """To the eye and to who hears the page, where Streamlit says Upload in all languages."""
    page = tab("import_files", language=language)
    words = translator(language)("Choose files")
    button = page.locator("[data-testid=stFileUploaderDropzone] button")
    expect(button).to_have_accessible_name(words, timeout=PATIENCE)
    written = button.locator("[data-testid=stMarkdownContainer]")
    assert written.evaluate("words => getComputedStyle(words, '::after').content").strip('"') == words
    assert written.bounding_box()["width"] > 40
    with page.expect_file_chooser() as opened:
        button.click()
    assert opened.value.is_multiple()


def test_a_file_too_large_for_the_browser_is_told_of_in_the_reader_s_language(own_tab, tmp_path) -> None:
    """It is never sent; what Streamlit says of it, in English, is not seen."""
    page, t = own_tab("import_files", language="ar"), translator("ar")
    told = page.locator(".st-key-jisr-not-taken")
    expect(told).to_be_hidden()
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(large)
    expect(told).to_be_visible()
    expect(told).to_contain_text(t.number(100))
    page.locator("[data-testid=stFileChip]").hover(force=True)
    expect(page.get_by_text("or smaller")).to_be_hidden()
    assert too_wide(page) == ""
