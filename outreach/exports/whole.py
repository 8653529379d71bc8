"""Whole tables, streamed from the database into a file without ever being held in memory."""

from collections.abc import Iterator

from sqlalchemy import Connection, Result

from outreach.exports.columns import Table
from outreach.exports.csv import AT_ONCE, STAMP, Style, cell, pieces
from outreach.filters import Filters
from outreach.i18n import Translator


def stream(
    connection: Connection,
    *,
    table: Table,
    t: Translator,
    style: Style,
    filters: Filters | None = None,
    stamp: str = "",
) -> Iterator[bytes]:
    """A table as CSV, piece by piece, from one statement: what others write meanwhile is not in it.

    Args:
        stamp: as ``scopes.stamp`` has it.

    Raises:
        sqlalchemy.exc.DBAPIError: before the first piece where the statement cannot run.
    """
    # PostgreSQL keeps the rows on its side and hands them over as they are asked for; SQLite always does.
    streaming = connection.execution_options(stream_results=True, max_row_buffer=AT_ONCE)
    result = streaming.execute(table.statement(t=t, filters=filters))
    texts = {place for place, column in enumerate(table.columns) if column.holds == "text"}
    numbers = {place for place, column in enumerate(table.columns) if column.holds in ("whole", "decimal")}
    names = [*table.names, STAMP] if stamp else table.names
    rows = _some(result, table=table)
    if stamp:
        rows = ([(*row, stamp) for row in some] for some in rows)
    try:
        yield from pieces(names, rows, style=style, texts=texts, numbers=numbers)
    finally:
        result.close()


def _some(result: Result, *, table: Table) -> Iterator[list[tuple[object, ...]]]:
    decimals = any(column.holds == "decimal" for column in table.columns)
    for some in result.partitions(AT_ONCE):
        # A decimal of PostgreSQL has noughts behind its point, a float of SQLite a point behind a whole number.
        yield [tuple(map(cell, row)) for row in some] if decimals else some
