"""A plan in the form "Log an activity": what its date makes of it, what it leaves alone, and how that is said."""

from datetime import date

import pytest

from outreach.i18n import translator
from outreach.screen import log_blocks, log_state
from tests.pages.test_log import FILE, choose, filled, image, logged, own, press, said
from tests.shown import open_app, without_marks

__all__ = ["own"]

DAY = date(2024, 5, 14)
TO_COME = "Still to come: it is logged as planned, and counts nowhere until it was held."
CAME = "Its date has come: it is logged as planned, and counts nowhere. If it was held, choose Held below."
RUNS = "It may have been held by now: it is logged as planned, and counts nowhere. If it was, choose Held below."
HELD_RUNS = "It may be still to come: it is logged as held, and counts. If it is a plan, choose Planned below."
UNDATED = "It is logged as planned, and counts nowhere until it was held."


@pytest.fixture(autouse=True)
def in_may(monkeypatch) -> None:
    """Today is a day in the middle of a month."""
    for module in (log_state, log_blocks):
        monkeypatch.setattr(module, "today", lambda chosen: DAY)


def status(app) -> str:
    return app.button_group(key="jisr.log.status").value


def on(app, day: str, precision: str = "day"):
    app.date_input(key="jisr.log.day").set_value(date.fromisoformat(day)).run()
    return app.button_group(key="jisr.log.precision").set_value(precision).run()


def titled(app) -> str:
    return without_marks(app.title[0].value)


@pytest.mark.parametrize(
    ("day", "precision", "words", "language"),
    [
        ("2024-05-14", "day", CAME, "ar"),
        ("2024-05-15", "day", TO_COME, "en"),
        ("2024-05-15", "month", RUNS, "ar"),
        ("2024-05-15", "year", RUNS, "en"),
        ("2024-04-01", "month", CAME, "ar"),
    ],
)
def test_a_plan_that_was_asked_for_stays_one_whatever_its_date(own, language, day, precision, words) -> None:
    """As Coverage asks for it: its title, what is said beside the date, and the row agree."""
    t = translator(language)
    app = open_app(FILE, lang=language, place="community/sa-riyadh", status="planned")
    assert t(UNDATED) in said(app)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    app = on(app, day, precision)
    assert (status(app), titled(app)) == ("planned", t("Plan an activity")) and t(words) in said(app)
    press(app, "save")
    assert image(own, logged(own)[0])["status"] == "planned"


def test_what_is_still_to_come_is_a_plan_until_its_date_is_another(own) -> None:
    """The title says so too; what the date did it undoes, and what the reader chose it does not."""
    t = translator("en")
    app = on(filled("en"), "2024-05-15")
    assert (status(app), titled(app)) == ("planned", t("Plan an activity")) and t(TO_COME) in said(app)
    app = on(app, "2024-05-13")
    assert (status(app), titled(app)) == ("held", t("Log an activity")) and t(TO_COME) not in said(app)
    app = on(app, "2024-05-13", "month")
    assert status(app) == "held" and t(HELD_RUNS) in said(app)
    app.button_group(key="jisr.log.status").set_value("planned").run()
    app = on(app, "2024-05-12")
    assert status(app) == "planned" and t(CAME) in said(app)


def test_what_a_reader_holds_against_a_date_is_theirs(own) -> None:
    """Planned by its date, then chosen as planned: no date changes it any more, also after a new session."""
    app = on(filled("en"), "2024-05-15")
    assert status(on(open_app(FILE, lang="en"), "2024-05-14")) == "held"
    app = on(app, "2024-05-15")
    app.button_group(key="jisr.log.status").set_value("held").run()
    app.button_group(key="jisr.log.status").set_value("planned").run()
    app = open_app(FILE, lang="en")
    assert status(on(app, "2024-05-14")) == "planned"


def test_the_next_plan_of_a_row_and_the_last_one_again(own) -> None:
    """The next has the same day and state; the same again is done today."""
    app = on(filled("en"), "2024-05-15")
    app.button_group(key="jisr.log.attendance_basis").set_value("not_collected").run()
    app = press(app, "another")
    assert status(app) == "planned" and status(on(app, "2024-05-14")) == "held"
    choose(app, "country/FR", "france")
    press(app, "discard")
    app = press(open_app(FILE, lang="en"), "repeat")
    assert status(app) == "held"


def test_a_plan_has_no_attendance_yet(own) -> None:
    """Said as soon as its date makes it one, and at its field where it is saved all the same; nothing is written."""
    t = translator("ar")
    early = t("A plan has no attendance yet: until it is on record as held, it is Not collected.")
    assert early not in said(filled("ar"))
    app = on(open_app(FILE, lang="ar"), "2024-05-15")
    assert early in said(app)
    app = press(app, "save")
    assert f":material/error: {early}" in said(app) and logged(own) == []
    app.button_group(key="jisr.log.attendance_basis").set_value("not_collected").run()
    press(app, "save")
    row = image(own, logged(own)[0])
    assert (row["status"], row["attendance"]) == ("planned", None)


def test_the_fold_with_the_state_is_open_where_the_date_leads_to_it(own) -> None:
    """Beside the date stands which state to choose "below"; what was opened so is not closed when all is well again."""
    t = translator("ar")

    def unfolded(app) -> bool:
        (fold,) = [one for one in app.expander if one.label == t("More, where it is known")]
        return fold.proto.expanded

    assert not unfolded(filled("ar"))
    app = on(filled("ar"), "2024-05-15")
    assert t(TO_COME) in said(app) and unfolded(app)
    app = on(app, "2024-05-13")
    assert status(app) == "held" and unfolded(app)
    app = press(app, "discard")
    assert not unfolded(app)
    app = on(filled("ar"), "2024-05-13", "month")
    assert t(HELD_RUNS) in said(app) and unfolded(app)
