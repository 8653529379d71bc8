"""Rows that are not there any more, as the history has them: who deleted or merged them, and what they were called."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from models import Change
from models.change import INTO
from models.codes import Act
from outreach.each_row import as_dicts
from outreach.queries import own_rows
from outreach.queries.frames import frame

MOST = 5
GONE = ("id", "by", "at", "act", "key")
AS_IT_WAS = ("name_en", "name_ar", "country_code", "level", "kind", "day", "more")
COLUMNS = (*GONE, *AS_IT_WAS, "into")
CALLED = {
    "commitment": ("what_en", "what_ar"),
    "decision": ("what", "what"),
    "meeting_action": ("what", "what"),
    "published_figure": ("definition", "definition"),
}
"""Tables whose rows are called otherwise than by their names."""


def newest(db: Session, *, table: str) -> pd.DataFrame:
    """The last rows of a table that were deleted or merged away and are not back: at most five, newest first.

    Columns ``id, by, at, act, key, name_en, name_ar, country_code, level, kind, day, more``; the names as the history
    has them, or as what the row was named after is called now; and ``into``, the key of the row that one that was
    merged is now a part of, also where that was merged in its turn; empty of one that was deleted.
    """
    last_of_each = select(func.max(Change.id)).where(Change.table_name == table).group_by(Change.row_key)
    found = []
    for row in _ended(db, table, Change.id.in_(last_of_each)):
        found.append(row)
        if len(found) == MOST:
            break
    return _told(db, table, found)


def one(db: Session, *, table: str, key: str) -> pd.DataFrame:
    """How a row that was deleted or merged away, and is not back, went: none or one row, as of :func:`newest`."""
    return _told(db, table, list(_last(db, table, key)))


def _last(db: Session, table: str, key: str) -> Iterator[dict]:
    last = select(func.max(Change.id)).where(Change.table_name == table, Change.row_key == key)
    return _ended(db, table, Change.id == last.scalar_subquery())


def _ended(db: Session, table: str, *which: ColumnElement[bool]) -> Iterator[dict]:
    """Of these changes those that ended a row, newest first, each with what the row said."""
    ended = (Change.table_name == table, Change.act.in_((Act.DELETED, Act.MERGED)), *which)
    columns = (Change.id, Change.by, Change.at, Change.act, Change.row_key.label("key"), Change.columns)
    for row in as_dicts(frame(db, select(*columns).where(*ended).order_by(Change.id.desc()))):
        pairs = json.loads(row.pop("columns"))
        into = (pairs.pop(INTO, None) or [None, ""])[1]
        # A merge leaves its mark on rows that stay, too.
        if all(pair is None or pair[1] is None for pair in pairs.values()):
            yield {name: (pair or [None])[0] for name, pair in pairs.items()} | row | {"into": into}


def _told(db: Session, table: str, rows: list[dict]) -> pd.DataFrame:
    told = [
        {name: row[name] for name in GONE} | _as_it_was(db, table, row) | {"into": _stays(db, table, row["into"])}
        for row in rows
    ]
    return pd.DataFrame(told, columns=list(COLUMNS))


def _stays(db: Session, table: str, key: str) -> str:
    """The key of the row that stayed, however often it was merged on; each merge is later than the one before."""
    while key and (into := next((row["into"] for row in _last(db, table, key)), "")):
        key = into
    return key


def _as_it_was(db: Session, table: str, row: Mapping[str, object]) -> dict[str, object]:
    """What a row that is gone was called, and what told it from its namesakes."""
    english, arabic = CALLED.get(table, ("name_en", "name_ar"))
    said = dict.fromkeys(AS_IT_WAS, "") | {"name_en": row.get(english) or "", "name_ar": row.get(arabic) or ""}
    if table not in own_rows.AFTER:
        return said
    other, column = own_rows.AFTER[table]
    for after in as_dicts(own_rows.named(db, table=other, keys=(str(row[column]),))):
        said |= {name: after[name] for name in ("name_en", "name_ar")}
        if table == "coverage_reason":
            said |= {"country_code": after["country_code"], "level": after["kind"], "kind": row["hindrance"]}
            said["day"] = date.fromisoformat(str(row["since"]))
        else:
            said |= {"country_code": row["country_code"], "kind": row["basis"], "more": row["year"]}
    return said
