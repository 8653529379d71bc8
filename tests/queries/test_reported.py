"""Of a report that mixes answers and promises, what was answered: on the public record, part by part."""

import csv
from collections import defaultdict

import pytest
from sqlmodel import Session, func, select

from models import Activity, ActivityCountry
from models.engine import engine
from outreach.queries import briefing, reported
from outreach.settings import ROOT
from tests.shown import open_app, texts

PROMISED = "nm_visit_lb_2019"
"""Reported of it is a promise, and nothing else."""


@pytest.fixture
def parts() -> dict[str, list[tuple[str, str]]]:
    """For each activity what its report says, part by part, and whether that is an answer or a promise."""
    found = defaultdict(list)
    with (ROOT / "data/reference/public_record_commitments.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["activity"]].append((row["is"], row["what_en"]))
    return found


def test_answers_are_told_from_promises(record_url: str, parts) -> None:
    """Nothing that was answered is lost, and no promise is called an answer."""
    with Session(engine(record_url)) as db:
        reports = db.execute(select(Activity.key, Activity.answers_reported).where(Activity.answers_reported != ""))
        found = reported.answers(db, [tuple(row) for row in reports])
    assert found == {
        key: "; ".join(text for what, text in own if what == "answer")
        for key, own in parts.items()
        if any(what == "answer" for what, _ in own)
    }
    assert (len(parts), len(found)) == (119, 72)


def test_a_sheet_and_an_activity_list_no_promise_under_answers(record_url: str, parts, environment) -> None:
    [(what, text)] = parts[PROMISED]
    assert what == "promise"
    reported_in = select(ActivityCountry.country_code).join(Activity).where(Activity.answers_reported != "")
    # Its own country's sheet, and those with the most reports.
    often = reported_in.group_by(ActivityCountry.country_code).order_by(func.count().desc()).limit(10)
    with Session(engine(record_url)) as db:
        sheets = [
            briefing.of_country(db, code=code, day=max(filter(None, db.scalars(select(Activity.starts)))))
            for code in {*db.scalars(often), *db.scalars(reported_in.where(Activity.key == PROMISED))}
        ]
        assert (
            reported.of_activity(db, key=PROMISED)
            == ""
            != db.scalar(select(Activity.answers_reported).where(Activity.key == PROMISED))
        )
    said = [each for found in filter(None, sheets) for each in found.reported["answers_reported"]]
    assert len(sheets) >= 10 and len(said) > 30 and not any(text in each for each in said)
    environment(DATABASE_URL=record_url)
    answering = next(key for key, own in parts.items() if own[0][0] == "answer")
    for key, expected in ((PROMISED, False), (answering, True)):
        app = open_app("pages/activity.py", lang="en", key=key)
        assert not app.exception
        assert any("Answers reported" in text for text in texts(app)) == expected
