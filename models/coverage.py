"""Why a community was not met."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from models.base import Keyed, codes
from models.codes import Hindrance


class CoverageReason(Keyed, table=True):
    """What stands in the way of meeting a community, from a day on; ``until`` is NULL while it does."""

    __tablename__ = "coverage_reason"
    __table_args__ = (
        CheckConstraint("since <= until", name="since_before_until"),
        CheckConstraint("hindrance <> 'other' OR length(trim(remark)) > 0", name="other_says_what"),
    )

    community_id: int = Field(foreign_key="community.id", index=True)
    hindrance: Hindrance = Field(sa_type=codes(Hindrance, "hindrance"))
    since: date
    until: date | None = None
    remark: str = Field(default="", max_length=300)
