"""Logging an activity: saved at one click, warned of a twin, found again after a new session, refused in words."""

import pytest
from sqlmodel import Session, delete, select
from streamlit.testing.v1 import AppTest

from models import Activity, ActivityTopic, Change, Draft, Topic
from models.engine import DatabaseLocked, engine
from outreach.acting import Role, Viewer
from outreach.entry import drafts as drafts_of_entry
from outreach.i18n import LANGUAGES, translator
from outreach.labels import LABELS
from outreach.periods import today
from outreach.screen.pagetable import BY_KEY
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.images import snapshot
from tests.shown import open_app, param, texts, without_marks

FILE = "pages/log.py"
WORDS = {"en": "A made-up visit", "ar": "زيارة مختلقة"}


@pytest.fixture
def own(record_copy: str, environment) -> str:
    """A copy of the public record that this test may write to, and an editor."""
    environment(DATABASE_URL=record_copy, JISR_USER="Editor One", JISR_ROLE="editor")
    return record_copy


def said(app: AppTest) -> str:
    return without_marks("\n".join(texts(app)))


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=f"jisr.log.{name}").click().run()


def choose(app: AppTest, place: str, typed: str) -> AppTest:
    """Type a few letters of a place, and take it from what is found."""
    app.text_input(key="jisr.log.find").set_value(typed).run()
    return press(app, f"add.{place}")


def filled(language: str, *, typed: str = "الرياض") -> AppTest:
    """The form with its five inputs."""
    app = open_app(FILE, lang=language)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    choose(app, "community/sa-riyadh", typed)
    app.button_group(key="jisr.log.attendance_basis").set_value("counted").run()
    app.text_input(key="jisr.log.attendance").set_value("٤٥").run()
    return app.text_input(key=f"jisr.log.title_{language}").set_value(WORDS[language]).run()


def written(url: str) -> str:
    """What the form saves of these five inputs, written without it; its key."""
    day = today(settings()).isoformat()
    values = {
        "kind": "visit", "status": "held", "organiser": "emigration_ministry", "title_en": WORDS["en"],
        "communities": ["sa-riyadh"], "countries": ["SA"], "starts": day, "ends": day, "precision": "day",
        "date_basis": "event", "attendance": 45, "attendance_basis": "counted",
    }  # fmt: skip
    with Session(engine(url)) as db:
        key = rows.add(db, Activity, values, viewer=Viewer("Editor One", Role.EDITOR), home_country="EG")
        db.commit()
    return key


def logged(url: str) -> list[str]:
    """Keys of what was added by form, in order."""
    with Session(engine(url)) as db:
        return db.exec(
            select(Change.row_key).where(Change.act == "added", Change.how == "form").order_by(Change.id)
        ).all()


def image(url: str, key: str) -> dict | None:
    with Session(engine(url)) as db:
        return snapshot(db, Activity, key)


def drafts(url: str) -> int:
    with Session(engine(url)) as db:
        return len(db.exec(select(Draft)).all())


@pytest.mark.parametrize(("typed", "language"), [("رياض", "ar"), ("الريَاض", "en"), ("riyadh", "ar")])
def test_five_inputs_and_one_click(own, language, typed) -> None:
    """The community is typed in either language; country and region follow; its own page confirms it."""
    t = translator(language)
    app = filled(language, typed=typed)
    assert without_marks(
        t("Country: {countries}. Region: {regions}.", countries=t.country("SA"), regions=t.label("gulf", "region"))
    ) in said(app)
    press(app, "save")
    assert not app.exception
    (key,) = logged(own)
    assert param(app, "key") == key and without_marks(app.title[0].value) == WORDS[language]
    assert t("Saved.") in said(app)
    row = image(own, key)
    assert (row["kind"], row["communities"], row["countries"]) == ("visit", ["sa-riyadh"], ["SA"])
    assert (row["attendance"], row["attendance_basis"], row["precision"]) == (45, "counted", "day")
    assert row[f"title_{language}"] == WORDS[language]
    assert drafts(own) == 0


def test_what_is_wrong_stands_at_its_field(own) -> None:
    """All of it at once, in the reader's language, and nothing is written."""
    t = translator("ar")
    app = open_app(FILE, lang="ar")
    app.button_group(key="jisr.log.attendance_basis").set_value("counted").run()
    app.text_input(key="jisr.log.attendance").set_value("about 45").run()
    assert "error" not in said(app)
    press(app, "save")
    for words in (
        "Choose what kind of activity it is.",
        "Say with which community it was, or in which country.",
        "A whole number, such as 45; nothing where it is unknown.",
    ):
        assert f":material/error: {t(words)}" in said(app)
    assert t.plural("{n} field above wants another look.", "{n} fields above want another look.", 3) in said(app)
    assert logged(own) == []
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    assert t("Choose what kind of activity it is.") not in said(app)


