"""The files of the weekly meeting say what its page says: each figure with all that stands beside it, and the lists."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from models import Activity, Authority, Community, Decision, MeetingAction, Request, Target
from models.codes import Step
from models.engine import engine
from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.reports import list_words
from outreach.writing import rows
from outreach.writing.steps import take
from tests.pages.asked import back
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, MANAGER, desk, frozen, week
from tests.reports.reading import pages, plain
from tests.reports.test_pdf import is_said
from tests.reports.test_pptx import slides
from tests.reports.test_pptx import texts as slide_texts
from tests.shown import open_app, texts, without_marks

__all__ = ["desk", "own", "week"]

WHO = {"viewer": MANAGER, "home_country": "EG"}
OWNER, ACTION, DECISION = "Officer 7351", "Call the consulate in Lagos 8642", "Who travels to Toronto 9753"


@pytest.fixture
def busy(desk, week):
    """Figures that are like nothing else on the page: 3,417 participants after 1,204, and lines in each list."""
    with Session(engine(desk)) as db:
        for day, number in ((week, 3417), (week - timedelta(days=7), 1204)):
            values = {
                "kind": "visit", "status": "held", "organiser": "mission", "title_en": "A visit", "starts": day,
                "ends": day, "precision": "day", "date_basis": "event", "communities": ["sa"], "countries": ["SA"],
                "attendance": number, "attendance_basis": "counted",
            }  # fmt: skip
            rows.add(db, Activity, values, **WHO)
        starts = week - timedelta(days=70)
        values = {"indicator": "participants", "span": "week", "starts": starts, "value": "5268"}
        rows.add(db, Target, values, **WHO)
        rows.add(db, Authority, {"key": "pensions-7", "name_en": "Pensions 7", "name_ar": "المعاشات ٧"}, **WHO)
        raised = back(60)
        values = {"kind": "enquiry", "summary": "Planted words", "raised_on": raised, "community": "sa"}
        number = rows.add(db, Request, values | {"activity": "ba_abuja_2025"}, **WHO)
        take(db, number, Step.REFERRED, on_day=raised, seen=0, authority="pensions-7", reason="Theirs", **WHO)
        rows.change(db, Community, "kw", {"tier": "A"}, token=None, **WHO)
        rows.add(db, Decision, {"what": DECISION, "raised_on": week, "raised_by": OWNER, "community": "kw"}, **WHO)
        taken = {"week": week - timedelta(days=7), "what": ACTION, "owner": OWNER, "due_on": week}
        rows.add(db, MeetingAction, taken, **WHO)
        db.commit()
    return number


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_say_what_the_page_says(busy, desk, week, language, tmp_path) -> None:
    """As a command, for a scheduler, by the name of the file: each frozen figure with its change; the report also with
    its label, last week's and its target, and all of the lists; the slides with what these begin with."""
    t, report, deck = translator(language), tmp_path / "pack.pdf", tmp_path / "pack.pptx"
    frozen(desk, week)
    for path in (report, deck):
        assert main(["report", "--week-of", week.isoformat(), "--lang", language, "--to", str(path)]) == 0
    front = pages(report.read_bytes())[0]
    told = plain(without_marks(" ".join(text for slide in slides(deck.read_bytes()) for text in slide_texts(slide))))
    app = open_app(FILE, lang=language, week=week.isoformat())
    assert len(app.metric) == 6 and any(one.label == t("Slides") for one in app.get("download_button"))
    for metric in app.metric:
        for said in (metric.label, metric.value, metric.delta, metric.proto.delta_description):
            assert is_said(without_marks(said), front, t), (metric.label, said)
        for said in (metric.label, metric.value, metric.delta):
            assert plain(without_marks(said)) in told, (metric.label, said)
    page = plain(" ".join(without_marks(text) for text in texts(app)))
    body = {"en": "Pensions 7", "ar": "المعاشات ٧"}[language]
    for words in (
        t.number(3417), t.signed(2213), t("{before} last week, same days", before=t.number(1204)),
        t("target {target}: not met", target=t.number(5268)), OWNER, ACTION, DECISION, busy[-4:], t("Late"),
        body, t.country("KW"), *map(t, list_words.TITLES.values()),
    ):  # fmt: skip
        assert plain(words) in page and is_said(words, front, t), words
    for words in (t.number(5268), OWNER, ACTION, DECISION, body):
        assert plain(words) in told, words


def test_each_decision_leads_to_what_it_is_about(busy, desk, week) -> None:
    """One to its community, and what is past its deadline to its request, though nobody asked."""
    app = open_app(FILE, lang="en", week=week.isoformat())
    ways = {(link.proto.page, str(link.proto.query_string)) for link in app.main.get("page_link")}
    assert any(page == "request" and busy in query for page, query in ways), ways
    assert any(page == "community" and "key=kw" in query for page, query in ways), ways
