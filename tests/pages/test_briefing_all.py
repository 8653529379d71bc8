"""The briefing sheet says how much more there is of each list, and leads to all of it; paper says it too."""

import pytest
from sqlmodel import Session

from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import answered, briefing, commitments, coverage, request_lives
from outreach.reports import sheet_pdf
from outreach.screen import briefing_sheet
from outreach.settings import settings
from tests.pages.test_briefing import FILE
from tests.pages.test_briefing_answers import PAGE
from tests.pages.test_log import said
from tests.shown import open_app, texts, without_marks

PLACES = ({"key": "sa-riyadh"}, {"code": "SA"})


@pytest.fixture
def year(year_url: str, environment) -> str:
    environment(DATABASE_URL=year_url, JISR_USER="Editor One", JISR_ROLE="editor")
    return year_url


def found_of(url: str, place: dict[str, str]) -> briefing.Briefing:
    ask = briefing.of_community if "key" in place else briefing.of_country
    with Session(engine(url)) as db:
        found = ask(db, day=today(settings()), **place)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_all_answers_and_commitments_are_counted_and_led_to(year, language, place) -> None:
    """The lists that it leads to have as many as it says."""
    t, found = translator(language), found_of(year, place)
    assert found.answered_number > 5 and (len(found.promised) > 8) == ("code" in place)
    words = said(open_app(FILE, lang=language, **place))
    for more, link in (
        (found.answered_number - 5, "All answered requests of this place"),
        (len(found.promised) - 8, "All commitments of this place"),
    ):
        assert (t.plural("{n} more on record.", "{n} more on record.", more) in words) == (more > 0)
        assert (t(link) in words) == (more > 0)
    with Session(engine(year)) as db:
        own = request_lives.table(db, filters=found.filters, day=today(settings()))
        promised = commitments.table(db, filters=found.filters, day=today(settings()))
    reopened = int(found_all(year, found)["is_open"].sum())
    assert int((~own["is_open"]).sum()) == found.answered_number - reopened
    assert len(promised) == len(found.promised)
    params = {name: str(value) for name, value in found.filters.to_params().items()}
    app = open_app("pages/requests.py", lang=language, show="closed", **params)
    titles = [without_marks(text) for text in texts(app)]
    closed = found.answered_number - reopened
    assert t.plural("{n} request", "{n} requests", closed) in titles


def found_all(url: str, found: briefing.Briefing):
    """All answers, however many."""
    with Session(engine(url)) as db, pytest.MonkeyPatch.context() as patch:
        patch.setattr(answered, "MOST", 10_000)
        keys = list(found.filters.communities) or [
            row.key for row in coverage.table(db, filters=found.filters, day=today(settings())).itertuples()
        ]
        given, number = answered.given(db, communities=keys, day=today(settings()))
    assert len(given) == number == found.answered_number
    return given


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_how_many_more_answers_there_are(year, language) -> None:
    t, found = translator(language), found_of(year, PLACES[0])
    table = sheet_pdf.said(briefing_sheet.sheet(PAGE, found), t)["answered"]
    shown = min(8, len(found.answered) + len(found.reported))
    more = found.answered_number + found.reported_number - shown
    assert len(table.rows) == shown and more > 0
    assert table.left[shown] == t.plural("{n} more on record.", "{n} more on record.", more)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_never_met_says_that_its_cities_were(year, language) -> None:
    """As Coverage does, on the page and on paper."""
    t = translator(language)
    with Session(engine(year)) as db:
        rows = coverage.table(db, filters=Filters(), day=today(settings()))
    never = rows[(rows["contact"] == "never_met") & (rows["cities_later"] > 0)].iloc[0]
    number = int(never["cities_later"])
    words = t.plural("{n} city of the country was met.", "{n} cities of the country were met.", number)
    assert words in said(open_app(FILE, lang=language, key=never["key"]))
    sheet = briefing_sheet.sheet(PAGE, found_of(year, {"key": never["key"]}))
    assert sheet_pdf.said(sheet, t)["contacts"].note.endswith(words)
