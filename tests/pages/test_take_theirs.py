"""Somebody else was quicker, and theirs is taken: what only the reader wrote stays in the form and its draft."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen.conflict import STAYS
from outreach.wording.history_words import COLUMNS
from tests.pages.own_rows import ROWS, url, whole
from tests.pages.own_rows import changed as changed_row
from tests.pages.own_rows import image as image_of_row
from tests.pages.test_correct import opened, typed
from tests.pages.test_correct import press as press_of_row
from tests.pages.test_log import drafts, image, own, press, said
from tests.pages.test_log_requests import FORM, WORDS, ask, asked, field, key, numbers
from tests.pages.test_log_requests import change as change_request
from tests.pages.test_own_activity import NOBODY, change
from tests.shown import open_app, without_marks

__all__ = ["key", "numbers", "own", "url", "whole"]

ATTENDANCE, LINE = "jisr.log.attendance", "jisr.log.title_en"
MINE, ADDED = "A line of my own", "A request of my own"
TABLE = "commitment"


def counted(app, people: str):
    app.button_group(key=f"{ATTENDANCE}_basis").set_value("counted").run()
    return app.text_input(key=ATTENDANCE).set_value(people).run()


def cells(app) -> list[str]:
    return [without_marks(cell.value) for cell in app.markdown]


def headed(app) -> set[str]:
    """What the box of a conflict lists."""
    return {cell.strip("*") for cell in cells(app) if cell.startswith("**")}


def value_of(app, column: str) -> str:
    """What a field of a row's form shows; its widget has another name each time the form begins anew."""
    key = f"jisr.correct.{TABLE}.{column}"
    return next(one.value for one in (*app.text_input, *app.text_area) if str(one.key).startswith(key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_reader_wrote_is_in_the_form_the_draft_and_the_next_saving(own, key, language) -> None:
    """A field that nobody else touched, and a new request; the box says so before."""
    app = open_app(FORM, lang=language, key=key)
    app.text_input(key=LINE).set_value(MINE).run()
    app = ask(counted(app, "25"), 2, "complaint", ADDED)
    change(own, key, attendance=30, attendance_basis="counted", notes="Theirs")
    app = press(app, "save")
    t = translator(language)
    assert (
        t(STAYS) in said(app) and t(COLUMNS["attendance"]) in headed(app) and t(COLUMNS["title_en"]) not in headed(app)
    )
    app = press(app, "theirs")
    for seen in (app, open_app(FORM, lang=language, key=key)):
        assert (seen.text_input(key=ATTENDANCE).value, seen.text_input(key=LINE).value) == ("30", MINE)
        assert seen.text_input(key=field(2, "summary")).value == ADDED
        assert "jisr.log.discard" in [button.key for button in seen.button]
    assert drafts(own) == 1 and image(own, key)["title_en"] != MINE and len(asked(own, key)) == 2
    press(app, "save")
    row = image(own, key)
    assert (row["attendance"], row["title_en"], row["notes"]) == (30, MINE, "Theirs")
    assert [one["summary"] for one in asked(own, key)] == [*WORDS, ADDED] and drafts(own) == 0


def test_where_both_wrote_all_of_it_nothing_is_left_to_save(own, key) -> None:
    app = counted(open_app(FORM, lang="en", key=key), "25")
    change(own, key, attendance=30, attendance_basis="counted")
    app = press(press(app, "save"), "theirs")
    assert app.text_input(key=ATTENDANCE).value == "30"
    assert drafts(own) == 0 and "jisr.log.discard" not in [button.key for button in app.button]


def test_requests_that_nobody_touched_here_are_as_they_are_now(own, key, numbers) -> None:
    """One that was corrected, one that was deleted; the reader's own correction has a conflict of its own."""
    app = ask(counted(open_app(FORM, lang="en", key=key), "25"), 2, "complaint", ADDED)
    app.text_input(key=field(1, "summary")).set_value(MINE).run()
    change(own, key, attendance=30, attendance_basis="counted")
    change_request(own, numbers[0])
    change_request(own, numbers[1], summary="Theirs")
    app = press(press(app, "save"), "theirs")
    assert [app.text_input(key=field(number, "summary")).value for number in (0, 1)] == [MINE, ADDED]
    app = press(app, "save")
    assert all(words in said(app) for words in ("Editor Two", "Theirs", MINE))
    press(app, "mine")
    assert [one["summary"] for one in asked(own, key)] == [MINE, ADDED]


def test_what_is_given_up_with_it_is_shown_before(own, key) -> None:
    """Women and men mean nothing of an activity whose attendance somebody else took back."""
    change(own, key, attendance=30, attendance_basis="counted")
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key="jisr.log.women").set_value("12").run()
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    change(own, key, **NOBODY)
    app = press(app, "save")
    at = cells(app).index(f"**{COLUMNS['women']}**")
    assert cells(app)[at + 1 : at + 3] == ["nothing", "12"]
    app = press(press(app, "theirs"), "save")
    row = image(own, key)
    assert (row["minutes"], row["women"]) == (90, None) and NOBODY.items() <= row.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_is_corrected_keeps_what_only_the_reader_wrote_too(url, language) -> None:
    row, (name, text, stored) = ROWS[TABLE], ROWS[TABLE].mine
    app = typed(opened(TABLE, language), TABLE, name, text)
    app = typed(app, TABLE, "what_en", MINE)
    changed_row(url, TABLE, row.key, what_en="Their promise")
    app = press_of_row(app, "save")
    t = translator(language)
    assert t(STAYS) in said(app) and t(COLUMNS["what_en"]) in headed(app) and t(COLUMNS[name]) not in headed(app)
    app = press_of_row(app, "theirs")
    for seen in (app, opened(TABLE, language)):
        assert [value_of(seen, column) for column in ("what_en", name)] == ["Their promise", text]
    assert image_of_row(url, TABLE, row.key)[name] != stored
    press_of_row(app, "save")
    now = image_of_row(url, TABLE, row.key)
    assert (now["what_en"], now[name]) == ("Their promise", stored) and drafts(url) == 0
