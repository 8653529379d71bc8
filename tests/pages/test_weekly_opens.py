"""On which week the page of the weekly meeting opens."""

from datetime import date

import pytest

from outreach.i18n import translator
from outreach.meeting import shown
from outreach.screen.weekly_blocks import to_meet_about
from outreach.settings import settings
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, desk, submit
from tests.shown import open_app, texts

__all__ = ["desk", "own"]


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        # Saturday, the first day, and Sunday, the first working day, are of the week that has ended.
        ("2026-11-28", "2026-11-21"),
        ("2026-11-29", "2026-11-21"),
        ("2026-11-30", "2026-11-28"),
        ("2026-12-04", "2026-11-28"),
        # A Sunday of a feast: nobody worked yet.
        ("2026-03-23", "2026-03-14"),
        ("2026-03-24", "2026-03-21"),
    ],
)
def test_it_opens_on_the_week_that_has_something_to_say(environment, monkeypatch, day, starts) -> None:
    """On the one that ended, until a working day of the new one has passed."""
    environment(JISR_HOME_COUNTRY="EG")
    monkeypatch.setattr(shown, "today", lambda chosen: date.fromisoformat(day))
    assert to_meet_about(settings()).starts == date.fromisoformat(starts)


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
