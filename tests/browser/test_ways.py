"""The ways through the dashboard: links, the choice of language, clicks that open rows, and the search."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from outreach.i18n import LANGUAGES, translator
from outreach.screen.pagetable import BY_KEY
from tests.browser.visits import PATIENCE, settle


def asked(page: Page) -> dict[str, str]:
    """The parameters in the browser's address."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def arrived(page: Page, key: str, title: str) -> Page:
    """The page, once it is the one of ``key`` under that title, in the address too."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
    assert urlsplit(page.url).path == f"/{BY_KEY[key].url_path}"
    return settle(page)


def badges(page: Page) -> list[str]:
    return page.locator("[class*=st-key-jisr-filter-badge] button p").all_inner_texts()


# A mark of a chart with what it stands for: a country's shape, a part of a bar, a cell.
MARKS = """([marks, wanted]) => {
  const found = [...document.querySelectorAll(marks)].map(mark => {
    const trace = mark.closest('.trace')?.__data__[0].trace;
    const of = mark.__data__.loc ?? trace.customdata[mark.__data__.i];
    return {mark, of: [of].flat(), n: trace?.y?.[mark.__data__.i], box: mark.getBoundingClientRect()};
  });
  const size = ({box}) => box.width * box.height;
  const one = found.filter(({of}) => !wanted.length || wanted.every((part, i) => part === of[i]))
    .reduce((best, next) => wanted.length || size(best) >= size(next) ? best : next);
  one.mark.scrollIntoView({block: 'center'});
  const box = one.mark.getBoundingClientRect();
  return [[box.left + box.width / 2, box.top + box.height / 2], one.of, one.n];
}"""


def click(page: Page, chart: str, *wanted: str) -> tuple[list[str], int | None]:
    """Click on the first mark of ``wanted`` in a chart, or on its largest; return what it stands for and its number."""
    drawn = ".choroplethlayer path, .barlayer .point path, .scatterlayer .points path"
    place, of, number = page.evaluate(MARKS, [f".st-key-jisr-block-{chart} :is({drawn})", list(wanted)])
    page.mouse.click(*place)
    return of, number


@pytest.mark.parametrize(("language", "chart"), [("en", "map"), ("ar", "ranked-code")])
def test_a_country_s_shape_and_its_bar_open_its_profile(language, chart, tab) -> None:
    """A click on Saudi Arabia leads to its profile, and not to Bahrain's; filters and language come along.

    A part of a bar leads to the activities of its kind alone.
    """
    page = tab("countries", language=language, kind="virtual_session,visit")
    click(page, chart, "SA")
    arrived(page, "country", translator(language).country("SA"))
    kind = "virtual_session,visit" if chart == "map" else "virtual_session"
    assert asked(page) == {"lang": language, "kind": kind, "code": "SA"}


@pytest.mark.parametrize("language", ["en"])
def test_a_part_of_a_bar_over_time_opens_just_those(language, tab) -> None:
    """As many activities as it is high, of its kind, from the first day of its quarter."""
    page, t = tab("overview", language=language), translator(language)
    (begins, kind), number = click(page, "kinds")
    arrived(page, "activities", t("Activities"))
    assert asked(page).items() >= {"lang": language, "kind": kind, "from": begins}.items()
    words = t.plural("{n} activity", "{n} activities", number)
    expect(page.locator("[data-testid=stMain]")).to_contain_text(words, timeout=PATIENCE)


@pytest.mark.parametrize("language", ["ar"])
def test_a_cell_of_the_matrix_opens_its_community_and_its_kind(language, tab) -> None:
    """Also one with a zero, which then says that there is none."""
    for key, kind in (("sa-riyadh", "visit"), ("kw", "conference")):
        page = tab("communities", language=language)
        assert click(page, "matrix", key, kind)[0] == [key, kind]
        page.wait_for_url("**/community?**", timeout=PATIENCE)
        settle(page)
        assert asked(page) == {"lang": language, "kind": kind, "key": key}


def test_a_row_of_a_table_opens_its_profile(tab) -> None:
    """A click anywhere in a row is meant for the row."""
    page = tab("communities", language="ar")
    table = page.locator(".st-key-jisr-block-everything")
    first = table.locator("table[role=grid] tbody tr").first.locator("[role=gridcell]").last.inner_text()
    grid = table.locator(".stDataFrameGlideDataEditor").first
    grid.click(position={"x": grid.bounding_box()["width"] - 80, "y": 34 * 1.5})
    page.wait_for_url("**/community?**", timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(first, timeout=PATIENCE)


@pytest.mark.parametrize("language", ["ar"])
def test_a_heading_sorts_and_opens_nothing(language, tab) -> None:
    """Then a row opens what stands in it, and not what stood there before."""
    page = tab("communities", language=language)
    table, here = page.locator(".st-key-jisr-block-everything"), page.url
    grid = table.locator(".stDataFrameGlideDataEditor").first
    place = 100 if language == "en" else grid.bounding_box()["width"] - 100

    def name(row: int) -> Locator:
        cells = table.locator("table[role=grid] tbody tr").nth(row).locator("[role=gridcell]")
        return cells.first if language == "en" else cells.last

    # Upwards, then downwards: neither is the order in which they come.
    for _ in range(2):
        before = name(0).inner_text()
        grid.click(position={"x": place, "y": 17})
        expect(name(0)).not_to_have_text(before)
        # Longer than a table takes to say what was chosen in it.
        page.wait_for_timeout(500)
        assert settle(page).url == here
    second = name(1).inner_text()
    grid.click(position={"x": place, "y": 34 * 2.5})
    page.wait_for_url("**/community?**", timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(second.split(" (")[0], timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_opens_its_rows(language, tab) -> None:
    """The link under a figure says how many rows there are, and leads to just as many, under the same filters."""
    page, t = tab("overview", language=language, kind="visit"), translator(language)
    card = page.locator(".st-key-jisr-figures [data-testid=stMetric]").first
    value = card.locator("[data-testid=stMetricValue]").inner_text().strip()
    link = page.locator(".st-key-jisr-figures [data-testid=stPageLink] a").first
    assert value in link.inner_text()
    link.click()
    arrived(page, "export", t("Explore and export"))
    assert asked(page) == {"lang": language, "kind": "visit", "indicator": "activities_held"}
    assert badges(page) == [t("{name}: {values}", name=t("Kind"), values=t.label("visit", family="kind"))]
    words = t.plural("{n} row", "{n} rows", int(value))
    expect(page.locator("[data-testid=stMain]")).to_contain_text(words, timeout=PATIENCE)


@pytest.mark.parametrize("key", ["activities", "country"])
def test_a_cold_link_keeps_its_filters_through_a_change_of_language(key, tab) -> None:
    """A link arrives with its filters as badges; the other language keeps page, subject and filters."""
    page = tab(key, language="en", cold=True, kind="visit", **{"from": "2021-01-01"})
    before = asked(page)
    assert len(badges(page)) == 2
    page.get_by_role("radio", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl", timeout=PATIENCE)
    settle(page)
    assert asked(page) == {**before, "lang": "ar"}
    assert translator("ar").label("visit", family="kind") in " ".join(badges(page))
    page.reload()
    settle(page)
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert len(badges(page)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_guess_is_the_browser_s_language(language, readers, site) -> None:
    """Without a word in the address, an Arabic browser reads Arabic, and its address then says so."""
    page = readers[language].new_page()
    page.goto(f"{site}/channels?country=KW")
    settle(page)
    assert asked(page) == {"country": "KW", "lang": language}
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.close()


@pytest.mark.parametrize(
    ("language", "typed", "found", "title"),
    [
        ("ar", "الاسكندريه", "", ""),
        ("ar", "جده", "جدة", "جدة"),
        ("en", "الكُوَيت", "Kuwait", "Kuwait"),
    ],
)
def test_the_search_knows_a_place_however_it_is_written(language, typed, found, title, tab) -> None:
    """Without hamza, with ta marbuta as ha, with vowel marks, in the other language: found, and a click opens it."""
    page, t = tab("history", language=language), translator(language)
    page.get_by_test_id("stSidebar").locator("input").fill(typed)
    hits = page.locator(".st-key-jisr-found")
    if not found:
        expect(hits).to_contain_text(t("No country or community has such a name."), timeout=PATIENCE)
        return
    hits.get_by_role("link", name=re.compile(found)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title, timeout=PATIENCE)
    assert asked(page)["lang"] == language
