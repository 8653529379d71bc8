"""What came in at a moment of the made-up year: its rows, and what the history says of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    ActivityEntity,
    ActivityTopic,
    Base,
    Change,
    Commitment,
    CoverageReason,
    Decision,
    MeetingAction,
    Request,
    RequestEvent,
    WeekNote,
)
from models.codes import Act, How
from outreach.demo import bulk
from outreach.settings import settings
from outreach.writing.journal import AS_TEXT, difference

# What refers to a row is written after it.
ORDER = tuple(
    table.__tablename__
    for table in (
        Activity,
        ActivityCountry,
        ActivityCommunity,
        ActivityEntity,
        ActivityTopic,
        Request,
        RequestEvent,
        Commitment,
        CoverageReason,
        Decision,
        MeetingAction,
        WeekNote,
        Change,
    )
)


@dataclass(frozen=True)
class Entry:
    """Rows as ``(table, values)``, all of those of a table with the same columns, and when they were written down.

    ``key`` is what the history calls the first of them, ``image`` what it says was added; both are empty for what came
    with the import.
    """

    at: datetime
    rows: list[tuple[type[Base], dict]]
    by: str = ""
    key: str = ""
    image: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Became:
    """What a row that came in before was changed to, and when that was written down; a row is changed once at most."""

    at: datetime
    table: type[Base]
    id: int
    values: dict


def moment(day: date, *, minute: int, until: date) -> datetime:
    """A moment of a working day, in UTC, that is no later than the first one of the year's last day."""
    zone = ZoneInfo(settings().time_zone)
    ends = datetime.combine(until, datetime.min.time(), zone).astimezone(UTC)
    return min(datetime(day.year, day.month, day.day, 7 + minute // 60, minute % 60, tzinfo=UTC), ends)


def write(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write all of it, with an entry in the history for each that is called something there."""
    tables: dict[str, list[dict]] = {name: [] for name in ORDER}
    for entry in entries:
        for table, values in entry.rows:
            tables[table.__tablename__].append(values)
        if entry.key:
            tables[Change.__tablename__].append(_change(entry))
    for name, rows in tables.items():
        insert(connection, table=name, rows=rows)


def insert(connection: Connection, *, table: str, rows: list[dict]) -> None:
    """Append rows, whose values may be codes, days and moments as well."""
    if not rows:
        return
    columns = tuple(rows[0])
    zoned = connection.dialect.name != "sqlite"
    values = (tuple(_plain(row[name], zoned=zoned) for name in columns) for row in rows)
    # A few of its names are words of SQL.
    bulk.insert(connection, table=table, columns=tuple(f'"{name}"' for name in columns), rows=values)


def _change(entry: Entry) -> dict:
    said = {name: _plain(value, zoned=True) for name, value in entry.image.items()}
    return {
        "at": entry.at,
        "by": entry.by,
        "how": How.FORM,
        "act": Act.ADDED,
        "table_name": entry.rows[0][0].__tablename__,
        "row_key": entry.key,
        "columns": AS_TEXT(difference(None, said)),
    }


def _plain(value: object, *, zoned: bool) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat() if zoned else value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value
