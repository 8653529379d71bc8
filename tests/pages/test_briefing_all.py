"""The briefing sheet says how much more there is of each list, and leads to all of it; paper says it too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Community, Request, RequestEvent
from models.codes import Step
from models.engine import bump, engine
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import answered, briefing, commitments, coverage, request_lives
from outreach.reports import sheet_pdf
from outreach.screen import briefing_sheet
from outreach.settings import settings
from outreach.writing.steps import take
from tests.copied import copy_file
from tests.pages.asked import WHO
from tests.pages.test_briefing import FILE
from tests.pages.test_briefing_answers import PAGE
from tests.pages.test_log import said
from tests.shown import open_app, texts, without_marks

PLACES = ({"key": "sa-riyadh"}, {"code": "SA"})


@pytest.fixture
def year(year_url: str, environment) -> str:
    environment(DATABASE_URL=year_url, JISR_USER="Editor One", JISR_ROLE="editor")
    return year_url


@pytest.fixture
def year_copy(year_url: str, tmp_path: Path, environment) -> Iterator[str]:
    """A copy that one test may write to."""
    url = copy_file(year_url, to=tmp_path / "own.db")
    environment(DATABASE_URL=url, JISR_USER="Editor One", JISR_ROLE="editor")
    yield url
    engine(url).dispose()


def found_of(url: str, place: dict[str, str]) -> briefing.Briefing:
    ask = briefing.of_community if "key" in place else briefing.of_country
    with Session(engine(url)) as db:
        found = ask(db, day=today(settings()), **place)
    assert found is not None
    return found


@pytest.mark.parametrize(("place", "language"), [*zip(PLACES, ("ar", "en"), strict=True)])
def test_all_answers_and_commitments_are_counted_and_led_to(year, language, place) -> None:
    """The lists that it leads to have as many as it says."""
    t, found = translator(language), found_of(year, place)
    assert found.answered_number > 5 and (len(found.promised) > 8) == ("code" in place)
    words = said(open_app(FILE, lang=language, **place))
    closed = t.plural("{n} answered request in all.", "{n} answered requests in all.", found.answered_number)
    assert closed in words and t("All answered requests of this place") in words
    more = len(found.promised) - 8
    assert (t.plural("{n} more on record.", "{n} more on record.", more) in words) == (more > 0)
    assert (t("All commitments of this place") in words) == (more > 0)
    with Session(engine(year)) as db:
        own = request_lives.table(db, filters=found.filters, day=today(settings()))
        promised = commitments.table(db, filters=found.filters, day=today(settings()))
    assert int(found_all(year, found)["is_open"].sum()) == found.reopened_number
    assert int((~own["is_open"]).sum()) == found.answered_number
    assert len(promised) == len(found.promised)
    assert t.plural("{n} request", "{n} requests", found.answered_number) in listed(found, language)


def listed(found: briefing.Briefing, language: str, show: str = "closed") -> list[str]:
    """What the list says that the link leads to."""
    params = {name: str(value) for name, value in found.filters.to_params().items()}
    app = open_app("pages/requests.py", lang=language, show=show, **params)
    return [without_marks(text) for text in texts(app)]


def test_what_was_reopened_since_is_counted_apart_from_what_is_answered(year_copy) -> None:
    """The number beside each link is that of the list it leads to, on the page and on paper."""
    t, place = translator("ar"), PLACES[0]
    before = found_of(year_copy, place)
    key = found_all(year_copy, before).query("not is_open")["key"].iloc[-1]
    with Session(engine(year_copy)) as db:
        steps = select(func.max(RequestEvent.position)).join(Request).where(Request.key == key)
        seen = db.scalar(steps)
        take(db, key, Step.REOPENED, on_day=today(settings()), seen=seen, reason="Not so", **WHO)
        db.commit()
    found = found_of(year_copy, place)
    numbers = (found.answered_number, found.reopened_number)
    assert numbers == (before.answered_number - 1, before.reopened_number + 1)
    words = said(open_app(FILE, lang="ar", **place))
    closed = t.plural("{n} answered request in all.", "{n} answered requests in all.", numbers[0])
    again = t.plural(
        "{n} request was answered, then reopened, and waits again.",
        "{n} requests were answered, then reopened, and wait again.",
        numbers[1],
    )
    assert closed in words and again in words and t("All open requests of this place") in words
    assert t.plural("{n} request", "{n} requests", numbers[0]) in listed(found, "ar")
    assert t.plural("{n} request", "{n} requests", found.open_number) in listed(found, "ar", "open")
    table = sheet_pdf.said(briefing_sheet.sheet(PAGE, found), t)["answered"]
    assert table.note.startswith(f"{closed} {again}")


def found_all(url: str, found: briefing.Briefing):
    """All answers, however many."""
    with Session(engine(url)) as db, pytest.MonkeyPatch.context() as patch:
        patch.setattr(answered, "MOST", 10_000)
        keys = list(found.filters.communities) or [
            row.key for row in coverage.table(db, filters=found.filters, day=today(settings())).itertuples()
        ]
        given, number, reopened = answered.given(db, communities=keys, day=today(settings()))
    assert (number, reopened) == (found.answered_number, found.reopened_number) and len(given) == number + reopened
    return given


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_how_many_more_answers_there_are(year, language) -> None:
    t, found = translator(language), found_of(year, PLACES[0])
    table = sheet_pdf.said(briefing_sheet.sheet(PAGE, found), t)["answered"]
    shown = min(8, len(found.answered) + len(found.reported))
    more = found.answered_number + found.reopened_number + found.reported_number - shown
    assert len(table.rows) == shown and more > 0
    assert table.left[shown] == t.plural("{n} more on record.", "{n} more on record.", more)


def test_a_country_never_met_says_that_its_cities_were(year) -> None:
    """As Coverage does, on the page and on paper."""
    t = translator("en")
    with Session(engine(year)) as db:
        rows = coverage.table(db, filters=Filters(), day=today(settings()))
    never = rows[(rows["contact"] == "never_met") & (rows["cities_later"] > 0)].iloc[0]
    number = int(never["cities_later"])
    words = t.plural("{n} city of the country was met.", "{n} cities of the country were met.", number)
    assert words in said(open_app(FILE, lang="en", key=never["key"]))
    sheet = briefing_sheet.sheet(PAGE, found_of(year, {"key": never["key"]}))
    assert sheet_pdf.said(sheet, t)["contacts"].note.endswith(words)


def test_a_long_last_contact_is_counted_whole_and_hides_nothing_that_waits(year_copy) -> None:
    """On the page and on paper, which has fewer of them; the page leads to all of either."""
    t, place, before = translator("ar"), PLACES[0], found_of(year_copy, PLACES[0])
    assert len(before.waiting)
    with Session(engine(year_copy)) as db:
        last = db.scalar(select(Activity.id).where(Activity.key == before.contacts["key"].iloc[0]))
        own = {
            "activity_id": last,
            "community_id": db.scalar(select(Community.id).where(Community.key == place["key"])),
        }
        own |= {"kind": "enquiry", "summary": "Made-up words", "raised_on": before.contacts["starts"].iloc[0]}
        db.add_all(Request(key=f"R-2000-{number:04}", **own) for number in range(61))
        bump(db)
        db.commit()
    found = found_of(year_copy, place)
    assert (found.asked_number, found.waiting_number) == (before.asked_number + 61, before.waiting_number)
    words = said(open_app(FILE, lang="ar", **place))
    more = {part: found.asked_number - part for part in (briefing.MOST_REQUESTS, briefing_sheet.MOST)}
    told = {part: t.plural("{n} more on record.", "{n} more on record.", number) for part, number in more.items()}
    assert told[briefing.MOST_REQUESTS] in words and t("All requests of the last contact") in words
    waits = found.open_number - int(found.requests["is_open"].sum())
    assert t.plural("{n} more waits for an answer.", "{n} more wait for an answer.", waits) in words
    paper = sheet_pdf.said(briefing_sheet.sheet(PAGE, found), t)
    assert paper["asked"].left[briefing_sheet.MOST] == told[briefing_sheet.MOST]
    assert len(paper["waiting"].rows) == min(briefing_sheet.MOST, before.waiting_number)
