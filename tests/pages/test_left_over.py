"""What was written in a form that is not there any more, since somebody else was quicker: shown to be copied, and kept
for the form where that comes back; gone once it is needed no more, and for nobody but who wrote it."""

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models import Commitment, Request
from models.codes import Step
from models.engine import engine
from outreach.i18n import translator
from outreach.periods import today
from outreach.settings import settings
from outreach.writing import rows
from tests.pages.asked import BODY, OTHER_BODY, THEME, asked_once, at, numbers, quicker, taken
from tests.pages.test_commitments import ONE, OTHER, ahead, full, now, opened
from tests.pages.test_commitments import submit as save
from tests.pages.test_log import own, said
from tests.pages.test_request import PAGE, field, offered, submit
from tests.shown import english, open_app

__all__ = ["asked_once", "full", "numbers", "own"]

EVIDENCE = "Letter 12 of the *cabinet*\nsecond line"
LONG = "A word of the answer. " * 150


def copied(app: AppTest) -> list[str]:
    """What is shown to be copied."""
    return [one.value for one in app.code]


def dropped(url: str, key: str = "late") -> None:
    """Somebody else drops a commitment."""
    settled = {"dropped_on": today(settings()), "dropped_because": "No money"}
    changed(url, Commitment, key, settled)


def changed(url: str, table: type, key: str, values: dict | None) -> None:
    """Somebody else changes a row, or deletes it."""
    with Session(engine(url)) as db:
        if values is None:
            rows.delete(db, table, key, token=None, viewer=OTHER, home_country="EG", with_steps=True)
        else:
            rows.change(db, table, key, values, token=None, viewer=OTHER, home_country="EG")
        db.commit()


def kept_too_late(url: str, language: str = "en") -> AppTest:
    """The page of a commitment that somebody else dropped, while it was filled in how it was kept."""
    app = opened(ONE, language, key="late")
    app.text_area(key="jisr.commitment.keep.late.words").set_value(EVIDENCE)
    dropped(url)
    return save(app, translator(language)("Write down that it was kept"))


def written(app: AppTest, number: str, step: Step = Step.ANSWERED, **texts: str) -> AppTest:
    """The form of a step filled in."""
    for name, text in texts.items():
        box = {"evidence": app.text_input, "authority": app.selectbox}.get(name, app.text_area)
        box(key=field(number, step, name)).set_value(text)
    return app


def test_how_a_commitment_was_kept_is_not_lost_where_it_was_dropped_meanwhile(full) -> None:
    """Who it was, and the words with their labels; nothing is promised of a form that is not there."""
    t = translator("ar")
    app = kept_too_late(full, "ar")
    assert now(full, "late")["kept_on"] is None and "Editor Two" in said(app)
    assert copied(app) == [t.date(today(settings())), EVIDENCE] and english(app, "ar") == []
    label = t("Where it can be seen: an address, or the number and date of a letter")
    assert label in said(app)
    assert t("Nothing was written. Below it stands as it is now.") in said(app)
    still = t("Nothing was written. Below it stands as it is now; what you wrote is still in its form.")
    assert still not in said(app)
    # A reload of the rows takes nothing away; who was quicker is said once.
    app.run()
    assert copied(app)[1:] == [EVIDENCE]


def test_where_somebody_was_quicker_nothing_is_overwritten(full) -> None:
    """Who it was; the row as it is now; what was written is still in its form, and goes at the second try."""
    t = translator("en")
    app = opened(ONE, "en", key="late")
    app.text_area(key="jisr.commitment.keep.late.words").set_value("Letter 12")
    changed(full, Commitment, "late", {"due_on": ahead(30)})
    app = save(app, t("Write down that it was kept"))
    assert "Editor Two" in said(app) and now(full, "late")["kept_on"] is None and copied(app) == []
    still = t("Nothing was written. Below it stands as it is now; what you wrote is still in its form.")
    assert still in said(app)
    save(app, t("Write down that it was kept"))
    assert now(full, "late")["kept_evidence"] == "Letter 12"


