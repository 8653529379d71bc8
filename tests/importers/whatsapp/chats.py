"""Chats made for one test, and how they are read."""

import io
import zipfile
from datetime import date

from outreach.importers.whatsapp import ChatCounts, DateOrder, DayCounts, read

LRM, RLM, NARROW, FIXED = "\u200e", "\u200f", "\u202f", "\u00a0"

# One minute, as both systems write it, and an Arabic one.
DAY = date(2026, 8, 13)
ANDROID = "13/08/2026, 22:00 - "
IPHONE = f"{LRM}[13/08/2026, 22:00:01] "
ARABIC = f"{RLM}١٣/٠٨/٢٠٢٦، ١٠:٠٠ م - "

CHAT = "13/08/2026, 22:00 - One: text\n"


def counts(text: str | bytes, order: DateOrder | None = None) -> ChatCounts:
    """The counts of a chat; its lines always add up."""
    data = text.encode() if isinstance(text, str) else text
    found = read(io.BytesIO(data), order=order)
    adds_up(found)
    return found


def adds_up(found: ChatCounts) -> None:
    """Lines, days and totals say the same."""
    lines, days = found.lines, found.days.values()
    assert lines.read == lines.messages + lines.system + lines.continuation + lines.refused
    assert 0 <= lines.quoted <= lines.continuation
    assert found.messages == lines.messages == sum(day.messages for day in days)
    assert found.joined == sum(day.joined for day in days)
    assert found.left == sum(day.left for day in days)
    assert max((day.active_members for day in days), default=0) <= found.active_members
    assert found.active_members <= sum(day.active_members for day in days)
    assert (found.first, found.last) == (min(found.days), max(found.days))
    assert sum(error.rows for error in found.refused) == lines.refused


def only_day(found: ChatCounts, on: date) -> DayCounts:
    """The counts of the one day there is."""
    assert list(found.days) == [on]
    return found.days[on]


def archive(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of names and contents."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, content in files:
            made.writestr(name, content)
    return data.getvalue()
