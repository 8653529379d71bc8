"""Activities as sums by kind, organiser, bucket of time and place: the one base that figures and charts group.

Two ways lead to the same numbers. Totals kept beside the rows answer whatever asks about one place or about each
place; what they cannot know (topics, initiatives, several places of which an activity may have two) is asked of the
rows, where an activity counts once however many of the chosen places it was with. A period that begins or ends
inside a month takes the whole months from the totals and the days at its edges from the rows.
"""

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from models import Activity, ActivityCommunity, ActivityCountry, ActivityTotal, Community
from models.codes import AttendanceBasis, PlaceKind, Precision, Status
from models.tally import bucket_column, regions_met
from outreach.filters import Filters
from outreach.queries.conditions import HELD, PLACES, about, chosen, edges, listed, with_places, within
from outreach.settings import settings

SUMS = ("activities", "counted", "estimated", "unknown_attendance", "minutes", "timed")

# Which filters of place a list of places answers by itself, so that its activities need not be asked.
ANSWERED = {
    PlaceKind.WORLD: (),
    PlaceKind.REGION: ("regions",),
    PlaceKind.COUNTRY: ("regions", "countries"),
    PlaceKind.COMMUNITY: PLACES,
}
ALONE = {"regions": PlaceKind.REGION, "countries": PlaceKind.COUNTRY, "communities": PlaceKind.COMMUNITY}


def facts(
    filters: Filters, *, each: PlaceKind = PlaceKind.WORLD, statuses: Sequence[Status] = HELD, from_rows: bool = False
) -> Subquery:
    """Sums of activities: ``place, bucket, kind, status, organiser, last_day`` and :data:`SUMS`; several rows for each.

    ``last_day``, of countries and communities only, is the last one that is known as such.

    Args:
        each: WORLD for the activities themselves (``place`` is empty); otherwise an activity counts in each of its
            places of this kind. Only places inside the filters' regions, countries and communities are listed, and
            never the home country.
        from_rows: do without the totals; for tests, and to see what they save.
    """
    parts = facts_apart(filters, each=each, statuses=statuses, from_rows=from_rows)
    return (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("facts")


def facts_apart(
    filters: Filters, *, each: PlaceKind = PlaceKind.WORLD, statuses: Sequence[Status] = HELD, from_rows: bool = False
) -> list[Select]:
    """The parts of :func:`facts`: the totals, and the rows of the days at the edges; or the rows alone."""
    kept = None if from_rows else _kept(filters, each=each)
    if kept is None:
        return [_rows(filters, each=each, statuses=statuses, days=within(filters))]
    place = ActivityTotal.place if each != PlaceKind.WORLD else literal_column("''")
    totals = select(
        place.label("place"),
        ActivityTotal.bucket,
        ActivityTotal.kind,
        ActivityTotal.status,
        ActivityTotal.organiser,
        ActivityTotal.last_day,
        *(getattr(ActivityTotal, name) for name in SUMS),
    ).where(*kept, ActivityTotal.status.in_(statuses), *chosen(ActivityTotal, filters))
    if filters.start:
        totals = totals.where(ActivityTotal.starts >= filters.start)
    if filters.end:
        totals = totals.where(ActivityTotal.ends <= filters.end)
    parts = edges(filters)
    if not parts:
        return [totals]
    return [totals, _rows(filters, each=each, statuses=statuses, days=[or_(*parts)], few=True)]


def total(column: ColumnElement[int]) -> ColumnElement[int]:
    """The sum of a column, 0 where there is no row. An integer on PostgreSQL too, whose sums are decimals."""
    return cast(func.coalesce(func.sum(column), 0), BigInteger)


def by_totals(filters: Filters, *, each: PlaceKind) -> bool:
    """Whether the totals answer, but for the days at the edges of a period: nothing is asked that only rows know."""
    return _kept(filters, each=each) is not None


def _kept(filters: Filters, *, each: PlaceKind) -> list[ColumnElement[bool]] | None:
    """Which totals answer the question, or None where they cannot."""
    places = {field: getattr(filters, field) for field in PLACES if getattr(filters, field)}
    if filters.initiatives or filters.topics:
        return None
    if each != PlaceKind.WORLD:
        if not set(places) <= set(ANSWERED[each]):
            return None
        return [ActivityTotal.place_kind == each, *listed(filters, each=each, place=ActivityTotal.place)]
    if not places:
        return [ActivityTotal.place_kind == PlaceKind.WORLD]
    if sum(len(codes) for codes in places.values()) > 1:
        return None
    [(field, (code,))] = places.items()
    return [ActivityTotal.place_kind == ALONE[field], ActivityTotal.place == code]


def _rows(
    filters: Filters,
    *,
    each: PlaceKind,
    statuses: Sequence[Status],
    days: Sequence[ColumnElement[bool]],
    few: bool = False,
) -> Select:
    """One row for each activity, or for each place of each activity, in the shape of the totals."""
    others = [field for field in PLACES if field not in ANSWERED[each]]
    conditions = [
        Activity.status.in_(statuses),
        *chosen(Activity, filters),
        *about(filters),
        *with_places(filters, others, few=few),
        *days,
    ]
    # Asked for all activities, the regions of each would take longest of all.
    meant = select(Activity.id).where(*conditions)
    regions = (
        regions_met(home_country=settings().home_country).where(ActivityCountry.activity_id.in_(meant)).subquery("met")
    )
    place = {
        PlaceKind.WORLD: literal_column("''"),
        PlaceKind.REGION: regions.c.region,
        PlaceKind.COUNTRY: ActivityCountry.country_code,
        PlaceKind.COMMUNITY: Community.key,
    }[each]
    basis, people, minutes = Activity.attendance_basis, Activity.attendance, Activity.minutes
    rows = select(
        place.label("place"),
        bucket_column().label("bucket"),
        Activity.kind,
        Activity.status,
        Activity.organiser,
        case((Activity.precision == Precision.DAY, Activity.starts)).label("last_day"),
        literal_column("1").label("activities"),
        case((basis == AttendanceBasis.COUNTED, people), else_=0).label("counted"),
        case((basis == AttendanceBasis.ESTIMATED, people), else_=0).label("estimated"),
        case((basis == AttendanceBasis.NOT_COLLECTED, 1), else_=0).label("unknown_attendance"),
        case((minutes.is_(None), 0), else_=minutes).label("minutes"),
        case((minutes.is_(None), 0), else_=1).label("timed"),
    )
    if each == PlaceKind.COUNTRY:
        rows = rows.join(ActivityCountry, ActivityCountry.activity_id == Activity.id)
    elif each == PlaceKind.COMMUNITY:
        rows = rows.join(ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
        rows = rows.join(Community, Community.id == ActivityCommunity.community_id)
    elif each == PlaceKind.REGION:
        rows = rows.join(regions, regions.c.activity_id == Activity.id)
    # Joined with nothing where the days leave few, so that SQLite does not begin with all activities of the places.
    return rows.where(*conditions, *listed(filters, each=each, place=place.concat("") if few else place))
