"""What is sent to an authority: page, PDF and XLSX say the same of each request; words only where one may send them."""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlmodel import Session

from models import Authority, Request, RequestEvent
from models.codes import Step
from models.engine import engine
from outreach import deadlines
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown
from outreach.meeting.shown import this_week
from outreach.plain import JOINER
from outreach.queries import request_sums, request_whole
from outreach.reports import authority_files
from outreach.screen import authority_list
from outreach.writing import rows
from outreach.writing.steps import take
from outreach.writing.themes import link
from tests.pages.asked import ACTIVITY, BODY, CONTACT, OTHER_BODY, REASON, SUMMARY, THEME, WHO, asked, back
from tests.pages.test_log import own, said
from tests.reports import reading
from tests.reports.reading import as_read
from tests.shown import english, open_app, seen

__all__ = ["own"]

PAGE = "pages/authority.py"


@pytest.fixture
def held(own) -> list[str]:
    """One authority has four: long late; never acknowledged and in time; passed on to it; and on its last day."""
    numbers = asked(own)
    same = {"kind": "request", "summary": SUMMARY, "contact": CONTACT, "activity": ACTIVITY}
    found = [numbers.late]
    with Session(engine(own)) as db:
        for days, steps in (
            (8, [(Step.REFERRED, 7, {"authority": BODY})]),
            (9, [(Step.ACKNOWLEDGED, 8, {}), (Step.REFERRED, 8, {"authority": OTHER_BODY}),
                 (Step.PASSED_ON, 5, {"authority": BODY, "reason": REASON})]),
            (21, [(Step.ACKNOWLEDGED, 20, {}), (Step.REFERRED, 20, {"authority": BODY})]),
        ):  # fmt: skip
            key, seen = rows.add(db, Request, same | {"raised_on": back(days)}, **WHO), 0
            for step, day, given in steps:
                seen = take(db, key, step, on_day=back(day), seen=seen, **given, **WHO)
            found.append(key)
        db.commit()
    return found


@pytest.fixture
def sent(monkeypatch) -> list:
    """The lists that were set as PDF."""
    found: list = []

    def pdf(of, t):
        found.append(of)
        return b"%PDF-"

    monkeypatch.setattr(authority_files, "pdf", pdf)
    return found


def listed(url: str):
    with Session(engine(url)) as db:
        own = request_sums.open_with(db, filters=Filters(), authority=BODY)
        authority = request_whole.authority(db, key=BODY).iloc[0]
    return authority_list.listed_for(SimpleNamespace(collections=("register",)), own[own["holds"]], authority)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_files_say_the_same_of_each_deadline(own, held, language) -> None:
    """Of the answer that the authority owes: that nobody acknowledged it is not its fault."""
    t = translator(language)
    late, unacknowledged, passed, due = held
    rows_shown = seen(open_app(PAGE, lang=language, key=BODY).dataframe[0])
    page = dict(zip(rows_shown["key"], rows_shown["standing"], strict=True))
    on_time = f"○ {t('On time')}"
    assert page == {
        late: "▲ " + t.plural("Late by {n} working day", "Late by {n} working days", 19),
        unacknowledged: on_time,
        passed: on_time,
        due: f"▲ {t('Due now')}",
    }
    of = listed(own)
    sheet = load_workbook(io.BytesIO(authority_files.xlsx(of, t))).active
    cells = list(sheet.iter_rows(min_row=5, values_only=True))
    assert {row[0]: row[-1] for row in cells} == page
    [printed] = reading.pages(authority_files.pdf(of, t))
    assert all(as_read(words) in printed for words in set(page.values()))
    assert printed.count(as_read(on_time)) == 2
    assert as_read(t("overdue: {n}", n=1)) in printed and t("overdue: {n}", n=1) in sheet["A2"].value.replace(
        JOINER, ""
    )
    # Since it was passed on, and not since another one got it.
    assert {row[0]: row[5].date() for row in cells}[passed] == back(5)


def test_what_waits_for_the_citizen_is_counted_and_sent_to_nobody(own, held, sent) -> None:
    """The page shows as many as the lists that lead to it say; the files have those that the authority holds."""
    t, late = translator("ar"), held[0]
    with Session(engine(own)) as db:
        number = db.scalars(select(Request.id).where(Request.key == late)).one()
        seen = db.scalar(select(func.max(RequestEvent.position)).where(RequestEvent.request_id == number))
        take(db, late, Step.AWAITING_DATA, on_day=back(0), seen=seen, reason="A paper", **WHO)
        db.commit()
        (in_meeting,) = [one for one in shown.shown(db, week=this_week()).pack.overdue if one.key == BODY]
        table = request_sums.open_ones(db, filters=Filters())
        grouped = request_sums.grouped(table, request_sums.answered(db, filters=Filters()), by="authority")
    listed = grouped.set_index("key").loc[BODY]
    app = open_app(PAGE, lang="ar", key=BODY)
    assert not app.exception
    assert len(app.dataframe[0].value) == in_meeting.open == listed["open"] == 4
    assert in_meeting.overdue == listed["overdue"] == 1
    assert late in set(app.dataframe[0].value["key"]) and len(sent[-1].requests) == 3
    assert late not in {one.reference for one in sent[-1].requests}
    words = t.plural(
        "{n} of them waits for somebody else meanwhile, and is not in the files for the authority.",
        "{n} of them wait for somebody else meanwhile, and are not in the files for the authority.",
        1,
    )
    assert words in said(app)


