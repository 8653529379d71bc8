"""Activities as a file, and the lists that they refer to."""

from dataclasses import fields

from sqlalchemy import ColumnElement
from sqlmodel import SQLModel

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
from outreach.exports.columns import (
    Columns,
    Table,
    both_names,
    code,
    day,
    in_language,
    linked,
    named,
    number,
    recorded,
    text,
    yes_no,
)
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.queries.conditions import matching


def _linked(name: str, link: type[SQLModel], to: type[SQLModel], column: str, meaning: str) -> Columns:
    return linked(
        name,
        of=Activity,
        owner=link.activity_id == Activity.id,
        link=link,
        to=to,
        key=to.code if to is Country else to.key,
        order=(getattr(link, column),),
        meaning=meaning,
        name_of=lambda t: in_language(to, t),
    )


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    # Whatever its status: the file says which, and a reader can count the held ones.
    return matching(filters, statuses=tuple(Status))


ACTIVITIES = Table(
    key="activities",
    title=mark("Activities"),
    row=mark("One row is one activity: one thing done, at one time."),
    source=Activity.__table__.outerjoin(Initiative.__table__).outerjoin(
        ImportRun.__table__, ImportRun.id == Activity.import_run_id
    ),
    order=(Activity.id,),
    by=tuple(field.name for field in fields(Filters)),
    narrowed=_narrowed,
    columns=(
        *text("key", Activity.key, mark("The name of the row; it stays the same when the row is corrected.")),
        *code("kind", Activity.kind, "kind", mark("What the activity was.")),
        *code("status", Activity.status, "status", mark("Only what was held is counted in figures.")),
        *text("cancelled_because", Activity.cancelled_because, mark("Why it was called off; empty where it was not.")),
        *code("organiser", Activity.organiser, "organiser", mark("Who held it.")),
        *named("initiative", Initiative.key, Initiative, mark("The series that it belongs to; empty for none.")),
        *recorded("led_by", Activity.led_by, mark("The official who led it, in public office.")),
        *text("title_en", Activity.title_en, mark("Its title in English; empty where none is known.")),
        *text("title_ar", Activity.title_ar, mark("Its title in Arabic; empty where none is known.")),
        *day("starts", Activity.starts, mark("The first day that its date may mean; empty where it is undated.")),
        *day("ends", Activity.ends, mark("The last day that its date may mean; empty where it is undated.")),
        *code("precision", Activity.precision, "precision", mark("How finely its date is known.")),
        *code("date_basis", Activity.date_basis, "date_basis", mark("What its date is the date of.")),
        *number("minutes", Activity.minutes, mark("How long it was; empty where unknown."), mark("minutes")),
        *number("attendance", Activity.attendance, mark("How many were present; empty where unknown."), mark("people")),
        *code(
            "attendance_basis",
            Activity.attendance_basis,
            "attendance_basis",
            mark("How the number of those present came about."),
        ),
        *number("women", Activity.women, mark("How many of those present were women, if known."), mark("people")),
        *number("men", Activity.men, mark("How many of those present were men, if known."), mark("people")),
        *_linked(
            "communities",
            ActivityCommunity,
            Community,
            "community_id",
            mark("With which communities; keys joined by ;"),
        ),
        *_linked(
            "countries",
            ActivityCountry,
            Country,
            "country_code",
            mark(
                "With the communities of which countries; ISO 3166-1 codes joined by ; (the home country: held there)"
            ),
        ),
        *_linked("topics", ActivityTopic, Topic, "topic_id", mark("What was raised; keys joined by ;")),
        *_linked(
            "authorities",
            ActivityAuthority,
            Authority,
            "authority_id",
            mark("Which authorities were present, tasked or patron; keys joined by ;"),
        ),
        *_linked("entities", ActivityEntity, Entity, "entity_id", mark("Which entities took part; keys joined by ;")),
        *linked(
            "sources",
            of=Activity,
            owner=ActivitySource.activity_id == Activity.id,
            link=ActivitySource,
            to=Source,
            key=Source.address,
            order=(ActivitySource.position, ActivitySource.source_id),
            meaning=mark("Addresses of the reports that it is known from, joined by ;"),
        ),
        *text("answers_reported", Activity.answers_reported, mark("Answers and promises as the source reports them.")),
        *code("confidence", Activity.confidence, "confidence", mark("How sure the compiler is of what it was.")),
        *text("notes", Activity.notes, mark("What else the compiler noted.")),
        *code("collection", ImportRun.collection, "collection", mark("Which body of records the row is from.")),
    ),
)

INITIATIVES = Table(
    key="initiatives",
    title=mark("Initiatives"),
    row=mark("One row is one named series of activities."),
    source=Initiative.__table__,
    order=(Initiative.key,),
    columns=(
        *text("key", Initiative.key, mark("The name that other tables use for it.")),
        *both_names(Initiative),
        *yes_no("is_journey", Initiative.is_journey, mark("Whether it names one journey of several engagements.")),
    ),
)

TOPICS = Table(
    key="topics",
    title=mark("Topics"),
    row=mark("One row is one topic that activities raise."),
    source=Topic.__table__,
    order=(Topic.key,),
    columns=(
        *text("key", Topic.key, mark("The name that other tables use for it.")),
        *both_names(Topic),
        *recorded("note", Topic.note, mark("What belongs to it.")),
    ),
)

SOURCES = Table(
    key="sources",
    title=mark("Sources"),
    row=mark("One row is one published page or document that other rows are known from."),
    source=Source.__table__,
    order=(Source.id,),
    columns=(
        *text("key", Source.key, mark("A checksum of address, outlet and date: one row for one citation.")),
        *text("address", Source.address, mark("Its address; empty where only the outlet is known.")),
        *recorded("outlet", Source.outlet, mark("Who published it.")),
        *day("published_on", Source.published_on, mark("When it was published; empty where unknown.")),
    ),
)
