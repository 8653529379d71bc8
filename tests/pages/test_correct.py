"""Correcting rows: each table's are changed, deleted and taken back by an editor, and nothing is overwritten unseen."""

from datetime import date
from itertools import cycle

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from models import Channel, ImportRun, RequestEvent
from models.codes import Collection, Step
from models.engine import engine
from outreach.entry.fields import TABLES
from outreach.i18n import LANGUAGES, translator
from outreach.labels import LABELS
from outreach.writing.steps import take
from tests.pages.own_rows import EDITORS, ROWS, changed, deleted, image, url, whole
from tests.pages.test_log import own, said
from tests.shown import english, ignored_lines, open_app, param
from tests.small_world import HOME

__all__ = ["own", "url", "whole"]

FILE = "pages/correct.py"
# Where the other one's is taken, nothing of a table is written: one with a key, one without, and one of one column.
GIVEN_WAY = ("topic", "channel_reading", "diaspora_estimate")


def opened(table: str, language: str = "en", **params: str) -> AppTest:
    """The page at one table's row, unless ``params`` say otherwise."""
    params = params or {"row": ROWS[table].key}
    app = open_app(FILE, lang=language, table=table, **params)
    assert not app.exception
    return app


def press(app: AppTest, name: str) -> AppTest:
    app = app.button(key=f"jisr.correct.{name}").click().run()
    assert not app.exception
    return app


def typed(app: AppTest, table: str, name: str, text: str) -> AppTest:
    """Something is typed into a field, whichever widget it has."""
    key = f"jisr.correct.{table}.{name}"
    (field,) = [one for one in (*app.text_input, *app.text_area) if one.key == key]
    return field.set_value(text).run()


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button]


def back(app: AppTest) -> AppTest:
    """The one button that takes something back."""
    (button,) = [button for button in app.button if (button.key or "").startswith("jisr.back.")]
    return button.click().run()


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_corrected(url, table) -> None:
    """Every table's: what was typed is stored, the page says so and has the way to the row's history."""
    row, t = ROWS[table], translator("ar")
    app = opened(table, "ar")
    assert english(app, "ar") == []
    app = press(typed(app, table, row.mine[0], row.mine[1]), "save")
    assert param(app, "row") == row.key and t("Saved.") in said(app)
    assert image(url, table, row.key)[row.mine[0]] == row.mine[2]
    pages = [link.proto.page for link in app.main.get("page_link")]
    assert "history" in pages


@pytest.mark.parametrize(("table", "language"), [*zip(TABLES, cycle(("en", "ar")))])
def test_a_row_is_deleted_and_taken_back(url, table, language) -> None:
    """Asked once; then its page says who did it, and so does the list; all of it is back at one click."""
    row, t = ROWS[table], translator(language)
    before = image(url, table, row.key)
    app = opened(table, language)
    assert t("Delete this row? The deletion stands in the history and can be taken back.") in said(app)
    app = press(app, "delete")
    assert image(url, table, row.key) is None
    assert app.title[0].value == t("Deleted") and "Editor One" in said(app)
    app = opened(table, language, find="")
    assert t("Deleted or merged last") in said(app)
    app = back(app)
    assert image(url, table, row.key) == before
    assert t("Taken back: everything is as it was before.") in said(app)
    assert t("Deleted or merged last") not in said(app)


@pytest.mark.parametrize(
    ("table", "choice", "language"),
    [*((table, "mine", "ar") for table in TABLES), *((table, "theirs", "en") for table in GIVEN_WAY)],
)
def test_where_somebody_was_quicker_the_writer_chooses(url, table, language, choice) -> None:
    """Who it was and what differs; keeping mine leaves what only the other one changed as they left it."""
    row = ROWS[table]
    both = row.theirs[0] == row.mine[0]
    read = image(url, table, row.key)[row.mine[0]]
    app = typed(opened(table, language), table, row.mine[0], row.mine[1])
    changed(url, table, row.key, **{row.theirs[0]: row.theirs[1]})
    app = press(app, "save")
    assert image(url, table, row.key)[row.mine[0]] == (row.theirs[1] if both else read)
    assert "Editor Two" in said(app) and (translator(language)("not changed by you") in said(app)) != both
    app = press(app, choice)
    now = image(url, table, row.key)
    # An estimate has but one column that can change.
    assert both or now[row.theirs[0]] == row.theirs[1]
    assert now[row.mine[0]] == (row.mine[2] if choice == "mine" else row.theirs[1] if both else read)


