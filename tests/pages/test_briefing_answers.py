"""What they were told: the briefing sheet on paper says what its page says of answers, and of what was raised."""

import re
from types import SimpleNamespace

import pytest
from sqlmodel import Session

from models.codes import Step
from models.engine import engine
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import briefing
from outreach.reports import sheet_pdf
from outreach.reports.sheet import CLAIMED, WITHHELD
from outreach.screen import briefing_sheet
from outreach.settings import settings
from outreach.wording import activity_words
from outreach.writing.steps import take
from tests.pages.asked import ANSWER, BODY, WHO, asked, back
from tests.pages.test_briefing import FILE
from tests.pages.test_log import own, said
from tests.reports.reading import pages, plain
from tests.reports.test_pdf import is_said
from tests.shown import open_app

__all__ = ["own"]

PAGE = SimpleNamespace(settings=settings(), collections=("public_record",))
LATIN = re.compile("[A-Za-z]")


def of_country(url: str, code: str, *, words: bool = False) -> briefing.Briefing:
    with Session(engine(url)) as db:
        found = briefing.of_country(db, code=code, day=today(settings()), words=words)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["US", "KW"])
def test_a_reported_answer_is_on_paper_with_its_activity_and_all_sources(own, language, code) -> None:
    """Each as the page says it, in its language; and on both that nobody checked whether it was kept."""
    t, found = translator(language), of_country(own, code)
    assert len(found.reported) >= 3
    page = plain(said(open_app(FILE, lang=language, code=code)))
    sheet = briefing_sheet.sheet(PAGE, found)
    [paper] = pages(sheet_pdf.sheet_pdf(sheet, t))
    table = sheet_pdf.said(sheet, t)["answered"]
    for row, cells in zip(found.reported.to_dict("records"), table.rows, strict=True):
        cited = found.sources[found.sources["activity"] == row["activity"]]
        sources = [activity_words.source_of(each.outlet, each.published_on, t=t) for each in cited.itertuples()]
        day = t.date(row["starts"], row["precision"] or "day")
        for words in (t.name(row, "title"), day, t.recorded(row["answers_reported"]), *sources):
            assert plain(words) in page and is_said(words, paper, t), words
        assert cells == [t.name(row, "title"), day, t.recorded(row["answers_reported"]), " · ".join(sources)]
    assert table.note == t(CLAIMED) and plain(t(CLAIMED)) in page and is_said(t(CLAIMED), paper, t)
    if language == "ar":
        assert not [cell for cells in (table.head, *table.rows) for cell in cells if LATIN.search(cell)]


def test_topics_of_the_last_contact_are_said_where_no_request_of_it_is_on_record(own) -> None:
    """They are no requests, and nobody says that there were none."""
    t, found = translator("en"), of_country(own, "US")
    names = {t.name(row) for row in found.raised.to_dict("records")}
    assert len(names) >= 2 and found.asked.empty
    raised = t("Topics raised in the last contact: {names}.", names=t.list(names)).split(t.list(names))[0]
    note = sheet_pdf.said(briefing_sheet.sheet(PAGE, found), t)["asked"].note
    page = plain(said(open_app(FILE, lang="en", code="US")))
    for words in (raised, *names, t("No request is on record.")):
        assert plain(words) in page and plain(words) in plain(note)
    asked(own)
    bare = of_country(own, "DE")
    assert bare.asked.empty and not bare.any_request
    nothing = of_country(own, "SA")
    assert nothing.any_request and not nothing.raised.empty and nothing.asked.empty
    note = sheet_pdf.said(briefing_sheet.sheet(PAGE, nothing), t)["asked"].note
    assert t("No request of the last contact is on record.") in note


def test_an_answer_without_its_words_is_said_to_be_withheld(own, environment) -> None:
    """On the page of those who may not read it, and on paper where nobody asked for it."""
    t, number = translator("en"), asked(own).answered
    paper = sheet_pdf.said(briefing_sheet.sheet(PAGE, of_country(own, "KW")), t)["answered"]
    row = next(row for row in paper.rows if number in row[0])
    assert row[2] == t("Not shown here") and t(WITHHELD) in paper.note
    words = of_country(own, "KW", words=True)
    told = sheet_pdf.said(briefing_sheet.sheet(PAGE, words, words=True), t)["answered"]
    assert next(row for row in told.rows if number in row[0])[2] == ANSWER and t(WITHHELD) not in told.note
    page = said(open_app(FILE, lang="en", code="KW"))
    assert ANSWER in page and t(WITHHELD) not in page
    environment(JISR_ROLE="analyst")
    page = said(open_app(FILE, lang="en", code="KW"))
    assert ANSWER not in page and t(WITHHELD) in page


def test_an_answer_of_a_request_that_was_reopened_stands_as_none(own) -> None:
    """It is there, with where its request is now, on the page and on paper."""
    t, number = translator("ar"), asked(own).answered
    steps = ((Step.REOPENED, {"reason": "Not so"}), (Step.REFERRED, {"authority": BODY}))
    states = t("Reopened since"), t(
        "Reopened since; now: {state}", state=t.label("referred", family="request_state")
    )  # fmt: skip
    assert t("Reopened since") not in said(open_app(FILE, lang="ar", code="KW"))
    for seen, ((step, more), state) in enumerate(zip(steps, states, strict=True), 2):
        with Session(engine(own)) as db:
            take(db, number, step, on_day=back(7), seen=seen, **more, **WHO)
            db.commit()
        page = plain(said(open_app(FILE, lang="ar", code="KW")))
        assert plain(f"{t('Answered on {date}', date=t.date(back(8)))} · {state}") in page
        paper = sheet_pdf.said(briefing_sheet.sheet(PAGE, of_country(own, "KW")), t)["answered"]
        assert next(row for row in paper.rows if number in row[0])[2] == f"{state} · {t('Not shown here')}"
