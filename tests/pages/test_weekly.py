"""The weekly meeting: its figures and lists, what managers write, the freeze, and what changed since."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from models import Activity, Decision, MeetingAction, Pack, Target, WeekNote
from models.engine import bump, engine, session
from outreach.__main__ import main
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import freeze, shown
from outreach.meeting.week import Week
from outreach.plain import plain
from outreach.writing import rows
from tests.pages.test_log import own
from tests.shown import english, ignored_lines, open_app, texts, without_marks

__all__ = ["own"]

FILE = "pages/weekly.py"
MANAGER = Viewer("Manager One", Role.MANAGER)


@pytest.fixture
def desk(own, environment) -> str:
    """A copy of the public record that tests may write to, and a manager."""
    environment(DATABASE_URL=own, JISR_USER=MANAGER.name, JISR_ROLE="manager")
    return own


@pytest.fixture
def week() -> date:
    """The first day of last week, which is over."""
    return shown.this_week().before.starts


def held(url: str, day: date, title: str) -> str:
    values = {
        "kind": "visit", "status": "held", "organiser": "mission", "title_en": title, "title_ar": title, "starts": day,
        "ends": day, "precision": "day", "date_basis": "event", "communities": ["sa"], "countries": ["SA"],
    }  # fmt: skip
    with Session(engine(url)) as db:
        key = rows.add(db, Activity, values, viewer=MANAGER, home_country="EG")
        db.commit()
    return key


def press(app, key: str):
    (button,) = [one for one in app.button if one.key == key]
    return button.click().run()


def submit(app, label: str):
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def frozen(url: str, week: date) -> None:
    """Freeze a week, as the button on its page does."""
    with Session(engine(url)) as db:
        freeze.freeze(db, Week(week), viewer=MANAGER)
        db.commit()


def test_the_week_is_told_whole(desk, week) -> None:
    """Six figures with what they are compared with, three lists, actions; nothing in another language."""
    held(desk, week, "Made-up visit")
    t = translator("ar")
    app = open_app(FILE, lang="ar", week=(week + timedelta(days=3)).isoformat())
    assert not app.exception and english(app, "ar") == []
    assert app.subheader[0].value == t.period(week, week + timedelta(days=6))
    assert len(app.metric) == 6
    assert (app.metric[0].label, app.metric[0].value) == (t("Activities held"), t.number(1))
    said = [without_marks(text) for text in texts(app)]
    for words in ("No request is on record yet.", "Nothing waits for a decision."):
        assert t(words) in said
    assert t("No action was taken on last week.") in said


@pytest.mark.parametrize("asked", ["2999-01-01", "yesterday", "2026-02-30"])
def test_a_week_that_cannot_be_meant_is_said(desk, asked) -> None:
    """A week to come, and what is no day: this week is shown instead."""
    app, t = open_app(FILE, lang="en", week=asked), translator("en")
    instead = shown.to_meet_about()
    assert not app.exception and len(ignored_lines(app, t)) == 1
    assert app.subheader[0].value == t.period(instead.starts, instead.ends)


def test_managers_write_down_what_the_meeting_needs(desk) -> None:
    """A decision asked for and taken, an action taken on and done, a note; a blank field is said."""
    t, this = translator("en"), shown.this_week()
    app = open_app(FILE, lang="en", week=this.starts.isoformat())
    app = submit(app, t("Ask for a decision"))
    assert any(t("What must be decided") in one.value for one in app.error)
    fields = {one.label: one for one in app.text_input}
    fields[t("What must be decided")].set_value("Who travels")
    app = submit(app, t("Ask for a decision"))
    assert [without_marks(one.value) for one in app.success] == [t("Saved.")]
    next(one for one in app.text_input if one.label == t("What was decided")).set_value("The deputy")
    app = submit(app, t("Decided"))
    for label, text in ((t("What is to be done"), "Call them"), (t("By whom"), "Editor One")):
        next(one for one in app.text_input if one.label == label).set_value(text)
    app = submit(app, t("Take it on"))
    app = submit(app, t("Done"))
    app.text_area[0].set_value("A quiet week")
    app = submit(app, t("Save the note"))
    with session(desk) as db:
        decision, action = db.exec(select(Decision)).one(), db.exec(select(MeetingAction)).one()
        note = db.exec(select(WeekNote)).one()
    assert (decision.outcome, decision.raised_by, action.state, action.week) == (
        "The deputy", "Manager One", "done", this.starts,
    )  # fmt: skip
    assert (note.key, note.note) == (this.starts.isoformat(), "A quiet week")


@pytest.mark.parametrize(("role", "may"), [("viewer", (0, 0)), ("editor", (0, 1)), ("manager", (1, 1))])
def test_each_role_has_its_buttons(desk, environment, role, may) -> None:
    """Freezing takes a manager, writing an editor."""
    environment(DATABASE_URL=desk, JISR_ROLE=role)
    app, t = open_app(FILE, lang="en"), translator("en")
    freezing = [one for one in app.button if one.key == "jisr.weekly.freeze"]
    ask = [one for one in app.button if one.label == t("Ask for a decision")]
    assert (len(freezing), len(ask)) == may


def test_a_frozen_week_stays_and_tells_what_came_later(desk, week) -> None:
    """The figure stays as it was; what was entered afterwards is shown apart, and the rows are those that were kept."""
    t = translator("ar")
    held(desk, week, "Entered in time")
    app = press(open_app(FILE, lang="ar", week=week.isoformat()), "jisr.weekly.freeze")
    assert not app.exception
    held(desk, week, "Entered late")
    app = open_app(FILE, lang="ar", week=week.isoformat(), rows="activities_held")
    assert not app.exception and english(app, "ar") == []
    assert app.metric[0].value == t.number(1)
    said = " ".join(without_marks(text) for text in texts(app))
    assert t("Since it was frozen") in said and t("Entered after the freeze") in said
    assert "Entered late" in said and MANAGER.name in said
    (kept,) = [table.value for table in app.dataframe]
    assert list(kept["title"]) == ["Entered in time"]
    assert not [one for one in app.button if one.key == "jisr.weekly.freeze"]


@pytest.mark.parametrize("is_frozen", [False, True])
def test_a_list_is_there_whole(desk, week, is_frozen) -> None:
    """The page shows five of seven decisions and leads to all of them; as they were frozen, where they were."""
    t = translator("ar")
    with Session(engine(desk)) as db:
        for number in range(7):
            values = {"what": f"{number} 753", "raised_on": week, "raised_by": "1"}
            rows.add(db, Decision, values, viewer=MANAGER, home_country="EG")
        db.commit()
    if is_frozen:
        frozen(desk, week)
        with Session(engine(desk)) as db:
            rows.add(db, Decision, values | {"what": "Later"}, viewer=MANAGER, home_country="EG")
            db.commit()
    app = submit(open_app(FILE, lang="ar", week=week.isoformat()), plain(t("All {n}", n=7)))
    assert not app.exception and english(app, "ar") == []
    (table,) = [one.value for one in app.dataframe]
    assert list(table["what"]) == [f"{number} 753" for number in range(7)]
    assert table["since"].iloc[0] == t.known_date(week)


def test_a_target_of_the_month_is_told_where_the_week_has_none(desk, week) -> None:
    """With the month and what is reached of it until the last day of the week; the week's own comes first."""
    t, last = translator("ar"), week + timedelta(days=6)
    first = last.replace(day=1)
    for day in {first, last}:
        held(desk, day, "Made-up visit")
    with Session(engine(desk)) as db:
        for indicator, span, value in (
            ("activities_held", "month", "753"), ("activities_held", "year", "9753"),
            ("communities_reached", "month", "754"), ("communities_reached", "week", "755"),
        ):  # fmt: skip
            target = {"indicator": indicator, "place_kind": "world", "span": span, "starts": first.replace(month=1)}
            rows.add(db, Target, target | {"value": value}, viewer=MANAGER, home_country="EG")
        db.commit()
    app = open_app(FILE, lang="ar", week=week.isoformat())
    said = without_marks(" ".join(texts(app)))
    held_so_far = len({first, last})
    words = t(
        "{period}: {value}, target {target}", period=t.month(last), value=t.number(held_so_far), target=t.number(753)
    )
    assert without_marks(words) in said
    assert t.number(755) in said and t.number(754) not in said and t.number(9753) not in said
    assert english(app, "ar") == []