def test_where_both_changed_one_column_each_is_shown(url) -> None:
    app = typed(opened("channel", "en"), "channel", "name_en", "My name")
    changed(url, "channel", "own-page", name_en="Their name")
    app = press(app, "save")
    assert "Their name" in said(app) and "My name" in said(app)
    press(app, "mine")
    assert image(url, "channel", "own-page")["name_en"] == "My name"


def test_a_request_that_was_worked_on_goes_and_comes_back_with_its_steps(url) -> None:
    """How many go with it is said before."""
    t, number = translator("ar"), ROWS["request"].key
    steps = select(RequestEvent.position, RequestEvent.step)
    with Session(engine(url)) as db:
        for seen, (step, more) in enumerate(((Step.ACKNOWLEDGED, {}), (Step.AWAITING_DATA, {"reason": "Papers"}))):
            given = {"on_day": date(2024, 5, 15 + seen), "seen": seen, "viewer": EDITORS[1], "home_country": HOME}
            take(db, number, step, **given, **more)
        db.commit()
        taken = db.execute(steps).all()
    app = opened("request", "ar")
    going = t.plural("{n} step that was taken goes with it.", "{n} steps that were taken go with it.", 2)
    assert going in said(app)
    app = press(app, "delete")
    assert image(url, "request", number) is None
    with Session(engine(url)) as db:
        assert db.execute(steps).all() == []
    back(app)
    with Session(engine(url)) as db:
        assert db.execute(steps).all() == taken
    assert image(url, "request", number)["summary"] == "Planted words"


def test_what_was_deleted_meanwhile_is_not_written_anew(url) -> None:
    """Who did it, and the way to have it back, after which the form goes on."""
    app = typed(opened("topic"), "topic", "note", "Words")
    deleted(url, "topic", "own-topic")
    app = press(app, "save")
    assert "Editor Two" in said(app) and image(url, "topic", "own-topic") is None
    back(app)
    assert image(url, "topic", "own-topic")["name_en"] == "Own topic"


def test_what_changed_meanwhile_is_not_deleted_unseen(url) -> None:
    app = opened("topic")
    changed(url, "topic", "own-topic", note="New")
    app = press(app, "delete")
    assert image(url, "topic", "own-topic")["note"] == "New"
    assert "Editor Two" in said(app) and "meanwhile, so that nothing was done here." in said(app)
    assert [area.value for area in app.text_area] == ["New"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("role", "language"), [("viewer", "ar"), ("analyst", "en")])
def test_who_may_not_write_is_told_who_may(url, table, language, role, environment) -> None:
    """No form and no word of the row; not even what people asked."""
    environment(JISR_ROLE=role)
    t = translator(language)
    app = opened(table, language)
    assert [key for key in keys(app) if key and "correct" in key] == []
    needed, mine = (t(LABELS["role"][one]) for one in ("editor", role))
    assert t("It is for: {needed} and above. You are: {own}.", needed=needed, own=mine) in said(app)
    assert "Planted words" not in said(app)
    assert "correct" not in [link.proto.page for link in app.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_record_stays_as_it_was_reported(url, language) -> None:
    """Shown whole, with the sentence why, and without a button."""
    with Session(engine(url)) as db:
        record = ImportRun.collection == Collection.PUBLIC_RECORD
        key = db.scalar(
            select(Channel.key).join(ImportRun, ImportRun.id == Channel.import_run_id).where(record).limit(1)
        )
    app = opened("channel", language, row=key)
    t = translator(language)
    text = "This row belongs to the public record, which stays as it is. Log the ministry's own beside it."
    assert t(text) in said(app)
    assert "jisr.correct.save" not in keys(app) and not app.text_area


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_row_the_page_says_so(url, language) -> None:
    t = translator(language)
    app = opened("channel", language, row="nobody")
    assert app.title[0].value == t("Not on record")
    assert [one.value for one in app.subheader] == [t("There is nothing on record under this address.")]


@pytest.mark.parametrize("wrong", [{"table": "<b>"}, {"row": "own-page", "do": "burn"}])
def test_what_an_address_cannot_mean_is_ignored_and_said(url, wrong) -> None:
    app = open_app(FILE, lang="en", **{"table": "channel", **wrong})
    assert not app.exception and len(ignored_lines(app, translator("en"))) == 1
