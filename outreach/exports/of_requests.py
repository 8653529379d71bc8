"""Requests and their steps as files, without people's words; with them only for a role that may take them out."""

from dataclasses import replace

from sqlalchemy import ColumnElement

from models import Activity, Authority, Channel, Community, Country, Request, RequestEvent, Theme, Topic
from outreach.acting import Role
from outreach.exports.columns import Column, Table, code, day, named, number, text
from outreach.exports.of_history import Written
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
    .outerjoin(Theme.__table__, Theme.id == Request.theme_id)
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
        *named("theme", Theme.key, Theme, mark("The demand that it shares with others; empty where it shares none.")),
        *named("community", Community.key, Community, mark("Whose people asked; empty where nobody noted it.")),
        *named("country", Country.code, Country, mark("The country of that community; ISO 3166-1.")),
        *code("region", Country.region, "region", REGION),
        *text("activity", Activity.key, mark("The activity that it was raised in; empty where that was a channel.")),
        *named("channel", Channel.key, Channel, mark("The channel that it was raised in; empty for an activity.")),
    ),
)

REQUESTS_WITH_WORDS = replace(
    REQUESTS,
    key="requests_with_words",
    title=mark("Requests with people's words"),
    row=mark(
        "One row is one thing that somebody asked for, in their own words: for those who may take these out. How to "
        "reach them is in no file."
    ),
    role=Role.MANAGER,
    columns=(
        *REQUESTS.columns,
        *text("summary", Request.summary, mark("What was asked, as it was written down: people's own words.")),
    ),
)

REQUEST_STEPS = Table(
    key="request_steps",
    title=mark("Steps of requests"),
    row=mark("One row is one step in the life of a request, without its reason, answer and evidence; none is altered."),
    source=RequestEvent.__table__.join(Request.__table__, Request.id == RequestEvent.request_id)
    .outerjoin(Authority.__table__, Authority.id == RequestEvent.authority_id)
    .outerjoin(Community.__table__, Community.id == Request.community_id)
    .outerjoin(Country.__table__, Country.code == Community.country_code)
    .outerjoin(Topic.__table__, Topic.id == Request.topic_id),
    order=(RequestEvent.request_id, RequestEvent.position),
    by=REQUESTS.by,
    narrowed=_narrowed,
    # It names who wrote each of them down, as the history does.
    role=Role.ANALYST,
    columns=(
        *text("request", Request.key, mark("The reference number of the request.")),
        *number("position", RequestEvent.position, mark("Which of its steps it is, from 1."), mark("steps")),
        *code("step", RequestEvent.step, "step", mark("What happened.")),
        *day("on_day", RequestEvent.on_day, mark("The day on which it happened.")),
        *named("authority", Authority.key, Authority, mark("To which authority it went; empty for other steps.")),
        *number("days", RequestEvent.days, mark("The working days that an extension added."), mark("working days")),
        *number(
            "voids",
            RequestEvent.voids,
            mark("The position of the step that it takes back; empty for other steps."),
            mark("steps"),
        ),
        *text("by", RequestEvent.by, mark("Who wrote it down.")),
        Column("at", mark("When it was written down, in UTC."), lambda t: Written(RequestEvent.at), holds="moment"),
    ),
)
