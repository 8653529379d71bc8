"""The weekly meeting about a week that is over: what it writes is above at once, and is what a freeze keeps."""

from datetime import date, timedelta

import pytest

from models import Decision, MeetingAction
from models.engine import session
from outreach.__main__ import main
from outreach.i18n import translator
from outreach.meeting import shown
from outreach.meeting.week import Week
from outreach.screen.weekly_prepare import DECIDED
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, desk, frozen, press, submit, week
from tests.pages.test_weekly_writing import add, change
from tests.reports.reading import pages, plain
from tests.shown import english, open_app, texts, without_marks

__all__ = ["desk", "own", "week"]


def said(app) -> str:
    assert not app.exception
    return " ".join(without_marks(text) for text in texts(app))


def above(app) -> str:
    """The screen of the meeting: what stands before the forms."""
    return said(app).partition(translator("en")("Prepare and write down"))[0]


def test_what_the_meeting_writes_is_above_at_once_and_is_frozen(desk, week) -> None:
    """A decision that is asked for, one that is taken, and an action that is done."""
    t = translator("en")
    add(desk, MeetingAction, week=week - timedelta(days=7), what="Call them", owner="B", due_on=week)
    pays = add(desk, Decision, what="Who pays", raised_on=week, raised_by="A")
    app = open_app(FILE, lang="en", week=week.isoformat())
    assert "Late" in above(app) and "Who pays" in above(app)
    next(one for one in app.text_input if one.label == t("What must be decided")).set_value("Who travels")
    app = submit(app, t("Ask for a decision"))
    assert "Who travels" in above(app)
    app = submit(app, t("Done"))
    assert "Done" in above(app) and "Late" not in above(app)
    next(one for one in app.text_input if one.label == t("What was decided")).set_value("The ministry")
    app = press(app, f"{DECIDED}{pays}")
    assert "Who pays" not in above(app) and "Who travels" in above(app)
    frozen(desk, week)
    with session(desk) as db:
        pack = shown.shown(db, week=Week(week)).pack
    assert [one.text.en for one in pack.decisions] == ["Who travels"]
    assert [one.standing for one in pack.actions] == ["done"]


def test_of_a_frozen_week_it_is_told_what_was_decided_and_done_since(desk, week) -> None:
    t = translator("ar")
    decision = add(desk, Decision, what="7531", raised_on=week, raised_by="1")
    action = add(desk, MeetingAction, week=week - timedelta(days=7), what="8642", owner="2", due_on=week)
    frozen(desk, week)
    day = shown.this_week().counted[1]
    change(desk, Decision, decision, decided_on=day, outcome="9753")
    change(desk, MeetingAction, action, state="done", settled_on=day)
    app = open_app(FILE, lang="ar", week=week.isoformat())
    before, _, since = said(app).partition(t("Since it was frozen"))
    assert english(app, "ar") == [] and t("Late") in before and "7531" in before
    assert without_marks(t("decided: {outcome}", outcome=t.isolate("9753"))) in since and t("Done") in since


def test_an_earlier_week_says_of_which_day_its_lists_are(desk, week) -> None:
    """Nobody meets about it any more, so what is asked for on its page is not in its lists."""
    t, earlier = translator("ar"), week - timedelta(days=28)
    app = open_app(FILE, lang="ar", week=earlier.isoformat())
    words = t(
        "Decisions and actions above are as on {day}; a decision that is asked for now stands in the next meeting.",
        day=t.date(earlier + timedelta(days=6)),
    )
    assert without_marks(words) in said(app) and english(app, "ar") == []
    assert without_marks(words) not in said(open_app(FILE, lang="ar", week=week.isoformat()))


@pytest.mark.parametrize("day", ["2026-11-28", "2026-11-30"])
def test_the_report_is_of_the_week_that_the_page_opens(desk, monkeypatch, tmp_path, day) -> None:
    """Where neither is told which one: on a Saturday the week that has ended, on a Monday the new one."""
    monkeypatch.setattr(shown, "today", lambda chosen: date.fromisoformat(day))
    path = tmp_path / "pack.pdf"
    assert main(["report", "--to", str(path), "--lang", "en"]) == 0
    opened = open_app(FILE, lang="en").subheader[0].value
    assert plain(without_marks(opened)) in pages(path.read_bytes())[0]
    assert ("21" in opened) == (day == "2026-11-28")
