"""What is typed into a row and not saved outlives a reload, and is never written over somebody else's change unseen."""

import pytest
from sqlmodel import Session, select

from models import Draft
from models.engine import engine
from outreach.i18n import translator
from tests.pages.own_rows import ROWS, changed, image, url, whole
from tests.pages.test_correct import opened, press, typed
from tests.pages.test_log import own, said

__all__ = ["own", "url", "whole"]

TABLE = "entity"
ROW = ROWS[TABLE]


def drafts(address: str) -> int:
    with Session(engine(address)) as db:
        return len(db.exec(select(Draft)).all())


def shown(app, name: str) -> str:
    """What a field of the form shows."""
    key = f"jisr.correct.{TABLE}.{name}"
    return next(one.value for one in (*app.text_input, *app.text_area) if one.key == key)


@pytest.mark.parametrize(("button", "language"), [("save", "ar"), ("discard", "en")])
def test_a_correction_survives_a_reload(url, language, button) -> None:
    """Until it is saved or discarded; rows beside it have none of it."""
    t = translator(language)
    typed(opened(TABLE, language), TABLE, ROW.mine[0], ROW.mine[1])
    app = opened(TABLE, language)
    assert shown(app, ROW.mine[0]) == ROW.mine[1]
    assert t("Draft kept on {moment}. Only you see it.").split("{moment}")[0].strip() in said(app)
    assert drafts(url) == 1
    before = image(url, TABLE, ROW.key)
    app = press(app, button)
    assert drafts(url) == 0
    assert image(url, TABLE, ROW.key)[ROW.mine[0]] == (ROW.mine[2] if button == "save" else before[ROW.mine[0]])
    assert shown(opened(TABLE, language), ROW.mine[0]) == str(image(url, TABLE, ROW.key)[ROW.mine[0]] or "")


def test_what_is_written_back_needs_no_draft(url) -> None:
    before = image(url, TABLE, ROW.key)[ROW.mine[0]]
    app = typed(opened(TABLE), TABLE, ROW.mine[0], ROW.mine[1])
    assert drafts(url) == 1
    typed(app, TABLE, ROW.mine[0], before or "")
    assert drafts(url) == 0


def test_a_new_row_survives_a_reload_too(url) -> None:
    """One for each table; it is gone once the row is there."""
    typed(opened(TABLE, do="add"), TABLE, "name_en", "A new house")
    app = opened(TABLE, do="add")
    assert shown(app, "name_en") == "A new house"
    assert not [one for one in opened("topic", do="add").text_input if one.value == "A new house"]
    assert shown(opened(TABLE), "name_en") != "A new house"
    press(app, "discard")
    assert shown(opened(TABLE, do="add"), "name_en") == "" and drafts(url) == 0


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_a_draft_of_a_row_that_somebody_changed_since_asks(url, choice) -> None:
    """After a reload as before it: the same field was written by both."""
    typed(opened(TABLE), TABLE, ROW.mine[0], ROW.mine[1])
    changed(url, TABLE, ROW.key, **{ROW.mine[0]: "Theirs", ROW.theirs[0]: ROW.theirs[1]})
    app = press(opened(TABLE), "save")
    assert image(url, TABLE, ROW.key)[ROW.mine[0]] == "Theirs" and "Editor Two" in said(app)
    assert said(app).count("not changed by you") == 1, "what only they changed"
    press(app, choice)
    now = image(url, TABLE, ROW.key)
    assert now[ROW.mine[0]] == (ROW.mine[2] if choice == "mine" else "Theirs")
    assert now[ROW.theirs[0]] == ROW.theirs[1] and drafts(url) == 0
