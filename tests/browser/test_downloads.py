"""Rows leave as files: what a reader saves is what they see, and opens in a spreadsheet with its Arabic whole."""

import csv
import re
from pathlib import Path

import pytest

from outreach.i18n import LANGUAGES, translator
from tests.browser.visits import PATIENCE, settle

MARK = b"\xef\xbb\xbf"


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_s_file_has_the_rows_of_its_table(language, tab, tmp_path: Path) -> None:
    """One click saves them: named by topic, date and language, marked for a spreadsheet, as many as are shown."""
    t, page = translator(language), tab("countries", language=language, kind="visit")
    block = page.locator(".st-key-jisr-block-ranked-code")
    block.get_by_role("radio", name=t("Table")).click()
    table = block.locator("table[role=grid]")
    table.wait_for(state="attached", timeout=PATIENCE)
    settle(page)
    with page.expect_download() as saved:
        block.locator(".stDownloadButton button:visible").click()
    name = saved.value.suggested_filename
    assert re.fullmatch(rf"[\w-]+-\d{{4}}-\d\d-\d\d-{language}\.csv", name)
    saved.value.save_as(tmp_path / "saved.csv")
    content = (tmp_path / "saved.csv").read_bytes()
    assert content.startswith(MARK)
    rows = rows_of(content)
    # A table counts its line of headings too.
    assert len(rows) == int(table.get_attribute("aria-rowcount")) - 1
    assert all(re.fullmatch("[A-Z]{2}", row["code"]) for row in rows)
    assert all(row["name_ar"] and not re.search("[\ufffd?]", row["name_ar"]) for row in rows)
    assert {row["name_ar"] for row in rows} >= {translator("ar").country("KW")}


def test_the_live_link_gives_the_same_rows_as_the_table(readers, site, tab) -> None:
    """A link that a spreadsheet can refresh: whole, under the filters, in the language, never to be kept."""
    answer = readers["ar"].request.get(f"{site}/export/activities.csv?lang=ar&kind=visit")
    assert answer.status == 200 and answer.headers["cache-control"] == "no-store"
    assert answer.body().startswith(MARK)
    rows = rows_of(answer.body())
    assert rows and {row["kind"] for row in rows} == {"visit"}
    refused = readers["ar"].request.get(f"{site}/export/activities.csv?lang=ar&kind=party")
    assert refused.status == 400 and "kind=party" in refused.text()


def test_the_page_links_to_files_that_this_server_gives(readers, site, tab) -> None:
    """A server that answers at these addresses is told from one that does not."""
    links = tab("export", table="topics").locator("main, [data-testid=stMain]").locator('a[href*="/export/topics.csv"]')
    addresses = {link.get_attribute("href") for link in links.all()}
    assert len(addresses) == 2, addresses
    for address in addresses:
        answer = readers["en"].request.get(f"{site}/{address.partition('/')[2]}")
        assert (answer.status, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
