"""Drafts: what somebody is still writing, kept so that a reload or a lost connection costs nothing."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from models.base import Base, UtcDateTime
from models.rules import not_blank


class Draft(Base, table=True):
    """The unsaved words of one person about one thing, gone once they are saved or discarded: one draft for each
    window that has a form about it.

    They belong to nobody else: no history, no log and no export holds them, and they are no part of the data, so
    whoever keeps one does not bump the revision.
    """

    __tablename__ = "draft"
    __table_args__ = (*not_blank("user_name", "content"),)

    user_name: str = Field(primary_key=True, max_length=120)
    about: str = Field(default="", primary_key=True, max_length=80)
    """The key of the activity that is being corrected, empty for a new one; of a row of another table, a slash and the
    SHA-256 of table and key. Of a further window's, a number sign, half of the SHA-256 of all that, a slash and what is
    its own."""
    content: str = Field(sa_type=Text)
    """JSON, as ``outreach/entry/form.py`` and ``row_drafts.py`` write and read it."""
    saved_at: datetime = Field(sa_type=UtcDateTime)
