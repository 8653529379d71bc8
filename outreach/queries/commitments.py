"""Commitments as rows: what was promised, to whom, by when, and where each stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session

from models import Activity, ActivityCountry, Authority, Commitment, CommitmentSource, Community, ImportRun, Source
from outreach.each_row import as_tuples
from outreach.filters import Filters
from outreach.queries.commitment_conditions import (
    JOINED,
    ONCE,
    OWN_COUNTRY,
    RECORD,
    Own,
    Reported,
    State,
    conditions,
    kept_by,
    state_of,
)
from outreach.queries.frames import as_they_are, frame
from outreach.settings import settings

PLAIN = (
    Commitment.key,
    Commitment.what_en,
    Commitment.what_ar,
    Commitment.starts,
    Commitment.ends,
    Commitment.precision,
    Commitment.made_by,
    Authority.key.label("authority"),
    Authority.name_en.label("authority_en"),
    Authority.name_ar.label("authority_ar"),
    Activity.key.label("activity"),
    Activity.title_en.label("activity_en"),
    Activity.title_ar.label("activity_ar"),
    Community.key.label("community"),
    Community.name_en.label("community_en"),
    Community.name_ar.label("community_ar"),
    OWN_COUNTRY.label("country_code"),
    Commitment.due_on,
    Commitment.kept_on,
    Commitment.kept_evidence,
    Commitment.dropped_on,
    Commitment.dropped_because,
    Commitment.notes,
    Reported.key.label("follows"),
    RECORD.label("of_record"),
)


def table(
    db: Session, *, filters: Filters, day: date, states: Sequence[State] = (), authority: str = ""
) -> pd.DataFrame:
    """Commitments inside the filters, the late ones first; columns of :func:`of`."""
    chosen = [*conditions(filters), *kept_by(authority)]
    return of(db, where=chosen + ([state_of(day).in_([str(one) for one in states])] if states else []), day=day)


def of(db: Session, *, where: Sequence[ColumnElement[bool]], day: date) -> pd.DataFrame:
    """Commitments under conditions on :data:`JOINED`, as they stand on a day.

    Columns ``key, what_en, what_ar, commitment_state, starts, ends, precision, made_by, authority, authority_en,
    authority_ar, activity, activity_en, activity_ar, community, community_en, community_ar, country_code, due_on,
    kept_on, kept_evidence, dropped_on, dropped_because, notes, follows, of_record``; ``country_code`` is its own,
    ``countries`` also those of its activity where it has none, joined with ``;``; ``days_late`` are days over the day
    that it was due on, of what is late or was kept late; ``follows`` is the key of the report that it follows up.
    """
    state = state_of(day)
    rank = case({name.value: place for place, name in enumerate(State)}, value=state)
    order = (rank, Commitment.due_on.nulls_last(), Commitment.starts.desc().nulls_last(), Commitment.id)
    chosen = select(*PLAIN[:3], state.label("commitment_state"), *PLAIN[3:]).select_from(JOINED)
    rows = frame(db, chosen.where(*where).order_by(*order))
    return rows.assign(countries=_countries(db, rows), days_late=_days_late(rows, day=day))


def _countries(db: Session, rows: pd.DataFrame) -> pd.Series:
    met: dict[str, list[str]] = {}
    if len(rows):
        linked = select(Activity.key, ActivityCountry.country_code).join(ActivityCountry)
        # At home things are held, and nobody is reached.
        linked = linked.where(ActivityCountry.country_code != settings().home_country)
        promised = select(Commitment.activity_id).where(Commitment.activity_id.is_not(None))
        for key, code in db.execute(linked.where(Activity.id.in_(promised)).order_by(ActivityCountry.country_code)):
            met.setdefault(key, []).append(code)
    found = [row.country_code or ";".join(met.get(row.activity, ())) for row in as_tuples(rows)]
    return as_they_are(found, rows.index)


def _days_late(rows: pd.DataFrame, *, day: date) -> pd.Series:
    late = {State.LATE: lambda row: day, State.KEPT_LATE: lambda row: row.kept_on}
    found = [
        (late[row.commitment_state](row) - row.due_on).days if row.commitment_state in late else None
        for row in as_tuples(rows)
    ]
    return pd.Series(found, rows.index, dtype="Int64")


def counts(db: Session, *, filters: Filters, day: date, authority: str = "") -> dict[str, int]:
    """How many rows :func:`table` has in each state; zeros are there too."""
    state = state_of(day).label("state")
    base = select(state).select_from(JOINED).where(*conditions(filters), *kept_by(authority)).subquery()
    found = dict(db.execute(select(base.c.state, func.count()).group_by(base.c.state)).all())
    return {str(one): found.get(str(one), 0) for one in State}


def authorities(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Who has to keep any of the commitments inside the filters: ``key, name_en, name_ar, number``."""
    named = (Authority.key, Authority.name_en, Authority.name_ar)
    found = select(*named, func.count().label("number")).select_from(JOINED)
    found = found.where(Authority.id.is_not(None), *conditions(filters)).group_by(*named)
    return frame(db, found.order_by(Authority.key))


