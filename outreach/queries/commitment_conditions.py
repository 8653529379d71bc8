"""Commitments in SQL: how their tables hang together, where each stands on a day, and which the filters mean."""

from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, FromClause, String, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from models import Activity, ActivityCommunity, ActivityCountry, Authority, Commitment, Community, Country, ImportRun
from models.codes import Collection, Level
from outreach.filters import Filters
from outreach.queries.activities import ALL
from outreach.queries.conditions import matching
from outreach.settings import settings

SOON_DAYS = 14
"""What is due within so many days, today among them, is due soon."""

MINISTRY = "ministry"
"""Beside the keys of authorities: whoever promised it has to keep it."""


class State(StrEnum):
    """Where a commitment stands; what its dates say, and stored nowhere. The first are what to look at first.

    The last is in no list and in no number: its promise stands there as the ministry's own.
    """

    LATE = "late"
    DUE_SOON = "due_soon"
    OPEN = "open"
    KEPT_LATE = "kept_late"
    KEPT = "kept"
    DROPPED = "dropped"
    NOT_FOLLOWED_UP = "not_followed_up"
    FOLLOWED_UP = "followed_up"


Own, Reported = aliased(Commitment), aliased(Commitment)
"""Of the ministry's own and of the press, one follows up the other: to each row the one that follows it up, and the one
that it follows up."""
RECORD = func.coalesce(ImportRun.collection == Collection.PUBLIC_RECORD, False)
"""Of the public record: reported, and nobody followed it up, so it is never late and never kept."""

JOINED: FromClause = (
    Commitment.__table__.outerjoin(ImportRun.__table__, ImportRun.id == Commitment.import_run_id)
    .outerjoin(Activity.__table__, Activity.id == Commitment.activity_id)
    .outerjoin(Authority.__table__, Authority.id == Commitment.authority_id)
    .outerjoin(Community.__table__, Community.id == Commitment.community_id)
    .outerjoin(Own, Own.follows_id == Commitment.id)
    .outerjoin(Reported, Reported.id == Commitment.follows_id)
)
ONCE = Own.id.is_(None)
"""Not followed up as the ministry's own: there the promise stands where it is counted."""
OWN_COUNTRY = func.coalesce(Community.country_code, Commitment.country_code)


def state_of(day: date) -> ColumnElement[str]:
    """Where a row of :data:`JOINED` stands on a day."""
    return case(
        (~ONCE, literal(State.FOLLOWED_UP.value, String)),
        (RECORD, literal(State.NOT_FOLLOWED_UP.value, String)),
        (Commitment.dropped_on.is_not(None), literal(State.DROPPED.value, String)),
        (Commitment.kept_on > Commitment.due_on, literal(State.KEPT_LATE.value, String)),
        (Commitment.kept_on.is_not(None), literal(State.KEPT.value, String)),
        (Commitment.due_on < day, literal(State.LATE.value, String)),
        (Commitment.due_on < day + timedelta(days=SOON_DAYS), literal(State.DUE_SOON.value, String)),
        else_=literal(State.OPEN.value, String),
    )


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Conditions on :data:`JOINED` for all of the filters, of which the period is met by what was made, due, kept or
    dropped in it. Kinds, organisers, initiatives and topics are those of the activity in which it was made.

    Each promise is met once: what was reported and is followed up, by the ministry's own alone."""
    found = [ONCE, *_with(filters)]
    if filters.has_period:
        start, end = filters.start or date.min, filters.end or date.max
        made = and_(Commitment.starts >= start, Commitment.ends <= end)
        days = (Commitment.due_on, Commitment.kept_on, Commitment.dropped_on)
        found.append(or_(made, *(day.between(start, end) for day in days)))
    return found


def _with(filters: Filters) -> list[ColumnElement[bool]]:
    found = []
    if filters.kinds or filters.organisers or filters.initiatives or filters.topics:
        about = filters.narrowed(start=None, end=None, regions=(), countries=(), communities=())
        found.append(Commitment.activity_id.in_(select(Activity.id).where(*matching(about, statuses=ALL))))
    if filters.regions:
        inside = select(Country.code).where(
            Country.region.in_(filters.regions), Country.code != settings().home_country
        )
        found.append(_in_countries(inside))
    if filters.countries:
        found.append(_in_countries(filters.countries))
    if filters.communities:
        chosen = Community.key.in_(filters.communities)
        met = select(ActivityCommunity.activity_id).join(Community, Community.id == ActivityCommunity.community_id)
        whole = select(Community.country_code).where(chosen, Community.level == Level.COUNTRY)
        own = Commitment.community_id.in_(select(Community.id).where(chosen))
        of_country = and_(Commitment.community_id.is_(None), Commitment.country_code.in_(whole))
        found.append(or_(own, of_country, _as_activity(met.where(chosen))))
    return found


def _in_countries(codes: object) -> ColumnElement[bool]:
    met = select(ActivityCountry.activity_id).where(ActivityCountry.country_code.in_(codes))
    return or_(OWN_COUNTRY.in_(codes), _as_activity(met))


def _as_activity(met: object) -> ColumnElement[bool]:
    """A commitment without a place of its own was made to those whom its activity was with."""
    return and_(Commitment.community_id.is_(None), Commitment.country_code.is_(None), Commitment.activity_id.in_(met))


def kept_by(authority: str) -> list[ColumnElement[bool]]:
    """Who has to keep it: the key of an authority, :data:`MINISTRY`, or anybody for an empty text."""
    if authority == MINISTRY:
        return [Commitment.authority_id.is_(None)]
    return [Authority.key == authority] if authority else []