def test_somebody_was_quicker_to_freeze(desk, week) -> None:
    """The second is told by whom and when; there is one pack."""
    app, quicker = (open_app(FILE, lang="en", week=week.isoformat()) for _ in range(2))
    press(quicker, "jisr.weekly.freeze")
    app = press(app, "jisr.weekly.freeze")
    assert any("Manager One" in one.value for one in app.error)
    with session(desk) as db:
        assert len(db.exec(select(Pack)).all()) == 1


def test_a_report_that_cannot_be_is_refused_in_words(desk, tmp_path, capsys) -> None:
    assert main(["report", "--to", str(tmp_path / "pack.doc"), "--lang", "en"]) == 2
    assert main(["report", "--week-of", "2999-01-01", "--to", str(tmp_path / "a.pdf"), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert ".pptx" in said and "2999" in said and not list(tmp_path.glob("*.p*"))
    for language, words in (("en", "is no day"), ("ar", "ليس يومًا")):
        for day in ("31.12.2026", "2026-02-30"):
            assert main(["report", "--week-of", day, "--to", str(tmp_path / "a.pdf"), "--lang", language]) == 2
            said = capsys.readouterr().err
            assert day in said and words in said and "isoformat" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "checksum", "words"),
    [
        ("{}", "0" * 64, "The pack of this week was altered after it was frozen: its checksum is another."),
        ('{"pack":{},"version":99}', "", "This pack was frozen by a newer version of the program"),
    ],
)
def test_a_pack_that_cannot_be_shown_is_said(desk, week, language, content, checksum, words) -> None:
    """In the reader's language, with the ways to the other weeks."""
    kept = {
        "starts": week, "ends": week + timedelta(days=6), "frozen_at": datetime.now(UTC), "frozen_by": "A",
        "content": content, "checksum": checksum or freeze.checksum(content),
    }  # fmt: skip
    with Session(engine(desk)) as db:
        db.add(Pack.model_validate(kept))
        bump(db)
        db.commit()
    app, t = open_app(FILE, lang=language, week=week.isoformat()), translator(language)
    said = [without_marks(text) for text in texts(app)]
    assert not app.exception and t("This week cannot be shown.") in said
    if language == "en":
        assert any(text.startswith(words) for text in said)
    assert [one for one in app.button if one.label == t("The week before")]
    assert t("Frozen weeks") in said and not app.metric
