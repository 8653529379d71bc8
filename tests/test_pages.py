"""Every page works in every state: rule 3 of the house.

Pages × languages × {empty database, public record} × {from the menu, cold deep link; and this over PostgreSQL, where it
shows the same}. Adding a page means adding a
row to ``outreach/screen/pagetable.py``: these tests read it. A profile, whose address names what it is of, also adds
a row to ``PROFILES`` below.
"""

import re
from collections.abc import Callable

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from models import Activity, Authority, Commitment, Community
from models.engine import engine
from outreach.i18n import LANGUAGES, translator
from outreach.plain import plain
from outreach.screen.access import local
from outreach.screen.menu import who
from outreach.screen.notices import NOTICES
from outreach.screen.pagetable import PAGES, PageInfo
from outreach.settings import settings
from tests.offered import files, fit_for_machines
from tests.shown import differing, english, open_app, texts, wordless

__all__ = ["files"]

NOT_FOUND = "There is nothing on record under this address."
# The parameter of a profile's address, and something on record that it may name.
PROFILES = {
    "country": ("code", "KW"),
    "community": ("key", "sa-dammam"),
    "activity": ("key", "ba_abuja_2025"),
    "briefing": ("key", "sa-dammam"),
    "commitment": ("key", "nm_visit_sa_2016-1"),
    "request": ("key", "R2026-0001"),
    "authority": ("key", "customs"),
    "theme": ("key", "flats"),
}
# The press reports no requests; tests/pages/test_request.py and test_theme.py visit those that staff wrote down.
NOT_IN_THE_RECORD = ("request", "theme")
# Without rows there are no names: a word of Latin letters on an Arabic page is one of these, or the name of an icon.
LATIN_IN_ARABIC = re.compile(
    r"English|CSV|Excel|XLSX|PDF|https://example.org/page|python -m outreach init(?: --with-record)?"
    r"|DATABASE_URL|WhatsApp|:material/\w+:"
)


@pytest.fixture(params=["empty", "record"])
def rows(request: pytest.FixtureRequest, environment: Callable[..., None]) -> str:
    """``empty`` or ``record``: what the database that the pages read holds."""
    environment(DATABASE_URL=request.getfixturevalue(f"{request.param}_url"))
    return request.param


@pytest.fixture
def record(record_url: str, environment: Callable[..., None]) -> None:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)


def known(info: PageInfo) -> dict[str, str]:
    """The parameters that a profile needs to be of something; none for another page."""
    if not info.hidden:
        return {}
    name, value = PROFILES[info.key]
    return {name: value}


def title_of(info: PageInfo, *, language: str, rows: str, record_url: str) -> str:
    """The title that a page has in a language: a profile's is the name of what it is of."""
    t = translator(language)
    if not info.hidden:
        return t(info.title)
    if rows == "empty" or info.key in NOT_IN_THE_RECORD:
        return t("Not on record")
    with Session(engine(record_url)) as db:
        activity = db.exec(select(Activity).where(Activity.key == PROFILES["activity"][1])).one()
        community = db.exec(select(Community).where(Community.key == PROFILES["community"][1])).one()
        promised = db.exec(select(Commitment).where(Commitment.key == PROFILES["commitment"][1])).one()
        body = db.exec(select(Authority).where(Authority.key == PROFILES["authority"][1])).one()
        place = t("{place}, {country}", place=t.name(community), country=t.country(community.country_code))
        titles = {
            "briefing": t("Briefing sheet: {place}", place=t.isolate(place)),
            "country": t.country(PROFILES["country"][1]),
            "community": place,
            "activity": t.name(activity, "title"),
            "commitment": t.name(promised, "what"),
            "authority": t.name(body),
        }
    return plain(titles[info.key])


def noticed(app: AppTest, language: str) -> set[str]:
    """Which notices of ``notices.NOTICES`` stand on the page."""
    said = {caption.value for caption in app.caption}
    return {name for name, words in NOTICES.items() if translator(language)(words) in said}


def sound(app: AppTest, info: PageInfo, *, language: str) -> None:
    """What holds for any page that was opened: nothing failed, and it says what it shows and answers."""
    t = translator(language)
    assert not app.exception
    # The frame apologises for what nobody foresaw; no problem of the database is expected here either.
    assert not any(subheader.value == t("This page could not be shown.") for subheader in app.subheader)
    assert len(app.title) == 1
    assert any(t(info.question) in part.value and t(info.opening) in part.value for part in app.markdown)
    assert wordless(app) == []
    for table in app.dataframe:
        # In an empty one the browser says so, in English.
        assert not table.value.empty
        # A table of a file's rows has no order of its own.
        order = list(table.proto.column_order)
        assert not order or list(table.value.columns) == [name for name in order if name in table.value.columns]
    assert plain(who(local(), t)) in [caption.value for caption in app.sidebar.caption], "in whose name one works here"


def as_it_should_be(app: AppTest, info: PageInfo, *, language: str, rows: str, record_url: str) -> None:
    """In the language of its address, under its title, with its question; it says what its rows are."""
    sound(app, info, language=language)
    assert app.title[0].value == title_of(info, language=language, rows=rows, record_url=record_url)
    assert noticed(app, language) == ({"public_record"} if rows == "record" else set())
    assert english(app, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_every_page_works_in_every_state(info, language, rows, record_url, environment, on_postgresql, files) -> None:
    """It opens cold, as from a link, and its files have dates for machines too. Over PostgreSQL it shows the same: no
    other order, no other rounding."""
    app = open_app(info.file, lang=language, **known(info))
    as_it_should_be(app, info, language=language, rows=rows, record_url=record_url)
    fit_for_machines(files, language=language)
    # Without rows, no language has an order of its own.
    if rows == "record" or language == "ar":
        environment(DATABASE_URL=on_postgresql(settings().database_url))
        assert differing(app, open_app(info.file, lang=language, **known(info))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_works_from_the_menu(language, rows, record_url) -> None:
    """Each in turn, once the first page has been run: what one leaves behind is not on the next."""
    app = open_app(lang=language)
    for info in PAGES:
        app.query_params.clear()
        app.query_params.update({"lang": language} | known(info))
        app = app.switch_page(info.file).run()
        as_it_should_be(app, info, language=language, rows=rows, record_url=record_url)


@pytest.mark.parametrize(
    ("language", "key"),
    [("ar", ""), ("en", "qqqqq"), ("ar", "ZZ"), ("en", "KW,SA"), ("ar", "' OR 1=1; --"), ("en", "<b>KW</b>")],
)
@pytest.mark.parametrize("info", [info for info in PAGES if info.hidden], ids=lambda info: info.key)
def test_a_profile_of_nothing_known_says_so(info, key, language, record) -> None:
    """Unknown, absent or hostile: one sentence and the way to the list, and not a word of what was asked."""
    t = translator(language)
    app = open_app(info.file, lang=language, **({PROFILES[info.key][0]: key} if key else {}))
    sound(app, info, language=language)
    assert app.title[0].value == t("Not on record")
    assert [subheader.value for subheader in app.subheader] == [t(NOT_FOUND)]
    assert len(key) < 3 or not any(key in text for text in texts(app))


@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_no_word_escapes_the_translator(info, environment, empty_url) -> None:
    """Without rows all words are the dashboard's own, so on an Arabic page none is in Latin letters."""
    environment(DATABASE_URL=empty_url, JISR_USER="محررة")
    said = texts(open_app(info.file, lang="ar"))
    untranslated = {text for text in said if re.search("[A-Za-z]{3}", LATIN_IN_ARABIC.sub("", text))}
    assert untranslated == set()
