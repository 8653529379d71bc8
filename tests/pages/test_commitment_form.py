"""The form of a new commitment: in which activity one is made, and what is said of what no field can mend."""

import pytest
from sqlmodel import Session, select

from models import Activity, Commitment
from models.engine import engine, session
from outreach.i18n import LANGUAGES, translator
from outreach.plain import plain
from outreach.writing import rows
from tests.pages.test_commitments import LIST, OTHER, ahead, opened, submit
from tests.pages.test_log import own, said
from tests.shown import english, param

__all__ = ["own"]


def planned(url: str) -> dict:
    """An activity of the ministry's own that lies ahead."""
    day = ahead(9).isoformat()
    values = {"key": "ahead", "title_en": "A visit ahead", "title_ar": "زيارة قادمة", "starts": day, "ends": day}
    values |= {"kind": "visit", "status": "planned", "organiser": "mission", "precision": "day"}
    values |= {"date_basis": "event", "attendance_basis": "not_collected", "countries": ["SA"]}
    with Session(engine(url)) as db:
        rows.add(db, Activity, values, viewer=OTHER, home_country="EG")
        db.commit()
    return values


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_promised_in_what_was_not_held_yet(own, language) -> None:
    """The activity offers no way to; an address that asks for it is told why not, and what to do."""
    t = translator(language)
    planned(own)
    links = [one.proto.label for one in opened("pages/activity.py", language, key="ahead").main.get("page_link")]
    assert plain(t("Add a commitment")) not in links
    held = opened("pages/activity.py", language, key="nm_visit_sa_2016").main.get("page_link")
    assert plain(t("Add a commitment")) in [one.proto.label for one in held]
    app = opened(LIST, language, do="add", activity="ahead")
    assert english(app, language) == []
    assert ("لم يُعقد بعد" if language == "ar" else "was not held yet") in said(app)
    assert t("Save") not in [one.label for one in app.button]
    app = submit(app, plain(t("Add a commitment without an activity")))
    assert param(app, "do") == "add" and t("Save") in [one.label for one in app.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_no_field_of_the_form_is_said_in_a_line_of_its_own(own, language) -> None:
    """Somebody moved the activity to a day ahead, while the form lay open: what was typed stays, and nothing is
    written."""
    t = translator(language)
    today_s = {"starts": ahead(0).isoformat(), "ends": ahead(0).isoformat(), "status": "held"}
    lies_ahead = planned(own)
    moved = {name: lies_ahead[name] for name in today_s}
    with Session(engine(own)) as db:
        rows.change(db, Activity, "ahead", today_s, token=None, viewer=OTHER, home_country="EG")
        db.commit()
    app = opened(LIST, language, do="add", activity="ahead")
    app.text_area(key="jisr.commitment..ahead.what").set_value("A consul")
    with Session(engine(own)) as db:
        rows.change(db, Activity, "ahead", moved, token=None, viewer=OTHER, home_country="EG")
        db.commit()
    app = submit(app, t("Save"))
    assert english(app, language) == []
    assert ("لم يُعقد بعد" if language == "ar" else "was not held yet") in said(app)
    assert app.text_area(key="jisr.commitment..ahead.what").value == "A consul"
    assert t.plural("{n} field above wants another look.", "{n} fields above want another look.", 1) not in said(app)
    with session(own) as db:
        assert db.exec(select(Commitment).where(Commitment.import_run_id.is_(None))).first() is None
