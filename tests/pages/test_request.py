"""One request whole: words for those who work on it, and steps by small forms."""

from datetime import timedelta

import pytest

from models.base import longest
from models.codes import Step
from models.request import RequestEvent
from outreach.i18n import translator
from outreach.periods import today
from outreach.screen import request_steps, request_theme
from outreach.screen.request_steps import ACTS
from outreach.settings import settings
from tests.pages.asked import (
    ANSWER,
    BODY,
    CONTACT,
    EVIDENCE,
    OTHER_BODY,
    REASON,
    SUMMARY,
    THEME,
    asked_once,
    numbers,
    quicker,
    taken,
)
from tests.pages.test_log import own, said
from tests.shown import english, open_app

__all__ = ["asked_once", "numbers", "own"]

PAGE = "pages/request.py"


def field(number: str, step: Step, name: str) -> str:
    return f"jisr.step.{number}.{step.value}.{name}"


def submit(app, step: Step, language: str = "en"):
    """Press the button of a step's form."""
    label = translator(language)(ACTS[step])
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def offered(app, language: str = "en") -> set[Step]:
    """The steps that have a form."""
    words = {translator(language)(text): step for step, text in ACTS.items()}
    return {words[button.label] for button in app.button if button.label in words}


def test_it_says_where_it_stands(own, numbers) -> None:
    """Its state, its light in a word, who holds it, both clocks, who held it how long, and every step."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", key=numbers.late)
    page = said(app)
    assert not app.exception and english(app, "ar") == []
    assert app.title[0].value == t("Request {number}", number=numbers.late.replace("-", "\\-"))
    for words in (
        t.label("referred", family="request_state"),
        t.plural("Late by {n} working day", "Late by {n} working days", 19),
        t.label("referred", family="step"),
        t("Who held it how long"),
        "Editor Two",
        REASON,
    ):
        assert words in page
    (link,) = [one.proto for one in app.get("page_link") if one.proto.page == "authority"]
    assert BODY in link.query_string


@pytest.mark.parametrize(
    ("role", "reads", "language"),
    [("viewer", False, "ar"), ("analyst", False, "en"), ("editor", True, "ar"), ("manager", True, "en")],
)
def test_words_and_ways_are_for_those_who_work_on_it(own, numbers, language, role, reads, environment) -> None:
    """What was asked, how to reach them, why, and what was answered; the steps themselves are for everybody."""
    environment(JISR_ROLE=role)
    t = translator(language)
    page = said(open_app(PAGE, lang=language, key=numbers.answered)) + said(
        open_app(PAGE, lang=language, key=numbers.late)
    )
    for words in (SUMMARY, CONTACT, REASON, ANSWER, EVIDENCE):
        assert (words in page) == reads, words
    assert t.label("answered", family="step") in page
    assert (t("What was asked, word for word, is shown to those who work on it.") in page) != reads
    app = open_app(PAGE, lang=language, key=numbers.new)
    assert bool(offered(app, language)) == reads


def test_a_step_is_taken_by_its_form(own, numbers) -> None:
    """Today unless another day is given; the page then offers what may follow."""
    app = open_app(PAGE, lang="ar", key=numbers.new)
    assert Step.PASSED_ON in offered(app, "ar") and Step.GIVEN_BACK not in offered(app, "ar")
    app.selectbox(key=field(numbers.new, Step.REFERRED, "authority")).set_value(BODY)
    submit(app, Step.REFERRED, "ar")
    assert not app.exception
    found = taken(own, numbers.new, 1)
    day = today(settings()).isoformat()
    assert (found["step"], found["authority"], found["on_day"]) == ("referred", BODY, day)
    assert found["by"] == "Editor One"
    assert Step.REFERRED not in offered(app, "ar")


def test_an_answer_needs_its_evidence_and_is_given_back(own, numbers) -> None:
    """What is missing is said, and nothing is written."""
    app = open_app(PAGE, lang="en", key=numbers.new)
    app.text_area(key=field(numbers.new, Step.ANSWERED, "answer")).set_value("It is so")
    submit(app, Step.ANSWERED)
    assert taken(own, numbers.new, 1) is None and "Say where the answer can be seen" in said(app)
    app.text_area(key=field(numbers.new, Step.ANSWERED, "answer")).set_value("It is so")
    app.text_input(key=field(numbers.new, Step.ANSWERED, "evidence")).set_value("Letter 7")
    submit(app, Step.ANSWERED)
    assert taken(own, numbers.new, 1)["evidence"] == "Letter 7"
    assert offered(app) == {Step.GIVEN_BACK, Step.ARCHIVED, Step.REOPENED, Step.TAKEN_BACK}
    submit(app, Step.GIVEN_BACK)
    assert taken(own, numbers.new, 2)["step"] == "given_back"


@pytest.mark.parametrize(("language", "words"), [("en", "It was reopened once."), ("ar", "أُعيد فتحه مرة واحدة.")])
def test_how_often_it_was_reopened_is_said_as_people_say_it(own, numbers, language, words) -> None:
    quicker(own, numbers.answered, Step.REOPENED, seen=2, reason="Another city")
    assert words in said(open_app(PAGE, lang=language, key=numbers.answered))


@pytest.mark.parametrize("step", [Step.AWAITING_DATA, Step.EXTENDED, Step.PASSED_ON])
def test_what_needs_a_reason_is_not_written_without(own, numbers, step) -> None:
    app = open_app(PAGE, lang="en", key=numbers.late)
    for reason, position in (("", None), ("So it is", 2)):
        if step is Step.PASSED_ON:
            app.selectbox(key=field(numbers.late, step, "authority")).set_value(OTHER_BODY)
        app.text_area(key=field(numbers.late, step, "reason")).set_value(reason)
        submit(app, step)
        assert (taken(own, numbers.late, 2) or {}).get("position") == position
        assert (":material/error: Say " in said(app)) == (position is None)
    assert taken(own, numbers.late, 2)["reason"] == "So it is"


def test_a_day_is_neither_before_the_last_step_nor_to_come(own, numbers) -> None:
    app = open_app(PAGE, lang="en", key=numbers.answered)
    day = app.date_input(key=field(numbers.answered, Step.GIVEN_BACK, "on"))
    assert day.value == day.max == today(settings())
    assert day.min < day.max - timedelta(days=7)


def test_where_somebody_was_quicker_it_is_said(own, numbers) -> None:
    """Who took which step; the page shows it as it is now, and nothing was written."""
    app = open_app(PAGE, lang="en", key=numbers.new)
    quicker(own, numbers.new, Step.ACKNOWLEDGED, seen=0)
    submit(app, Step.ACKNOWLEDGED, "en")
    assert not app.exception and taken(own, numbers.new, 2) is None
    page = said(app)
    assert "Editor Two" in page and translator("en").label("acknowledged", family="step") in page
    assert Step.ACKNOWLEDGED not in offered(app, "en")


def test_a_step_taken_back_stands_struck_out(own, numbers) -> None:
    app = open_app(PAGE, lang="en", key=numbers.answered)
    app.text_area(key=field(numbers.answered, Step.TAKEN_BACK, "reason")).set_value("A mistake")
    submit(app, Step.TAKEN_BACK)
    assert taken(own, numbers.answered, 3)["voids"] == 2
    assert "taken back" in said(app) and Step.ANSWERED in offered(app)


@pytest.mark.parametrize(("where", "language"), [("step", "ar"), ("theme", "en")])
def test_a_text_that_is_too_long_is_refused_and_in_no_log(own, numbers, language, where, caplog, capfd) -> None:
    """The form keeps to the limit, and nothing behind it relies on that: refused in a word, without people's own."""
    t, planted = translator(language), "PLANTED" * 3000
    filled = {"on": today(settings()), "answer": planted, "evidence": "Letter 7"}
    if where == "step":
        app = open_app(PAGE, lang=language, key=numbers.new)
        filled |= {"authority": None, "days": None, "reason": ""}
        app.session_state[request_steps.ASKED] = (numbers.new, Step.ANSWERED, 0, filled)
    else:
        app = open_app("pages/theme.py", lang=language, key=THEME)
        filled |= {"which": [numbers.new], "new": None}
        app.session_state[request_theme.ASKED] = ("answer", THEME, {numbers.new: 0}, filled)
    app.run()
    assert not app.exception and taken(own, numbers.new, 1) is None
    most = longest(RequestEvent, "answer")
    assert t("Nothing was written: a text is too long, at most {limit} characters.", limit=most) in said(app)
    logged = caplog.text + "".join(capfd.readouterr())
    assert "PLANTED" not in logged and "the column answer" in caplog.text


def test_the_activity_leads_to_its_requests(own, numbers) -> None:
    app = open_app("pages/activity.py", lang="en", key="ba_abuja_2025")
    links = [one.proto.query_string for one in app.get("page_link") if one.proto.page == "request"]
    assert len(links) == 4 and any(numbers.late in link for link in links)
