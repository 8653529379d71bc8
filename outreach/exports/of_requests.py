"""Requests as a file, without the words in which they were made."""

from sqlalchemy import ColumnElement

from models import Activity, Channel, Community, Country, Request, Topic
from outreach.exports.columns import Table, code, day, named, text
from outreach.exports.of_places import COMMUNITY_FIELDS, REGION, in_communities
from outreach.filters import Filters
from outreach.i18n import mark


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = in_communities(filters)
    if filters.start:
        conditions.append(Request.raised_on >= filters.start)
    if filters.end:
        conditions.append(Request.raised_on <= filters.end)
    if filters.topics:
        conditions.append(Topic.key.in_(filters.topics))
    return conditions


REQUESTS = Table(
    key="requests",
    title=mark("Requests"),
    row=mark("One row is one thing that somebody asked for. What was asked, word for word, is in no file."),
    source=Request.__table__.outerjoin(Community.__table__, Community.id == Request.community_id)
    .outerjoin(Country.__table__, Country.code == Community.country_code)
    .outerjoin(Topic.__table__, Topic.id == Request.topic_id)
    .outerjoin(Activity.__table__, Activity.id == Request.activity_id)
    .outerjoin(Channel.__table__, Channel.id == Request.channel_id),
    order=(Request.raised_on, Request.id),
    by=("start", "end", "topics", *COMMUNITY_FIELDS),
    narrowed=_narrowed,
    columns=(
        *text("key", Request.key, mark("Its reference number; it is never given to another.")),
        *code("kind", Request.kind, "request_kind", mark("What was asked for.")),
        *day("raised_on", Request.raised_on, mark("The day that it was raised on.")),
        *named("topic", Topic.key, Topic, mark("What it is about; empty where nobody said.")),
        *named("community", Community.key, Community, mark("Whose people asked; empty where nobody noted it.")),
        *named("country", Country.code, Country, mark("The country of that community; ISO 3166-1.")),
        *code("region", Country.region, "region", REGION),
        *text("activity", Activity.key, mark("The activity that it was raised in; empty where that was a channel.")),
        *named("channel", Channel.key, Channel, mark("The channel that it was raised in; empty for an activity.")),
    ),
)
