"""Requests and their steps as files, without people's words; with them only for a role that may take them out."""

from dataclasses import replace

from sqlalchemy import ColumnElement, Integer, Subquery, case, cast, func, literal, null, select, union_all

from models import (
    Activity,
    Authority,
    Change,
    Channel,
    Community,
    Country,
    ImportRun,
    Request,
    RequestEvent,
    Theme,
    Topic,
)
from models.codes import Act, RequestState
from outreach.acting import TAKES_WORDS, Role
from outreach.exports.columns import IN_WORDS, Column, Table, code, day, named, number, plain, text
from outreach.exports.of_history import Written
from outreach.exports.of_places import COMMUNITY_FIELDS, REGION, in_communities
from outreach.filters import Filters
from outreach.i18n import Translator, mark
from outreach.labels import LABELS


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
    role=TAKES_WORDS,
    columns=(
        *REQUESTS.columns,
        *text("summary", Request.summary, mark("What was asked, as it was written down: people's own words.")),
    ),
)

RECEIVED = RequestState.RECEIVED.value


def _all_steps() -> Subquery:
    """Each step as it was written down, and before them, at position 0, that the request was received: when it was
    raised, and who brought it in."""
    added = (
        select(func.min(Change.id))
        .where(Change.table_name == Request.__tablename__, Change.row_key == Request.key, Change.act == Act.ADDED)
        .correlate(Request)
        .scalar_subquery()
    )
    none = cast(null(), Integer)
    received = (
        select(
            Request.id.label("request_id"),
            literal(0).label("position"),
            literal(RECEIVED).label("step"),
            Request.raised_on.label("on_day"),
            none.label("authority_id"),
            none.label("days"),
            none.label("voids"),
            func.coalesce(Change.by, ImportRun.imported_by).label("by"),
            func.coalesce(Change.at, ImportRun.imported_at).label("at"),
        )
        .select_from(Request)
        .outerjoin(Change, Change.id == added)
        .outerjoin(ImportRun, ImportRun.id == Request.import_run_id)
    )
    step = RequestEvent
    taken = select(
        step.request_id,
        step.position,
        plain(step.step),
        step.on_day,
        step.authority_id,
        step.days,
        step.voids,
        step.by,
        step.at,
    )
    return union_all(received, taken).subquery("step")


def _step_words(t: Translator) -> ColumnElement:
    known = {
        RECEIVED: t.label(RECEIVED, family="request_state"),
        **{code: t(word) for code, word in LABELS["step"].items()},
    }
    return case(known, value=_STEPS.step)


_STEPS = _all_steps().c

REQUEST_STEPS = Table(
    key="request_steps",
    title=mark("Steps of requests"),
    row=mark("One row is one step in the life of a request, without its reason, answer and evidence; none is altered."),
    source=_STEPS.step.table.join(Request.__table__, Request.id == _STEPS.request_id)
    .outerjoin(Authority.__table__, Authority.id == _STEPS.authority_id)
    .outerjoin(Community.__table__, Community.id == Request.community_id)
    .outerjoin(Country.__table__, Country.code == Community.country_code)
    .outerjoin(Topic.__table__, Topic.id == Request.topic_id),
    order=(_STEPS.request_id, _STEPS.position),
    by=REQUESTS.by,
    narrowed=_narrowed,
    # It names who wrote each of them down, as the history does.
    role=Role.ANALYST,
    columns=(
        *text("request", Request.key, mark("The reference number of the request.")),
        *number(
            "position",
            _STEPS.position,
            mark("Which of its steps it is, from 1; 0 is that it was received."),
            mark("steps"),
        ),
        Column("step", mark("What happened."), lambda t: plain(_STEPS.step), holds="code"),
        Column("step_name", IN_WORDS, _step_words, holds="code"),
        *day("on_day", _STEPS.on_day, mark("The day on which it happened.")),
        *named("authority", Authority.key, Authority, mark("To which authority it went; empty for other steps.")),
        *number("days", _STEPS.days, mark("The working days that an extension added."), mark("working days")),
        *number(
            "voids",
            _STEPS.voids,
            mark("The position of the step that it takes back; empty for other steps."),
            mark("steps"),
        ),
        *text("by", _STEPS.by, mark("Who wrote it down.")),
        Column("at", mark("When it was written down, in UTC."), lambda t: Written(_STEPS.at), holds="moment"),
    ),
)
