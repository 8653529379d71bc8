"""What people asked for, in an activity or in a channel."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from models.base import Keyed, codes
from models.codes import RequestKind
from models.rules import not_blank


class Request(Keyed, table=True):
    """Something that somebody asked for. ``key`` is its reference number, which is never given to another.

    It was raised in one activity or in one channel. ``summary`` holds people's words: it stands in no history, log,
    address or file name. ``community_id`` is NULL where nobody noted whose people asked, ``topic_id`` where nobody
    said what it is about.
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
