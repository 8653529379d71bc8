"""The weekly meeting: targets, decisions, actions, a note for the week, and the pack as it was frozen."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, Text, UniqueConstraint
from sqlmodel import Field

from models.base import Base, Keyed, UtcDateTime, codes
from models.codes import ActionState, PlaceKind, Span
from models.rules import not_blank


class Target(Keyed, table=True):
    """An indicator's wanted value for a place and a period. ``place`` is a code or a key, empty for the world."""

    __tablename__ = "target"
    __table_args__ = (
        *not_blank("indicator"),
        UniqueConstraint("indicator", "place_kind", "place", "span", "starts", name="uq_target_once"),
        CheckConstraint("(place_kind = 'world') = (place = '')", name="place_is_named"),
        CheckConstraint("value >= 0", name="value_at_least_zero"),
    )

    indicator: str = Field(max_length=40)
    place_kind: PlaceKind = Field(default=PlaceKind.WORLD, sa_type=codes(PlaceKind, "place_kind"))
    place: str = Field(default="", max_length=80)
    span: Span = Field(sa_type=codes(Span, "span"))
    starts: date
    """The first day of the first period that it is for; it holds until a later one begins."""
    value: Decimal = Field(sa_type=Numeric(14, 2))


class Decision(Keyed, table=True):
    """What somebody must decide, and what was decided."""

    __tablename__ = "decision"
    __table_args__ = (
        *not_blank("what", "raised_by"),
        CheckConstraint("(decided_on IS NULL) = (length(trim(outcome)) = 0)", name="decided_with_its_outcome"),
        CheckConstraint("decided_on >= raised_on", name="decided_after_it_was_raised"),
    )

    what: str = Field(max_length=400)
    raised_on: date = Field(index=True)
    raised_by: str = Field(max_length=120)
    needed_by: date | None = None
    request_id: int | None = Field(default=None, foreign_key="request.id", index=True)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    decided_on: date | None = None
    outcome: str = Field(default="", max_length=600)


class MeetingAction(Keyed, table=True):
    """What somebody took on in the meeting of a week. ``week`` is the week's first day."""

    __tablename__ = "meeting_action"
    __table_args__ = (
        *not_blank("what", "owner"),
        CheckConstraint("(state = 'open') = (settled_on IS NULL)", name="settled_on_a_day"),
    )

    week: date = Field(index=True)
    what: str = Field(max_length=400)
    owner: str = Field(max_length=120)
    due_on: date | None = None
    state: ActionState = Field(default=ActionState.OPEN, sa_type=codes(ActionState, "state"))
    settled_on: date | None = None


class WeekNote(Keyed, table=True):
    """What the week's pack says in a sentence or two. Its key is the week's first day."""

    __tablename__ = "week_note"
    __table_args__ = (*not_blank("note"),)

    note: str = Field(max_length=600)


class Pack(Base, table=True):
    """The pack of a week as it was frozen. Rows are only ever added: the database refuses to update or delete them.

    ``content`` is JSON as ``outreach/reports/pack.py`` writes it, ``checksum`` the SHA-256 of it.
    """

    __tablename__ = "pack"
    __table_args__ = (
        *not_blank("frozen_by", "content"),
        CheckConstraint("length(checksum) = 64", name="checksum_is_sha256"),
        CheckConstraint("starts <= ends", name="starts_before_it_ends"),
    )

    id: int | None = Field(default=None, primary_key=True)
    starts: date = Field(unique=True)
    """The week's first day."""
    ends: date
    """The last day that its figures count."""
    frozen_at: datetime = Field(sa_type=UtcDateTime)
    frozen_by: str = Field(max_length=120)
    content: str = Field(sa_type=Text)
    checksum: str = Field(max_length=64)
