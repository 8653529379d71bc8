"""An activity of the ministry's own: corrected, with a choice where somebody was quicker; deleted, and taken back."""

import pytest
from sqlmodel import Session

from models import Activity
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.wording.history_words import COLUMNS
from outreach.writing import rows
from outreach.writing.come import NO_ATTENDANCE
from tests.pages.test_log import WORDS, choose, image, logged, own, press, said, written
from tests.shown import open_app, param, without_marks

__all__ = ["own"]

PAGE, FORM = "pages/activity.py", "pages/log.py"
REPORTED = "ba_abuja_2025"
RAINED_OFF = {"status": "cancelled", "cancelled_because": "Rain"}
NOBODY = {"attendance": None, "attendance_basis": "not_collected"}


@pytest.fixture
def key(own) -> str:
    """The key of an activity that an editor logged."""
    return written(own)


def change(url: str, key: str, **values: object) -> None:
    """Somebody else corrects it."""
    with Session(engine(url)) as db:
        rows.change(db, Activity, key, values, token=None, viewer=Viewer("Editor Two", Role.EDITOR), home_country="EG")
        db.commit()


def remove(url: str, key: str) -> None:
    """Somebody else deletes it."""
    with Session(engine(url)) as db:
        rows.delete(db, Activity, key, token=None, viewer=Viewer("Editor Two", Role.EDITOR), home_country="EG")
        db.commit()


def take_back(app):
    """Click the one way back that the page has."""
    (button,) = [one for one in app.button if (one.key or "").startswith("jisr.back.")]
    return button.click().run()


def keys(app) -> list[str]:
    return [button.key for button in app.button]


