"""Requests in the form of an activity and on its page: a line each, numbers for everybody, words for some."""

import pytest
from sqlmodel import Session

from models import Activity, Commitment, Request
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.entry.save import raised_in
from outreach.i18n import translator
from outreach.wording import row_words
from outreach.writing import rows
from tests.pages.asked import HELD
from tests.pages.test_log import filled, image, logged, own, press, said
from tests.shown import english, open_app, param

__all__ = ["own"]

PAGE, FORM = "pages/activity.py", "pages/log.py"
WORDS = ("How are papers renewed?", "الرد متأخر")
WRITER = {"viewer": Viewer("Editor One", Role.EDITOR), "home_country": "EG"}
OTHER = {"viewer": Viewer("Editor Two", Role.EDITOR), "home_country": "EG"}


def field(number: int, name: str) -> str:
    return f"jisr.log.request.{number}.{name}"


def ask(app, number: int, kind: str, words: str):
    """One more line, filled in."""
    press(app, "request.add")
    app.button_group(key=field(number, "kind")).set_value(kind).run()
    return app.text_input(key=field(number, "summary")).set_value(words).run()


def asked(url: str, key: str) -> list[dict]:
    with Session(engine(url)) as db:
        return raised_in(db, key)


def change(url: str, number: str, **values: object) -> None:
    """Somebody else corrects one; without values, deletes it."""
    with Session(engine(url)) as db:
        if values:
            rows.change(db, Request, number, values, token=None, **OTHER)
        else:
            rows.delete(db, Request, number, token=None, **OTHER)
        db.commit()


@pytest.fixture
def key(own) -> str:
    """An activity with two requests."""
    place = {"communities": ["sa-riyadh"], "countries": ["SA"]}
    with Session(engine(own)) as db:
        key = rows.add(db, Activity, HELD | place | {"kind": "visit", "title_en": "A made-up visit"}, **WRITER)
        for kind, words in zip(("enquiry", "complaint"), WORDS, strict=True):
            raised = {"activity": key, "community": "sa-riyadh", "raised_on": HELD["starts"]}
            rows.add(db, Request, raised | {"kind": kind, "summary": words}, **WRITER)
        db.commit()
    return key


@pytest.fixture
def numbers(own, key) -> list[str]:
    return [one["key"] for one in asked(own, key)]


def names(app) -> list[str]:
    return [button.key for button in app.button]


def test_each_line_becomes_a_row(own) -> None:
    """With the activity's community, and the numbers are told; the empty line that stood ready is none."""
    t = translator("ar")
    app = ask(filled("ar"), 0, "enquiry", WORDS[0])
    assert app.selectbox(key=field(0, "community")).value == "sa-riyadh"
    ask(app, 1, "complaint", WORDS[1])
    app.selectbox(key=field(1, "topic")).set_value("youth").run()
    app.selectbox(key=field(1, "community")).set_value("").run()
    app.text_input(key=field(1, "contact")).set_value(" +20 100 000 0001 ").run()
    press(press(app, "request.add"), "save")
    assert not app.exception
    key = logged(own)[0]
    assert [one["contact"] for one in asked(own, key)] == ["", "+20 100 000 0001"]
    assert param(app, "key") == key
    first, second = asked(own, key)
    assert (first["kind"], first["summary"], first["community"]) == ("enquiry", WORDS[0], "sa-riyadh")
    assert (second["kind"], second["topic"], second["community"]) == ("complaint", "youth", None)
    page = said(app)
    for words in (*WORDS, t.label("complaint", family="request_kind"), t("Requests raised")):
        assert words in page
    assert page.count(first["key"]) == page.count(second["key"]) == 2, "in the confirmation and in the list"


def test_what_is_wrong_stands_at_its_line(own) -> None:
    t = translator("en")
    app = press(filled("en"), "request.add")
    app.button_group(key=field(0, "kind")).set_value("enquiry").run()
    press(app, "request.add")
    app.text_input(key=field(1, "summary")).set_value("Words").run()
    press(app, "save")
    assert logged(own) == []
    for words in ("One line that says what was asked.", "Choose what it is: an enquiry, a proposal, ..."):
        assert f":material/error: {t(words)}" in said(app)
    press(press(app, "request.1.off"), "request.0.off")
    press(app, "save")
    assert len(logged(own)) == 1


def test_one_empty_line_is_enough_and_a_draft_keeps_the_lines(own) -> None:
    app = ask(filled("en"), 0, "enquiry", WORDS[0])
    press(press(app, "request.add"), "request.add")
    assert field(1, "off") in names(app) and field(2, "off") not in names(app)
    app = open_app(FORM, lang="en")
    assert app.text_input(key=field(0, "summary")).value == WORDS[0]
    assert app.button_group(key=field(0, "kind")).value == "enquiry"


