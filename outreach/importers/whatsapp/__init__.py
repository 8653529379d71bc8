"""Chats as the phone exports them. Counts go out; no message, name or number does."""

from outreach.importers.day_order import AmbiguousDate, DateOrder
from outreach.importers.whatsapp.counts import ChatCounts, DayCounts, Lines
from outreach.importers.whatsapp.lines import recognises
from outreach.importers.whatsapp.opened import holds_chat
from outreach.importers.whatsapp.reader import read, tallied

__all__ = [
    "AmbiguousDate", "ChatCounts", "DateOrder", "DayCounts", "Lines", "holds_chat", "read", "recognises", "tallied",
]  # fmt: skip
