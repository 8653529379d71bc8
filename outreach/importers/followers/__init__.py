"""Followers by day, as the platforms' own reports have them."""

from outreach.importers.day_order import AmbiguousDate, DateOrder
from outreach.importers.followers.days import YearMissing
from outreach.importers.followers.layouts import recognises
from outreach.importers.followers.reader import read
from outreach.importers.followers.report import (
    FollowerReport,
    Measure,
    NetChange,
    NewFollows,
    NothingTaken,
    RefusedRows,
    ReportLines,
    Total,
)

__all__ = [
    "AmbiguousDate",
    "DateOrder",
    "FollowerReport",
    "Measure",
    "NetChange",
    "NewFollows",
    "NothingTaken",
    "RefusedRows",
    "ReportLines",
    "Total",
    "YearMissing",
    "read",
    "recognises",
]
