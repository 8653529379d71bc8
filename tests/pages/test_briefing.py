"""The briefing sheet shows what is known of a place, withholds people's words, and prints."""

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models import Activity, Entity, Request
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.community_words import WHOLE
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import briefing
from outreach.reports import sheet_pdf
from outreach.screen import briefing_sheet
from outreach.settings import settings
from outreach.writing import rows
from tests.reports.reading import pages, plain
from tests.reports.test_pdf import is_said
from tests.shown import open_app, texts, without_marks
from tests.small_world import HOME

FILE = "pages/briefing.py"
DAY = date(2026, 11, 24)
EDITOR = Viewer("Editor One", Role.EDITOR)
HELD = {
    "key": "own-session",
    "kind": "virtual_session",
    "status": "held",
    "organiser": "emigration_ministry",
    "title_en": "Made-up session",
    "title_ar": "لقاء مختلق",
    "starts": "2026-05-10",
    "ends": "2026-05-10",
    "precision": "day",
    "date_basis": "event",
    "communities": ["kw"],
    "countries": ["KW"],
}
ASKED = {"kind": "complaint", "summary": "Planted words", "raised_on": "2026-05-10", "community": "kw"}


@pytest.fixture
def own(record_copy: str, environment) -> str:
    """A copy of the public record with one session more, in which something was asked."""
    environment(DATABASE_URL=record_copy, JISR_USER="Editor One", JISR_ROLE="editor")
    with Session(engine(record_copy)) as db:
        rows.add(db, Activity, HELD, viewer=EDITOR, home_country=HOME)
        rows.add(db, Request, ASKED | {"activity": "own-session"}, viewer=EDITOR, home_country=HOME)
        db.commit()
    return record_copy


def said(app: AppTest) -> str:
    return without_marks("\n".join(texts(app)))


@pytest.mark.parametrize(("place", "language"), [({"key": "kw"}, "ar"), ({"code": "KW"}, "en")])
def test_it_says_who_they_are_and_what_they_asked(own, language, place) -> None:
    t = translator(language)
    app = open_app(FILE, lang=language, **place)
    assert not app.exception
    where = t.country("KW") if "code" in place else t(WHOLE, country=t.country("KW"))
    name = t("Briefing sheet: {place}", place=t.isolate(where))
    assert without_marks(app.title[0].value) == name
    words = said(app)
    assert HELD[t.column("title")] in words
    assert t.number(421_025) in words, "nationals, by the estimate in use"
    assert "R2026-0001" in words and t.label("complaint", family="request_kind") in words
    assert "Planted words" in words
    assert t("held by: {holder}", holder=t.label("ministry", family="holder")) in words


def test_people_s_words_are_for_those_who_work_on_them(own, environment) -> None:
    environment(JISR_ROLE="analyst")
    words = said(open_app(FILE, lang="en", key="kw"))
    assert "R2026-0001" in words and "Planted words" not in words
    assert "is shown to those who work on it" in words


def test_it_prints(own) -> None:
    """The file is there, and named after the place; the link to plan the next one names it too."""
    app = open_app(FILE, lang="en", key="kw")
    assert not app.error
    (button,) = [one for one in app.main if one.type == "download_button"] or app.get("download_button")
    assert not button.proto.disabled


@pytest.mark.parametrize(("place", "language"), [({"key": "kw"}, "ar"), ({"code": "KW"}, "en")])
def test_the_printed_sheet_says_what_the_page_says(own, monkeypatch, language, place) -> None:
    """Read from the file itself: who they are, contacts, what was asked, answered, promised, and their channels."""
    t, printed, print_it = translator(language), [], briefing_sheet.sheet_pdf
    monkeypatch.setattr(briefing_sheet, "sheet_pdf", lambda of, t: printed.append(print_it(of, t)) or printed[-1])
    app = open_app(FILE, lang=language, **place)
    assert not app.exception
    paper, page = " ".join(pages(printed[-1])), plain(said(app))
    with Session(engine(own)) as db:
        ask = briefing.of_community if "key" in place else briefing.of_country
        found = ask(db, day=today(settings()), **place)
    frames = ((found.contacts, "title"), (found.reported, "title"), (found.promised, "what"), (found.channels, "name"))
    names = [t.name(row, column) for frame, column in frames for row in frame.head(1).to_dict("records")]
    assert len(names) >= 3
    # Read back, the one Latin letter may stand on either side of its number.
    assert "R2026-0001" in page and re.search("R2026-0001|2026-0001R", paper)
    asked = (t.label("complaint", family="request_kind"), t.date(date(2026, 5, 10)))
    for words in (t.number(421_025), *asked, *names):
        assert plain(words) in page and is_said(words, paper, t), words
    assert "Planted words" in page and "Planted words" not in paper