def test_it_is_corrected_in_the_form_that_made_it(own, key) -> None:
    """Filled in; what is saved is the same row, under its own title."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", key=key)
    (link,) = [one for one in app.get("page_link") if one.proto.page == "log" and key in one.proto.query_string]
    assert link.proto.label == t("Correct")
    app = open_app(FORM, lang="ar", key=key)
    assert app.title[0].value == t("Correct an activity")
    assert app.button_group(key="jisr.log.kind").value == "visit"
    assert app.text_input(key="jisr.log.attendance").value == "45"
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    press(app, "save")
    assert logged(own) == [key]
    assert param(app, "key") == key and t("Saved.") in said(app)
    assert (image(own, key)["minutes"], image(own, key)["title_en"]) == (90, WORDS["en"])


@pytest.mark.parametrize(
    ("button", "minutes", "attendance", "language"), [("theirs", 60, 45, "ar"), ("mine", 90, 50, "en")]
)
def test_where_somebody_was_quicker_the_writer_chooses(own, key, language, button, minutes, attendance) -> None:
    """Nothing is overwritten unseen: who it was, what differs, and one click for either, also where there is a twin."""
    written(own)
    app = open_app(FORM, lang=language, key=key)
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    app.text_input(key="jisr.log.attendance").set_value("50").run()
    change(own, key, minutes=60, communities=["sa-jeddah"], notes="Theirs")
    press(app, "save")
    assert image(own, key)["minutes"] == 60
    assert "Editor Two" in said(app)
    values = [cell.value for cell in app.markdown]
    assert {"60", "90"} <= set(values) and not {"45", "50"} & set(values), "only what both changed"
    assert not any("sa-" in without_marks(cell) for cell in values), "communities by their names"
    press(app, button)
    if button == "theirs":
        assert app.text_input(key="jisr.log.minutes").value == "60"
    assert (image(own, key)["minutes"], image(own, key)["attendance"]) == (minutes, attendance)
    assert (image(own, key)["communities"], image(own, key)["notes"]) == (["sa-jeddah"], "Theirs")


def test_what_only_somebody_else_changed_is_shown_as_it_is_and_as_it_was(own, key) -> None:
    """That it is cancelled now, and why, in words and not codes, and that the reader did not change it."""
    app = open_app(FORM, lang="ar", key=key)
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    theirs = {**RAINED_OFF, **NOBODY, "communities": ["sa-jeddah"], "minutes": 90}
    change(own, key, **theirs)
    app = press(app, "save")
    t = translator("ar")

    def before(value: str) -> str:
        return without_marks(t("not changed by you; before: {value}", value=value))

    jeddah, riyadh = "جدة، المملكة العربية السعودية", "الرياض، المملكة العربية السعودية"
    cells = [without_marks(cell.value) for cell in app.markdown]
    for column, now, then in (
        ("status", t.label("cancelled", "status"), before(t.label("held", "status"))),
        ("cancelled_because", t.isolate("Rain"), before(t("nothing"))),
        ("communities", t.isolate(jeddah), before(t.isolate(riyadh))),
        # Both wrote the same.
        ("minutes", "90", "90"),
    ):
        at = cells.index(f"**{t(COLUMNS[column])}**")
        assert cells[at + 1 : at + 3] == [now, then], column
    press(app, "mine")
    row = image(own, key)
    assert {name: row[name] for name in theirs} == theirs


def test_a_plan_that_one_cancels_and_another_held_is_not_both(own, key) -> None:
    """Keep mine writes nothing while those who came to the one are left in the other; the form says what to clear."""
    t = translator("en")
    change(own, key, status="planned", **NOBODY)
    app = open_app(FORM, lang="en", key=key)
    app.button_group(key="jisr.log.status").set_value("cancelled").run()
    app.text_input(key="jisr.log.cancelled_because").set_value("Rain").run()
    change(own, key, status="held", attendance=30, attendance_basis="counted")
    app = press(app, "save")
    cells = [without_marks(cell.value) for cell in app.markdown]
    at = cells.index(f"**{t(COLUMNS['status'])}**")
    assert cells[at + 1 : at + 3] == [t.label("held", "status"), t.label("cancelled", "status")]
    at = cells.index(f"**{t(COLUMNS['attendance'])}**")
    assert cells[at + 1 : at + 3] == ["30", without_marks(t("not changed by you; before: {value}", value=t("nothing")))]
    app = press(app, "mine")
    assert f":material/error: {t(NO_ATTENDANCE['cancelled'])}" in said(app)
    assert (image(own, key)["status"], image(own, key)["attendance"]) == ("held", 30)
    app.button_group(key="jisr.log.attendance_basis").set_value("not_collected").run()
    press(app, "save")
    row = image(own, key)
    assert {name: row[name] for name in (*RAINED_OFF, *NOBODY)} == RAINED_OFF | NOBODY


def test_a_line_that_nobody_wrote_is_nobodys_in_a_conflict(own) -> None:
    """Kind and places differ, and the line follows from them: it is not listed as if anybody had typed it."""
    app = open_app("pages/log.py", lang="en")
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    press(choose(app, "community/sa-riyadh", "riy"), "save")
    (key,) = logged(own)
    app = choose(open_app(FORM, lang="en", key=key), "community/sa-jeddah", "jedd")
    theirs = {"title_en": "Visit: Riyadh and Kuwait", "title_ar": "زيارة: الرياض والكويت"}
    change(own, key, communities=["sa-riyadh"], countries=["KW", "SA"], **theirs)
    app = press(app, "save")
    cells = [without_marks(cell.value) for cell in app.markdown]
    assert f"**{COLUMNS['countries']}**" in cells
    assert not [cell for cell in cells if cell.startswith(f"**{COLUMNS['title_en']}") or "Visit:" in cell]
    press(app, "mine")
    assert image(own, key)["title_en"] == "Visit: Riyadh and Jeddah"


def test_what_was_deleted_meanwhile_is_not_written_anew(own, key) -> None:
    """Who did it, and the way to what was deleted; the words stay as a draft."""
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key="jisr.log.minutes").set_value("90").run()
    remove(own, key)
    press(app, "save")
    assert "Editor Two" in said(app) and "deleted this activity on" in said(app)
    assert image(own, key) is None and "jisr.log.mine" not in keys(app)
    take_back(open_app(PAGE, lang="en", key=key))
    assert open_app(FORM, lang="en", key=key).text_input(key="jisr.log.minutes").value == "90"


def test_a_correction_asks_about_twins_where_it_makes_one(own, key) -> None:
    """Not where it leaves kind, date and community alone: who logged it was asked then."""
    written(own)
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key="jisr.log.minutes").set_value("75").run()
    press(app, "save")
    assert image(own, key)["minutes"] == 75
    app = open_app(FORM, lang="en", key=key)
    app.button_group(key="jisr.log.kind").set_value("meeting").run()
    press(app, "save")
    assert image(own, key)["kind"] == "meeting"
    app = open_app(FORM, lang="en", key=key)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    press(app, "save")
    assert "On record already" in said(app) and image(own, key)["kind"] == "meeting"


def test_a_draft_of_a_correction_waits_apart(own, key) -> None:
    """A reload keeps it, and the form for a new activity is blank."""
    app = open_app(FORM, lang="en", key=key)
    app.text_input(key="jisr.log.minutes").set_value("75").run()
    assert open_app(FORM, lang="en", key=key).text_input(key="jisr.log.minutes").value == "75"
    assert open_app(FORM, lang="en").text_input(key="jisr.log.minutes").value == ""
    press(app, "discard")
    assert param(app, "key") == key and image(own, key)["minutes"] is None


def test_a_deletion_is_said_and_taken_back(own, key) -> None:
    t = translator("ar")
    before = image(own, key)
    app = open_app(PAGE, lang="ar", key=key)
    app.button(key="jisr.own.delete").click().run()
    assert image(own, key) is None
    assert app.title[0].value == t("Deleted")
    assert "Editor One" in said(app)
    app = open_app(PAGE, lang="ar", key=key)
    take_back(app)
    assert image(own, key) == before
    assert without_marks(app.title[0].value) == WORDS["en"]


def test_what_changed_meanwhile_is_not_deleted_unseen(own, key) -> None:
    app = open_app(PAGE, lang="en", key=key)
    change(own, key, minutes=60)
    app.button(key="jisr.own.delete").click().run()
    assert image(own, key)["minutes"] == 60
    assert "meanwhile, so that nothing was done here." in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_record_stays_as_it_was_reported(own, language) -> None:
    """No button on its page, and no form behind a link that somebody made up."""
    assert "jisr.own.delete" not in keys(open_app(PAGE, lang=language, key=REPORTED))
    app = open_app(FORM, lang=language, key=REPORTED)
    assert app.title[0].value == translator(language)("Not on record")
    assert "jisr.log.save" not in keys(app)


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_write_has_no_buttons(own, key, role, environment) -> None:
    environment(JISR_ROLE=role)
    assert "jisr.own.delete" not in keys(open_app(PAGE, lang="en", key=key))
    change(own, key, minutes=60)
    remove(own, key)
    app = open_app(PAGE, lang="en", key=key)
    assert app.title[0].value == "Not on record"
    assert "Editor Two" not in said(app)
