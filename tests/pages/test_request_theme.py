"""The theme of a request: linked, parted, not overwritten unseen; and one answer for all of a theme."""

from datetime import date

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models import Theme
from models.codes import Step
from models.engine import engine
from outreach.i18n import LANGUAGES, Translator, translator
from outreach.periods import today
from outreach.plain import plain
from outreach.settings import settings
from outreach.writing import rows
from tests.pages.asked import (
    CONTACT,
    NAMES,
    SUMMARY,
    THEME,
    WHO,
    asked_once,
    at,
    back,
    linked,
    numbers,
    quicker,
    stored,
    taken,
)
from tests.pages.test_log import own, said
from tests.pages.test_request import PAGE
from tests.shown import english, open_app

__all__ = ["asked_once", "numbers", "own"]

LONG = "A word of the answer. " * 150


def test_it_is_linked_to_a_theme_and_parted(own, numbers) -> None:
    """The same demand, of so many communities; one that is there, or a new one."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", key=numbers.late)
    app.selectbox(key=f"jisr.theme.{numbers.late}.which").set_value(THEME)
    next(one for one in app.button if one.label == t("Link")).click().run()
    assert stored(own, numbers.late)["theme"] == THEME
    assert t.plural("The same demand, {n} community", "The same demand, {n} communities", 3) in said(app)
    app.button(key="jisr.theme.part").click().run()
    assert stored(own, numbers.late)["theme"] is None
    app.text_input(key=f"jisr.theme.{numbers.late}.new").set_value("A new demand")
    next(one for one in app.button if one.label == t("Link")).click().run()
    assert stored(own, numbers.late)["theme"].startswith("theme-") and "A new demand" in said(app)


def test_where_somebody_else_linked_it_meanwhile_it_is_said_and_chosen(own, numbers) -> None:
    """Who, and which theme it is in now, by its name; what was filled in stays, and pressed again it is done."""
    t = translator("en")

    def press() -> None:
        next(one for one in app.button if one.label == t("Link")).click().run()

    app = open_app(PAGE, lang="en", key=numbers.late)
    app.text_input(key=f"jisr.theme.{numbers.late}.new").set_value("A new demand")
    linked(own, numbers.late, theme=THEME)
    press()
    words = said(app)
    assert not app.exception and stored(own, numbers.late)["theme"] == THEME
    assert "Editor Two" in words and t("{name}: {more}", name=t("Theme"), more=t.isolate(NAMES["en"])) in words
    assert not any(word in words.split("Editor Two")[1].splitlines()[0] for word in (SUMMARY, CONTACT))
    press()
    assert stored(own, numbers.late)["theme"].startswith("theme-") and "A new demand" in said(app)


def test_a_request_that_was_linked_to_another_theme_is_not_parted_unseen(own, numbers) -> None:
    app = open_app(PAGE, lang="en", key=numbers.new)
    linked(own, numbers.new, theme="roofs")
    app.button(key="jisr.theme.part").click().run()
    assert stored(own, numbers.new)["theme"] == "roofs" and "Roofs" in said(app) and "Editor Two" in said(app)
    app.button(key="jisr.theme.part").click().run()
    assert stored(own, numbers.new)["theme"] is None


def test_a_theme_is_answered_at_once(own, numbers) -> None:
    """Each open request gets its own step; the page says how many, and who reads only has no form."""
    t = translator("ar")
    app = open_app("pages/theme.py", lang="ar", key=THEME)
    assert not app.exception and english(app, "ar") == []
    assert set(app.dataframe[0].value["key"]) == {numbers.new, numbers.alike}
    app.text_area(key=f"jisr.theme.{THEME}.answer").set_value("One for all")
    app.text_input(key=f"jisr.theme.{THEME}.evidence").set_value("Letter 9")
    next(one for one in app.button if one.label == t("Answer them together")).click().run()
    for number in (numbers.new, numbers.alike):
        assert taken(own, number, 1)["answer"] == "One for all"
    assert t.plural("{n} request was answered.", "{n} requests were answered.", 2) in said(app)
    assert not app.get("form")


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_reads_only_answers_no_theme(own, numbers, role, environment) -> None:
    environment(JISR_ROLE=role)
    app = open_app("pages/theme.py", lang="en", key=THEME)
    assert not app.text_area and SUMMARY not in said(app)


def answered_together(app: AppTest) -> AppTest:
    app.text_area(key=f"jisr.theme.{THEME}.answer").set_value(LONG)
    app.text_input(key=f"jisr.theme.{THEME}.evidence").set_value("Letter 9")
    return app


def folded_out(app: AppTest, t: Translator) -> bool:
    return next(one for one in app.expander if one.label == t("Answer them together")).proto.expanded


def press(app: AppTest, language: str = "en") -> AppTest:
    label = translator(language)("Answer them together")
    app = next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def test_of_several_that_are_answered_it_is_said_which_was_answered_meanwhile(own, numbers) -> None:
    t = translator("ar")
    app = answered_together(open_app("pages/theme.py", lang="ar", key=THEME))
    quicker(own, numbers.alike, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    app = press(app, "ar")
    assert taken(own, numbers.new, 1)["answer"] == LONG.strip() and taken(own, numbers.alike, 2) is None
    assert t.plural("{n} request was answered.", "{n} requests were answered.", 1) in said(app)
    why = t("It is answered already. Reopen it first, with the reason.")
    assert t("Not {number}: {why}", number=t.isolate(numbers.alike), why=why) in said(app)
    assert english(app, "ar") == []


def test_where_one_can_still_be_answered_the_answer_stays_for_it(own, numbers) -> None:
    """The day is too early for one of them: after a look elsewhere the form begins with the words, for that one."""
    quicker(own, numbers.alike, Step.ACKNOWLEDGED, seen=0)
    app = answered_together(open_app("pages/theme.py", lang="en", key=THEME))
    form = f"jisr.theme.{THEME}"
    app.date_input(key=f"{form}.on").set_value(back(1))
    app = press(app)
    assert "1 request was answered." in said(app) and taken(own, numbers.alike, 2) is None
    app = at(at(app, "", "pages/requests.py"), THEME, "pages/theme.py")
    assert app.text_area(key=f"{form}.answer").value == LONG
    assert app.text_input(key=f"{form}.evidence").value == "Letter 9"
    assert app.multiselect(key=f"{form}.which").value == [numbers.alike]
    app.date_input(key=f"{form}.on").set_value(today(settings()))
    app = press(app)
    assert taken(own, numbers.alike, 2)["answer"] == LONG.strip()
    assert not app.code and not app.get("form")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_answer_says_of_which_request_and_stays_open(own, numbers, language) -> None:
    """Nothing was written, and why not; the fold that the form is in stays open, and says that the words are there."""
    t = translator(language)
    app = answered_together(open_app("pages/theme.py", lang=language, key=THEME))
    still = t("What you wrote is still here.")
    assert not folded_out(app, t) and still not in said(app)
    app.date_input(key=f"jisr.theme.{THEME}.on").set_value(date(2020, 1, 1))
    app = press(app, language)
    assert taken(own, numbers.new, 1) is None and taken(own, numbers.alike, 1) is None
    why = t("The request was raised after this day.")
    words = [t("Not {number}: {why}", number=t.isolate(number), why=why) for number in (numbers.new, numbers.alike)]
    assert any(" ".join((t("Nothing was written."), one)) in said(app) for one in words)
    assert folded_out(app, t) and still in said(app) and english(app, language) == []
    app.date_input(key=f"jisr.theme.{THEME}.on").set_value(today(settings()))
    app = press(app, language)
    assert taken(own, numbers.new, 1)["answer"] == LONG.strip() and still not in said(app)


def test_an_answer_that_was_written_stands_ready_for_no_other_request(own, numbers) -> None:
    """One of two was answered: the form for the other one is closed, and empty."""
    form = f"jisr.theme.{THEME}"
    app = answered_together(open_app("pages/theme.py", lang="en", key=THEME))
    app.multiselect(key=f"{form}.which").set_value([numbers.new])
    app = press(app)
    assert taken(own, numbers.new, 1)["answer"] == LONG.strip() and taken(own, numbers.alike, 1) is None
    assert not folded_out(app, translator("en"))
    assert (app.text_area(key=f"{form}.answer").value, app.text_input(key=f"{form}.evidence").value) == ("", "")
    assert app.multiselect(key=f"{form}.which").value == [numbers.alike]


def test_where_none_is_left_to_answer_the_answer_is_shown(own, numbers) -> None:
    """One was answered, one is of another theme by now: nothing was written, and the form is gone."""
    t = translator("ar")
    app = answered_together(open_app("pages/theme.py", lang="ar", key=THEME))
    quicker(own, numbers.alike, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    linked(own, numbers.new, theme="roofs")
    app = press(app, "ar")
    assert taken(own, numbers.new, 1) is None and t("Nothing was written.") in said(app)
    assert t("It is no part of this theme any more.") in said(app)
    assert [one.value for one in app.code][1:] == [LONG, "Letter 9"] and english(app, "ar") == []
    linked(own, numbers.new, theme=THEME)
    app = app.run()
    assert app.text_area(key=f"jisr.theme.{THEME}.answer").value == LONG and [one.value for one in app.code] == []


def test_who_looks_at_the_request_that_stood_in_the_way_finds_the_answer_again(own, numbers) -> None:
    """The page says: look at them again, below; a row of the list leads to the request."""
    app = answered_together(open_app("pages/theme.py", lang="en", key=THEME))
    quicker(own, numbers.new, Step.ACKNOWLEDGED, seen=0)
    app = press(app)
    assert "Look at them again, below." in said(app)
    app = at(at(app, numbers.new, PAGE), THEME, "pages/theme.py")
    assert app.text_area(key=f"jisr.theme.{THEME}.answer").value == LONG
    press(app)
    assert taken(own, numbers.new, 2)["answer"] == LONG.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_that_was_deleted_meanwhile_says_so_with_the_answer_and_is_taken_back(own, numbers, language) -> None:
    """Back, it has no request to answer: the words are still to be copied, beside what was done; nothing is wrong."""
    t = translator(language)
    app = answered_together(open_app("pages/theme.py", lang=language, key=THEME))
    for number in (numbers.new, numbers.alike):
        linked(own, number, theme="roofs")
    with Session(engine(own)) as db:
        rows.delete(db, Theme, THEME, token=None, **WHO)
        db.commit()
    app = press(app, language)
    assert app.title[0].value == t("Deleted") and "Editor Two" in said(app) and english(app, language) == []
    assert [one.value for one in app.code][1:] == [LONG, "Letter 9"]
    assert t("There is no row with the key {key}.", key=THEME) not in said(app)
    app = next(one for one in app.button if one.label == t("Take back")).click().run()
    assert not app.exception and app.title[0].value == plain(NAMES[language])
    assert t("Taken back: everything is as it was before.") in said(app) and english(app, language) == []
    assert [one.value for one in app.code][1:] == [LONG, "Letter 9"]
    for number in (numbers.new, numbers.alike):
        linked(own, number, theme=THEME)
    app = app.run()
    assert app.text_area(key=f"jisr.theme.{THEME}.answer").value == LONG and not app.code
