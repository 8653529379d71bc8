"""Two who write for the same weekly meeting, what is mended of it, and a frozen week beside what came since."""

from datetime import timedelta

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from models import Activity, Decision, MeetingAction, Request, WeekNote
from models.base import longest
from models.engine import engine, session
from outreach.acting import Role, Viewer
from outreach.i18n import translator
from outreach.meeting import shown
from outreach.writing import rows
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, MANAGER, desk, frozen, held, submit, week
from tests.shown import open_app, texts, without_marks

__all__ = ["desk", "own", "week"]

OTHER = Viewer("Manager Two", Role.MANAGER)


def add(url: str, table: type, **values: object) -> str:
    with Session(engine(url)) as db:
        key = rows.add(db, table, values, viewer=OTHER, home_country="EG")
        db.commit()
    return key


def change(url: str, table: type, key: str, **values: object) -> None:
    """Somebody else is quicker."""
    with Session(engine(url)) as db:
        rows.change(db, table, key, values, token=None, viewer=OTHER, home_country="EG")
        db.commit()


def refused(app) -> str:
    """Why nothing was written."""
    (error,) = app.error
    return without_marks(error.value).replace("\u2068", "").replace("\u2069", "")


def test_nothing_is_overwritten_unseen(desk) -> None:
    """A note, a decision and an action that somebody else wrote meanwhile: who, what it says, and what was typed."""
    this, t = shown.this_week(), translator("en")
    today = this.counted[1]
    decision = add(desk, Decision, what="Who travels", raised_on=today, raised_by="A")
    action = add(desk, MeetingAction, week=this.starts, what="Call them", owner="B")
    app = open_app(FILE, lang="en", week=this.starts.isoformat())
    add(desk, WeekNote, key=this.starts.isoformat(), note="Theirs")
    app.text_area[0].set_value("Mine")
    app = submit(app, t("Save the note"))
    assert OTHER.name in refused(app) and "Note: Theirs" in refused(app) and "You wrote: Mine" in refused(app)
    change(desk, WeekNote, this.starts.isoformat(), note="Theirs again")
    app.text_area[0].set_value("Mine again")
    app = submit(app, t("Save the note"))
    assert "Theirs again" in refused(app) and "Mine again" in refused(app)
    change(desk, Decision, decision, decided_on=today, outcome="The minister")
    next(one for one in app.text_input if one.label == t("What was decided")).set_value("The deputy")
    app = submit(app, t("Decided"))
    assert "What was decided: The minister" in refused(app) and "You wrote: The deputy" in refused(app)
    change(desk, MeetingAction, action, owner="C")
    app = submit(app, t("Done"))
    assert "Owner: C" in refused(app)
    with session(desk) as db:
        assert db.exec(select(WeekNote.note)).one() == "Theirs again"
        assert db.exec(select(Decision.outcome)).one() == "The minister"
        assert db.exec(select(MeetingAction.state)).one() == "open"


@pytest.mark.parametrize(("before", "language"), [("", "ar"), ("Before", "en")])
def test_a_note_is_written_on_top_of_another_knowingly(desk, before, language) -> None:
    """Whether there was one before or not."""
    this, t = shown.this_week(), translator(language)
    key = this.starts.isoformat()
    if before:
        add(desk, WeekNote, key=key, note=before)
    app = open_app(FILE, lang=language, week=key)
    (change if before else add)(desk, WeekNote, **{"key": key, "note": "Theirs"})
    app.text_area[0].set_value("Mine")
    app = submit(app, t("Save the note"))
    assert "Theirs" in refused(app)
    app = submit(app, t("Keep mine"))
    assert not app.error and [without_marks(one.value) for one in app.success] == [t("Saved.")]
    with session(desk) as db:
        assert db.exec(select(WeekNote.note)).one() == "Mine"


def test_a_decision_says_what_it_is_about(desk) -> None:
    """A community by its name; a request that nobody knows is said."""
    t = translator("en")
    app = open_app(FILE, lang="en")
    for label, text in ((t("What must be decided"), "Who travels"), ("Number of the request, if any", "R1999-1")):
        next(one for one in app.text_input if one.label == label).set_value(text)
    app.selectbox(key="jisr.decision.community.0").set_value("kw")
    app = submit(app, t("Ask for a decision"))
    assert "R1999-1" in refused(app) and "Who travels" in refused(app)
    next(one for one in app.text_input if one.label == "Number of the request, if any").set_value("")
    submit(app, t("Ask for a decision"))
    with session(desk) as db:
        decision = db.exec(select(Decision)).one()
    assert decision.community_id is not None and decision.request_id is None


