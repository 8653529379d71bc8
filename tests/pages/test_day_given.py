"""The day that was given in a form, where somebody else was quicker: it comes back with the words, or it is asked for
again and said; another day in its place would decide what is in time and what is late."""

from datetime import timedelta

from models import Commitment, Request
from models.codes import Step
from outreach.i18n import translator
from outreach.periods import today
from outreach.settings import settings
from tests.pages.asked import ANSWER, EVIDENCE, REASON, THEME, asked_once, back, linked, numbers, quicker, taken
from tests.pages.test_commitments import ONE, full, now, opened
from tests.pages.test_commitments import submit as save
from tests.pages.test_left_over import changed, copied, dropped, written
from tests.pages.test_log import own, said
from tests.pages.test_request import PAGE, field, submit
from tests.pages.test_request_theme import press
from tests.shown import english, open_app

__all__ = ["asked_once", "full", "numbers", "own"]

WORDS = {"answer": ANSWER, "evidence": EVIDENCE}


def answering(number: str, language: str = "en"):
    """The form of an answer filled in, with the working day before today."""
    app = written(open_app(PAGE, lang=language, key=number), number, **WORDS)
    app.date_input(key=field(number, Step.ANSWERED, "on")).set_value(back(1))
    return app


def test_a_day_that_is_possible_no_more_is_said_and_none_is_put_in_its_place(own, numbers) -> None:
    """A colleague's step is of a later day: the words stay, the day is empty until one is given."""
    t, number, day = translator("ar"), numbers.new, field(numbers.new, Step.ANSWERED, "on")
    app = answering(number, "ar")
    quicker(own, number, Step.ACKNOWLEDGED, seen=0)
    app = submit(app, Step.ANSWERED, "ar")
    assert app.date_input(key=day).value is None and english(app, "ar") == []
    assert app.text_area(key=field(number, Step.ANSWERED, "answer")).value == ANSWER
    days = {"day": t.date(back(1)), "first": t.date(today(settings()))}
    why = t("You gave {day}; the last step is of {first}, and this one cannot be before it.", **days)
    assert why in said(app)
    app = submit(app, Step.ANSWERED, "ar")
    assert t("Give the day on which it happened.") in said(app) and taken(own, number, 2) is None
    assert app.date_input(key=day).value is None
    app.date_input(key=day).set_value(today(settings()))
    app = submit(app, Step.ANSWERED, "ar")
    assert taken(own, number, 2)["on_day"] == today(settings()).isoformat() and why not in said(app)


def test_where_no_step_is_in_its_way_but_the_day_it_was_raised_that_is_said(own, numbers) -> None:
    """A colleague corrects on which day it was raised: there is no step, and none is spoken of."""
    t, number = translator("ar"), numbers.new
    app = answering(number, "ar")
    changed(own, Request, number, {"raised_on": today(settings())})
    app = submit(app, Step.ANSWERED, "ar")
    days = {"day": t.date(back(1)), "first": t.date(today(settings()))}
    assert t("You gave {day}; the request was raised on {first}, and no step can be before that.", **days) in said(app)
    assert t("You gave {day}; the last step is of {first}, and this one cannot be before it.", **days) not in said(app)
    assert english(app, "ar") == []


def test_a_day_that_is_still_possible_stays(own, numbers) -> None:
    """A colleague's step is of no later day."""
    app = answering(numbers.late)
    quicker(own, numbers.late, Step.EXTENDED, seen=1, days=3, reason=REASON, on_day=back(1))
    app = submit(app, Step.ANSWERED)
    assert app.date_input(key=field(numbers.late, Step.ANSWERED, "on")).value == back(1)
    submit(app, Step.ANSWERED)
    assert taken(own, numbers.late, 3)["on_day"] == back(1).isoformat()


def test_where_the_form_comes_back_its_day_is_the_one_that_was_given(own, numbers) -> None:
    """A colleague answers, and takes that back."""
    app = answering(numbers.new)
    quicker(own, numbers.new, Step.ANSWERED, seen=0, **WORDS)
    app = submit(app, Step.ANSWERED)
    assert ANSWER in copied(app)
    quicker(own, numbers.new, Step.TAKEN_BACK, seen=1, reason=REASON)
    app = app.run()
    assert app.date_input(key=field(numbers.new, Step.ANSWERED, "on")).value == back(1)
    submit(app, Step.ANSWERED)
    assert taken(own, numbers.new, 3)["on_day"] == back(1).isoformat()


def test_and_by_how_many_days_it_is_extended(own, numbers) -> None:
    number = numbers.late
    app = written(open_app(PAGE, lang="en", key=number), number, Step.EXTENDED, reason=REASON)
    app.number_input(key=field(number, Step.EXTENDED, "days")).set_value(9)
    quicker(own, number, Step.ANSWERED, seen=1, **WORDS)
    app = submit(app, Step.EXTENDED)
    quicker(own, number, Step.TAKEN_BACK, seen=2, reason=REASON)
    app = submit(app.run(), Step.EXTENDED)
    assert taken(own, number, 4)["days"] == 9


def test_an_answer_of_several_keeps_its_day_and_whom_it_is_for(own, numbers) -> None:
    """Without its form the day is shown with the words; the form begins with it again, and with those left out."""
    t, form = translator("ar"), f"jisr.theme.{THEME}"
    app = open_app("pages/theme.py", lang="ar", key=THEME)
    app.text_area(key=f"{form}.answer").set_value(ANSWER)
    app.date_input(key=f"{form}.on").set_value(back(1))
    app.multiselect(key=f"{form}.which").set_value([numbers.alike])
    for number in (numbers.new, numbers.alike):
        linked(own, number, theme="roofs")
    app = press(app, "ar")
    assert copied(app) == [t.date(back(1)), ANSWER] and english(app, "ar") == []
    for number in (numbers.new, numbers.alike):
        linked(own, number, theme=THEME)
    app = app.run()
    assert app.date_input(key=f"{form}.on").value == back(1)
    assert app.multiselect(key=f"{form}.which").value == [numbers.alike]


def test_a_commitment_keeps_the_day_on_which_it_was_kept(full) -> None:
    day = today(settings()) - timedelta(days=2)
    app = opened(ONE, key="late")
    app.text_area(key="jisr.commitment.keep.late.words").set_value(EVIDENCE)
    app.date_input(key="jisr.commitment.keep.late.day").set_value(day)
    dropped(full)
    app = save(app, "Write down that it was kept")
    changed(full, Commitment, "late", {"dropped_on": None, "dropped_because": ""})
    app = app.run()
    assert app.date_input(key="jisr.commitment.keep.late.day").value == day
    save(app, "Write down that it was kept")
    assert now(full, "late")["kept_on"] == day.isoformat()
