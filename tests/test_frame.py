"""The frame: the guard of each page, the address as the one state, the words for what goes wrong.

The pages here are three lines each, written beside a copy of the dashboard, so that only the frame is tried.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models.engine import engine
from outreach.screen import frame
from outreach.screen.pagetable import BY_KEY, PAGES
from outreach.settings import ROOT

PAGE = """
import streamlit as st
from outreach.screen import filter_bar
from outreach.screen.frame import open_page
page = open_page("{key}")
st.text("drawn: {key}")
st.text("kinds: " + ",".join(filter_bar.draw(page, {which}).kinds))
"""
ALL = "filter_bar.ALL_FILTERS"


@pytest.fixture
def app(tmp_path: Path, empty_url: str, environment: Callable[..., None]) -> Callable[..., AppTest]:
    """Makes the dashboard over a database and small pages: ``app(lang="ar")`` sets its address."""
    shutil.copyfile(ROOT / "dashboard.py", tmp_path / "dashboard.py")
    (tmp_path / "pages").mkdir()
    for info in PAGES:
        which = '("period",)' if info.key == "channels" else ALL
        (tmp_path / info.file).write_text(PAGE.format(key=info.key, which=which))

    def make(*, database_url: str = empty_url, **params: str) -> AppTest:
        environment(DATABASE_URL=database_url)
        made = AppTest.from_file(str(tmp_path / "dashboard.py"), default_timeout=30)
        for name, value in params.items():
            made.query_params[name] = value
        return made

    return make


def drawn(app: AppTest) -> list[str]:
    return [element.value for element in app.text]


def param(app: AppTest, name: str) -> str | None:
    """A parameter of the address, which a test's address holds as a list until the page writes it."""
    value = app.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def test_every_page_says_what_it_shows_and_what_it_answers() -> None:
    """A page without a title, a sentence or a question is no page; a hidden one has a page that leads to it."""
    for info in PAGES:
        assert info.title and info.icon, info.key
        assert info.opening.endswith("."), info.key
        assert info.question[-1] in "?.", info.key
        assert not info.under or info.under in BY_KEY, info.key
    assert len(BY_KEY) == len(PAGES)
    assert [info.key for info in PAGES if info.default] == ["overview"]


@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_cold_deep_link_arrives_with_its_parameters(app, info, language) -> None:
    """Nobody has opened the dashboard yet: a link to any page still leads to that page, filters and language kept."""
    opened = app(lang=language, kind="visit").switch_page(info.file).run()
    assert not opened.exception
    assert f"drawn: {info.key}" in drawn(opened)
    assert param(opened, "lang") == language
    assert param(opened, "kind") == "visit"


def test_without_the_frame_a_page_draws_nothing(monkeypatch) -> None:
    """The guard fails closed: no frame in this run, so the reader is sent away before anything is drawn."""
    sent: list[tuple[str, dict]] = []

    class Sent(Exception):
        pass

    def switch_page(page: str, *, query_params: dict) -> None:
        sent.append((page, query_params))
        raise Sent

    monkeypatch.setattr(frame.st, "switch_page", switch_page)
    with pytest.raises(Sent):
        frame.open_page("countries")
    assert [page for page, _ in sent] == ["dashboard.py"]


def test_a_page_cannot_open_as_another(app, tmp_path) -> None:
    """What the frame found belongs to the page that it runs; a page that asks in another's name gets nothing."""
    (tmp_path / "pages" / "channels.py").write_text(PAGE.format(key="numbers", which=ALL))
    opened = app(lang="en").switch_page("pages/channels.py").run()
    assert "drawn: numbers" not in drawn(opened) or opened.title[0].value == BY_KEY["numbers"].title


def test_the_language_of_the_address_wins_and_an_unknown_one_is_told(app) -> None:
    """``lang=ar`` is obeyed; a language that nobody speaks here is guessed over, and the reader is told."""
    arabic = app(lang="ar").run()
    assert arabic.session_state["jisr.language"] == "ar"
    odd = app(lang="tlh").run()
    assert any("lang" in caption.value and "tlh" in caption.value for caption in odd.caption)


def test_choosing_a_language_keeps_the_filters(app) -> None:
    """The choice is written into the address beside what stands there."""
    opened = app(lang="en", kind="visit").run()
    opened.button_group(key="jisr.language").set_value("ar").run()
    assert param(opened, "lang") == "ar"
    assert param(opened, "kind") == "visit"


