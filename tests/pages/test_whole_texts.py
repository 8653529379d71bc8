"""Lists of requests and of commitments at 1,440 pixels: what stands in their columns is read to its end."""

import json
from textwrap import wrap

import pandas as pd
import pytest

from outreach.i18n import LANGUAGES
from outreach.numerals import ISOLATES
from outreach.screen.row_height import LETTER, PADDING, ROW_HEIGHT, TALL_ROW, heights
from tests.shown import open_app, seen

LISTS = {
    "requests": {},
    "theme": {"key": "demo-theme-3"},
    "authority": {"key": "demo-schools"},
    "commitments": {"authority": "demo-pensions"},
}
WHOLE = {"standing", "holder_said", "topic_said", "place_said", "what", "whom", "due", "by_whom"}
LINE = 19
"""Pixels that a line takes in a table; of Streamlit, which breaks texts only in rows of more than 60 of them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", LISTS)
def test_no_text_of_a_list_is_cut(year_url, environment, key, language) -> None:
    """It goes on in a further line of its row; all that must be seen still stands beside it."""
    environment(DATABASE_URL=year_url)
    app = open_app(f"pages/{key}.py", lang=language, **LISTS[key])
    table = next(frame for frame in app.dataframe if frame.key.startswith("jisr.rows."))
    texts, widths, tall = seen(table), json.loads(table.proto.columns), table.proto.row_height
    columns = WHOLE & set(table.proto.column_order)
    assert {"what", "whom"} <= columns or {"standing", "topic_said", "place_said"} <= columns
    for name in columns:
        letters = int((widths[name]["width"] - PADDING) / LETTER)
        lines = max(len(wrap(text, letters)) for text in texts[name].dropna())
        assert lines == 1 or (tall > 60 and lines * LINE <= tall), name


@pytest.mark.parametrize("key", ["countries", "communities"])
def test_the_day_of_the_last_activity_is_read_to_its_year(record_url, environment, key) -> None:
    """Arabic-Indic digits are wider than Latin ones; and a narrow heading beside it leaves it the room."""
    environment(DATABASE_URL=record_url, JISR_DIGITS="arab")
    table = next(frame for frame in open_app(f"pages/{key}.py", lang="ar").dataframe if "everything" in frame.key)
    widths = {name: column["width"] for name, column in json.loads(table.proto.columns).items() if column.get("width")}
    longest = max(len(text.translate(ISOLATES)) for text in seen(table)["last"].dropna())
    assert longest > 10
    assert longest * LETTER + PADDING <= widths["last"]
    numbers = {name: wide for name, wide in widths.items() if table.value[name].dtype.kind in "iuf"}
    assert len(numbers) > 3 and min(numbers.values()) < 70


def test_the_keeper_of_all_is_named_once(year_url, environment) -> None:
    """By the choice above the list: a column with the same name in each row would take room from the promises."""
    environment(DATABASE_URL=year_url)
    of_all, of_one = (
        open_app("pages/commitments.py", lang="en", **one).dataframe[0].proto for one in ({}, LISTS["commitments"])
    )
    assert "by_whom" in of_all.column_order and "by_whom" not in of_one.column_order
    assert json.loads(of_one.columns)["what"]["width"] > json.loads(of_all.columns)["what"]["width"]


def test_rows_are_of_one_line_where_that_is_enough() -> None:
    short, long = pd.DataFrame({"name": ["Cairo"] * 40}), pd.DataFrame({"name": ["Cairo", None, "Cairo " * 9]})
    one = {"whole": ["name", "elsewhere"], "widths": {"name": 120, "elsewhere": None}, "rows": 14}
    assert heights(short, **one) == {"row_height": ROW_HEIGHT, "height": 15 * ROW_HEIGHT + 3}
    assert heights(long, **one) == {"row_height": TALL_ROW, "height": 3 * TALL_ROW + ROW_HEIGHT + 3}
    assert heights(long, **one | {"whole": []})["row_height"] == ROW_HEIGHT
