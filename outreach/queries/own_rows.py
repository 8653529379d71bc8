"""Rows to correct and to refer to: found by what is typed, and named."""

from collections.abc import Collection as Many
from contextlib import closing
from functools import lru_cache

import pandas as pd
from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlmodel import Session

from models import (
    Activity,
    Authority,
    Base,
    Change,
    Channel,
    ChannelReading,
    Commitment,
    Community,
    Country,
    CoverageReason,
    Decision,
    DiasporaEstimate,
    Entity,
    EstimateSource,
    ImportRun,
    Initiative,
    MeetingAction,
    PublishedFigure,
    Request,
    Theme,
    Topic,
)
from models.codes import Collection
from outreach import country_words
from outreach.each_row import as_tuples
from outreach.fold import fold
from outreach.queries.choices import spelled
from outreach.queries.frames import as_they_are, frame

MOST_FOUND = 20
MOST_LOOKED_AT = 50_000
"""So many rows, the newest first, are compared with what is typed: about a second's work."""

TABLES: dict[str, type[Base]] = {
    table.__tablename__: table
    for table in (
        Activity, Authority, Channel, ChannelReading, Commitment, Community, Country, CoverageReason, Decision,
        DiasporaEstimate, Entity, EstimateSource, Initiative, MeetingAction, PublishedFigure, Request, Theme, Topic,
    )
}  # fmt: skip
# The other table that a row is named after, or placed in.
JOINED = {
    "channel": Community,
    "entity": Community,
    "channel_reading": Channel,
    "coverage_reason": Community,
    "diaspora_estimate": EstimateSource,
}
COLUMNS = (
    "key", "name_en", "name_ar", "place_en", "place_ar", "country_code", "level", "kind", "day", "unit", "more",
    "record",
)  # fmt: skip
SOUGHT = {
    "channel_reading": "day", "coverage_reason": "more", "diaspora_estimate": "more", "published_figure": "more",
}  # fmt: skip
"""What rows are found by beside their names and their key."""
AFTER = {"coverage_reason": ("community", "community"), "diaspora_estimate": ("estimate_source", "source")}
"""Tables whose rows are named after one of another, and which of their columns says which."""
NOTHING = literal("")
_PLACE = {"place_en": Community.name_en, "place_ar": Community.name_ar, "country_code": Community.country_code}
_SAID: dict[str, dict[str, ColumnElement]] = {
    "activity": {
        "name_en": Activity.title_en, "name_ar": Activity.title_ar, "kind": Activity.kind, "day": Activity.starts,
    },
    "channel": {**_PLACE, "kind": Channel.kind},
    "channel_reading": {
        "key": Channel.key, "name_en": Channel.name_en, "name_ar": Channel.name_ar,
        "day": ChannelReading.read_on, "unit": ChannelReading.audience_unit,
    },
    "commitment": {"name_en": Commitment.what_en, "name_ar": Commitment.what_ar, "day": Commitment.starts},
    "community": {"country_code": Community.country_code, "kind": Community.level},
    "country": {"key": Country.code, "country_code": Country.code, "record": NOTHING},
    "coverage_reason": {
        "name_en": Community.name_en, "name_ar": Community.name_ar, "country_code": Community.country_code,
        "level": Community.level, "kind": CoverageReason.hindrance, "day": CoverageReason.since,
        "more": CoverageReason.remark,
    },
    "diaspora_estimate": {
        "key": EstimateSource.key, "name_en": EstimateSource.name_en, "name_ar": EstimateSource.name_ar,
        "country_code": DiasporaEstimate.country_code, "kind": DiasporaEstimate.basis, "more": DiasporaEstimate.year,
    },
    "decision": {"name_en": Decision.what, "name_ar": Decision.what, "day": Decision.raised_on},
    "entity": _PLACE,
    "meeting_action": {"name_en": MeetingAction.what, "name_ar": MeetingAction.what, "day": MeetingAction.week},
    "published_figure": {
        "name_en": PublishedFigure.definition, "name_ar": PublishedFigure.definition, "day": PublishedFigure.starts,
        "unit": PublishedFigure.precision, "more": PublishedFigure.value_text,
    },
    "request": {
        "name_en": Request.summary, "name_ar": Request.summary, "kind": Request.kind, "day": Request.raised_on,
    },
}  # fmt: skip


