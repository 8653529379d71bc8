"""The made-up year makes every page live."""

from collections.abc import Callable

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.plain import plain
from outreach.screen.notices import NOTICES
from outreach.screen.pagetable import PAGES, PageInfo
from tests import empty_words
from tests.made_up import made_up
from tests.offered import Files, files, fit_for_machines
from tests.shown import differing, open_app, texts, wordless

__all__ = ["files"]

DATED = {
    *("activities", "channels", "commitments", "communities", "community", "countries", "country", "coverage"),
    *("overview", "targets"),
}
"""Pages whose files have dates in words."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_every_page_has_something_to_show(
    info: PageInfo,
    language: str,
    year_url: str,
    environment: Callable[..., None],
    on_postgresql: Callable[[str], str],
    files: Files,
) -> None:
    """Without an error, and without any word of the product for what is empty; each says that its rows are made up, and
    its files have dates for machines too.

    Over PostgreSQL it shows the same, which pages are asked in Arabic and in English by turns.
    """
    environment(DATABASE_URL=year_url)
    t = translator(language)
    app = open_app(f"pages/{info.key}.py", lang=language, **made_up(info))
    assert [error.value for error in app.exception] == []
    assert wordless(app) == []
    said = [plain(text) for text in texts(app)]
    assert empty_words.said(texts(app), t) - empty_words.ALLOWED.get(info.key, set()) == set()
    assert plain(t(NOTICES["demonstration"])) in said or t(NOTICES["demonstration"]) in said
    assert bool(fit_for_machines(files, language=language)) == (info.key in DATED)
    if LANGUAGES.index(language) == PAGES.index(info) % len(LANGUAGES):
        environment(DATABASE_URL=on_postgresql(year_url))
        assert differing(app, open_app(f"pages/{info.key}.py", lang=language, **made_up(info))) == []
