"""Channels and what they showed, as files."""

from sqlalchemy import ColumnElement

from models import Channel, ChannelReading, ChannelSource, Community, Country, Source
from outreach.exports.columns import Table, code, day, linked, named, number, recorded, text
from outreach.exports.of_places import COMMUNITY_FIELDS, in_communities
from outreach.filters import Filters
from outreach.i18n import mark

PLACED = Channel.__table__.outerjoin(Community.__table__).outerjoin(Country.__table__)
COMMUNITY = mark("The community that it is for; empty where it is for all.")


def _read_within(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = in_communities(filters)
    if filters.start:
        conditions.append(ChannelReading.read_on >= filters.start)
    if filters.end:
        conditions.append(ChannelReading.read_on <= filters.end)
    return conditions


CHANNELS = Table(
    key="channels",
    title=mark("Channels"),
    row=mark("One row is one place where people follow or talk."),
    source=PLACED,
    order=(Channel.key,),
    by=COMMUNITY_FIELDS,
    narrowed=in_communities,
    columns=(
        *text("key", Channel.key, mark("The name of the row; it stays the same when the row is corrected.")),
        *code("kind", Channel.kind, "channel_kind", mark("What the channel is.")),
        *text("name_en", Channel.name_en, mark("Its name in English; empty where none is known.")),
        *text("name_ar", Channel.name_ar, mark("Its name in Arabic; empty where none is known.")),
        *text("address", Channel.address, mark("Where it is found; empty where unknown.")),
        *recorded("owner", Channel.owner, mark("Who runs it.")),
        *named("community", Community.key, Community, COMMUNITY),
        *named("country", Country.code, Country, mark("The country of that community; ISO 3166-1.")),
        *day("starts", Channel.starts, mark("The first day that it may have been seen in use; empty where undated.")),
        *day("ends", Channel.ends, mark("The last day that it may have been seen in use; empty where undated.")),
        *code("precision", Channel.precision, "precision", mark("How finely that date is known.")),
        *linked(
            "sources",
            of=Channel,
            owner=ChannelSource.channel_id == Channel.id,
            link=ChannelSource,
            to=Source,
            key=Source.address,
            order=(ChannelSource.source_id,),
            meaning=mark("Addresses of the reports that it is known from, joined by ;"),
        ),
        *code("confidence", Channel.confidence, "confidence", mark("How sure the compiler is of what it is.")),
        *text("notes", Channel.notes, mark("What else the compiler noted.")),
    ),
)

CHANNEL_READINGS = Table(
    key="channel_readings",
    title=mark("Readings of channels"),
    row=mark("One row is what one channel showed on one day."),
    source=ChannelReading.__table__.join(Channel.__table__).outerjoin(Community.__table__).outerjoin(Country.__table__),
    order=(ChannelReading.read_on, Channel.key, ChannelReading.id),
    by=("start", "end", *COMMUNITY_FIELDS),
    narrowed=_read_within,
    columns=(
        *named("channel", Channel.key, Channel, mark("The channel that was read.")),
        *code("kind", Channel.kind, "channel_kind", mark("What the channel is.")),
        *named("community", Community.key, Community, COMMUNITY),
        *day("read_on", ChannelReading.read_on, mark("The day that it was read on.")),
        *number(
            "audience",
            ChannelReading.audience,
            mark("Who followed it or was in it; empty if not read."),
            mark("people"),
        ),
        *code("audience_unit", ChannelReading.audience_unit, "audience_unit", mark("What the audience counts.")),
        *number(
            "messages",
            ChannelReading.messages,
            mark("Messages since the reading before; empty if not read."),
            mark("messages"),
        ),
        *number(
            "active_members",
            ChannelReading.active_members,
            mark("Members who wrote since the reading before; empty if not read."),
            mark("people"),
        ),
        *number(
            "joined",
            ChannelReading.joined,
            mark("Who joined the group, or was added, since the reading before; empty if not read."),
            mark("people"),
        ),
        *number(
            "departed",
            ChannelReading.departed,
            mark("Who left the group, or was removed, since the reading before; empty if not read."),
            mark("people"),
        ),
        *number(
            "new_followers",
            ChannelReading.new_followers,
            mark("Who began to follow on that day, whoever stopped; no audience, and never to be added up to one."),
            mark("people"),
        ),
        *number(
            "net_followers",
            ChannelReading.net_followers,
            mark("By how much the audience grew on that day; below zero where it shrank, empty if not reported."),
            mark("people"),
        ),
        *code("basis", ChannelReading.basis, "attendance_basis", mark("How the numbers came about.")),
    ),
)
