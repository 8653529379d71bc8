"""Activities as rows: counted, a page of them, and one of them whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Select, func, select
from sqlmodel import Session

from models import (
    Activity,
    ActivityAuthority,
    ActivityCommunity,
    ActivityCountry,
    ActivityEntity,
    ActivitySource,
    ActivityTopic,
    Authority,
    Community,
    Country,
    Entity,
    ImportRun,
    Initiative,
    Source,
    Topic,
)
from models.codes import Status
from outreach.filters import Filters
from outreach.queries.conditions import HELD, matching
from outreach.queries.facts import facts, total
from outreach.queries.frames import frame

SORTS = ("starts", "key", "kind", "status", "organiser", "title_en", "title_ar", "attendance", "minutes")
ALL = tuple(Status)
PAGE = 50
MOST_NUMBERS = 500

PLAIN = (
    Activity.key,
    Activity.kind,
    Activity.status,
    Activity.organiser,
    Activity.starts,
    Activity.ends,
    Activity.precision,
    Activity.date_basis,
    Activity.title_en,
    Activity.title_ar,
    Initiative.key.label("initiative"),
    Initiative.name_en.label("initiative_en"),
    Initiative.name_ar.label("initiative_ar"),
    Activity.led_by,
    Activity.minutes,
    Activity.attendance,
    Activity.attendance_basis,
    Activity.women,
    Activity.men,
    Activity.confidence,
)


def count(db: Session, *, filters: Filters, statuses: Sequence[Status] = HELD) -> int:
    """How many rows :func:`table` has in all."""
    base = facts(filters, statuses=statuses)
    return db.execute(select(total(base.c.activities))).scalar_one()


def table(
    db: Session,
    *,
    filters: Filters,
    statuses: Sequence[Status] = HELD,
    sort: str = "starts",
    descending: bool = True,
    limit: int | None = PAGE,
    offset: int = 0,
) -> pd.DataFrame:
    """Activities inside the filters; the undated last either way.

    Columns: ``key, kind, status, organiser, starts, ends, precision, date_basis, title_en, title_ar, initiative,
    initiative_en, initiative_ar, led_by, minutes, attendance, attendance_basis, women, men, confidence``, and as
    texts joined with ``;``: ``countries`` (codes), ``communities`` and ``topics`` (keys); ``sources`` is how many.

    Args:
        statuses: which to list; ``ALL`` for every status. Figures count the held ones only.
        sort: one of :data:`SORTS`.
        limit: rows at most, None for all; ``offset`` rows are left out before them.

    Raises:
        ValueError: a column that cannot be sorted by.
    """
    if sort not in SORTS:
        raise ValueError(f"{sort!r} cannot be sorted by; it must be one of: {', '.join(SORTS)}.")
    column = getattr(Activity, sort)
    order = column.desc().nulls_last() if descending else column.asc().nulls_last()
    ids = select(Activity.id).where(*matching(filters, statuses=statuses))
    ids = ids.order_by(order, Activity.id.desc() if descending else Activity.id)
    return of(db, ids=ids.limit(limit).offset(offset or None))


def of(db: Session, *, ids: Select) -> pd.DataFrame:
    """The rows of chosen activities, in the order of ``ids`` (a statement of one column), columns as :func:`table`."""
    chosen = db.scalars(ids).all()
    # A page is asked for by its numbers, so that the choice is made once; very many would be too long a statement.
    wanted = chosen if len(chosen) <= MOST_NUMBERS else ids
    found = (
        select(Activity.id, *PLAIN)
        .outerjoin(Initiative, Initiative.id == Activity.initiative_id)
        .where(Activity.id.in_(wanted))
    )
    # Reindexed, since a join promises no order.
    rows = frame(db, found).set_index("id").reindex(chosen)
    texts = {
        "countries": select(ActivityCountry.activity_id, ActivityCountry.country_code.label("code")),
        "communities": select(ActivityCommunity.activity_id, Community.key.label("code")).join(
            Community, Community.id == ActivityCommunity.community_id
        ),
        "topics": select(ActivityTopic.activity_id, Topic.key.label("code")).join(
            Topic, Topic.id == ActivityTopic.topic_id
        ),
    }
    for name, linked in texts.items():
        rows[name] = _joined(db, linked.where(linked.selected_columns.activity_id.in_(wanted)), numbers=rows.index)
    counted = select(ActivitySource.activity_id, func.count()).where(ActivitySource.activity_id.in_(wanted))
    sources = dict(db.execute(counted.group_by(ActivitySource.activity_id)).all())
    rows["sources"] = [sources.get(number, 0) for number in rows.index]
    return rows.reset_index(drop=True)


def _joined(db: Session, linked: Select, *, numbers: pd.Index) -> list[str]:
    """The codes of each activity, sorted and joined with ``;``."""
    codes: dict[int, list[str]] = {}
    for number, code in db.execute(linked.order_by(linked.selected_columns.code)):
        codes.setdefault(number, []).append(code)
    return [";".join(codes.get(number, ())) for number in numbers]


@dataclass(frozen=True)
class Whole:
    """One activity with everything that hangs on it, each a frame.

    ``activity``: one row, columns of :func:`table` up to ``confidence``, and ``answers_reported, notes,
    cancelled_because, is_journey``.
    ``countries``: ``code, name_en, name_ar``. ``communities``, ``topics``, ``authorities``, ``entities``:
    ``key, name_en, name_ar``. ``sources``: ``position, address, outlet, published_on``. ``import_run``: none
    or one row of ``reader, file_name, collection, imported_at, imported_by, checksum``.
    """

    activity: pd.DataFrame
    countries: pd.DataFrame
    communities: pd.DataFrame
    topics: pd.DataFrame
    authorities: pd.DataFrame
    entities: pd.DataFrame
    sources: pd.DataFrame
    import_run: pd.DataFrame


def one(db: Session, *, key: str) -> Whole | None:
    """One activity whole, or None where no activity has this key."""
    number = db.scalar(select(Activity.id).where(Activity.key == key))
    if number is None:
        return None
    more = (Activity.answers_reported, Activity.notes, Activity.cancelled_because)
    found = select(*PLAIN, *more, Initiative.is_journey)
    found = found.outerjoin(Initiative, Initiative.id == Activity.initiative_id).where(Activity.id == number)
    countries = select(Country.code, Country.name_en, Country.name_ar).join(
        ActivityCountry, ActivityCountry.country_code == Country.code
    )
    sources = select(ActivitySource.position, Source.address, Source.outlet, Source.published_on).join(
        Source, Source.id == ActivitySource.source_id
    )
    run = select(
        ImportRun.reader,
        ImportRun.file_name,
        ImportRun.collection,
        ImportRun.imported_at,
        ImportRun.imported_by,
        ImportRun.checksum,
    ).join(Activity, Activity.import_run_id == ImportRun.id)

    def linked(table: type, link: type, column: object) -> pd.DataFrame:
        named = select(table.key, table.name_en, table.name_ar).join(link, column == table.id)
        return frame(db, named.where(link.activity_id == number).order_by(table.key))

    return Whole(
        activity=frame(db, found),
        countries=frame(db, countries.where(ActivityCountry.activity_id == number).order_by(Country.code)),
        communities=linked(Community, ActivityCommunity, ActivityCommunity.community_id),
        topics=linked(Topic, ActivityTopic, ActivityTopic.topic_id),
        authorities=linked(Authority, ActivityAuthority, ActivityAuthority.authority_id),
        entities=linked(Entity, ActivityEntity, ActivityEntity.entity_id),
        sources=frame(db, sources.where(ActivitySource.activity_id == number).order_by(ActivitySource.position)),
        import_run=frame(db, run.where(Activity.id == number)),
    )