def test_the_next_one_and_the_same_again_begin_without_requests(own) -> None:
    app = press(ask(filled("en"), 0, "enquiry", WORDS[0]), "another")
    key = logged(own)[0]
    assert asked(own, key)[0]["key"] in said(app)
    assert field(0, "summary") not in [each.key for each in app.text_input]
    app = press(open_app(FORM, lang="en"), "repeat")
    assert field(0, "summary") not in [each.key for each in app.text_input]
    assert app.text_input(key="jisr.log.title_en").value


def test_a_correction_shows_them_and_changes_adds_and_deletes(own, key, numbers) -> None:
    """What is taken off is deleted with the saving and not before, and comes back from the page."""
    app = open_app(FORM, lang="en", key=key)
    assert app.text_input(key=field(0, "summary")).value == WORDS[0]
    app.text_input(key=field(0, "summary")).set_value("Corrected").run()
    press(app, "request.1.off")
    assert numbers[1] in said(app) and "is deleted once you save." in said(app)
    press(press(app, "request.1.keep"), "request.1.off")
    ask(app, 2, "proposal", "A third")
    assert len(asked(own, key)) == 2
    press(app, "save")
    assert [one["summary"] for one in asked(own, key)] == ["Corrected", "A third"]
    page = said(app)
    assert numbers[1] in page and "deleted by" in page and WORDS[1] not in page
    app = open_app(PAGE, lang="en", key=key)
    next(button for button in app.button if button.key.startswith("jisr.back.")).click().run()
    assert WORDS[1] in {one["summary"] for one in asked(own, key)}
    assert "deleted by" not in said(app)


@pytest.mark.parametrize(("button", "kept", "language"), [("theirs", "Theirs", "ar"), ("mine", "Mine", "en")])
def test_where_somebody_was_quicker_the_writer_chooses(own, key, numbers, language, button, kept) -> None:
    app = open_app(FORM, lang=language, key=key)
    app.text_input(key=field(0, "summary")).set_value("Mine").run()
    change(own, numbers[0], summary="Theirs")
    press(app, "save")
    page = said(app)
    assert "Editor Two" in page and numbers[0] in page and "Theirs" in page
    assert asked(own, key)[0]["summary"] == "Theirs"
    press(app, button)
    if button == "theirs":
        assert app.text_input(key=field(0, "summary")).value == "Theirs"
        press(app, "save")
    assert asked(own, key)[0]["summary"] == kept
    assert param(app, "key") == key and not app.exception


@pytest.mark.parametrize(("button", "left"), [("theirs", 1), ("mine", 2)])
def test_what_somebody_deleted_is_kept_as_a_new_one_or_not_at_all(own, key, numbers, button, left) -> None:
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key=field(0, "summary")).set_value("Mine").run()
    change(own, numbers[0])
    press(press(app, "save"), button)
    if button == "theirs":
        press(app, "save")
    there = asked(own, key)
    assert len(there) == left and numbers[0] not in {one["key"] for one in there}


def test_what_another_changed_in_what_nobody_touched_here_stays(own, key, numbers) -> None:
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    change(own, numbers[0], summary="Theirs")
    press(app, "save")
    assert (image(own, key)["minutes"], asked(own, key)[0]["summary"]) == (90, "Theirs")


@pytest.mark.parametrize(
    ("role", "reads", "language"),
    [("viewer", False, "ar"), ("analyst", False, "en"), ("editor", True, "ar"), ("manager", True, "en")],
)
def test_the_words_are_for_those_who_work_on_them(own, key, numbers, language, role, reads, environment) -> None:
    """Everybody sees that they were raised, and of which kind."""
    environment(JISR_ROLE=role)
    t = translator(language)
    change(own, numbers[1])
    page = said(open_app(PAGE, lang=language, key=key))
    assert numbers[0] in page and t.label("enquiry", family="request_kind") in page
    assert (WORDS[0] in page) == reads
    assert (numbers[1] in page) == reads, "what is gone is for those who may take it back"
    assert (t("What was asked, word for word, is shown to those who work on it.") in page) != reads


def test_an_activity_with_requests_is_not_deleted(own, key, numbers) -> None:
    """How many rows of which tables refer to it, and the first of them, each with the way to it."""
    t = translator("ar")
    with Session(engine(own)) as db:
        for number in range(6):
            given = {"key": f"own-{number}", "what_en": f"Own {number}", "what_ar": f"وعد {number}", "activity": key}
            rows.add(db, Commitment, given, **OTHER)
        db.commit()
    app = open_app(PAGE, lang="ar", key=key)
    app.button(key="jisr.own.delete").click().run()
    words = row_words.in_the_way({"commitment": 6, "request": 2}, t=t)
    assert words in said(app) and image(own, key) is not None and english(app, "ar") == []
    assert t.plural("and {n} more", "and {n} more", 3) in said(app)
    links = [(one.proto.page, one.proto.query_string) for one in app.main.get("page_link")]
    named = [(page, part) for page, part in links if page in ("commitment", "request")][:5]
    assert [page for page, _ in named] == ["commitment", "request"] * 2 + ["commitment"]
    assert all(number in "".join(part for _, part in named) for number in [*numbers, "own-5", "own-4", "own-3"])
