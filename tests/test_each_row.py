"""Rows one by one are what pandas makes of them, in Python's own kinds of numbers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from outreach.each_row import as_dicts, as_tuples

WHOLE = pd.DataFrame(
    {
        "whole": pd.array([1, 2], dtype="int64"),
        "unknown": pd.array([3, None], dtype="Int64"),
        "rate": np.array([0.5, np.nan]),
        "flag": np.array([True, False]),
        "text": pd.Series(["أ", None], dtype="object"),
        "inferred": pd.Series(["a", None]),
        "day": pd.Series([date(2026, 1, 31), None], dtype="object"),
        "moment": pd.to_datetime(["2026-01-31", None]),
        "several": pd.Series([("a", "b"), ("c", "d")], dtype="object"),
    }
)


@pytest.fixture(params=[WHOLE, WHOLE.head(1), WHOLE.head(0), WHOLE[::-1]], ids=["two", "one", "none", "turned"])
def frame(request: pytest.FixtureRequest) -> pd.DataFrame:
    return request.param


def told(row: Iterable[Any]) -> list[tuple[type, Any]]:
    """Values with their types: no unknown one equals another, and a whole number of pandas' equals Python's."""
    return [
        (type(value), None)
        if pd.api.types.is_scalar(value) and pd.isna(value)
        else (int, int(value))
        if isinstance(value, np.integer)
        else (type(value), value)
        for value in row
    ]


def test_by_column(frame) -> None:
    found, wanted = as_dicts(frame), frame.to_dict("records")
    assert [list(row) for row in found] == [list(row) for row in wanted]
    assert [told(row.values()) for row in found] == [told(row.values()) for row in wanted]


def test_by_name(frame) -> None:
    found, wanted = list(as_tuples(frame)), list(frame.itertuples(index=False))
    assert [row._fields for row in found] == [row._fields for row in wanted]
    assert [told(row) for row in found] == [told(row) for row in wanted]


def test_what_is_unknown_among_whole_numbers() -> None:
    assert [row["unknown"] for row in as_dicts(WHOLE)] == [3, None]
    assert [row.unknown for row in as_tuples(WHOLE)] == [3, pd.NA]
    assert {type(row.unknown) for row in as_tuples(WHOLE.head(1))} == {int}
