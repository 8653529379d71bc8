"""What was entered and corrected after a change of the history, and whom that is about.

A change is the number of one in ``Change``. Keys are those of the rows, as the history has them.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    Authority,
    Change,
    Commitment,
    Community,
    CoverageReason,
    Decision,
    Request,
    RequestEvent,
)
from models.codes import Act, Level, Status
from outreach.queries.written_of import REFERRING

MOST_KEYS = 500


def added(db: Session, *, table: str, after_change: int) -> set[str]:
    """Keys of the rows of a table that were not there at a change, and were added or restored after it. What was taken
    back of a row that was there is a correction."""
    first: dict[str, bool] = {}
    for key, act, columns in db.execute(_changes(table, after_change)):
        first.setdefault(key, _is_new(table, act, columns))
    return {key for key, is_new in first.items() if is_new}


def deleted(db: Session, *, table: str, after_change: int) -> set[str]:
    """Keys of the rows of a table that were there at a change, and are not any more."""
    was: dict[str, bool] = {}
    last: dict[str, str] = {}
    for key, act, columns in db.execute(_changes(table, after_change)):
        was.setdefault(key, not _is_new(table, act, columns))
        last[key] = act
    return {key for key, act in last.items() if act == Act.DELETED and was[key]}


def corrected(db: Session, *, table: str, after_change: int) -> dict[str, set[str]]:
    """``key -> columns`` of the rows of a table that were there and are, and say something else now than at a change,
    whatever they said between."""
    first: dict[tuple[str, str], Any] = {}
    now: dict[tuple[str, str], Any] = {}
    for key, act, columns in db.execute(_changes(table, after_change)):
        if (key, "") not in first:
            first[key, ""] = _is_new(table, act, columns)
        first[key, "act"] = act
        for column, pair in json.loads(columns).items():
            # Of what is withheld nobody knows what it was.
            was, became = pair or (..., None)
            first.setdefault((key, f"/{column}"), was)
            now[key, f"/{column}"] = became
    found: dict[str, set[str]] = {}
    for (key, column), became in now.items():
        if first[key, column] != became and not first[key, ""] and first[key, "act"] != Act.DELETED:
            found.setdefault(key, set()).add(column.removeprefix("/"))
    return found


def _changes(table: str, after_change: int) -> Select:
    return (
        select(Change.row_key, Change.act, Change.columns)
        .where(Change.table_name == table, Change.id > after_change)
        .order_by(Change.id)
    )


def _is_new(table: str, act: Act, columns: str) -> bool:
    """Whether a row was not there before a change of it, which then names what it is called by."""
    name = "position" if table == RequestEvent.__tablename__ else "key"
    return act == Act.ADDED or (act == Act.RESTORED and name in json.loads(columns))


def values_before(db: Session, *, table: str, column: str, after_change: int) -> dict[str, Any]:
    """``key -> value`` that a column of a table had at a change, of the rows in which it was changed later; a date as
    ISO 8601."""
    values: dict[str, Any] = {}
    for key, changed in db.execute(_corrections(table, after_change).order_by(Change.id)):
        if pair := json.loads(changed).get(column):
            values.setdefault(key, pair[0])
    return values


def _corrections(table: str, after_change: int) -> Select:
    return select(Change.row_key, Change.columns).where(
        Change.table_name == table, Change.act.not_in((Act.ADDED, Act.DELETED)), Change.id > after_change
    )


def held_with(db: Session, *, activities: set[str]) -> list[tuple[str, date | None, date | None]]:
    """Of those of these activities that were held the keys of their communities, and of cities the codes of their
    countries, each with first and last day."""
    found = (
        select(Community.key, Community.country_code, Community.level, Activity.starts, Activity.ends)
        .join(ActivityCommunity, ActivityCommunity.community_id == Community.id)
        .join(Activity, Activity.id == ActivityCommunity.activity_id)
        .where(Activity.status == Status.HELD)
    )
    return [
        (place, starts, ends)
        for key, code, level, starts, ends in _of(db, found, Activity.key, activities)
        for place in ((key,) if level == Level.COUNTRY else (key, code))
    ]


def touched(db: Session, *, after_change: int, but: set[str]) -> set[str]:
    """Keys of the communities of which a row was added, deleted or corrected after a change, or that were themselves,
    and the codes of their countries.

    Args:
        but: columns that a correction may have without touching anything.
    """
    found: set[str] = set()
    for table in (Community, Activity, CoverageReason, *REFERRING):
        keys = set()
        for key, act, columns in db.execute(_changes(table.__tablename__, after_change)):
            pairs = json.loads(columns)
            if act == Act.CHANGED and not pairs.keys() - but:
                continue
            keys.add(key)
            for before_or_after in (each for name in ("community", "communities") for each in pairs.get(name) or ()):
                found |= {before_or_after} if isinstance(before_or_after, str) else set(before_or_after or ())
            found |= {code for code in pairs.get("country_code") or () if code}
        if table is Community:
            found |= keys
        elif table is Activity:
            found |= {place for place, *_ in held_with(db, activities=keys)}
        else:
            whom = select(Community.key).join(table, table.community_id == Community.id)
            found |= {key for (key,) in _of(db, whom, table.key, keys)}
    return found | {code for (code,) in _of(db, select(Community.country_code), Community.key, found)}


def written_of(db: Session, *, after_change: int) -> set[str]:
    """Keys of the communities that were added after a change, or of which a row was by which somebody knows of them:
    see :func:`outreach.queries.written_of.written`."""
    found = added(db, table=Community.__tablename__, after_change=after_change)
    for table in REFERRING:
        rows = added(db, table=table.__tablename__, after_change=after_change)
        whom: ColumnElement[bool] = table.community_id == Community.id
        if table is Commitment:
            wide = and_(table.community_id.is_(None), Community.level == Level.COUNTRY)
            whom = or_(whom, and_(wide, table.country_code == Community.country_code))
        found |= {key for (key,) in _of(db, select(Community.key).join(table, whom), table.key, rows)}
    met = select(Community.key).join(ActivityCommunity, ActivityCommunity.community_id == Community.id)
    met = met.join(Activity, Activity.id == ActivityCommunity.activity_id)
    settled = met.where(Activity.status.in_((Status.HELD, Status.CANCELLED)))
    activities = added(db, table=Activity.__tablename__, after_change=after_change)
    return found | {key for (key,) in _of(db, settled, Activity.key, activities)}


def raised_by(db: Session, *, requests: set[str], last: date) -> set[str]:
    """Those of these requests that were raised by a day."""
    found = select(Request.key).where(Request.raised_on <= last)
    return {key for (key,) in _of(db, found, Request.key, requests)}


def asked_about(db: Session, *, decisions: set[str]) -> set[str]:
    """Keys of the requests that these decisions are about."""
    found = select(Request.key).join(Decision, Decision.request_id == Request.id)
    return {key for (key,) in _of(db, found, Decision.key, decisions)}


def decided_about(db: Session, *, after_change: int) -> set[str]:
    """Keys of the requests that decisions were about, or are, that were touched after a change."""
    keys: set[str] = set()
    found: set[str] = set()
    for key, _, columns in db.execute(_changes(Decision.__tablename__, after_change)):
        keys.add(key)
        found |= {each for each in json.loads(columns).get("request") or () if each}
    return found | asked_about(db, decisions=keys)


def hindered_by(db: Session, *, reasons: set[str], last: date) -> set[str]:
    """Keys of the communities in whose way these reasons stand, of those that began by a day."""
    whom = select(Community.key).join(CoverageReason, CoverageReason.community_id == Community.id)
    found = _of(db, whom.where(CoverageReason.since <= last), CoverageReason.key, reasons)
    return {key for (key,) in found}


def ends_of(db: Session, *, activities: set[str]) -> dict[str, date | None]:
    """``key -> last day`` of these activities."""
    return dict(map(tuple, _of(db, select(Activity.key, Activity.ends), Activity.key, activities)))


def stepped(db: Session, *, steps: set[str], last: date) -> set[str]:
    """Keys of the requests that stand otherwise on a day by these steps: those that were taken until then, and those
    that took one of them back, whenever that was."""
    voided = aliased(RequestEvent)
    same = (voided.request_id == RequestEvent.request_id, voided.position == RequestEvent.voids)
    asked = (
        select(Request.key, RequestEvent.position, RequestEvent.on_day, voided.on_day)
        .join(RequestEvent, RequestEvent.request_id == Request.id)
        .outerjoin(voided, and_(*same))
    )
    return {
        key
        for key, position, on_day, of_voided in _of(db, asked, Request.key, {step.rpartition("/")[0] for step in steps})
        if f"{key}/{position}" in steps and min(on_day, of_voided or on_day) <= last
    }


def holders_of(db: Session, *, requests: set[str], after_change: int) -> set[str]:
    """Keys of the authorities that any of these requests was ever referred or passed on to, also where it was deleted
    after a change; with an empty one where any was with none then, or is."""
    steps = RequestEvent.__tablename__
    new = added(db, table=steps, after_change=after_change)
    began = added(db, table=Request.__tablename__, after_change=after_change)
    asked = (
        select(Request.key, RequestEvent.position, Authority.key)
        .join(RequestEvent, RequestEvent.request_id == Request.id)
        .join(Authority, Authority.id == RequestEvent.authority_id)
    )
    found = {
        (key, f"{key}/{position}", authority) for key, position, authority in _of(db, asked, Request.key, requests)
    }
    for step, act, columns in db.execute(_changes(steps, after_change)):
        pair = json.loads(columns).get("authority")
        if act == Act.DELETED and pair and (key := step.rpartition("/")[0]) in requests:
            found.add((key, step, pair[0]))
    now, then = {key for key, *_ in found}, {key for key, step, _ in found if step not in new}
    with_none = (requests - now) | (requests - began - then)
    return {authority for *_, authority in found} | ({""} if with_none else set())


def _of(db: Session, statement: Select, column: InstrumentedAttribute, keys: set[str]) -> Iterator[Row]:
    """What a statement finds of these keys, however many: a database takes only so many at once."""
    ordered = sorted(keys)
    for first in range(0, len(ordered), MOST_KEYS):
        yield from db.execute(statement.where(column.in_(ordered[first : first + MOST_KEYS])))