def test_years_without_holidays_are_said_wherever_working_days_of_them_stand(own, held, sent) -> None:
    """On every page that has working days of them, whatever its period, and in the files of an authority."""
    with Session(engine(own)) as db:
        values = {"kind": "enquiry", "summary": SUMMARY, "activity": ACTIVITY, "community": "kw"}
        key = rows.add(db, Request, values | {"raised_on": "1950-10-01"}, **WHO)
        take(db, key, Step.REFERRED, on_day=back(5), seen=0, authority=BODY, **WHO)
        link(db, {key: None}, theme=THEME, **WHO)
        db.commit()
    short = deadlines.no_holidays(["1950-1953"], t=translator("en"))
    assert short in said(open_app(PAGE, lang="en", key=BODY))
    assert sent[-1].no_holidays.en == short
    for file, at in (
        ("pages/briefing.py", {"key": "kw"}),
        ("pages/weekly.py", {}),
        ("pages/theme.py", {"key": THEME}),
        ("pages/community.py", {"key": "kw"}),
        ("pages/requests.py", {}),
        ("pages/requests.py", {"from": "2026-01-01", "to": "2026-12-31"}),
    ):
        app = open_app(file, lang="en", **at)
        assert not app.exception and short in said(app)


@pytest.mark.parametrize(
    ("role", "language"), [("viewer", "ar"), ("editor", "en"), ("manager", "ar"), ("administrator", "en")]
)
def test_words_are_sent_by_those_who_may_where_they_ask_for_it(own, held, sent, environment, role, language) -> None:
    """Off by default; an editor is offered nothing, whatever the session says; contact data is in none of them."""
    environment(JISR_ROLE=role)
    t, key = translator(language), f"jisr.authority.words.{BODY}"
    app = open_app(PAGE, lang=language, key=BODY)
    assert not app.exception
    may = role in ("manager", "administrator")
    assert [box.label for box in app.checkbox] == ([t("With what people asked, word for word")] if may else [])
    assert not any(each.words for each in sent[-1].requests)
    app.session_state[key] = True
    app.run()
    assert not app.exception
    assert {each.words.of(t) for each in sent[-1].requests} == ({SUMMARY} if may else {""})
    if may:
        cells = load_workbook(io.BytesIO(authority_files.xlsx(sent[-1], t))).active.values
        told = str(list(cells))
        assert SUMMARY in told and CONTACT not in told and REASON not in told
    assert CONTACT not in repr(sent) and CONTACT not in said(app)


def test_another_authority_begins_without_words(own, held, sent, environment) -> None:
    environment(JISR_ROLE="manager")
    with Session(engine(own)) as db:
        key = rows.add(db, Authority, {"key": "new-body", "name_en": "New body"}, **WHO)
        number = rows.add(
            db, Request, {"kind": "request", "summary": SUMMARY, "activity": ACTIVITY, "raised_on": back(3)}, **WHO
        )
        take(db, number, Step.REFERRED, on_day=back(2), seen=0, authority=key, **WHO)
        db.commit()
    app = open_app(PAGE, lang="en", key=BODY)
    app.checkbox(key=f"jisr.authority.words.{BODY}").check().run()
    app.query_params["key"] = "new-body"
    app.run()
    assert [box.value for box in app.checkbox] == [False]
    assert not any(each.words for each in sent[-1].requests)


def test_days_are_the_authority_s_own(own, held) -> None:
    """What it answered: how long it had it itself, and not how long the ministry had it before."""
    assert isinstance(back(1), date)
    with Session(engine(own)) as db:
        take(db, held[2], Step.ANSWERED, on_day=back(3), seen=3, answer="It is so", evidence="Letter 5", **WHO)
        db.commit()
    words = said(open_app(PAGE, lang="en", key=BODY))
    assert "1 answer so far: it had them a median of 2 working days" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_filters_it_is_said_of_how_many_answers_that_is(own, held, language) -> None:
    """And never that it gave none so far."""
    t = translator(language)
    none, narrowed = (
        t("None of its requests was answered yet."),
        t("Under these filters there is no answer of this authority."),
    )
    assert none in said(open_app(PAGE, lang=language, key=BODY))
    with Session(engine(own)) as db:
        for number, seen_to in ((held[0], 1), (held[2], 3)):
            take(db, number, Step.ANSWERED, on_day=back(3), seen=seen_to, answer="So", evidence="Letter 5", **WHO)
        db.commit()
    words = {}
    for region in ("", "gulf", "latin_america"):
        app = open_app(PAGE, lang=language, key=BODY, **({"region": region} if region else {}))
        assert not app.exception and english(app, language) == []
        words[region] = said(app)
        assert none not in words[region] and (narrowed in words[region]) == (region == "latin_america")
    if language == "en":
        assert "2 answers so far: it had them" in words[""]
        assert "1 answer under these filters: it had them a median of 35 working days" in words["gulf"]
        assert "so far" not in words["gulf"] + words["latin_america"]
