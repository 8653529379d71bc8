"""How many communities ask for the same, on the pages of a theme and of its requests: what nobody noted is no zero."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen.request_theme import same
from tests.pages.asked import THEME, asked_once, numbers
from tests.pages.own_rows import changed
from tests.pages.test_log import own, said
from tests.pages.test_request import PAGE
from tests.shown import english, open_app

__all__ = ["asked_once", "numbers", "own"]
WORDS = {
    (0, 0): ("The same demand", "المطلب نفسه"),
    (0, 2): ("The same demand, its communities not noted", "المطلب نفسه، ولم تُدوَّن الجاليات التي طلبته"),
    (2, 0): ("The same demand, 2 communities", "المطلب نفسه من جاليتين"),
    (1, 1): (
        "The same demand, 1 community, and 1 request of which nobody noted the community",
        "المطلب نفسه من جالية واحدة، وطلب واحد لم تُدوَّن جاليته",
    ),
    (3, 2): (
        "The same demand, 3 communities, and 2 requests of which nobody noted the community",
        "المطلب نفسه من 3 جاليات، وطلبان لم تُدوَّن جاليتهما",
    ),
}


@pytest.mark.parametrize(("found", "words"), WORDS.items())
def test_what_nobody_noted_is_told_from_none(found, words) -> None:
    assert tuple(same(*found, t=translator(language)) for language in ("en", "ar")) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_pages_say_so(own, numbers, language) -> None:
    """First of one of its two requests, then of both; and where none is linked to it any more."""
    for number, found in ((numbers.new, (1, 1)), (numbers.alike, (0, 2))):
        changed(own, "request", number, community=None)
        for file, key in ((PAGE, numbers.new), ("pages/theme.py", THEME)):
            app = open_app(file, lang=language, key=key)
            assert not app.exception and english(app, language) == []
            assert same(*found, t=translator(language)) in said(app)
    for number in (numbers.new, numbers.alike):
        changed(own, "request", number, theme=None)
    app = open_app("pages/theme.py", lang=language, key=THEME)
    assert not app.exception and english(app, language) == []
    assert f"{same(0, 0, t=translator(language))}: " in said(app)
