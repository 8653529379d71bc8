"""The history as a file: a line for each change, without a withheld word, for those who may read the page."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.routing import Route

from models import Activity, Change
from models.engine import engine, session
from outreach.__main__ import main
from outreach.acting import Role, Viewer
from outreach.exports import TABLES
from outreach.exports.routes import export
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.writing import rows as writing
from tests.asgi import get
from tests.exports.test_tables import rows
from tests.shown import ignored_lines, open_app

PLANTED = "Zqxword"
EDITOR = Viewer("=Editor One", Role.EDITOR)
APP = Starlette(routes=[Route("/export/{table}.csv", export)])
OWN = {"key": "own", "kind": "visit", "status": "held", "organiser": "mission", "title_en": "Own"}


@pytest.fixture
def told_url(url: str, environment) -> str:
    """A database in which somebody wrote, as the settings name it."""
    with session(url) as db:
        here = {"viewer": EDITOR, "home_country": "EG"}
        writing.add(db, Activity, {**OWN, "notes": PLANTED}, **here)
        values = {"attendance": 40, "attendance_basis": "counted", "notes": f"{PLANTED} again"}
        writing.change(db, Activity, "own", values, token=None, **here)
        db.commit()
    environment(DATABASE_URL=url, JISR_TIME_ZONE="Africa/Cairo")
    return url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_a_line(told_url, language) -> None:
    """Codes with their words beside them, the moment in UTC, the columns as the history keeps them."""
    t, (_, line) = translator(language), rows(told_url, "changes", language=language)
    same = {"by": "=Editor One", "how": "form", "act": "changed", "table": "activity", "key": "own"}
    assert {name: line[name] for name in same} == same
    assert line["how_name"] == t.label("form", family="how") and line["act_name"] == t.label("changed", family="act")
    moment = datetime.strptime(line["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 120
    columns = json.loads(line["columns"])
    assert columns["attendance"] == [None, 40] and columns["notes"] is None


def test_no_withheld_word_is_in_it(told_url) -> None:
    assert PLANTED not in json.dumps(rows(told_url, "changes"))


def test_a_period_is_by_the_ministry_s_clocks(told_url) -> None:
    """The last second of a day in Cairo belongs to it, the first of the next does not."""
    same = {"by": "x", "how": "form", "act": "changed", "table_name": "topic", "row_key": "k", "columns": "{}"}
    with Session(engine(told_url)) as db:
        for moment in (datetime(2023, 3, 5, 21, 59, 59, tzinfo=UTC), datetime(2023, 3, 5, 22, 0, tzinfo=UTC)):
            db.execute(insert(Change).values(at=moment, **same))
        db.commit()
    day = date(2023, 3, 5)
    assert [line["at"] for line in rows(told_url, "changes", filters=Filters(start=day, end=day))] == [
        "2023-03-05T21:59:59Z"
    ]
    assert TABLES["changes"].deaf_to(Filters(start=day, kinds=("visit",))) == ["kind"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_for_those_who_may_read_the_page(told_url, environment, tmp_path, capsys, language) -> None:
    """By its address, on the page and on the command line alike."""
    t, file = translator(language), tmp_path / "changes.csv"
    asked = ["export", "changes", "--to", str(file), "--lang", language]
    environment(JISR_ROLE="viewer")
    refused = get(APP, f"/export/changes.csv?lang={language}")
    assert refused.status == 403 and t.label("analyst", family="role") in refused.text
    assert len(ignored_lines(open_app("pages/export.py", lang=language, table="changes"), t)) == 1
    assert main(asked) == 1 and t.label("analyst", family="role") in capsys.readouterr().err
    assert not file.exists()
    environment(JISR_ROLE="analyst")
    assert get(APP, f"/export/changes.csv?lang={language}").status == 200
    shown = open_app("pages/export.py", lang=language, table="changes").dataframe[0].value
    assert list(shown.columns) == TABLES["changes"].names and len(shown) == 2
    assert main(asked) == 0 and file.read_bytes() == get(APP, f"/export/changes.csv?lang={language}").content
