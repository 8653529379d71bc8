"""The first rows of a whole table, how many it has, and what its columns mean: what is shown before a file is taken."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from outreach.exports.columns import Table
from outreach.exports.tables import TABLES
from outreach.filters import Filters
from outreach.i18n import Translator, mark, translator

MOST = 100
HOLDS = {
    "text": mark("text"),
    "code": mark("code"),
    "whole": mark("whole number"),
    "decimal": mark("number"),
    "date": mark("date, as 2023-05-01"),
    "moment": mark("moment, as 2023-05-01T09:30:00Z"),
}


def first(db: Session, *, table: str, filters: Filters, language: str, most: int = MOST) -> pd.DataFrame:
    """The first rows of a table, just as the file has them: the same columns, codes and words of the language.

    Args:
        table: a key of :data:`outreach.exports.tables.TABLES`.
    """
    chosen = TABLES[table]
    statement = chosen.statement(t=translator(language), filters=filters).limit(most)
    return pd.DataFrame(db.execute(statement).all(), columns=chosen.names, dtype="object")


def count(db: Session, *, table: str, filters: Filters) -> int:
    """How many rows the file has."""
    chosen = TABLES[table]
    rows = select(func.count()).select_from(chosen.source).where(*chosen.narrowed(filters))
    return db.execute(rows).scalar_one()


def dictionary(table: Table, *, t: Translator) -> pd.DataFrame:
    """What stands in each column of the file: ``column, meaning, holds, unit``, in the reader's language."""
    return pd.DataFrame({
        "column": table.names,
        "meaning": [t(column.meaning) for column in table.columns],
        "holds": [t(HOLDS[column.holds]) for column in table.columns],
        "unit": [t(column.unit) if column.unit else "" for column in table.columns],
    })  # fmt: skip
