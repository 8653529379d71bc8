"""What people asked for, in an activity or in a channel, and what became of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from models.base import Base, Keyed, UtcDateTime, codes
from models.codes import RequestKind, Step
from models.rules import named_in_some_language, not_blank

MOST_DAYS = 250
"""One extension is at most a year of working days."""


class Theme(Keyed, table=True):
    """A demand that several communities have in common; its requests can be answered together."""

    __tablename__ = "theme"
    __table_args__ = (named_in_some_language(),)

    name_en: str = Field(default="", max_length=200)
    name_ar: str = Field(default="", max_length=200)
    topic_id: int | None = Field(default=None, foreign_key="topic.id", index=True)


class Request(Keyed, table=True):
    """Something that somebody asked for. ``key`` is its reference number, which is never given to another.

    It was raised in one activity or in one channel. ``summary`` holds people's words: it stands in no history, log,
    address or file name. ``community_id`` is NULL where nobody noted whose people asked, ``topic_id`` where nobody
    said what it is about. ``contact`` is how to reach the one who asked, where an answer needs that; it is withheld
    like the summary.
    """

    __tablename__ = "request"
    __table_args__ = (
        *not_blank("summary"),
        CheckConstraint("(activity_id IS NULL) <> (channel_id IS NULL)", name="raised_in_one_place"),
    )

    kind: RequestKind = Field(sa_type=codes(RequestKind, "kind"), index=True)
    summary: str = Field(max_length=500, min_length=1)
    raised_on: date = Field(index=True)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    topic_id: int | None = Field(default=None, foreign_key="topic.id", index=True)
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    channel_id: int | None = Field(default=None, foreign_key="channel.id", index=True)
    theme_id: int | None = Field(default=None, foreign_key="theme.id", index=True)
    contact: str = Field(default="", max_length=200)


class RequestEvent(Base, table=True):
    """One step in the life of a request. Rows are only ever added: the database refuses to update them, and to delete
    them while their request is there, with which they go.

    ``on_day`` is the day on which it happened, in the ministry's time zone; ``at`` is when it was written down, by
    whom. ``position`` counts a request's events from 1, so that of two people who take the same step at once, the
    second is told. ``days`` are working days that an extension adds. ``reason`` and ``answer`` hold people's words.
    """

    __tablename__ = "request_event"
    __table_args__ = (
        *not_blank("by"),
        UniqueConstraint("request_id", "position", name="uq_request_event_position"),
        UniqueConstraint("request_id", "voids", name="uq_request_event_voids"),
        CheckConstraint("position >= 1", name="position_from_one"),
        CheckConstraint("voids BETWEEN 1 AND position - 1", name="voids_an_earlier_step"),
        CheckConstraint("(step IN ('referred', 'passed_on')) = (authority_id IS NOT NULL)", name="referral_names_whom"),
        CheckConstraint("(step = 'extended') = (days IS NOT NULL)", name="extension_has_days"),
        CheckConstraint(f"days BETWEEN 1 AND {MOST_DAYS}", name="days_within_a_year"),
        CheckConstraint(
            "step <> 'answered' OR (length(trim(answer)) > 0 AND length(trim(evidence)) > 0)",
            name="answer_has_evidence",
        ),
        CheckConstraint(
            "step NOT IN ('passed_on', 'awaiting_data', 'extended', 'reopened', 'taken_back')"
            " OR length(trim(reason)) > 0",
            name="step_has_its_reason",
        ),
        CheckConstraint("(step = 'taken_back') = (voids IS NOT NULL)", name="taking_back_names_what"),
    )

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="request.id", ondelete="CASCADE")
    position: int
    step: Step = Field(sa_type=codes(Step, "step"), index=True)
    on_day: date
    at: datetime = Field(sa_type=UtcDateTime)
    by: str = Field(max_length=120)
    authority_id: int | None = Field(default=None, foreign_key="authority.id", index=True)
    days: int | None = None
    reason: str = Field(default="", max_length=1000)
    answer: str = Field(default="", max_length=4000)
    evidence: str = Field(default="", max_length=500)
    """Where the answer can be seen: an address, or the number and date of a letter."""
    voids: int | None = None
    """The position of the step that was a mistake."""
