"""The form of a new commitment: in which activity one is made, and what is said of what no field can mend."""

import csv
import io

import pytest
from sqlmodel import Session, select

from models import Activity, Commitment
from models.engine import engine, session
from outreach.exports.csv import PEOPLE
from outreach.exports.of_commitments import COMMITMENTS
from outreach.exports.whole import stream
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.plain import plain
from outreach.wording import commitment_words
from outreach.writing import rows
from tests.pages.test_commitments import LIST, ONE, OTHER, REPORTED, ahead, now, opened, submit
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


def test_a_report_that_is_followed_up_stands_once_as_the_ministry_s_own(own) -> None:
    """The own row cites the report and leads to it, the report leads back; no list and no number has the promise twice,
    and nobody follows it up a second time."""
    t = translator("ar")
    followed = {"do": "add", "like": REPORTED, "activity": "nm_visit_sa_2016"}
    app = opened(LIST, "ar", **followed)
    late = opened(LIST, "ar", **followed)
    app = submit(app, t("Save"))
    key = param(app, "key")
    assert now(own, key)["follows"] == REPORTED and now(own, key)["sources"] == now(own, REPORTED)["sources"] != []
    assert english(app, "ar") == []
    cited = [link.proto.url for link in app.get("link_button")]
    assert set(cited) >= {source[0] for source in now(own, REPORTED)["sources"]}
    with Session(engine(own)) as db:
        kept = {"kept_on": ahead(0), "kept_evidence": "https://example.org/kept"}
        rows.change(db, Commitment, key, kept, token=None, viewer=OTHER, home_country="EG")
        db.commit()
    app = opened(ONE, "ar", key=REPORTED)
    assert english(app, "ar") == []
    assert t.label("followed_up", family="commitment_state") in said(app)
    assert t.label("not_followed_up", family="commitment_state") not in said(app)
    buttons = [one.label for one in app.button]
    assert plain(t("Followed up as the ministry's own")) in buttons
    app = opened(LIST, "ar")
    values = {metric.label: metric.value for metric in app.metric}
    assert (values[plain(t("Not followed up"))], values[plain(t("Kept"))]) == (t.number(76), t.number(1))
    states = app.dataframe[0].value["state_said"].tolist()
    numbers = {code: states.count(commitment_words.state(code, t=t)) for code in ("kept", "followed_up")}
    assert len(states) == 77 and numbers == {"kept": 1, "followed_up": 0}
    with session(own) as db:
        sheet = b"".join(stream(db.connection(), table=COMMITMENTS, t=t, style=PEOPLE, filters=Filters()))
    lines = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert len(lines) == 77 and [line["key"] for line in lines if line["follows"] == REPORTED] == [key]
    for again in (submit(late, t("Save")), opened(LIST, "ar", **followed)):
        assert t("The ministry follows up this report already.") in said(again)
        assert t("Save") not in [one.label for one in again.button]
    with session(own) as db:
        assert len(db.exec(select(Commitment).where(Commitment.import_run_id.is_(None))).all()) == 1


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_written(own, language) -> None:
    t = translator(language)
    app = submit(opened(LIST, language, do="add"), t("Save"))
    assert english(app, language) == []
    assert t("Say in one line what will be done.") in said(app)
    with session(own) as db:
        assert db.exec(select(Commitment).where(Commitment.import_run_id.is_(None))).first() is None
