"""The history as rows: who changed what, newest first."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from models import (
    Activity,
    Authority,
    Base,
    Change,
    Channel,
    Commitment,
    Community,
    Country,
    CoverageReason,
    Decision,
    Entity,
    EstimateSource,
    Initiative,
    MeetingAction,
    PublishedFigure,
    Theme,
    Topic,
)
from models.rights import may_rewrite
from outreach.marks import mark
from outreach.queries.frames import frame

NAMED: dict[str, tuple[type[Base], str, str]] = {
    "activity": (Activity, "key", "title"),
    "authority": (Authority, "key", "name"),
    "channel": (Channel, "key", "name"),
    "channel_reading": (Channel, "key", "name"),
    "commitment": (Commitment, "key", "what"),
    "community": (Community, "key", "name"),
    "country": (Country, "code", "name"),
    "decision": (Decision, "key", "what"),
    "entity": (Entity, "key", "name"),
    "estimate_source": (EstimateSource, "key", "name"),
    "initiative": (Initiative, "key", "name"),
    "meeting_action": (MeetingAction, "key", "what"),
    "published_figure": (PublishedFigure, "key", "definition"),
    "theme": (Theme, "key", "name"),
    "topic": (Topic, "key", "name"),
}
"""Table: the table that names its rows, by which column, and under which. A reading is named after its channel.

What is withheld from the history names no row: what somebody asked, answered or gave as a reason.
"""

REWRITABLE = mark(
    "This server connects to PostgreSQL as a role that could rewrite the history. README.md, under PostgreSQL, says "
    "how to run it under one that can only add to it."
)
"""What is said where :func:`may_be_rewritten`."""


def count(db: Session, *, row: str = "", by: str = "", day: date | None = None, time_zone: str) -> int:
    """How many changes there are; arguments as for :func:`rows`."""
    return db.scalar(select(func.count()).select_from(Change).where(*_where(row, by, day, time_zone)))


def rows(
    db: Session,
    *,
    row: str = "",
    by: str = "",
    day: date | None = None,
    time_zone: str,
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """Changes, newest first: ``id, at`` (UTC), ``by, how, act, table_name, row_key, columns`` (JSON, as
    ``models.Change`` has it), ``name_en, name_ar`` (of the row as it is now, empty where it is gone or has none).

    Args:
        row: only those of one row, as ``table/key``.
        by: only those by this person.
        day: only those of this day, by the clocks of ``time_zone`` (a name of the tz database).
    """
    wanted = select(
        Change.id, Change.at, Change.by, Change.how, Change.act, Change.table_name, Change.row_key, Change.columns
    )
    found = wanted.where(*_where(row, by, day, time_zone)).order_by(Change.at.desc(), Change.id.desc())
    found = frame(db, found.limit(limit).offset(offset))
    names = _names(db, found)
    said = [names.get((table, _key(table, key)), ("", "")) for table, key in _pairs(found)]
    return found.assign(name_en=[one[0] for one in said], name_ar=[one[1] for one in said])


def keys(db: Session, *, table: str, text: str = "", most: int = 20) -> list[str]:
    """Keys of a table's rows that hold ``text``, also of rows that are gone; what was changed last comes first."""
    wanted = [Change.table_name == table]
    if text:
        wanted.append(func.lower(Change.row_key).contains(text.lower(), autoescape=True))
    found = select(Change.row_key).where(*wanted).group_by(Change.row_key)
    return list(db.scalars(found.order_by(func.max(Change.id).desc()).limit(most)))


def people(db: Session) -> tuple[str, ...]:
    """Everybody who changed something, by name."""
    return tuple(db.scalars(select(Change.by).distinct().order_by(Change.by)))


def _where(row: str, by: str, day: date | None, time_zone: str) -> list[ColumnElement[bool]]:
    conditions = []
    if row:
        table, _, key = row.partition("/")
        conditions += [Change.table_name == table, Change.row_key == key]
    if by:
        conditions.append(Change.by == by)
    if day:
        zone = ZoneInfo(time_zone)
        first, after = (datetime.combine(one, time.min, zone).astimezone(UTC) for one in (day, day + timedelta(days=1)))
        conditions += [Change.at >= first, Change.at < after]
    return conditions


def _pairs(found: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(found["table_name"], found["row_key"], strict=True))


def _key(table: str, key: str) -> str:
    # A reading has no key of its own: channel, day and unit, joined by slashes.
    return key.rsplit("/", 2)[0] if table == "channel_reading" else key


def _names(db: Session, found: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    wanted: dict[str, set[str]] = {}
    for table, key in _pairs(found):
        if table in NAMED:
            wanted.setdefault(table, set()).add(_key(table, key))
    names = {}
    for table, keys in wanted.items():
        named, column, base = NAMED[table]
        own = getattr(named, column)
        # What is written once, in whichever language, is called the same in both.
        called = [getattr(named, f"{base}_{language}", getattr(named, base, None)) for language in ("en", "ar")]
        chosen = select(own, *called).where(own.in_(keys))
        names |= {(table, key): (english, arabic) for key, english, arabic in db.execute(chosen)}
    reasons = set(found.loc[found["table_name"] == CoverageReason.__tablename__, "row_key"])
    if reasons:
        # A reason is called after the community that it keeps from being met.
        chosen = select(CoverageReason.key, Community.name_en, Community.name_ar).join(Community)
        rows = db.execute(chosen.where(CoverageReason.key.in_(reasons)))
        names |= {(CoverageReason.__tablename__, key): (english, arabic) for key, english, arabic in rows}
    return names


def may_be_rewritten(db: Session) -> bool:
    """Whether this server could alter what is on record; see ``models.rights``."""
    return may_rewrite(db.connection())
