"""From a statement to a frame with the columns that it names, also where there is no row."""

from enum import Enum
from typing import Any

import pandas as pd
from sqlalchemy import Boolean, Float, Integer, Select
from sqlalchemy.types import TypeEngine
from sqlmodel import Session


def frame(db: Session, statement: Select) -> pd.DataFrame:
    """The rows of a statement. Codes become plain text; whole numbers with unknowns among them ``Int64``."""
    names = statement.selected_columns.keys()
    kinds = [column.type for column in statement.selected_columns]
    columns = list(zip(*db.execute(statement).all(), strict=True)) or [()] * len(names)
    return pd.DataFrame({name: _column(values, kind) for name, kind, values in zip(names, kinds, columns, strict=True)})


def _column(values: tuple[Any, ...], kind: TypeEngine) -> pd.Series:
    if isinstance(kind, Boolean):
        return pd.Series([bool(value) for value in values], dtype="bool")
    if isinstance(kind, Integer):
        return pd.Series(values, dtype="Int64" if None in values else "int64")
    if isinstance(kind, Float):
        return pd.Series(values, dtype="float64")
    return pd.Series([value.value if isinstance(value, Enum) else value for value in values], dtype="object")
