"""Channels where people follow or talk, and what they showed on a day."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Base, Keyed, codes
from models.codes import AttendanceBasis, AudienceUnit, ChannelKind, Confidence, Precision
from models.rules import at_least_zero, named_in_some_language, whole_period


class Channel(Keyed, table=True):
    """A place where people follow or talk, for one community, or global where ``community_id`` is NULL.

    ``starts``, ``ends`` and ``precision`` say when it was seen in use, as in ``Activity``.
    """

    __tablename__ = "channel"
    __table_args__ = (*whole_period(), named_in_some_language())

    kind: ChannelKind = Field(sa_type=codes(ChannelKind, "kind"), index=True)
    name_en: str = Field(default="", max_length=200)
    name_ar: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=400)
    owner: str = Field(default="", max_length=160)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    starts: date | None = None
    ends: date | None = None
    precision: Precision | None = Field(default=None, sa_type=codes(Precision, "precision"), nullable=True)
    confidence: Confidence | None = Field(default=None, sa_type=codes(Confidence, "confidence"), nullable=True)
    notes: str = Field(default="", max_length=1000)


class ChannelSource(Base, table=True):
    """Where a channel is named."""

    __tablename__ = "channel_source"

    channel_id: int = Field(foreign_key="channel.id", primary_key=True, ondelete="CASCADE")
    source_id: int = Field(foreign_key="source.id", primary_key=True)


class ChannelReading(Base, table=True):
    """What a channel showed on a day.

    ``audience`` is a number of people in ``audience_unit``; ``messages``, ``active_members``, ``joined`` and
    ``departed`` are what happened since the reading before it. ``new_followers`` began to follow on that day, and
    ``net_followers`` is by how much the audience grew on it, below zero where it shrank: neither is an audience, and
    no sum of them is one.
    """

    __tablename__ = "channel_reading"
    __table_args__ = (
        UniqueConstraint("channel_id", "read_on", "audience_unit", name="uq_channel_reading_day"),
        # NULL differs from NULL, so readings that count nobody need a rule of their own.
        Index(
            "uq_channel_reading_day_without_audience",
            "channel_id",
            "read_on",
            unique=True,
            sqlite_where=text("audience_unit IS NULL"),
            postgresql_where=text("audience_unit IS NULL"),
        ),
        *at_least_zero("audience", "messages", "active_members", "joined", "departed", "new_followers"),
        CheckConstraint("(audience IS NULL) = (audience_unit IS NULL)", name="audience_has_its_unit"),
        CheckConstraint(
            "audience IS NOT NULL OR messages IS NOT NULL OR active_members IS NOT NULL OR joined IS NOT NULL "
            "OR departed IS NOT NULL OR new_followers IS NOT NULL OR net_followers IS NOT NULL",
            name="says_something",
        ),
        CheckConstraint(
            "audience IS NULL OR (new_followers IS NULL AND net_followers IS NULL)",
            name="changes_beside_no_audience",
        ),
        CheckConstraint("basis <> 'not_collected'", name="has_a_basis"),
    )

    id: int | None = Field(default=None, primary_key=True)
    channel_id: int = Field(foreign_key="channel.id", index=True, ondelete="CASCADE")
    read_on: date = Field(index=True)
    audience: int | None = None
    audience_unit: AudienceUnit | None = Field(
        default=None, sa_type=codes(AudienceUnit, "audience_unit"), nullable=True
    )
    messages: int | None = None
    active_members: int | None = None
    joined: int | None = None
    departed: int | None = None
    new_followers: int | None = None
    net_followers: int | None = None
    basis: AttendanceBasis = Field(sa_type=codes(AttendanceBasis, "basis"))
    import_run_id: int | None = Field(default=None, foreign_key="import_run.id", index=True)