def test_taken_up_again_the_form_begins_with_what_was_written(full) -> None:
    app = kept_too_late(full)
    app.text_area(key="jisr.commitment.reopen.late.words").set_value("A letter came")
    app = save(app, "Write down that it stands again")
    assert copied(app) == []
    app = save(app, "Write down that it was kept")
    assert now(full, "late")["kept_evidence"] == EVIDENCE and copied(app) == []


def test_who_looks_at_another_row_and_comes_back_finds_it_again(full) -> None:
    app = at(kept_too_late(full), "soon", ONE)
    assert copied(app) == []
    assert copied(at(app, "late", ONE))[1:] == [EVIDENCE]


def test_a_step_of_another_row_or_another_step_takes_it_away(full) -> None:
    for key, steps in (("soon", ("drop",)), ("late", ("reopen", "drop"))):
        app = at(kept_too_late(full), key, ONE)
        for step in steps:
            app.text_area(key=f"jisr.commitment.{step}.{key}.words").set_value("So it is")
            again = "Write down that it stands again", "Write down that it is dropped"
            app = save(app, again[step == "drop"])
        assert copied(app) == []
        assert copied(at(app, "late", ONE)) == []
        changed(full, Commitment, "late", {"dropped_on": None, "dropped_because": ""})


def test_it_is_there_where_the_commitment_was_deleted_meanwhile_and_after_it_is_back(full) -> None:
    app = opened(ONE, key="late")
    app.text_area(key="jisr.commitment.keep.late.words").set_value(EVIDENCE)
    changed(full, Commitment, "late", None)
    app = save(app, "Write down that it was kept")
    assert app.title[0].value == "Deleted" and copied(app)[1:] == [EVIDENCE]
    app = save(app, "Take back")
    assert app.text_area(key="jisr.commitment.keep.late.words").value == EVIDENCE and copied(app) == []