def search(db: Session, *, table: str, text: str = "", country: str = "", most: int = MOST_FOUND) -> pd.DataFrame:
    """Rows whose names or key hold ``text`` in either language, blind to hamza and marks; the newest first.

    Columns ``key, name_en, name_ar, place_en, place_ar`` (of its community), ``country_code, level, kind, day, unit,
    more`` (a remark, a year, what was stated), ``record`` (whether it is of the public record); None or empty where the
    table has no such thing. A reason is named after its community, an estimate after its source. A request has its
    summary for a name, whose words are for editors only.

    Args:
        country: only communities of this one.
    """
    wanted, statement = fold(text), _rows(table)
    if country:
        statement = statement.where(Community.country_code == country)
    if wanted and table in ("community", "country"):
        code = Country.code if table == "country" else Community.country_code
        statement = statement.where(spelled(text, folded=TABLES[table].folded, country_code=code))
    elif wanted:
        own = next(iter(TABLES[table].__table__.primary_key.columns))
        statement = statement.where(own.in_(_holding(db, table, statement, wanted, most=most)))
    return _told(frame(db, statement.limit(most)), table)


def named(db: Session, *, table: str, keys: Many[str]) -> pd.DataFrame:
    """The rows with these keys (codes of countries), as :func:`search` tells them. Readings have none."""
    key = Country.code if table == "country" else TABLES[table].key
    return _told(frame(db, _rows(table).where(key.in_(sorted(keys)))), table)


def count(db: Session, *, table: str) -> int:
    """How many rows a table has, the public record's with them."""
    return db.scalar(select(func.count()).select_from(TABLES[table]))


def of_record(db: Session, *, run: int | None) -> bool:
    """Whether what came in with an import is of the public record, which stays as it was reported."""
    return db.scalar(select(ImportRun.collection).where(ImportRun.id == run)) == Collection.PUBLIC_RECORD


def last(db: Session, *, table: str, key: str) -> pd.DataFrame:
    """The last that happened to a row: none or one row of ``id, by, at, act``."""
    own = (Change.table_name == table, Change.row_key == key)
    found = select(Change.id, Change.by, Change.at, Change.act).where(*own)
    return frame(db, found.order_by(Change.id.desc()).limit(1))


def _rows(table: str) -> Select:
    """Every row of a table, the newest first; countries by their codes."""
    own = TABLES[table]
    said = {"record": ImportRun.collection} | {name: getattr(own, name) for name in COLUMNS[:3] if hasattr(own, name)}
    said |= _SAID.get(table, {})
    statement = select(*(said.get(name, NOTHING).label(name) for name in COLUMNS)).select_from(own)
    if table in JOINED:
        statement = statement.outerjoin(JOINED[table])
    if table == "country":
        return statement.order_by(own.code)
    return statement.outerjoin(ImportRun, ImportRun.id == own.import_run_id).order_by(own.id.desc())


def _holding(db: Session, table: str, statement: Select, wanted: str, *, most: int) -> list[int]:
    """Numbers of the newest rows that hold a folded text in their names or their key."""
    own = next(iter(TABLES[table].__table__.primary_key.columns))
    names = [statement.selected_columns[name] for name in COLUMNS[:3]]
    if table in SOUGHT:
        names.append(statement.selected_columns[SOUGHT[table]])
    codes = set(country_words.beginning(wanted)) if table in AFTER else set()
    folded = lru_cache(maxsize=10_000)(fold)
    found: list[int] = []
    country = statement.selected_columns["country_code"]
    lean = statement.with_only_columns(own, country, *names).limit(MOST_LOOKED_AT).execution_options(yield_per=1000)
    with closing(db.execute(lean)) as rows:
        for number, code, *texts in rows:
            # The names of a channel stand in all of its readings.
            if code in codes or any(wanted in folded(str(text)) for text in texts):
                found.append(number)
                if len(found) == most:
                    break
    return found


def _told(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    if table == "channel_reading":
        keys = [f"{row.key}/{row.day}/{row.unit or ''}" for row in as_tuples(rows)]
        rows = rows.assign(key=as_they_are(keys, rows.index))
    elif table == "diaspora_estimate":
        keys = [f"{row.country_code}/{row.more}/{row.key}/{row.kind}" for row in as_tuples(rows)]
        rows = rows.assign(key=as_they_are(keys, rows.index))
    return rows.assign(record=rows["record"] == Collection.PUBLIC_RECORD.value)