def test_the_document_knows_the_digits_of_the_settings(app, environment) -> None:
    """Fields that write Latin digits alone are drawn in a font that has others in their places."""
    for digits in ("latn", "arab"):
        environment(JISR_DIGITS=digits)
        scripts = [node.proto.body for node in app(lang="ar").run().get("html")]
        assert any(f'root.dataset.digits = "{digits}"' in script for script in scripts)


def test_an_unusable_part_of_the_address_is_told_as_plain_text(app) -> None:
    """Neither markup nor a link comes of what an address says, and the usable part still holds."""
    opened = app(lang="en", kind="visit,nonsense", topic="<script>alert(1)</script>[x](http://a.b)").run()
    assert not opened.exception
    told = next(caption.value for caption in opened.caption if "nonsense" in caption.value)
    assert "<script>" not in told.replace("\\", "\0")
    assert "](" not in told
    assert "http:" not in told.replace("\\", "")
    assert "kinds: visit" in drawn(opened)


def test_a_filter_is_written_into_the_address_and_its_badge_takes_it_off(app) -> None:
    """The address is the one state: widgets write it, badges take from it."""
    opened = app(lang="en").run()
    opened.multiselect(key="jisr.filter.kind").set_value(["visit", "meeting"]).run()
    assert param(opened, "kind") == "visit,meeting"
    assert "kinds: visit,meeting" in drawn(opened)
    opened.button(key="jisr.filter.badge.kind.visit").click().run()
    assert param(opened, "kind") == "meeting"
    assert opened.multiselect(key="jisr.filter.kind").value == ["meeting"]
    opened.button(key="jisr.filter.clear").click().run()
    assert param(opened, "kind") is None
    assert param(opened, "lang") == "en"


def test_a_filter_that_a_page_does_not_use_is_kept_and_told(app) -> None:
    """Nothing is filtered in silence: what the page leaves out is neither applied nor lost."""
    opened = app(lang="en", kind="visit").switch_page("pages/channels.py").run()
    assert "kinds:" in drawn(opened)
    assert param(opened, "kind") == "visit"
    assert any("Kind" in caption.value for caption in opened.caption)


def test_a_period_by_name_becomes_dates(app) -> None:
    """A link means the same days next year as today, so the address holds dates."""
    opened = app(lang="en").run()
    opened.selectbox(key="jisr.filter.period").set_value("this_year").run()
    assert param(opened, "from").endswith("-01-01")
    opened.selectbox(key="jisr.filter.period").set_value("all").run()
    assert param(opened, "from") is None


def _older(url: str) -> None:
    _version(url, "DELETE FROM alembic_version")


def _newer(url: str) -> None:
    _version(url, "UPDATE alembic_version SET version_num = '9999_later'")


def _version(url: str, statement: str) -> None:
    with Session(engine(url)) as db:
        db.execute(text(statement))
        db.commit()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_missing_database_is_one_clear_sentence(app, tmp_path, language) -> None:
    """No trace of code, no empty file left behind."""
    gone = tmp_path / "gone.db"
    opened = app(database_url=f"sqlite:///{gone}", lang=language).run()
    assert not opened.exception
    assert len(opened.subheader) == 1
    assert not any(line.startswith("drawn") for line in drawn(opened))
    assert not gone.exists()


@pytest.mark.parametrize("spoil", [_older, _newer])
def test_a_database_of_another_version_is_refused_in_words(app, sqlite_url, spoil) -> None:
    """Neither shown nor touched."""
    spoil(sqlite_url)
    opened = app(database_url=sqlite_url, lang="en").run()
    assert not opened.exception
    assert len(opened.subheader) == 1
    assert not any(line.startswith("drawn") for line in drawn(opened))


def test_an_unreachable_server_is_one_clear_sentence_without_its_password(app) -> None:
    """PostgreSQL down: the reader learns what to check, and not how to log in."""
    opened = app(database_url="postgresql://somebody:secret@127.0.0.1:1/jisr", lang="en").run()
    assert not opened.exception
    words = " ".join([*drawn(opened), *(title.value for title in opened.subheader)])
    assert "does not answer" in words
    assert "secret" not in words
