"""The rows behind a figure as a file of any length: exactly those that it counts.

Activities stream as their whole table does, with its columns. Other rows were held to be counted, and are written as
they were.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
from sqlmodel import Session

from outreach import indicators
from outreach.exports import preview
from outreach.exports.columns import Table
from outreach.exports.csv import PEOPLE, Style, of_frame, with_words
from outreach.exports.of_activities import ACTIVITIES
from outreach.exports.of_indicators import meanings
from outreach.exports.whole import stream
from outreach.filters import Filters
from outreach.i18n import Translator, translator


def table_of(key: str) -> Table | None:
    """The table of activities, narrowed to the rows behind an indicator; None where these are no activities as such."""
    where = indicators.ALL[key].where
    return replace(ACTIVITIES, narrowed=where) if where else None


def pieces(
    db: Session, *, key: str, filters: Filters, t: Translator, style: Style = PEOPLE, stamp: str = ""
) -> Iterator[bytes]:
    """The file, piece by piece; ``stamp`` as ``scopes.stamp`` has it. Codes have their words beside them for people.

    Raises:
        KeyError: no indicator has this key.
    """
    table = table_of(key)
    if table:
        return stream(db.connection(), table=table, t=t, style=style, filters=filters, stamp=stamp)
    rows = indicators.rows(db, key=key, filters=filters)
    return of_frame(with_words(rows, t=t) if style is PEOPLE else rows, style=style, stamp=stamp)


def first(db: Session, *, key: str, filters: Filters, language: str) -> pd.DataFrame:
    """The first rows of the file, at most ``preview.MOST``, as it has them for people.

    Raises:
        KeyError: no indicator has this key.
    """
    t, table = translator(language), table_of(key)
    if table:
        statement = table.statement(t=t, filters=filters).limit(preview.MOST)
        return pd.DataFrame(db.execute(statement).all(), columns=table.names, dtype="object")
    return with_words(indicators.rows(db, key=key, filters=filters).head(preview.MOST), t=t)


def dictionary(first: pd.DataFrame, *, key: str, t: Translator) -> pd.DataFrame:
    """What stands in each column of the file that begins with ``first``; columns as ``preview.dictionary``."""
    table = table_of(key)
    return (
        preview.dictionary(table, t=t) if table else meanings(list(first), rows_are=indicators.ALL[key].rows_are, t=t)
    )
