"""A row of a table is opened by the keyboard alone: from the list of the rows in front of it."""

from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from outreach.i18n import LANGUAGES, translator
from outreach.screen import by_keyboard
from outreach.screen.pagetable import BY_KEY
from tests.shown import ISOLATING, open_app, param, seen


@pytest.fixture(autouse=True)
def record(record_url: str, environment) -> None:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)


def lists(app: AppTest) -> dict[str, object]:
    """The lists of rows, by the keys of their tables."""
    return {box.key.removeprefix("jisr.keyboard."): box for box in app.selectbox if "jisr.keyboard." in (box.key or "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_chosen_in_the_list_is_opened_as_by_a_click(language: str) -> None:
    """Once: who comes back finds the table."""
    file, row = BY_KEY["activities"].file, 3
    opened = []
    for way in ("list", "click"):
        app = open_app(file, after_the_first=True, lang=language)
        if way == "list":
            lists(app)["activities.held.1"].set_value(row)
        else:
            app.session_state["jisr.rows.activities.held.1"] = {
                "selection": {"rows": [row], "columns": [], "cells": []}
            }
        app.run()
        opened.append((app.title[0].value, param(app, "key")))
    assert opened[0] == opened[1] and opened[0][1]
    app = open_app(file, after_the_first=True, lang=language)
    lists(app)["activities.held.1"].set_value(row).run()
    del app.query_params["key"]
    app.switch_page(file).run()
    assert app.title[0].value == translator(language)("Activities")
    assert lists(app)["activities.held.1"].value is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["communities", "channels", "history", "activities"])
def test_each_table_that_can_be_clicked_has_its_list(key: str, language: str) -> None:
    """All of its rows, in their order, each by its number and by words that stand in it."""
    app, t = open_app(BY_KEY[key].file, lang=language), translator(language)
    tables = {table.key.removeprefix("jisr.rows."): seen(table) for table in app.dataframe if "jisr.rows." in table.key}
    assert list(lists(app)) == list(tables) and tables
    for name, box in lists(app).items():
        assert len(set(box.options)) == len(box.options) == len(tables[name])
        for number, (said, (_, cells)) in enumerate(zip(box.options, tables[name].iterrows(), strict=True), start=1):
            begins, row = t("{n}. {row}", n=number, row=""), ISOLATING.sub("", " · ".join(map(str, cells)))
            assert said.startswith(begins) and len(said) > len(begins)
            assert all(word in row for word in ISOLATING.sub("", said.removeprefix(begins)).split(" · "))


def test_what_all_rows_have_in_common_tells_none_of_them(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(by_keyboard.st, "selectbox", lambda *_, **how: asked.append(how["format_func"](1)))
    frame = pd.DataFrame({"by": ["us", "us"], "n": [5, 6], "what": ["a visit", None], "where": ["Kuwait", "Qatar"]})
    page = SimpleNamespace(t=translator("en"))
    assert by_keyboard.draw(page, key="x", frame=frame.assign(what=["a visit", "a talk"]), columns=frame) == []
    by_keyboard.draw(page, key="x", frame=frame, columns=frame)
    bare = [said.translate({0x2068: None, 0x2069: None}) for said in asked]
    assert bare == ["2. a talk · Qatar", "2. Qatar"]
