"""Channels, and the audience that a source states for one."""

from models import Channel, ChannelReading, ChannelSource, Community
from models.codes import AttendanceBasis, AudienceUnit, ChannelKind, Precision
from outreach.importers.citations import address, outlet
from outreach.importers.columns import Column, day, key, one_of, reference, whole
from outreach.importers.dates import seen
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.readers.shared import CONFIDENCE, cited, named_somehow
from outreach.importers.records import Cells, Link, Part, Reader, Record, Target
from outreach.marks import mark

TYPES = (
    "account",
    "application",
    "form",
    "forum",
    "groups",
    "hotline",
    "page",
    "platform",
    "publication",
    "telephone",
)
NOWHERE = object()
"""The platform in a file without a column for it, where the type itself has to be a kind."""

BY_TYPE = {
    "hotline": ChannelKind.HOTLINE,
    "telephone": ChannelKind.HOTLINE,
    "application": ChannelKind.APPLICATION,
    "publication": ChannelKind.PUBLICATION,
    "forum": ChannelKind.FORUM,
    "form": ChannelKind.WEBSITE,
}
BY_PLATFORM = {
    ("facebook", "page"): ChannelKind.FACEBOOK_PAGE,
    ("facebook", "account"): ChannelKind.FACEBOOK_PAGE,
    ("facebook", "groups"): ChannelKind.FACEBOOK_GROUP,
    ("whatsapp", "groups"): ChannelKind.WHATSAPP_GROUP,
    ("telegram", ""): ChannelKind.TELEGRAM,
    ("twitter/x", ""): ChannelKind.X,
    ("instagram", ""): ChannelKind.INSTAGRAM,
    ("youtube", ""): ChannelKind.YOUTUBE,
    ("tiktok", ""): ChannelKind.TIKTOK,
    ("clubhouse", ""): ChannelKind.AUDIO,
    ("website", ""): ChannelKind.WEBSITE,
}
"""Platform and type; an empty type stands for any. What is in neither list is ``other``."""

UNITS = {unit.value: unit for unit in AudienceUnit}
KINDS = {kind.value: kind for kind in ChannelKind}
BASES = {basis.value: basis for basis in AttendanceBasis if basis is not AttendanceBasis.NOT_COLLECTED}


def _kind(cells: Cells, known: Known) -> ChannelKind:
    """A line to ring is a hotline on whatever platform; the rest goes by platform."""
    stated, platform = cells["channel_type"], cells["platform"]
    if stated in KINDS and (platform is NOWHERE or stated not in TYPES):
        return KINDS[stated]
    if platform is NOWHERE:
        raise Unfit(say(mark("One of: {codes}."), codes=tuple(KINDS)))
    platform = platform.strip().lower()
    return (
        BY_TYPE.get(stated)
        or BY_PLATFORM.get((platform, stated))
        or BY_PLATFORM.get((platform, ""))
        or ChannelKind.OTHER
    )


def _seen(cells: Cells, known: Known) -> dict[str, object]:
    return seen(cells["as_of"])


def _audience(cells: Cells, known: Known) -> dict[str, object] | None:
    """The reading that a row states, if it states one."""
    audience, unit = cells["audience_count"], cells["audience_unit"]
    if (audience is None) != (unit is None):
        column = "audience_unit" if unit is None else "audience_count"
        raise Unfit(say(mark("Both a number and its unit, or neither.")), column=column)
    if audience is None:
        return None
    day = cells["seen"]
    if day["precision"] is not Precision.DAY:
        raise Unfit(say(mark("The day that the audience was seen on, as YYYY-MM-DD.")), column="as_of")
    return {
        "read_on": day["starts"],
        "audience": audience,
        "audience_unit": unit,
        "basis": cells["audience_basis"] or AttendanceBasis.ESTIMATED,
    }


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "key": cells["channel_id"],
        "kind": cells["kind"],
        "name_en": cells["name_en"],
        "name_ar": cells["name_ar"],
        "address": cells["handle_or_address"],
        "owner": cells["owner"],
        "community_id": cells["community"],
        **cells["seen"],
        "confidence": cells["confidence"],
        "notes": cells["notes"],
    }
    records = [Record(row, Channel, values, citations=cells["cited"])]
    if cells["reading"]:
        records.append(Record(row, ChannelReading, {"channel_id": cells["channel_id"], **cells["reading"]}))
    return records


CHANNELS = Reader(
    name="channels",
    columns=(
        Column("channel_id", key, required=True),
        Column("channel_type", one_of({name: name for name in (*TYPES, *KINDS)}, "channel_kind"), required=True),
        Column("platform", optional=True, blank="", absent=NOWHERE),
        Column("name_en", blank=""),
        Column("name_ar", blank=""),
        Column("handle_or_address", blank=""),
        Column("owner", blank=""),
        Column("community", reference(Community), optional=True),
        Column("audience_count", whole(), optional=True),
        Column("audience_unit", one_of(UNITS, "audience_unit"), optional=True),
        Column("audience_basis", one_of(BASES, "attendance_basis"), optional=True),
        Column("as_of", optional=True, blank=""),
        Column("source_url", address, optional=True),
        Column("source_outlet", outlet, optional=True),
        Column("source_published", day, optional=True),
        CONFIDENCE,
        Column("notes", blank=""),
    ),
    targets=(
        Target(Channel, sources=Link(ChannelSource, "channel_id", ("source_id",))),
        Target(
            ChannelReading,
            identity=("channel_id", "read_on", "audience_unit"),
            parent=("channel_id", Channel),
        ),
    ),
    parts=(
        named_somehow("name_en", "name_ar"),
        Part("kind", ("channel_type", "platform"), _kind),
        Part("seen", ("as_of",), _seen),
        Part("reading", ("audience_count", "audience_unit", "audience_basis", "seen"), _audience),
        cited("source_url", "source_outlet", "source_published"),
    ),
    build=_build,
    kept={
        "community_id": "",
        "basis": "audience",
        "starts": "",
        "ends": "",
        "precision": "",
        "confidence": "",
        ChannelReading.__tablename__: "",
        ChannelSource.__tablename__: "",
    },
    named={
        "key": "channel_id",
        "kind": "channel_type",
        "address": "handle_or_address",
        "community_id": "community",
        "starts": "as_of",
        "ends": "as_of",
        "precision": "as_of",
        "read_on": "as_of",
        "audience": "audience_count",
        "basis": "audience_basis",
        ChannelReading.__tablename__: "audience_count",
        ChannelSource.__tablename__: "source_url",
    },
)
