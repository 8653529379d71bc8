"""Activities, and with whom, where, about what and from which sources."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from models.base import Base, Keyed, codes
from models.codes import AttendanceBasis, Confidence, DateBasis, Kind, Organiser, Precision, Status
from models.rules import at_least_zero, whole_period

MOST_MINUTES = 43_200
"""The length of an activity is at most a month."""


class Activity(Keyed, table=True):
    """One thing done, at one time.

    ``starts`` and ``ends`` are the first and last day that its date may mean: the same day where the date is
    known to the day, the whole month or year where it is not, both NULL where it is undated. ``attendance`` is
    a number of people, NULL where nobody collected it. ``minutes`` is its length, NULL where unknown.
    """

    __tablename__ = "activity"
    __table_args__ = (
        *whole_period(),
        *at_least_zero("attendance", "women", "men"),
        CheckConstraint(f"minutes BETWEEN 1 AND {MOST_MINUTES}", name="minutes_within_a_month"),
        CheckConstraint("(attendance_basis = 'not_collected') = (attendance IS NULL)", name="attendance_has_its_basis"),
        CheckConstraint(
            "coalesce(women, 0) + coalesce(men, 0) <= coalesce(attendance, 0)",
            name="women_and_men_within_attendance",
        ),
        CheckConstraint("(starts IS NULL) = (date_basis IS NULL)", name="date_has_its_basis"),
        CheckConstraint("length(trim(title_en)) > 0 OR length(trim(title_ar)) > 0", name="titled"),
        CheckConstraint(
            "(status = 'cancelled') = (length(trim(cancelled_because)) > 0)", name="cancelled_has_its_reason"
        ),
        Index("ix_activity_starts", "starts", "ends", "status", "kind"),
        Index("ix_activity_kind", "kind", "starts"),
        Index("ix_activity_initiative", "initiative_id", "starts"),
    )

    kind: Kind = Field(sa_type=codes(Kind, "kind"))
    status: Status = Field(sa_type=codes(Status, "status"))
    cancelled_because: str = Field(default="", max_length=300)
    """Why it was called off; empty where it was not."""
    organiser: Organiser = Field(sa_type=codes(Organiser, "organiser"))
    initiative_id: int | None = Field(default=None, foreign_key="initiative.id")
    led_by: str = Field(default="", max_length=120)
    """The official who led it, in public office."""
    title_en: str = Field(default="", max_length=300)
    title_ar: str = Field(default="", max_length=300)
    starts: date | None = None
    ends: date | None = None
    precision: Precision | None = Field(default=None, sa_type=codes(Precision, "precision"), nullable=True)
    date_basis: DateBasis | None = Field(default=None, sa_type=codes(DateBasis, "date_basis"), nullable=True)
    minutes: int | None = None
    attendance: int | None = None
    attendance_basis: AttendanceBasis = Field(
        default=AttendanceBasis.NOT_COLLECTED, sa_type=codes(AttendanceBasis, "attendance_basis")
    )
    women: int | None = None
    men: int | None = None
    answers_reported: str = Field(default="", max_length=1000)
    """Answers and promises as the source reports them, in the compiler's words."""
    confidence: Confidence | None = Field(default=None, sa_type=codes(Confidence, "confidence"), nullable=True)
    notes: str = Field(default="", max_length=2000)


class ActivityCommunity(Base, table=True):
    """With whom."""

    __tablename__ = "activity_community"
    __table_args__ = (Index("ix_activity_community_community", "community_id", "activity_id"),)

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    community_id: int = Field(foreign_key="community.id", primary_key=True)


class ActivityCountry(Base, table=True):
    """With whose communities, or where: the home country stands here for what was held at home."""

    __tablename__ = "activity_country"
    __table_args__ = (Index("ix_activity_country_country", "country_code", "activity_id"),)

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    country_code: str = Field(foreign_key="country.code", primary_key=True, max_length=2)


class ActivityTopic(Base, table=True):
    """What was raised."""

    __tablename__ = "activity_topic"
    __table_args__ = (Index("ix_activity_topic_topic", "topic_id", "activity_id"),)

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    topic_id: int = Field(foreign_key="topic.id", primary_key=True)


class ActivityAuthority(Base, table=True):
    """Which authorities were present, tasked or patron; the public record does not tell these apart."""

    __tablename__ = "activity_authority"
    __table_args__ = (Index("ix_activity_authority_authority", "authority_id", "activity_id"),)

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    authority_id: int = Field(foreign_key="authority.id", primary_key=True)


class ActivityEntity(Base, table=True):
    """Which entities took part."""

    __tablename__ = "activity_entity"
    __table_args__ = (Index("ix_activity_entity_entity", "entity_id", "activity_id"),)

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    entity_id: int = Field(foreign_key="entity.id", primary_key=True)


class ActivitySource(Base, table=True):
    """Where it was reported, in the order given."""

    __tablename__ = "activity_source"
    __table_args__ = (
        Index("ix_activity_source_source", "source_id", "activity_id"),
        *at_least_zero("position"),
    )

    activity_id: int = Field(foreign_key="activity.id", primary_key=True, ondelete="CASCADE")
    source_id: int = Field(foreign_key="source.id", primary_key=True)
    position: int = 0