def test_an_answer_is_not_lost_where_somebody_answered_meanwhile(own, numbers, caplog) -> None:
    """Its words, its evidence and its day with their labels, beside who was quicker; in no log and no address."""
    t = translator("ar")
    app = written(open_app(PAGE, lang="ar", key=numbers.new), numbers.new, answer=LONG, evidence="Letter 7")
    quicker(own, numbers.new, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    app = submit(app, Step.ANSWERED, "ar")
    assert not app.exception and english(app, "ar") == []
    assert Step.ANSWERED not in offered(app, "ar") and "Editor Two" in said(app)
    assert copied(app) == [t("Answer"), t.date(today(settings())), LONG, "Letter 7"]
    assert t("What was answered") in said(app)
    assert LONG not in caplog.text and LONG not in str(app.query_params)
    # Where their answer is taken back, the form begins with it.
    app = written(app, numbers.new, Step.TAKEN_BACK, reason="A mistake")
    app = submit(app, Step.TAKEN_BACK, "ar")
    assert app.text_area(key=field(numbers.new, Step.ANSWERED, "answer")).value == LONG and copied(app) == []
    app = submit(app, Step.ANSWERED, "ar")
    assert taken(own, numbers.new, 3)["answer"] == LONG.strip()


def test_no_other_step_opens_in_the_place_of_one_that_is_offered_no_more(own, numbers) -> None:
    """A browser tells them by their names; without, the form that takes a step back stood open where an answer was."""
    names = [one.proto.id for one in open_app(PAGE, lang="en", key=numbers.new).get("popover")]
    assert [name for name in names if name.endswith(f"jisr-step-{Step.ANSWERED}")]


def test_another_step_or_one_of_another_request_takes_an_answer_away(own, numbers) -> None:
    app = written(open_app(PAGE, lang="en", key=numbers.new), numbers.new, answer=LONG, evidence="Letter 7")
    quicker(own, numbers.new, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    app = submit(app, Step.ANSWERED)
    assert LONG in copied(app)
    assert copied(submit(app, Step.GIVEN_BACK)) == []
    app = written(open_app(PAGE, lang="en", key=numbers.alike), numbers.alike, answer=LONG, evidence="Letter 7")
    quicker(own, numbers.alike, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    assert LONG in copied(submit(app, Step.ANSWERED))
    # A look at another one, or at the theme, does not.
    for key, file in ((numbers.late, PAGE), (THEME, "pages/theme.py")):
        app = at(app, key, file)
        assert copied(app) == []
        app = at(app, numbers.alike, PAGE)
        assert LONG in copied(app)
    app = submit(at(app, numbers.late, PAGE), Step.ACKNOWLEDGED)
    assert copied(at(app, numbers.alike, PAGE)) == []


def test_it_is_acknowledged_once_and_the_note_of_the_second_is_kept(own, numbers) -> None:
    app = written(open_app(PAGE, lang="en", key=numbers.new), numbers.new, Step.ACKNOWLEDGED, reason="By telephone")
    quicker(own, numbers.new, Step.ACKNOWLEDGED, seen=0)
    app = submit(app, Step.ACKNOWLEDGED)
    assert taken(own, numbers.new, 2) is None and "Editor Two" in said(app)
    assert copied(app)[2:] == ["By telephone"]


def test_without_a_word_there_is_nothing_to_copy(own, numbers) -> None:
    app = open_app(PAGE, lang="en", key=numbers.new)
    quicker(own, numbers.new, Step.ACKNOWLEDGED, seen=0)
    assert copied(submit(app, Step.ACKNOWLEDGED)) == []


def test_it_is_referred_to_one_authority_and_the_other_is_named(own, numbers) -> None:
    app = open_app(PAGE, lang="ar", key=numbers.new)
    app = written(app, numbers.new, Step.REFERRED, authority=OTHER_BODY, reason="It is theirs")
    quicker(own, numbers.new, Step.REFERRED, seen=0, authority=BODY)
    app = submit(app, Step.REFERRED, "ar")
    assert taken(own, numbers.new, 2) is None and taken(own, numbers.new, 1)["authority"] == BODY
    name, note = copied(app)[2:]
    assert note == "It is theirs" and name != OTHER_BODY and english(app, "ar") == []


def test_a_request_that_was_deleted_meanwhile_says_so_and_is_taken_back(own, numbers) -> None:
    """By whom, with what was written; back, it has its steps, and the form begins with the words."""
    t = translator("ar")
    app = written(open_app(PAGE, lang="ar", key=numbers.late), numbers.late, answer=LONG, evidence="Letter 7")
    changed(own, Request, numbers.late, None)
    app = submit(app, Step.ANSWERED, "ar")
    assert not app.exception and app.title[0].value == t("Deleted") and "Editor Two" in said(app)
    assert LONG in copied(app) and english(app, "ar") == []
    missing = t("There is no row with the key {key}.", key=numbers.late)
    assert missing not in said(app)
    (back,) = [one for one in app.button if one.label == t("Take back")]
    app = back.click().run()
    assert t("Taken back: everything is as it was before.") in said(app) and missing not in said(app)
    assert taken(own, numbers.late, 1)["authority"] == BODY
    assert app.text_area(key=field(numbers.late, Step.ANSWERED, "answer")).value == LONG


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_see_the_words_does_not_see_what_is_left_of_them(own, numbers, role, environment) -> None:
    app = written(open_app(PAGE, lang="en", key=numbers.new), numbers.new, answer=LONG, evidence="Letter 7")
    quicker(own, numbers.new, Step.ANSWERED, seen=0, answer="Theirs", evidence="Letter 6")
    environment(JISR_ROLE=role)
    app = submit(app, Step.ANSWERED)
    assert copied(app) == [] and LONG not in said(app)
