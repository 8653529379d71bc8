"""Filters as conditions in SQL, on the rows of activities and on lists of places."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, and_, cast, exists, or_, select

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    ActivityTopic,
    Community,
    Country,
    ImportRun,
    Initiative,
    Topic,
)
from models.codes import Collection, PlaceKind, Status
from outreach.filters import Filters
from outreach.settings import settings

HELD = (Status.HELD,)
PLACES = ("regions", "countries", "communities")


def matching(filters: Filters, *, statuses: Sequence[Status] = HELD, few: bool = False) -> list[ColumnElement[bool]]:
    """Conditions on ``Activity`` for all of the filters: what the rows behind a figure are chosen by.

    ``few`` as in :func:`with_places`.
    """
    return [
        Activity.status.in_(statuses),
        *chosen(Activity, filters),
        *about(filters),
        *with_places(filters, PLACES, few=few),
        *within(filters),
    ]


def own() -> ColumnElement[bool]:
    """Of the ministry's own, and not the public record, which stays as it was reported.

    The statement outer joins ``ImportRun`` to ``Activity``: what was logged by form came with none.
    """
    return or_(Activity.import_run_id.is_(None), ImportRun.collection != Collection.PUBLIC_RECORD)


def within(filters: Filters) -> list[ColumnElement[bool]]:
    """Wholly inside the period. Empty where there is no period: then the undated count too."""
    conditions = []
    if filters.start:
        conditions.append(Activity.starts >= filters.start)
    if filters.end:
        # Of the first day too, so that an index on it knows where to end.
        conditions += [Activity.ends <= filters.end, Activity.starts <= filters.end]
    return conditions


def chosen(table: type, filters: Filters) -> list[ColumnElement[bool]]:
    """Kind and organiser, on the rows of activities or on their totals."""
    conditions = []
    if filters.kinds:
        conditions.append(table.kind.in_(filters.kinds))
    if filters.organisers:
        conditions.append(table.organiser.in_(filters.organisers))
    return conditions


def about(filters: Filters) -> list[ColumnElement[bool]]:
    """Initiative and topic."""
    conditions = []
    if filters.initiatives:
        series = select(Initiative.id).where(Initiative.key.in_(filters.initiatives))
        conditions.append(Activity.initiative_id.in_(series))
    if filters.topics:
        raised = select(ActivityTopic.activity_id).join(Topic, Topic.id == ActivityTopic.topic_id)
        conditions.append(Activity.id.in_(raised.where(Topic.key.in_(filters.topics))))
    return conditions


def with_places(filters: Filters, fields: Sequence[str], *, few: bool = False) -> list[ColumnElement[bool]]:
    """With any of the chosen places of these fields; an activity with two of them is still one.

    Args:
        few: the other conditions leave few activities, so each of them is asked for its places; otherwise the
            places are asked for their activities.
    """
    conditions = []
    if "regions" in fields and filters.regions:
        inside = select(Country.code).where(
            Country.region.in_(filters.regions), Country.code != settings().home_country
        )
        conditions.append(_linked(ActivityCountry, ActivityCountry.country_code, inside, few=few))
    if "countries" in fields and filters.countries:
        conditions.append(_linked(ActivityCountry, ActivityCountry.country_code, filters.countries, few=few))
    if "communities" in fields and filters.communities:
        inside = select(Community.id).where(Community.key.in_(filters.communities))
        conditions.append(_linked(ActivityCommunity, ActivityCommunity.community_id, inside, few=few))
    return conditions


def _linked(link: type, place: ColumnElement[Any], inside: Select | Sequence[str], *, few: bool) -> ColumnElement[bool]:
    if few:
        # Each activity is asked for its one or two places. Joined with nothing, or SQLite would ask each place of a
        # region for the activity. A query around it may have the same table of links for another purpose.
        unindexed = place + 0 if isinstance(place.type, Integer) else place.concat("")
        return exists().where(link.activity_id == Activity.id, unindexed.in_(inside)).correlate(Activity)
    return Activity.id.in_(select(link.activity_id).where(place.in_(inside)))


def listed(filters: Filters, *, each: PlaceKind, place: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Conditions on a column of places: inside the filters' regions, countries and communities, and not at home."""
    if each == PlaceKind.WORLD:
        return []
    code = {
        PlaceKind.REGION: cast(Country.region, String),
        PlaceKind.COUNTRY: Country.code,
        PlaceKind.COMMUNITY: Community.key,
    }[each]
    inside = select(code).select_from(Country)
    if each == PlaceKind.COMMUNITY or filters.communities:
        inside = inside.join(Community, Community.country_code == Country.code)
    conditions = [Country.code != settings().home_country]
    if filters.regions:
        conditions.append(Country.region.in_(filters.regions))
    if filters.countries:
        conditions.append(Country.code.in_(filters.countries))
    if filters.communities:
        conditions.append(Community.key.in_(filters.communities))
    if len(conditions) > 1:
        return [place.in_(inside.where(*conditions))]
    # Only among the countries of activities there is the home country, and in their totals "no country".
    return [place.not_in(("", settings().home_country))] if each == PlaceKind.COUNTRY else []


def edges(filters: Filters) -> list[ColumnElement[bool]]:
    """Activities wholly inside the part of a month with which a period begins or ends; none for whole months."""
    return [
        and_(Activity.starts >= first, Activity.starts <= last, Activity.ends <= last)
        for first, last in parts_of_months(filters)
    ]


def parts_of_months(filters: Filters) -> list[tuple[date, date]]:
    """First and last day of each part of a month at either end of a period."""
    start, end = filters.start, filters.end
    parts = []
    if start and start.day != 1:
        parts.append((start, min(_last_of_month(start), end or date.max)))
    if end and end != _last_of_month(end) and not (parts and parts[0][1] == end):
        parts.append((max(end.replace(day=1), start or date.min), end))
    return parts


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
