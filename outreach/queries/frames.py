"""From a statement to a frame with the columns that it names, also where there is no row."""

from enum import Enum
from typing import Any

import pandas as pd
from sqlalchemy import Boolean, Float, Integer, Select
from sqlalchemy import Enum as Codes
from sqlalchemy.types import TypeEngine
from sqlmodel import Session


def frame(db: Session, statement: Select) -> pd.DataFrame:
    """The rows of a statement. Codes become plain text; whole numbers with unknowns among them ``Int64``."""
    names = statement.selected_columns.keys()
    kinds = [column.type for column in statement.selected_columns]
    rows = db.execute(statement).all()
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    # One index for all columns: they need not be aligned with each other then.
    index = pd.RangeIndex(len(rows))
    return pd.DataFrame(
        {name: _column(values, kind, index) for name, kind, values in zip(names, kinds, columns, strict=True)},
        index=index,
    )


def _column(values: tuple[Any, ...], kind: TypeEngine, index: pd.Index) -> pd.Series:
    if isinstance(kind, Boolean):
        return pd.Series([bool(value) for value in values], index, dtype="bool")
    if isinstance(kind, Integer):
        return pd.Series(values, index, dtype="Int64" if None in values else "int64")
    if isinstance(kind, Float):
        return pd.Series(values, index, dtype="float64")
    if isinstance(kind, Codes):
        values = [value.value if isinstance(value, Enum) else value for value in values]
    return pd.Series(values, index, dtype="object")
