"""Totals of activities by place and month, kept beside the rows so that a page need not count them again.

An activity counts once in each place it was with: once in the world, once in each region, country and
community. So any question about one place, or about each place, is a sum; a question about several places
together is asked of the rows, because an activity with two of them must count once.
"""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from models.base import Base, codes
from models.codes import Kind, Organiser, PlaceKind, Status
from models.rules import at_least_zero


class ActivityTotal(Base, table=True):
    """Totals of one kind, status and organiser in one place and one bucket of time.

    ``bucket`` is ``2023-03`` for a month, ``2023`` for what is known to the year only, empty for the undated.
    ``place`` is a region's code, a country's code, a community's key, or empty for the world; among countries,
    empty is for activities that name none.
    ``counted`` and ``estimated`` are people, ``unknown_attendance`` activities, ``minutes`` minutes.
    ``last_day`` is the last day among those known to the day: of countries and communities only, whose lists show it.
    """

    __tablename__ = "activity_total"
    __table_args__ = (
        *at_least_zero("activities", "counted", "estimated", "unknown_attendance", "minutes", "timed"),
        Index("ix_activity_total_place", "place_kind", "place", "starts"),
        Index("ix_activity_total_bucket", "bucket"),
    )

    place_kind: PlaceKind = Field(sa_type=codes(PlaceKind, "place_kind"), primary_key=True)
    bucket: str = Field(primary_key=True, max_length=7)
    place: str = Field(primary_key=True, max_length=80)
    kind: Kind = Field(sa_type=codes(Kind, "kind"), primary_key=True)
    status: Status = Field(sa_type=codes(Status, "status"), primary_key=True)
    organiser: Organiser = Field(sa_type=codes(Organiser, "organiser"), primary_key=True)
    starts: date | None = None
    ends: date | None = None
    last_day: date | None = None
    activities: int = 0
    counted: int = 0
    estimated: int = 0
    unknown_attendance: int = 0
    minutes: int = 0
    timed: int = 0
