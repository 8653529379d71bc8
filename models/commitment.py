"""What the ministry promised, where, to whom, by when; and whether it was kept."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from models.base import Base, Keyed, codes
from models.codes import Precision
from models.rules import at_least_zero, whole_period


class Commitment(Keyed, table=True):
    """One promise. ``starts`` and ``ends`` are when it was made, as for an activity.

    Late is what is due before today and neither kept nor dropped. What the press reported is held without a word on
    whether it was kept, since nobody followed it up.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        *whole_period(),
        CheckConstraint("length(trim(what_en)) > 0 OR length(trim(what_ar)) > 0", name="says_what"),
        CheckConstraint("kept_on IS NULL OR dropped_on IS NULL", name="kept_or_dropped"),
        CheckConstraint("(kept_on IS NULL) = (length(trim(kept_evidence)) = 0)", name="kept_has_evidence"),
        CheckConstraint("(dropped_on IS NULL) = (length(trim(dropped_because)) = 0)", name="dropped_has_its_reason"),
        CheckConstraint("due_on >= starts", name="due_after_it_was_made"),
        CheckConstraint("coalesce(kept_on, dropped_on) >= starts", name="settled_after_it_was_made"),
        # One index is enough for both: nobody follows up a report twice.
        Index("uq_commitment_follows_id", "follows_id", unique=True),
    )

    what_en: str = Field(default="", max_length=600)
    what_ar: str = Field(default="", max_length=600)
    starts: date | None = Field(default=None, index=True)
    ends: date | None = None
    precision: Precision | None = Field(default=None, sa_type=codes(Precision, "precision"), nullable=True)
    made_by: str = Field(default="", max_length=120)
    """The official who made it, in public office."""
    authority_id: int | None = Field(default=None, foreign_key="authority.id", index=True)
    """Who has to keep it; NULL for the ministry itself."""
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    country_code: str | None = Field(default=None, foreign_key="country.code", index=True, max_length=2)
    due_on: date | None = Field(default=None, index=True)
    kept_on: date | None = None
    kept_evidence: str = Field(default="", max_length=500)
    """Where it can be seen that it was kept."""
    dropped_on: date | None = None
    dropped_because: str = Field(default="", max_length=500)
    follows_id: int | None = Field(default=None, foreign_key="commitment.id")
    """The commitment that the press reported and that the ministry follows up with this one, its own."""
    notes: str = Field(default="", max_length=4000, sa_column_kwargs={"server_default": ""})
    """What else there is to know; when it is taken up again, also what was written of how it was settled, and why."""


class CommitmentSource(Base, table=True):
    """Which sources a commitment stands on, in their order."""

    __tablename__ = "commitment_source"
    __table_args__ = (*at_least_zero("position"),)

    commitment_id: int = Field(foreign_key="commitment.id", primary_key=True, ondelete="CASCADE")
    source_id: int = Field(foreign_key="source.id", primary_key=True, index=True)
    position: int = 0
