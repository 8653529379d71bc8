"""On which week the page of the weekly meeting opens, and how much of it."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from models import MeetingAction, Target
from models.engine import engine
from outreach.__main__ import main
from outreach.i18n import translator
from outreach.meeting import shown
from outreach.settings import settings
from outreach.writing import rows
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, MANAGER, desk, frozen, press, submit, week
from tests.reports.reading import pages, plain
from tests.shown import english, open_app, texts, without_marks

__all__ = ["desk", "own", "week"]


@pytest.mark.parametrize(
    ("home", "day", "starts"),
    [
        # Saturday, the first day, and Sunday, the first working day, are of the week that has ended.
        ("EG", "2026-11-28", "2026-11-21"),
        ("EG", "2026-11-29", "2026-11-21"),
        ("EG", "2026-11-30", "2026-11-28"),
        ("EG", "2026-12-04", "2026-11-28"),
        # A Sunday of a feast: nobody worked yet.
        ("EG", "2026-03-23", "2026-03-14"),
        ("EG", "2026-03-24", "2026-03-21"),
        # Weeks that begin on a working day, a Monday: it has passed on the Tuesday.
        ("DE", "2026-11-30", "2026-11-23"),
        ("DE", "2026-12-01", "2026-11-30"),
        ("MA", "2026-11-30", "2026-11-23"),
        ("MA", "2026-12-01", "2026-11-30"),
        # Easter Monday.
        ("DE", "2026-04-07", "2026-03-30"),
        ("DE", "2026-04-08", "2026-04-06"),
        # Weeks that begin on a Sunday, of the weekend.
        ("US", "2026-12-07", "2026-11-29"),
        ("US", "2026-12-08", "2026-12-06"),
    ],
)
def test_it_opens_on_the_week_that_has_something_to_say(environment, monkeypatch, home, day, starts) -> None:
    """On the one that ended, until a working day of the new one has passed."""
    environment(JISR_HOME_COUNTRY=home)
    monkeypatch.setattr(shown, "today", lambda chosen: date.fromisoformat(day))
    assert shown.to_meet_about().starts == date.fromisoformat(starts)


def test_the_new_week_is_a_click_away(desk, monkeypatch) -> None:
    """On a day on which the page opens on the week before, it says why, and leads on."""
    t, why = translator("en"), "No working day of the new week has passed yet."
    monkeypatch.setattr(shown, "today", lambda chosen: date(2026, 11, 28))
    app = open_app(FILE, lang="en")
    assert app.subheader[0].value == t.period(date(2026, 11, 21), date(2026, 11, 27))
    assert any(t(why) in text for text in texts(app))
    app = submit(app, t("The week after"))
    assert not any(t(why) in text for text in texts(app))
    assert app.subheader[0].value == t.period(date(2026, 11, 28), date(2026, 12, 4))


def test_a_week_that_was_just_frozen_says_so_in_its_line_only(desk, week) -> None:
    """A box above the meeting would push it off its one screen."""
    app = press(open_app(FILE, lang="en", week=week.isoformat()), "jisr.weekly.freeze")
    said = " ".join(without_marks(text) for text in texts(app))
    assert said.count("Frozen by") == 1 and not app.success


def test_a_frozen_week_opens_as_it_was_though_weeks_begin_otherwise_by_now(desk, week, environment, tmp_path) -> None:
    """On the page, by its link among the frozen weeks, and from the command line."""
    t = translator("en")
    frozen(desk, week)
    environment(DATABASE_URL=desk, JISR_WEEK_STARTS=str((settings().week_starts + 2) % 7))
    app = open_app(FILE, lang="en", week=week.isoformat())
    assert app.subheader[0].value == t.period(week, week + timedelta(days=6))
    assert "Frozen by" in " ".join(without_marks(text) for text in texts(app))
    app = submit(open_app(FILE, lang="en"), t.period(week, week + timedelta(days=6)))
    assert "Frozen by" in " ".join(without_marks(text) for text in texts(app))
    other = open_app(FILE, lang="en", week=(week + timedelta(days=3)).isoformat())
    assert other.subheader[0].value != app.subheader[0].value
    path = tmp_path / "pack.pdf"
    assert main(["report", "--week-of", week.isoformat(), "--to", str(path), "--lang", "en"]) == 0
    assert plain(t.period(week, week + timedelta(days=6))) in plain(" ".join(pages(path.read_bytes())))


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("editor", True)])
def test_what_has_nothing_yet_says_what_to_do(own, environment, role, may) -> None:
    """On the public record there are no requests, tiers and targets: unknown is never called none."""
    t = translator("ar")
    environment(DATABASE_URL=own, JISR_ROLE=role)
    app = open_app(FILE, lang="ar")
    said = [without_marks(text) for text in texts(app)]
    assert not app.exception and english(app, "ar") == []
    assert t("No community is past its cadence.") not in said
    ways = {link.proto.label for link in app.main.get("page_link")}
    fill = ("Log an activity", "Import files", "Give communities a tier", "Set a target")
    assert {t(words) in ways for words in fill} == {may}
    targets = open_app("pages/targets.py", lang="ar")
    assert t("No target is set yet.") in [one.value for one in targets.subheader]
    words = (
        "Set the first one below: it then stands beside its figure in the weekly meeting."
        if may
        else "Editors set them."
    )
    assert t(words) in [without_marks(text) for text in texts(targets)]


def test_a_target_of_none_is_a_target(desk) -> None:
    """No request overdue is to be reached: then nobody is asked to set a first one."""
    assert "Set a target" in {link.proto.label for link in open_app(FILE, lang="en").main.get("page_link")}
    with Session(engine(desk)) as db:
        values = {"indicator": "requests_overdue", "place_kind": "world", "place": "", "span": "week", "value": "0"}
        rows.add(db, Target, values | {"starts": date(2020, 1, 4)}, viewer=MANAGER, home_country="EG")
        db.commit()
    assert "Set a target" not in {link.proto.label for link in open_app(FILE, lang="en").main.get("page_link")}


def test_of_many_actions_the_first_four_are_shown(desk, week) -> None:
    """Those that are not done first; all of them are behind a button, which says how many."""
    with Session(engine(desk)) as db:
        for number in range(12):
            done = {"state": "done", "settled_on": week} if number < 8 else {"due_on": week}
            values = {"week": week - timedelta(days=7), "what": f"{number} 751", "owner": "1"} | done
            rows.add(db, MeetingAction, values, viewer=MANAGER, home_country="EG")
        db.commit()
    app = open_app(FILE, lang="ar", week=week.isoformat())
    assert not app.exception and english(app, "ar") == []
    shown = [one.value for one in app.markdown if " 751" in one.value and one.value.startswith("<p")]
    # Streamlit tells of what is behind a button where the button stands: before the first four.
    assert len(shown) == 12 + 4
    assert all(f"{number} 751" in line for number, line in zip(range(8, 12), shown[12:], strict=True))


@pytest.mark.parametrize(("what", "is_offered"), [("Ask customs", False), ("Ask customs " * 9, True)])
def test_of_few_actions_the_whole_is_offered_where_one_is_long(desk, week, what, is_offered) -> None:
    with Session(engine(desk)) as db:
        values = {"week": week - timedelta(days=7), "what": what, "owner": "Editor One", "due_on": week}
        rows.add(db, MeetingAction, values, viewer=MANAGER, home_country="EG")
        db.commit()
    app = open_app(FILE, lang="en", week=week.isoformat())
    shown = [one.value for one in app.markdown if "Ask customs" in one.value and one.value.startswith("<p")]
    assert len(shown) == 1 + is_offered
