"""The imports as a file: a line for each file or sheet that came in, with when, by whom and how many of its rows."""

from sqlalchemy import ColumnElement, func, select

from models import Change, ImportRun
from models.codes import How
from outreach.acting import Role
from outreach.exports.columns import Column, Table, code, number, plain, text
from outreach.exports.of_history import Written, made_within
from outreach.i18n import mark

ROWS = mark("rows")


def _taken_back(what: ColumnElement) -> ColumnElement:
    """Of an import that was taken back, when and by whom: all of its rows at once."""
    return (
        select(what)
        .where(Change.import_run_id == ImportRun.id, Change.how == How.UNDO)
        .order_by(Change.id.desc())
        .limit(1)
        .correlate(ImportRun)
        .scalar_subquery()
    )


IMPORTS = Table(
    key="imports",
    title=mark("Imports"),
    row=mark("One row is one file or sheet that came in; what came in at one confirmation has one moment."),
    source=ImportRun.__table__,
    order=(ImportRun.id,),
    by=("start", "end"),
    narrowed=made_within(ImportRun.imported_at),
    # As for the history, which says of each row what these say in all.
    role=Role.ANALYST,
    columns=(
        *number("number", ImportRun.id, mark("Its number, by which it is taken back."), mark("import")),
        Column("at", mark("When it came in, in UTC."), lambda t: Written(ImportRun.imported_at), holds="moment"),
        *text("by", ImportRun.imported_by, mark("Who brought it in.")),
        Column("format", mark("The format that it was read as."), lambda t: plain(ImportRun.reader), holds="code"),
        *text("file", ImportRun.file_name, mark("The name of the file; of a report about people a name of ours.")),
        *text("checksum", ImportRun.checksum, mark("SHA-256 of what was read.")),
        *code("collection", ImportRun.collection, "collection", mark("Which body of records the rows are of.")),
        *number("rows_added", ImportRun.rows_added, mark("How many rows it added."), ROWS),
        *number("rows_changed", ImportRun.rows_changed, mark("How many rows it changed."), ROWS),
        *number("rows_left", ImportRun.rows_left, mark("How many rows it left as they were."), ROWS),
        Column(
            "taken_back_at",
            mark("When it was taken back, in UTC; empty where it was not."),
            lambda t: Written(_taken_back(Change.at)),
            holds="moment",
        ),
        Column(
            "taken_back_by",
            mark("Who took it back; empty where nobody did."),
            lambda t: func.coalesce(_taken_back(Change.by), ""),
        ),
    ),
)