def due(db: Session, *, filters: Filters, day: date) -> pd.DataFrame:
    """Of the ministry's own, those whose due day lies in the period and is over; columns of :func:`of`."""
    places = conditions(filters.narrowed(start=None, end=None))
    within = [Commitment.due_on >= filters.start] if filters.start else []
    within += [Commitment.due_on <= filters.end] if filters.end else []
    return of(db, where=[~RECORD, Commitment.due_on < day, *places, *within], day=day)


def nobody_knows(db: Session, *, filters: Filters) -> dict[str, int]:
    """How many of the commitments inside the filters can be neither kept in time nor late: ``without_due`` named no
    day by which they are to be kept, ``public_record`` were reported and followed up by nobody."""
    base = select(RECORD.label("of_record"), Commitment.due_on).select_from(JOINED).where(*conditions(filters))
    rows = base.subquery()
    own = and_(~rows.c.of_record, rows.c.due_on.is_(None))
    numbers = select(func.count(case((own, 1))), func.count(case((rows.c.of_record, 1))))
    return dict(zip(("without_due", "public_record"), db.execute(numbers.select_from(rows)).one(), strict=True))


def of_activity(db: Session, *, activity: str, day: date) -> pd.DataFrame:
    """What was promised in an activity, by its key, each promise once; columns of :func:`of`."""
    return of(db, where=[ONCE, Activity.key == activity], day=day)


@dataclass(frozen=True)
class Whole:
    """One commitment: ``commitment`` has one row with the columns of :func:`of`; ``sources`` are ``address, outlet,
    published_on``; ``import_run`` is none or one row of ``file_name, collection, imported_at``; ``followed_by`` is the
    key of the ministry's own that follows it up, empty where there is none."""

    commitment: pd.DataFrame
    sources: pd.DataFrame
    import_run: pd.DataFrame
    followed_by: str


def one(db: Session, *, key: str, day: date) -> Whole | None:
    """One commitment whole; None where none has this key."""
    rows = of(db, where=[Commitment.key == key], day=day)
    if rows.empty:
        return None
    cited = (
        select(Source.address, Source.outlet, Source.published_on)
        .join(CommitmentSource, CommitmentSource.source_id == Source.id)
        .join(Commitment, Commitment.id == CommitmentSource.commitment_id)
        .where(Commitment.key == key)
        .order_by(CommitmentSource.position, Source.id)
    )
    run = select(ImportRun.file_name, ImportRun.collection, ImportRun.imported_at).join(
        Commitment, Commitment.import_run_id == ImportRun.id
    )
    own = select(Own.key).join(Commitment, Commitment.id == Own.follows_id).where(Commitment.key == key)
    return Whole(rows, frame(db, cited), frame(db, run.where(Commitment.key == key)), db.scalar(own) or "")
