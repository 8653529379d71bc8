"""From a statement to a frame with the columns that it names, also where there is no row."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray
from sqlalchemy import Boolean, Float, Integer, Select
from sqlalchemy import Enum as Codes
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

# Pages show hundreds of rows: of so few, Python's own texts are read in less time than Arrow's.
pd.set_option("mode.string_storage", "python")


def frame(db: Session, statement: Select) -> pd.DataFrame:
    """The rows of a statement. Codes become plain text; whole numbers with unknowns among them ``Int64``."""
    names = statement.selected_columns.keys()
    kinds = [column.type for column in statement.selected_columns]
    # Not through the session, which looks at each row as if it might be an object; but with what is not written yet.
    db.flush()
    rows = db.connection().execute(statement).all()
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    # One index for all columns: they need not be aligned with each other then.
    index = pd.RangeIndex(len(rows))
    return pd.DataFrame(
        {name: _column(values, kind, index) for name, kind, values in zip(names, kinds, columns, strict=True)},
        index=index,
    )


def as_they_are(values: Sequence[Any], index: pd.Index) -> pd.Series:
    """A column of what is in it, of no kind: None stays None, a text a text, a date a date.

    What pandas makes of a list by itself is the same, and takes twice as long.
    """
    return pd.Series(np.fromiter(values, "object", len(values)), index, dtype="object", copy=False)


def _column(values: Sequence[Any], kind: TypeEngine, index: pd.Index) -> pd.Series | np.ndarray | ExtensionArray:
    if isinstance(kind, Boolean):
        return np.array([bool(value) for value in values], dtype="bool")
    if isinstance(kind, Integer):
        return pd.array(values, dtype="Int64") if None in values else np.array(values, dtype="int64")
    if isinstance(kind, Float):
        return np.array(values, dtype="float64")
    if isinstance(kind, Codes):
        values = [value.value if isinstance(value, Enum) else value for value in values]
    return as_they_are(values, index)
