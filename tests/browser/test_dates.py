"""Calendars are the page's, whatever the browser speaks and however often its language was changed, and dates are typed
as well as picked."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from outreach.i18n import LANGUAGES, endonym, translator
from outreach.periods import CUSTOM, NAMES
from tests.browser.visits import PATIENCE, settle

# The month, and the week, which begins on Saturday in the home country.
SAID = {
    "ar": ("مارس", ["س", "ح", "ن", "ث", "ر", "خ", "ج"]),
    "en": ("March", ["S", "S", "M", "T", "W", "T", "F"]),
}
OTHER = {"ar": "en", "en": "ar"}


@pytest.fixture(scope="module", params=LANGUAGES)
def foreign(
    request: pytest.FixtureRequest, readers: dict[str, BrowserContext], site: str
) -> Iterator[tuple[str, Page]]:
    """A page in a language, with a period of its own, in a browser of the other one."""
    page = readers[OTHER[request.param]].new_page()
    page.goto(f"{site}/activities?lang={request.param}&from=2023-03-05&to=2023-03-20")
    settle(page)
    yield request.param, page
    page.close()


def test_a_calendar_is_in_the_page_s_language(foreign) -> None:
    language, page = foreign
    look_at(page, language, number=0)


def test_a_date_is_typed(foreign) -> None:
    """Year, month and day, as they stand there, in Latin or Arabic-Indic digits; the rows follow when the field is
    left."""
    _, page = foreign
    field = page.locator("[data-testid=stDateInputField]").first
    assert field.inner_text().split() == ["2023", "-", "03", "-", "05"]
    for typed, day in (("20230310", "10"), ("٢٠٢٣٠٣١١", "11")):
        field.locator("[role=spinbutton]").first.click()
        page.keyboard.type(typed)
        page.keyboard.press("Escape")
        page.locator("h1").first.click()
        expect(page).to_have_url(re.compile(f"from=2023-03-{day}"), timeout=PATIENCE)
        assert field.inner_text().split() == ["2023", "-", "03", "-", day]


# What the font draws in the places of 0 to 9 is what the house's own draws of Arabic-Indic digits.
DRAWN_ALIKE = """async () => {
  const drawn = async (family, text) => {
    const pen = Object.assign(document.createElement('canvas'), {width: 500, height: 60}).getContext('2d');
    pen.font = `40px "${family}"`;
    pen.direction = 'ltr';
    await document.fonts.load(pen.font, text);
    // One by one, since a row of Arabic-Indic digits may be kerned.
    [...text].forEach((digit, place) => pen.fillText(digit, 10 + 48 * place, 45));
    return pen.getImageData(0, 0, 500, 60).data;
  };
  const [ours, theirs] = [await drawn('Jisr Digits', '0123456789'), await drawn('Vazirmatn', '٠١٢٣٤٥٦٧٨٩')];
  return [ours.some(value => value), ours.every((value, place) => value === theirs[place])];
}"""


def test_a_date_is_read_in_the_digits_of_the_settings(foreign) -> None:
    """Streamlit's field writes 2023 whatever is set: where Arabic-Indic digits are, a font draws those."""
    _, page = foreign
    field = page.locator("[data-testid=stDateInputField] [role=spinbutton]").first
    family = "box => getComputedStyle(box).fontFamily"
    assert page.evaluate("document.documentElement.dataset.digits") == "latn"
    assert "Jisr Digits" not in field.evaluate(family)
    page.evaluate("document.documentElement.dataset.digits = 'arab'")
    assert field.evaluate(family).startswith('"Jisr Digits"')
    assert page.evaluate(DRAWN_ALIKE) == [True, True]
    page.evaluate("document.documentElement.dataset.digits = 'latn'")


def test_nothing_stays_behind_where_the_language_changes_in_an_open_tab(readers, site) -> None:
    """Both calendars of a period, its name, and what is chosen in a list; to and fro, since each way kept the last."""
    page = readers["en"].new_page()
    page.goto(f"{site}/activities?lang=en&kind=visit&from=2023-03-05&to=2023-03-20")
    settle(page)
    asked = page.url.partition("?")[2].replace("lang=en", "")
    for language in ("ar", "en") * 3:
        page.get_by_role("radio", name=endonym(language)).click()
        expect(page.locator("html")).to_have_attribute("lang", language, timeout=PATIENCE)
        settle(page)
        t = translator(language)
        bar = page.locator(".st-key-jisr-filters")
        expect(bar.get_by_role("combobox").first).to_have_value(t(NAMES[CUSTOM]), timeout=PATIENCE)
        for number in range(2):
            look_at(page, language, number=number)
        bar.locator(".st-key-jisr-filters-popover button").first.click()
        kinds = page.locator(".st-key-jisr-filter-kind")
        expect(kinds).to_contain_text(t.label("visit", family="kind"), timeout=PATIENCE)
        page.keyboard.press("Escape")
        assert page.url.partition("?")[2].replace(f"lang={language}", "") == asked
    page.close()


def look_at(page: Page, language: str, *, number: int) -> None:
    month, week = SAID[language]
    page.locator("[data-testid=stDateInputField]").nth(number).locator("[role=spinbutton]").first.click()
    calendar = page.locator("[data-testid=stDateInputCalendar]")
    expect(calendar).to_contain_text(month, timeout=PATIENCE)
    assert calendar.locator("th").all_inner_texts() == week
    # Whatever the language has in the home country, a calendar has the digits that the setting says.
    assert re.fullmatch(r"[0-9\s]+", calendar.locator("tbody").inner_text())
    page.keyboard.press("Escape")
    page.locator("h1").first.click()
    expect(calendar).to_be_hidden(timeout=PATIENCE)
