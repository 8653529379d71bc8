"""Targets: editors set, correct and delete them, and each says how far its indicator is from it."""

import pytest
from sqlmodel import Session, select

from models import Target
from models.engine import engine, session
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown
from outreach.writing import rows
from tests.offered import files
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE as WEEKLY
from tests.pages.test_weekly import MANAGER, desk, held, press
from tests.shown import open_app, texts, without_marks

__all__ = ["desk", "files", "own"]

FILE = "pages/targets.py"
SAME = {"place_kind": "world", "place": "", "span": "week"}


def wanted(url: str, indicator: str, value: str, **other: object) -> str:
    with Session(engine(url)) as db:
        values = SAME | {"indicator": indicator, "starts": shown.this_week().starts, "value": value} | other
        key = rows.add(db, Target, values, viewer=MANAGER, home_country="EG")
        db.commit()
    return key


def only(url: str) -> Target:
    with session(url) as db:
        return db.exec(select(Target)).one()


def quicker(url: str, key: str, value: str) -> None:
    """Somebody else corrects it."""
    with Session(engine(url)) as db:
        rows.change(db, Target, key, {"value": value}, token=None, viewer=MANAGER, home_country="EG")
        db.commit()


def choose(app, row: int):
    """A click on a line of the table."""
    app.session_state["jisr.rows.targets"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return app.run()


def test_a_target_is_set_and_shown_beside_its_figure(desk) -> None:
    """In percent for a share; what is no number is said."""
    t = translator("ar")
    app = open_app(FILE, lang="ar")
    app.selectbox(key="jisr.target.indicator").set_value("answered_on_time_pct")
    app.text_input(key="jisr.target.value").set_value("many")
    app = press(app, "jisr.target.save")
    assert len(app.error) == 1
    app.selectbox(key="jisr.target.indicator").set_value("answered_on_time_pct")
    app.text_input(key="jisr.target.value").set_value("٨٠")
    app = press(app, "jisr.target.save")
    assert [without_marks(one.value) for one in app.success] == [t("Saved.")]
    target = only(desk)
    assert (target.indicator, float(target.value), target.starts) == (
        "answered_on_time_pct", 0.8, shown.this_week().starts,
    )  # fmt: skip
    app = open_app(WEEKLY, lang="ar", week=target.starts.isoformat())
    assert any(t("target {target}", target=t.percent(0.8)) in without_marks(text) for text in texts(app))


@pytest.mark.parametrize(("typed", "stored"), [("2.5", 2.5), ("٢٫٢٥", 2.25), ("3", 3), ("2.555", None), (".5", None)])
def test_hours_and_rates_have_decimals(desk, typed, stored) -> None:
    app = open_app(FILE, lang="en")
    app.selectbox(key="jisr.target.indicator").set_value("session_hours")
    app.text_input(key="jisr.target.value").set_value(typed)
    app = press(app, "jisr.target.save")
    if stored is None:
        assert len(app.error) == 1 and "two decimals" in app.error[0].value
    else:
        assert float(only(desk).value) == stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_target_says_how_far_it_is(desk, files, language) -> None:
    """Of its place and its running period; nothing of one whose time is to come."""
    t, today = translator(language), shown.today(shown.settings())
    held(desk, today, "Made-up visit")
    first = today.replace(day=1)
    for value, place in (
        ("3", {"place_kind": "country", "place": "SA"}),
        ("1", {"place_kind": "region", "place": "gulf"}),
    ):
        wanted(desk, "activities_held", value, span="month", starts=first, **place)
    wanted(desk, "activities_held", "9", span="month", starts=first.replace(year=today.year + 1))
    (table,) = [one.value for one in open_app(FILE, lang=language).dataframe]
    (file,) = [rows for key, rows in files() if key == "jisr.file.targets"]
    assert {(row["value"], row["so_far"], row["gap"]) for row in file} == {
        ("3", "1", "-2"),
        ("1", "1", "0"),
        ("9", "", ""),
    }
    found = {row["wanted"]: (row["so_far_said"], row["gap_said"]) for row in table.to_dict("records")}
    assert found == {
        t.number(3): (t.number(1), t.signed(-2)),
        t.number(1): (t.number(1), t("reached")),
        t.number(9): ("—", "—"),
    }


def test_a_target_is_corrected_and_deleted_as_it_was_seen(desk) -> None:
    """What somebody else changed meanwhile is neither overwritten nor deleted; it is said who did, and what."""
    key = wanted(desk, "activities_held", "3")
    app = choose(open_app(FILE, lang="en"), 0)
    app.text_input(key=f"jisr.target.corrected.{key}.0").set_value("5")
    app = press(app, f"jisr.targets.correct.activities_held/{key}")
    assert float(only(desk).value) == 5
    app = choose(app, 0)
    quicker(desk, key, "8")
    app = press(app, f"jisr.targets.remove.{key}")
    assert float(only(desk).value) == 8
    said = without_marks(app.error[0].value)
    assert MANAGER.name in said and "Value: 8" in said.replace("\u2068", "").replace("\u2069", "")
    app = press(choose(app, 0), f"jisr.targets.remove.{key}")
    with session(desk) as db:
        assert db.exec(select(Target)).all() == []


@pytest.mark.parametrize(("button", "kept", "language"), [("theirs", 8, "ar"), ("mine", 5, "en")])
def test_where_somebody_was_quicker_the_writer_chooses(desk, language, button, kept) -> None:
    """Theirs stays, or is overwritten knowingly; whoever overwrites is told if somebody was quicker once more."""
    t, key = translator(language), wanted(desk, "activities_held", "3")
    app = choose(open_app(FILE, lang=language), 0)
    app.text_input(key=f"jisr.target.corrected.{key}.0").set_value("5")
    quicker(desk, key, "7")
    app = press(app, f"jisr.targets.correct.activities_held/{key}")
    assert t("Keep mine") in [one.label for one in app.button] and float(only(desk).value) == 7
    quicker(desk, key, "8")
    app = press(app, "jisr.weekly.mine")
    assert without_marks(t("You wrote: {words}", words=t.isolate("5"))) in without_marks(app.error[0].value)
    assert float(only(desk).value) == 8
    app = press(app, f"jisr.weekly.{button}")
    assert float(only(desk).value) == kept
    assert not app.error and not [one for one in app.button if one.label == t("Keep mine")]
    assert [without_marks(one.value) for one in app.success] == ([t("Saved.")] if button == "mine" else [])


def test_what_somebody_corrected_meanwhile_is_deleted_all_the_same(desk) -> None:
    key = wanted(desk, "activities_held", "3")
    app = choose(open_app(FILE, lang="en"), 0)
    quicker(desk, key, "8")
    app = press(app, f"jisr.targets.remove.{key}")
    assert [one.label for one in app.button if one.key == "jisr.weekly.mine"] == ["Delete all the same"]
    press(app, "jisr.weekly.mine")
    with session(desk) as db:
        assert db.exec(select(Target)).all() == []
