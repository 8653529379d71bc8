"""The database goes away while a form is filled in, and comes back: what was typed meanwhile stands, and is kept."""

import pytest
from sqlmodel import select

from models import Draft
from models.engine import DatabaseUnreachable, session
from outreach.i18n import LANGUAGES, translator
from outreach.screen import frame
from tests.shown import open_app

FILE = "pages/log.py"


@pytest.fixture
def own(sqlite_url: str, environment) -> str:
    """A database without rows, and an editor."""
    environment(DATABASE_URL=sqlite_url, JISR_USER="Editor One", JISR_ROLE="editor")
    return sqlite_url


def drafts_in(url: str) -> int:
    with session(url) as db:
        return len(db.exec(select(Draft)).all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_database_that_is_away_costs_no_words(own, language, monkeypatch) -> None:
    """Typed while it is away: the page says so instead of the form, and its button brings it all back and keeps it."""

    def away(*_: object) -> None:
        raise DatabaseUnreachable("own.db")

    app = open_app(FILE, lang=language)
    with monkeypatch.context() as patch:
        patch.setattr(frame, "session", away)
        app.text_input(key=f"jisr.log.title_{language}").set_value("Words").run()
        for _ in range(2):
            assert not app.text_input and drafts_in(own) == 0
            assert app.button(key="jisr.again").label == translator(language)("Try again")
            app.button(key="jisr.again").click().run()
    app.button(key="jisr.again").click().run()
    assert app.text_input(key=f"jisr.log.title_{language}").value == "Words" and drafts_in(own) == 1
