"""What stands in the way of meeting a community is put on record on the page of coverage, and ended once."""

from datetime import date

import pytest
from sqlmodel import Session

from models import CoverageReason
from models.codes import Hindrance
from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import coverage
from outreach.settings import settings
from outreach.writing import rows
from tests.pages.test_coverage import FILE, OTHER, corrections, listed, named, own, said, stored
from tests.shown import open_app
from tests.small_world import HOME

__all__ = ["own"]


def test_a_reason_is_put_on_record_and_ended(own) -> None:
    t = translator("en")
    app = open_app(FILE, lang="en")
    app.button(key="jisr.reason.record").click().run()
    assert t("Choose a community.") in said(app) and t("Choose a reason.") in said(app)
    app.selectbox(key="jisr.reason.community.0").set_value("be")
    app.button_group(key="jisr.reason.hindrance.0").set_value("no_embassy")
    app.date_input(key="jisr.reason.since.0").set_value(date(2024, 5, 1))
    app.button(key="jisr.reason.record").click().run()
    assert not app.exception and t("The reason is on record.") in said(app)
    with Session(engine(own)) as db:
        (found,) = coverage.reasons(db, filters=Filters(), day=today(settings())).to_dict("records")
    assert (found["community"], found["hindrance"], found["since"]) == ("be", Hindrance.NO_EMBASSY, date(2024, 5, 1))
    assert f"{t.label('no_embassy', family='hindrance')} · {t('since {date}', date=t.date(date(2024, 5, 1)))}" in said(
        app
    )
    assert listed(app)["place"].iloc[-1] == named(own, "en")["be"]
    app.button(key=f"jisr.reason.end.{found['key']}").click().run()
    assert not app.exception and t("On record: it does not stand in the way any more.") in said(app)
    assert stored(own, CoverageReason, found["key"])["until"] == today(settings()).isoformat()
    assert t("No reason is on record why a community cannot be met") in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_reason_that_is_over_the_end_is_said_and_not_asked(own, language) -> None:
    """In a period in which it stood in the way."""
    t = translator(language)
    with Session(engine(own)) as db:
        days = {"since": date(2024, 5, 1), "until": date(2024, 6, 10)}
        rows.add(
            db, CoverageReason, {"key": "r1", "community": "be", "hindrance": "conflict", **days}, viewer=OTHER,
            home_country=HOME,
        )  # fmt: skip
        db.commit()
    app = open_app(FILE, lang=language, **{"from": "2024-05-01", "to": "2024-05-31"})
    over = t("over since {date}", date=t.date(days["until"]))
    assert not app.exception and f"{t('since {date}', date=t.date(days['since']))} · {over}" in said(app)
    assert [asked["row"] for asked in corrections(app)] == [["r1"]]
    assert not [button for button in app.button if button.key == "jisr.reason.end.r1"]
