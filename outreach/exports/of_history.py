"""The history as a file: a line for each change of a row, as the history keeps it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from models import Change
from outreach.acting import Role
from outreach.exports.columns import Column, Table, code, plain, text
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.settings import settings


class Written(FunctionElement):
    """A moment as ``2023-05-01T09:30:00Z``: each database writes moments in a way of its own."""

    type = String()
    inherit_cache = True


@compiles(Written, "sqlite")
def _sqlite(element: Written, compiler: SQLCompiler, **options: object) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {compiler.process(element.clauses, **options)})"


@compiles(Written, "postgresql")
def _postgresql(element: Written, compiler: SQLCompiler, **options: object) -> str:
    moment = compiler.process(element.clauses, **options)
    return f"""to_char(({moment}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""


def made_within(at: ColumnElement) -> Callable[[Filters], list[ColumnElement[bool]]]:
    """Rows whose moment lies from the first day to the last, by the clocks of the ministry."""

    def narrowed(filters: Filters) -> list[ColumnElement[bool]]:
        conditions = []
        if filters.start:
            conditions.append(at >= _begin(filters.start))
        if filters.end:
            conditions.append(at < _begin(filters.end + timedelta(days=1)))
        return conditions

    return narrowed


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings().time_zone)).astimezone(UTC)


CHANGES = Table(
    key="changes",
    title=mark("Changes"),
    row=mark("One row is one change of one row, by whatever way; none is ever altered or taken away."),
    source=Change.__table__,
    order=(Change.id,),
    by=("start", "end"),
    narrowed=made_within(Change.at),
    # As for the page that shows them.
    role=Role.ANALYST,
    columns=(
        Column("at", mark("When it was changed, in UTC."), lambda t: Written(Change.at), holds="moment"),
        *text("by", Change.by, mark("Who changed it.")),
        *code("how", Change.how, "how", mark("By which way it was changed.")),
        *code("act", Change.act, "act", mark("What was done with the row.")),
        Column("table", mark("The table of the row."), lambda t: plain(Change.table_name), holds="code"),
        *text("key", Change.row_key, mark("The key of the row, or what tells it apart, joined by slashes.")),
        *text(
            "columns",
            Change.columns,
            mark("What changed, as JSON: each column from what to what; null where words are withheld."),
        ),
    ),
)
