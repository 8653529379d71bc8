"""Two windows of one person with a form about the same thing: neither costs the other a word, and each is found."""

import pytest

from outreach.i18n import LANGUAGES, translator
from tests.pages.own_rows import ROWS, image, url, whole
from tests.pages.test_correct import opened, typed
from tests.pages.test_correct import press as press_of_row
from tests.pages.test_correct_drafts import shown
from tests.pages.test_log import FILE, drafts, logged, own, press, said
from tests.shown import open_app, without_marks

__all__ = ["own", "url", "whole"]

LINE = "jisr.log.title_en"
TABLE = "entity"
ROW = ROWS[TABLE]
HERE, BESIDE = "Words of the first window", "Words of the second window"


def window(**params: str):
    return open_app(FILE, lang="en", **params)


def write(app, words: str):
    return app.text_input(key=LINE).set_value(words).run()


def line(app) -> str:
    return app.text_input(key=LINE).value


def others(app, form: str = "log") -> int:
    return len([one for one in app.button if str(one.key).startswith(f"jisr.{form}.open.")])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("last", ["discard", "save"])
def test_each_keeps_its_own(own, order, last) -> None:
    """Both opened before either was written in. What one saves or discards is its own; the other's is found again."""
    windows, words = (window(), window()), (HERE, BESIDE)
    for number in order:
        write(windows[number], words[number])
    assert drafts(own) == 2
    first, second = (windows[number] for number in order)
    # The first is written in once more, and is the newest by that.
    write(first, words[order[0]] + " and more")
    reloaded = window()
    assert line(reloaded) == words[order[0]] + " and more" and others(reloaded) == 1
    press(reloaded, "open.0")
    assert line(reloaded) == words[order[1]] and drafts(own) == 2 and others(reloaded) == 1
    for app in (first, second):
        app.run()
    if last == "save":
        second.button_group(key="jisr.log.kind").set_value("visit").run()
        second.text_input(key="jisr.log.find").set_value("الرياض").run()
        press(second, "add.community/sa-riyadh")
    press(second, last)
    assert not second.exception and len(logged(own)) == (last == "save")
    assert drafts(own) == 1 and line(window()) == words[order[0]] + " and more"


def test_a_draft_gone_on_with_in_a_second_window_is_not_lost_in_the_first(own) -> None:
    """Opened twice, discarded or written over in one: the other keeps what it has as soon as it is touched."""
    first = write(window(), HERE)
    second = window()
    assert line(second) == HERE and others(second) == 0
    press(second, "discard")
    assert line(second) == "" and drafts(own) == 0
    first.run()
    assert drafts(own) == 1 and line(window()) == HERE
    third = write(window(), BESIDE)
    assert drafts(own) == 1
    write(first, HERE + "!")
    assert drafts(own) == 2 and {line(window()), line(press(window(), "open.0"))} == {HERE + "!", BESIDE}
    assert others(third.run()) == 1


def test_a_window_that_only_found_a_draft_makes_no_second_one_of_it(own) -> None:
    """Where the other one goes on with it, or saves it: it is the same words, once."""
    first = write(window(), HERE)
    second = window()
    write(first, BESIDE)
    assert drafts(own) == 1 and line(second.run()) == HERE and drafts(own) == 1
    assert others(second) == 1 and "Draft kept" not in said(second)
    assert line(press(second, "open.0")) == BESIDE
    press(first, "discard")
    second.run()
    assert drafts(own) == 0
    write(second, BESIDE + "!")
    assert drafts(own) == 1 and line(window()) == BESIDE + "!"


def test_whoever_discards_is_offered_the_other_one_and_not_given_it(own) -> None:
    first, second = window(), window()
    write(first, HERE)
    write(second, BESIDE)
    press(second, "discard")
    assert line(second) == "" and others(second) == 1 and drafts(own) == 1
    assert line(press(second, "open.0")) == HERE and others(second) == 0


def test_another_activity_begins_beside_a_draft_that_was_found(own) -> None:
    """Who finds a draft of another window need neither write over it nor discard it."""
    write(window(), HERE)
    second = press(window(), "afresh")
    assert line(second) == "" and drafts(own) == 1
    write(second, BESIDE)
    assert drafts(own) == 2 and line(press(second, "open.0")) == HERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_there_is_another_is_said(own, language) -> None:
    t = translator(language)
    first, second = (open_app(FILE, lang=language) for _ in range(2))
    for app, words in ((first, HERE), (second, BESIDE)):
        app.text_input(key=f"jisr.log.title_{language}").set_value(words).run()
    told = without_marks(t("You kept another draft in another window on {moment}.")).split("{moment}")[0].strip()
    assert told in said(second) and told in said(first.run()) and told in said(open_app(FILE, lang=language))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_row_corrected_in_two_windows(url, order) -> None:
    """The second is told that the first keeps something too, writes nothing over it, and may go on with it."""
    windows, words = (opened(TABLE), opened(TABLE)), (HERE, BESIDE)
    for number in order:
        typed(windows[number], TABLE, "name_en", words[number])
    assert drafts(url) == 2
    first, second = (windows[number] for number in order)
    assert others(second, "correct") == others(first.run(), "correct") == 1
    reloaded = opened(TABLE)
    assert shown(reloaded, "name_en") == words[order[1]]
    press_of_row(reloaded, "open.0")
    assert shown_now(reloaded) == words[order[0]] and drafts(url) == 2
    press_of_row(second, "discard")
    assert shown_now(second) == str(image(url, TABLE, ROW.key)["name_en"] or "") and others(second, "correct") == 1
    assert drafts(url) == 1
    press_of_row(first, "save")
    assert image(url, TABLE, ROW.key)["name_en"] == words[order[0]] and drafts(url) == 0


def shown_now(app) -> str:
    """As :func:`shown`, of a form that began anew since the page was opened."""
    return next(one.value for one in app.text_input if str(one.key).startswith(f"jisr.correct.{TABLE}.name_en"))