def test_a_twin_is_a_warning_and_no_error(own) -> None:
    """The twin is one click away, and so is saving it all the same."""
    t = translator("en")
    press(filled("en"), "save")
    app = press(filled("en"), "save")
    assert t("On record already, of the same kind, community and date. Is it the same activity?") in said(app)
    assert app.button(key="jisr.log.save").label == t("Save all the same")
    assert len(logged(own)) == 1
    (link,) = [link for link in app.get("page_link") if logged(own)[0] in link.proto.query_string]
    assert without_marks(link.proto.label) == WORDS["en"]
    press(app, "save")
    assert len(logged(own)) == 2


def test_a_draft_is_there_after_a_new_session(own, environment) -> None:
    """As after a reload or a restart; somebody else has none of it, and to discard it is to forget it."""
    filled("ar")
    assert drafts(own) == 1
    app = open_app(FILE, lang="ar")
    assert app.button_group(key="jisr.log.kind").value == "visit"
    assert app.text_input(key="jisr.log.attendance").value == "٤٥"
    assert app.text_input(key="jisr.log.title_ar").value == WORDS["ar"]
    assert translator("ar").country("SA") in said(app)
    environment(JISR_USER="Editor Two")
    assert open_app(FILE, lang="ar").button_group(key="jisr.log.kind").value is None
    environment(JISR_USER="Editor One")
    press(app, "discard")
    assert drafts(own) == 0
    assert app.text_input(key="jisr.log.title_ar").value == ""


def test_opening_the_page_writes_nothing(own) -> None:
    open_app(FILE, lang="en")
    assert drafts(own) == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_write_is_told_who_may(own, language, role, environment) -> None:
    """No entry in the menu, and a cold link draws no form."""
    environment(JISR_ROLE=role)
    t = translator(language)
    app = open_app(FILE, lang=language)
    assert not app.exception
    assert [button for button in app.button if "log" in (button.key or "")] == []
    needed, mine = (t(LABELS["role"][one]) for one in ("editor", role))
    assert t("It is for: {needed} and above. You are: {own}.", needed=needed, own=mine) in said(app)
    pages = [link.proto.page for link in app.get("page_link")]
    assert "log" not in pages and "channels" in pages


def test_an_editor_finds_it_in_the_menu_after_coverage(own) -> None:
    pages = [link.proto.page for link in open_app("pages/countries.py", lang="en").sidebar.get("page_link")]
    assert pages.index("log") == pages.index("coverage") + 1 < pages.index("export")
    assert BY_KEY["log"].role == "editor"


def test_the_next_one_is_of_the_same_kind_and_day(own) -> None:
    app = filled("en")
    app.date_input(key="jisr.log.day").set_value("2024-05-14").run()
    press(app, "another")
    (key,) = logged(own)
    assert "Saved." in said(app) and any(key in link.proto.query_string for link in app.get("page_link"))
    assert app.button_group(key="jisr.log.kind").value == "visit"
    assert str(app.date_input(key="jisr.log.day").value) == "2024-05-14"
    assert app.text_input(key="jisr.log.title_en").value == ""
    assert image(own, key)["starts"] == "2024-05-14"


def test_repeat_last_is_today_s_without_attendance(own) -> None:
    """Offered to who has logged something, and only where it overwrites no words."""
    app = open_app(FILE, lang="en")
    assert "jisr.log.repeat" not in [button.key for button in app.button]
    press(filled("en"), "save")
    app = press(open_app(FILE, lang="en"), "repeat")
    assert app.text_input(key="jisr.log.title_en").value == WORDS["en"]
    assert app.button_group(key="jisr.log.attendance_basis").value == "not_collected"
    assert "jisr.log.repeat" not in [button.key for button in app.button]
    assert drafts(own) == 1


def test_a_busy_database_costs_no_words(own, monkeypatch) -> None:
    """The draft waits in the session, the page says so, and its button keeps it, or the next change."""

    def busy(*_: object, **__: object) -> None:
        raise DatabaseLocked("own.db")

    app = open_app(FILE, lang="en")
    with monkeypatch.context() as patch:
        patch.setattr(drafts_of_entry, "keep", busy)
        app.text_input(key="jisr.log.title_en").set_value("Words").run()
    assert "The draft could not be kept just now" in said(app) and drafts(own) == 0
    app.button(key="jisr.again").click().run()
    assert "The draft could not be kept just now" not in said(app) and drafts(own) == 1
    assert open_app(FILE, lang="en").text_input(key="jisr.log.title_en").value == "Words"


def test_what_the_database_refuses_leaves_the_draft(own) -> None:
    """A topic went away between choosing and saving: one sentence, no row, every word still there."""
    app = filled("en")
    with Session(engine(own)) as db:
        topic = db.exec(select(Topic.key)).first()
    app.multiselect(key="jisr.log.topics").set_value([topic]).run()
    with Session(engine(own)) as db:
        db.exec(delete(ActivityTopic))
        db.exec(delete(Topic).where(Topic.key == topic))
        db.commit()
    press(app, "save")
    assert "It could not be saved: what it refers to has changed meanwhile." in said(app)
    assert logged(own) == [] and drafts(own) == 1
    assert app.text_input(key="jisr.log.title_en").value == WORDS["en"]
