"""Rows that communities are judged by, as they were and are at each stage since a change of the history, see
:data:`outreach.queries.entered.STAGES`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlmodel import Session

from models import Activity, ActivityCommunity, Change, Commitment, Community, CoverageReason, ImportRun
from models.codes import Act, Collection, Precision, Status
from models.tally import bucket_column
from outreach.queries import entered
from outreach.queries.entered import STAGES, Rows
from outreach.queries.written_of import REFERRING, done, intended

RESTED_ON = (Community, Activity, CoverageReason, *REFERRING)
"""Tables by whose rows a community is among those left alone, or is not."""
COLUMNS = {
    Community: (Community.name_en, Community.name_ar, Community.country_code, Community.level, Community.tier),
    Activity: (Activity.status, Activity.starts, Activity.ends, Activity.precision),
    CoverageReason: (CoverageReason.hindrance, CoverageReason.since, CoverageReason.until),
    Commitment: (Commitment.country_code,),
}
DAYS = frozenset({"starts", "ends", "since", "until"})
SAID = {Activity: "status"}
"""Where somebody says what became of a plan, which is an entry, and corrects nothing."""


@dataclass
class Held:
    """Of one community what was held: for what :func:`outreach.queries.sums.with_last` asks, and what may have been
    held by a day, see :func:`outreach.queries.contact.with_begun`."""

    bucket: str = ""
    day: date | None = None
    begun: list[tuple[date, date, str]] = field(default_factory=list)
    undated: bool = False

    def and_also(self, other: "Held") -> "Held":
        """What was held here and there."""
        day = max(filter(None, (self.day, other.day)), default=None)
        more = {"begun": self.begun + other.begun, "undated": self.undated or other.undated}
        return Held(bucket=max(self.bucket, other.bucket), day=day, **more)


@dataclass
class Untouched:
    """What nobody touched, by community: what was held, and of whom something is written, always or where there is no
    row of the press."""

    held: dict[str, Held]
    done: set[str]
    intended: set[str]


def met_still(db: Session, *, keys: set[str], after: int, days: tuple[date, date]) -> set[str]:
    """Those of these communities that were met in the days, first and last, in what was not touched after a change."""
    first, last = days
    own = (Activity.status == Status.HELD, Activity.starts >= first, Activity.ends <= last)
    found = _met(Community.key).where(*own, Activity.key.not_in(entered.keys_after(after, table="activity")))
    return {key for (key,) in entered.of(db, found.distinct(), Community.key, keys)}


def untouched(db: Session, *, keys: set[str], after: int, until: date | None) -> Untouched:
    """What was not touched after a change, of these communities alone: totals have in one sum what was and what was
    not.

    Args:
        until: the last day that counts; None where all that was held does.
    """
    same = (Activity.status == Status.HELD, Activity.key.not_in(entered.keys_after(after, table="activity")))
    day = func.max(case((Activity.precision == Precision.DAY, Activity.starts)))
    over = [] if until is None else [(Activity.ends <= until) | Activity.starts.is_(None)]
    sums = _met(Community.key, func.max(bucket_column()), day, func.min(bucket_column()))
    sums = sums.where(*same, *over).group_by(Community.key)
    held = {
        key: Held(last, on, undated=first == "") for key, last, on, first in entered.of(db, sums, Community.key, keys)
    }
    if until is not None:
        begun = _met(Community.key, Activity.starts, Activity.ends, Activity.precision)
        begun = begun.where(*same, Activity.starts.between(date(until.year, 1, 1), until), Activity.ends > until)
        for key, *of_it in entered.of(db, begun, Community.key, keys):
            held.setdefault(key, Held()).begun.append(tuple(of_it))
    written = (done(after_change=after), intended(after_change=after))
    found = ({key for (key,) in entered.of(db, select(Community.key).where(of), Community.key, keys)} for of in written)
    return Untouched(held, *found)


def staged(
    db: Session, *, table: type, rows: Rows, said: set[str], keys: set[str] | None = None, after: int = 0
) -> dict[str, dict[str, dict[str, Any]]]:
    """``stage -> key -> row`` of the rows of a table that were touched: its columns, ``communities``, and ``is_own``,
    whether it is the ministry's own; days as days.

    Args:
        said: keys of those in which another value of :data:`SAID` was entered.
        keys: only rows that are or were of these communities; promises to whole countries all the same.
        after: the change after which they were touched.
    """
    if keys is not None and table is not Commitment:
        rows = _related(db, table, rows, keys=keys, after=after)
    there = _there(db, table, set(rows))
    brought = _brought(db, table, entered.deleted(rows))
    found: dict[str, dict[str, dict[str, Any]]] = {stage: {} for stage in STAGES}
    for key, row in rows.items():
        at = row.stages(there.get(key), said=(SAID[table],) if table in SAID and key in said else ())
        for stage, values in at.items():
            if values is not None:
                kept = {name: _day(value) if name in DAYS else value for name, value in values.items()}
                communities = kept.get("communities") or [each for each in [kept.get("community")] if each]
                own = {"key": key, "communities": communities, "is_own": kept.get("is_own", key not in brought)}
                found[stage][key] = kept | own
    return found


def _related(db: Session, table: type, rows: Rows, *, keys: set[str], after: int) -> Rows:
    """Those of the rows that are, or were, of these communities."""
    whose = select(table.key).select_from(table)
    whose = _met(table.key) if table is Activity else whose.join(Community, Community.id == table.community_id)
    touched = whose.where(table.key.in_(entered.keys_after(after, table=table.__tablename__)))
    related = {key for (key,) in entered.of(db, touched, Community.key, keys)}
    for key, row in rows.items():
        named = {each for each in row.both("community") if each}
        named |= {each for several in row.both("communities") for each in several or ()}
        if named & keys:
            related.add(key)
    return {key: row for key, row in rows.items() if key in related}


def _there(db: Session, table: type, keys: set[str]) -> dict[str, dict[str, Any]]:
    """The rows of a table as they are now, by key."""
    if table is Community:
        return {row.key: row._asdict() for row in entered.of(db, select(table.key, *COLUMNS[table]), table.key, keys)}
    of_the_press = set(db.scalars(select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)))
    found = {}
    rows = select(table.key, table.import_run_id.label("run"), *COLUMNS.get(table, ()))
    if table is not Activity:
        rows = rows.add_columns(Community.key.label("community"))
        rows = rows.outerjoin(Community, Community.id == table.community_id)
    for row in entered.of(db, rows, table.key, keys):
        found[row.key] = row._asdict() | {"is_own": row.run not in of_the_press}
    if table is Activity:
        for key, community in entered.of(db, _met(Activity.key, Community.key), Activity.key, set(found)):
            found[key].setdefault("communities", []).append(community)
    return found


def _brought(db: Session, table: type, gone: set[str]) -> set[str]:
    """Keys of those that are gone which were of the press: what is gone has no import of its own any more, and the
    history has it."""
    brought = select(Change.row_key).join(ImportRun, ImportRun.id == Change.import_run_id)
    brought = brought.where(
        ImportRun.collection == Collection.PUBLIC_RECORD,
        Change.table_name == table.__tablename__,
        Change.act.in_((Act.ADDED, Act.DELETED)),
    )
    return {key for (key,) in entered.of(db, brought, Change.row_key, gone)}


def press(db: Session, *, activities: Rows) -> dict[str, bool]:
    """Whether there is an activity of the press, by stage: without one, a tier alone says of its community that it was
    never met, see :func:`outreach.queries.written_of.written`."""
    there = select(func.count()).select_from(Activity).join(ImportRun, ImportRun.id == Activity.import_run_id)
    there = there.where(ImportRun.collection == Collection.PUBLIC_RECORD)
    now = db.scalar(there) or 0
    new = sum(number for (number,) in entered.of(db, there, Activity.key, entered.added(activities)))
    left, had = now > new, bool(_brought(db, Activity, entered.deleted(activities)))
    return {"was": had or left, "corrected": left, "entered": had or now > 0, "now": now > 0}


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _met(*columns: ColumnElement) -> Select:
    """Of activities and the communities they were, are or are to be with."""
    found = select(*columns).select_from(Activity)
    found = found.join(ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
    return found.join(Community, Community.id == ActivityCommunity.community_id)
