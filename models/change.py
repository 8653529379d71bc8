"""The history: who changed what, from what, to what; and the images with which a change can be taken back."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field

from models.base import Base, UtcDateTime, codes
from models.codes import Act, How
from models.rules import not_blank

WITHHELD = frozenset(
    {
        "notes",
        "answers_reported",
        "cancelled_because",
        "summary",
        "contact",
        "reason",
        "answer",
        "evidence",
        "remark",
        "kept_evidence",
        "dropped_because",
    }
)
"""Columns of free text that may hold people's words: the history names them and keeps none of their values."""


INTO = "merged_into"
"""What the history calls, beside the columns of a row that went in a merge, the key of the one that stayed."""


class Change(Base, table=True):
    """One change of one row. Rows are only ever added: the database refuses to update or delete them.

    ``columns`` is JSON, ``{"column": [from, to]}``; links stand under their plural, by keys:
    ``{"communities": [["sa-riyadh"], ["sa-jeddah"]]}``; a column of :data:`WITHHELD` is only named:
    ``{"notes": null}``; where a row went in a merge, :data:`INTO` is among them.
    """

    __tablename__ = "change"
    __table_args__ = (
        *not_blank("by", "table_name", "row_key"),
        Index("ix_change_row", "table_name", "row_key"),
        Index("ix_change_by", "by"),
        Index("ix_change_at", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str = Field(max_length=120)
    how: How = Field(sa_type=codes(How, "how"))
    act: Act = Field(sa_type=codes(Act, "act"))
    table_name: str = Field(max_length=40)
    row_key: str = Field(max_length=120)
    """The row's key; for a reading and an estimate, which have none, what tells them apart, joined by slashes."""
    import_run_id: int | None = Field(default=None, foreign_key="import_run.id", index=True)
    columns: str = Field(sa_type=Text)


class Image(Base, table=True):
    """A row as it was before a change, as JSON: all columns, and links by key. Nothing was before what was added.

    It holds what the history withholds, so it may be purged; the change can then not be taken back any more.
    """

    __tablename__ = "image"

    change_id: int = Field(foreign_key="change.id", primary_key=True)
    before: str = Field(sa_type=Text)
