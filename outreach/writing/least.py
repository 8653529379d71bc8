"""The least role that writes each table and column, whichever page, form or file it is written from."""

from collections.abc import Mapping

from outreach.acting import Role, Viewer, allowed, demand

TABLES = {"target": Role.MANAGER}
COLUMNS = {("community", "tier"): Role.MANAGER}
"""What takes more than an editor."""


def least(table: str, column: str = "") -> Role:
    """The least role that writes a table, or one of its columns."""
    return COLUMNS.get((table, column)) or TABLES.get(table, Role.EDITOR)


def beyond(viewer: Viewer, table: str) -> list[str]:
    """The columns that take a higher role than the viewer's, of a table that the viewer may write."""
    return [column for name, column in COLUMNS if name == table and not allowed(viewer, least(name, column))]


def demand_columns(viewer: Viewer, table: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Let nobody past who may write the table and not a column in which a row becomes another.

    Raises:
        NotAllowed: the viewer's role is lower.
    """
    for column in beyond(viewer, table):
        if after[column] != before[column]:
            demand(viewer, least(table, column))
