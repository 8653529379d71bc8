"""Rows to files: what is on the screen, and each table whole. ``python -m outreach export``, ``/export/TABLE.csv``."""

from outreach.exports.csv import MACHINES, PEOPLE, STYLES, for_machines, for_people
from outreach.exports.defuse import defuse, restore
from outreach.exports.names import file_name
from outreach.exports.tables import TABLES
from outreach.exports.whole import stream

__all__ = [
    "MACHINES",
    "PEOPLE",
    "STYLES",
    "TABLES",
    "defuse",
    "file_name",
    "for_machines",
    "for_people",
    "restore",
    "stream",
]