def test_nothing_is_asked_for_in_words_that_nobody_can_see(desk) -> None:
    t = translator("en")
    app = open_app(FILE, lang="en")
    next(one for one in app.text_input if one.label == t("What must be decided")).set_value("\u200b")
    app = submit(app, t("Ask for a decision"))
    assert t("What must be decided") in refused(app)
    with session(desk) as db:
        assert db.exec(select(Decision)).first() is None


def test_what_is_settled_can_be_corrected(desk) -> None:
    """Each decision and action of the meeting leads to where it is corrected and deleted."""
    this = shown.this_week()
    today = this.counted[1]
    keys = {
        add(desk, Decision, what="Open", raised_on=today, raised_by="A"),
        add(desk, Decision, what="Decided", raised_on=today, raised_by="A", decided_on=today, outcome="Yes"),
        add(desk, MeetingAction, week=this.starts, what="Call", owner="B"),
        add(desk, MeetingAction, week=this.before.starts, what="Send", owner="B", state="done", settled_on=today),
    }
    app = open_app(FILE, lang="en", week=this.starts.isoformat())
    ways = [str(link.proto.query_string) for link in app.main.get("page_link") if link.proto.page == "correct"]
    assert {key for key in keys if any(key in way for way in ways)} == keys


def test_a_frozen_week_has_its_note_for_good(desk, week) -> None:
    t = translator("en")
    app = open_app(FILE, lang="en", week=week.isoformat())
    frozen(desk, week)
    app.text_area[0].set_value("Too late")
    app = submit(app, t("Save the note"))
    assert t("This week is frozen: its note stays as it was then.") in refused(app) and "Too late" in refused(app)
    assert not app.text_area
    assert t("This week is frozen: its note stays as it was then.") in [without_marks(text) for text in texts(app)]


def test_the_lists_of_a_frozen_week_are_compared(desk, week) -> None:
    """What came late apart from what was corrected, each line with what it was and what it is."""
    t = translator("ar")
    decision = add(desk, Decision, what="Who travls", raised_on=week, raised_by="A")
    action = add(desk, MeetingAction, week=week - timedelta(days=7), what="Call", owner="B", due_on=week)
    frozen(desk, week)
    change(desk, Decision, decision, what="Who travels")
    change(desk, MeetingAction, action, state="done", settled_on=week)
    app = open_app(FILE, lang="ar", week=week.isoformat())
    said = " ".join(without_marks(text) for text in texts(app))
    assert not app.exception and t("By a correction") in said and t("By what was entered after the freeze") in said
    assert "Who travls" in said and "Who travels" in said and t("Done") in said


def test_a_request_that_came_late_is_told_by_its_number(desk, week) -> None:
    """Its kind is no name: there are many of them."""
    t = translator("ar")
    held(desk, week, "Made-up visit")
    frozen(desk, week)
    with Session(engine(desk)) as db:
        values = {"kind": "complaint", "summary": "Words", "raised_on": week, "community": "kw"}
        values["activity"] = db.exec(select(Activity.key).where(Activity.title_en == "Made-up visit")).one()
        number = rows.add(db, Request, values, viewer=MANAGER, home_country="EG")
        db.commit()
    said = " ".join(without_marks(text) for text in texts(open_app(FILE, lang="ar", week=week.isoformat())))
    late = t("{state} ({more})", state=t.isolate(number), more=t.label("complaint", family="request_kind"))
    assert without_marks(t("{words}: {rows}", words=t("Entered after the freeze"), rows=late)) in said


def test_a_text_that_is_too_long_is_refused_and_stays_in_its_field(desk) -> None:
    app, t = open_app(FILE, lang="ar"), translator("ar")
    most, pasted = longest(Decision, "what"), "x" * 5000
    (field,) = [one for one in app.text_input if one.label == t("What must be decided")]
    field.set_value(pasted)
    app = submit(app, t("Ask for a decision"))
    wanted = t("Nothing was written: a text is too long, at most {limit} characters.", limit=most)
    assert [without_marks(error.value) for error in app.error] == [without_marks(wanted)]
    assert [one.value for one in app.text_input if one.label == t("What must be decided")] == [pasted]
    with session(desk) as db:
        assert not db.scalar(select(func.count()).select_from(Decision).where(Decision.what == pasted))
