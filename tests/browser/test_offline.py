"""Nothing leaves the machine: rule 8 of the house."""

from urllib.parse import urlsplit

import pytest

from outreach.i18n import LANGUAGES
from outreach.screen.pagetable import PAGES

WITH_A_MAP = {"overview", "countries"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_a_page_asks_nobody_but_its_own_server(info, language, visit) -> None:
    """Every request and socket goes to the page's own server, fonts and the map's shapes included.

    The first page of each reader's tour is opened cold, with all of Streamlit's code; to the others they go on from it.
    """
    seen = visit(info.key, language)
    assert seen.asked <= {urlsplit(seen.site).netloc}
    # All of it was seen: a page that they go on to may need nothing more.
    assert seen.requests > 20
    assert seen.sockets == 1
    assert (seen.lying["map"] > 100) == (info.key in WITH_A_MAP)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_a_page_runs_under_its_policy_without_complaint(info, language, visit) -> None:
    """The content policy is there and nothing runs against it: the browser has no error to tell."""
    seen = visit(info.key, language)
    assert "default-src 'self'" in seen.policy and "frame-ancestors 'none'" in seen.policy
    assert seen.said == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_scripts_are_set_in_the_one_typeface(language, visit) -> None:
    """The typeface comes from this server and is the one in use, not what the machine happens to have."""
    seen = visit("overview", language).lying
    assert "Vazirmatn" in seen["fonts"]
    assert seen["family"].startswith("Vazirmatn")