def test_entities_of_a_place_are_named_on_its_pages_and_on_paper(own, monkeypatch) -> None:
    """By name, and how many more there are; those of another country's community are not among them."""
    t, printed, print_it = translator("ar"), [], briefing_sheet.sheet_pdf
    monkeypatch.setattr(briefing_sheet, "sheet_pdf", lambda of, t: printed.append(print_it(of, t)) or printed[-1])
    assert t("Entities: {names}", names="") not in said(open_app(FILE, lang="ar", key="kw"))
    with Session(engine(own)) as db:
        for number, community in enumerate(["kw"] * 7 + ["sa-riyadh"], 1):
            names = {"name_en": f"House {number}", "name_ar": f"البيت {number}"}
            rows.add(db, Entity, names | {"community": community}, viewer=EDITOR, home_country=HOME)
        db.commit()
    named = [t.name({"name_en": f"House {number}", "name_ar": f"البيت {number}"}) for number in range(1, 7)]
    line = t("Entities: {names}", names=t.list([*named, t.plural("{n} more", "{n} more", 1)]))
    for file, at in ((FILE, {"key": "kw"}), (FILE, {"code": "KW"}), ("pages/community.py", {"key": "kw"}),
                     ("pages/country.py", {"code": "KW"})):  # fmt: skip
        assert plain(line) in plain(said(open_app(file, lang="ar", **at))), (file, at)
    assert all(is_said(name, " ".join(pages(printed[-1])), t) for name in named)


def test_the_printed_sheet_says_no_more_than_is_known(own) -> None:
    """A date is as fine on paper as on record; what nobody followed up is neither open nor late; sources disagree."""
    with Session(engine(own)) as db:
        found = briefing.of_country(db, code="KW", day=DAY)
    assert found is not None
    printed = briefing_sheet.sheet(SimpleNamespace(settings=settings(), collections=("public_record",)), found)
    finely = {row.activity: row.precision or "day" for row in found.reported.itertuples()}
    assert sorted(one.day.precision for one in printed.answered) == sorted(finely.values())
    assert {"month", "year"} & set(finely.values()), "the record knows some only to the month or year"
    assert {one.standing for one in printed.promised} == set(found.promised["commitment_state"]) == {"not_followed_up"}
    assert printed.nationals[0].number == 421_025 and len(printed.nationals) == len(found.estimates)
    assert printed.asked[0].reference == "R2026-0001" and not printed.asked[0].words
    assert printed.collection == "public_record" and printed.place.ar == translator("ar").country("KW")


def test_what_waits_besides_is_handed_over_apart_as_on_the_page(own) -> None:
    """What was raised in the last contact, and what else waits; and whether there is more, of answers too."""
    with Session(engine(own)) as db:
        number = rows.add(db, Request, ASKED | {"activity": "own-session"}, viewer=EDITOR, home_country=HOME)
        older = rows.add(
            db,
            Request,
            ASKED | {"activity": "ba_abuja_2025", "raised_on": "2025-12-01"},
            viewer=EDITOR,
            home_country=HOME,
        )
        db.commit()
        found = briefing.of_community(db, key="kw", day=DAY)
    assert found is not None
    page = SimpleNamespace(settings=settings(), collections=("register",))
    printed = briefing_sheet.sheet(page, found)
    assert [one.reference for one in printed.asked] == ["R2026-0001", number]
    assert [one.reference for one in printed.waiting] == [older]
    words = said(open_app(FILE, lang="en", key="kw"))
    assert words.index(number) < words.index("Also waiting for an answer") < words.index(older)
    stands = {"request_state": "answered", "is_open": False, "request_kind": "enquiry", "topic": None}
    answers = pd.DataFrame({"key": list("abcde"), "on_day": DAY, **stands, "topic_en": None, "topic_ar": None})
    when = {"title_en": "Session", "title_ar": "لقاء", "starts": DAY, "precision": "day"}
    reported = pd.DataFrame({"activity": list("abcde"), "answers_reported": "It is so", **when})
    found = replace(found, answered=answers, answered_number=30, reported=reported, reported_number=6)
    cut = briefing_sheet.sheet(page, found)
    assert (len(cut.answered), cut.answered_in_all) == (8, 36)


