"""A plan at one click from the list of coverage: the form begins with its community, and the list has its day."""

from datetime import date

import pytest
from sqlmodel import Session

from models import Activity
from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import coverage
from outreach.screen import log_asked
from outreach.settings import settings
from tests.pages.test_coverage import FILE, listed, named, own, said, stored
from tests.shown import ignored_lines, open_app, param, without_marks

__all__ = ["own"]
LOG = "pages/log.py"


def test_a_plan_begins_with_its_community(own) -> None:
    """The form has the place and the status; it is no draft until somebody writes, and then it is saved as planned."""
    t = translator("ar")
    asked = log_asked.link("city", "sa-riyadh", "SA")
    assert asked == {"place": "community/sa-riyadh", "status": "planned"}
    assert log_asked.link("country", "fr", "FR")["place"] == "country/FR"
    app = open_app(LOG, lang="ar", **asked)
    assert without_marks(app.title[0].value) == t("Plan an activity")
    assert app.button(key="jisr.log.badge.community/sa-riyadh")
    assert (
        app.button_group(key="jisr.log.status").value == "planned" and app.date_input(key="jisr.log.day").value is None
    )
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    app.date_input(key="jisr.log.day").set_value(date(2099, 5, 1)).run()
    app.text_input(key="jisr.log.title_ar").set_value("زيارة مختلقة").run()
    app.button(key="jisr.log.save").click().run()
    assert not app.exception
    row = stored(own, Activity, param(app, "key"))
    assert (row["status"], row["communities"], row["starts"]) == ("planned", ["sa-riyadh"], "2099-05-01")
    with Session(engine(own)) as db:
        found = coverage.table(db, filters=Filters(), day=today(settings())).set_index("key")
    assert found.loc["sa-riyadh", "next_key"] == row["key"]
    again = listed(open_app(FILE, lang="ar")).set_index("place")
    assert again.loc[named(own, "ar")["sa-riyadh"], "next_name"] == t.date(date(2099, 5, 1))


def test_a_draft_of_something_else_is_not_overwritten(own) -> None:
    """The plan waits until the reader discards the draft; then the form begins with it."""
    app = open_app(LOG, lang="en")
    app.text_input(key="jisr.log.title_en").set_value("A made-up visit").run()
    app = open_app(LOG, lang="en", place="country/FR", status="planned")
    assert app.text_input(key="jisr.log.title_en").value == "A made-up visit"
    assert "Below is your draft of another activity" in said(app)
    app.button(key="jisr.log.discard").click().run()
    assert app.text_input(key="jisr.log.title_en").value == ""
    assert app.button(key="jisr.log.badge.country/FR") and "Below is your draft" not in said(app)


@pytest.mark.parametrize(("name", "value"), [("place", "community/nowhere"), ("place", "<b>"), ("status", "held")])
def test_what_an_address_cannot_mean_is_said(own, name, value) -> None:
    app = open_app(LOG, lang="en", **{name: value})
    assert ignored_lines(app, translator("en")) and not app.exception