def test_of_a_place_that_nobody_told_of_paper_says_no_more_than_the_page(own) -> None:
    """Neither that it was never met, nor that it has no channel: those of all are for it too."""
    t = translator("en")
    with Session(engine(own)) as db:
        found = briefing.of_country(db, code="FJ", day=DAY)
    printed = sheet_pdf.said(
        briefing_sheet.sheet(SimpleNamespace(settings=settings(), collections=("public_record",)), found), t
    )
    page = said(open_app(FILE, lang="en", code="FJ"))
    for part, words in (
        ("contacts", "Nobody reported that they were met: whether they were is unknown."),
        ("channels", "No channel on record is theirs alone."),
    ):
        assert printed[part].note == t(words) and t(words) in page


def test_a_last_contact_without_a_request_is_no_place_without_one(own) -> None:
    """What was asked before it is on record, on the page and on paper; of a place without any, that is said."""
    t = translator("ar")
    with Session(engine(own)) as db:
        later = HELD | {"key": "later", "starts": "2026-05-20", "ends": "2026-05-20"}
        rows.add(db, Activity, later, viewer=EDITOR, home_country=HOME)
        db.commit()
        sheets = {key: briefing.of_community(db, key=key, day=DAY) for key in ("kw", "sa-riyadh")}
    page = SimpleNamespace(settings=settings(), collections=("register",))
    for key, words in (
        ("kw", "No request of the last contact is on record."),
        ("sa-riyadh", "No request is on record."),
    ):
        assert t(words) in said(open_app(FILE, lang="ar", key=key))
        printed = sheet_pdf.said(briefing_sheet.sheet(page, sheets[key]), t)
        assert printed["asked"].note.startswith(t(words)) and not printed["asked"].rows


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("analyst", False), ("editor", False), ("manager", True)])
def test_words_are_printed_where_somebody_who_may_take_them_out_asks_for_it(
    own, environment, monkeypatch, role, may
) -> None:
    """Off by default; kind, topic and state are on it anyway."""
    environment(JISR_ROLE=role)
    printed: list = []
    monkeypatch.setattr(briefing_sheet, "sheet_pdf", lambda of, t: printed.append(of) or b"%PDF-")
    app = open_app(FILE, lang="en", key="kw")
    assert [one.words.en for one in printed[-1].asked] == [""] and printed[-1].asked[0].kind == "complaint"
    boxes = [box.label for box in app.checkbox]
    assert boxes == (["With requests and answers, word for word"] if may else [])
    app.session_state["jisr.briefing.words"] = True
    app.run()
    assert not app.exception
    assert [one.words.en for one in printed[-1].asked] == (["Planted words"] if may else [""])


def test_the_home_country_has_none(own) -> None:
    app = open_app(FILE, lang="en", code="EG")
    assert without_marks(app.title[0].value) == "Not on record"


@pytest.mark.parametrize(
    ("file", "place"), [("pages/community.py", {"key": "kw"}), ("pages/country.py", {"code": "KW"})]
)
def test_a_profile_leads_to_it(own, file, place) -> None:
    words = said(open_app(file, lang="en", **place))
    assert "Briefing sheet" in words and "Plan an activity" in words
    assert "Briefing sheet" not in said(open_app("pages/country.py", lang="en", code="EG"))
