"""Which lines that look like the beginning of a message are one, by their days.

An export goes forward in time. A line whose day runs back by far, or leaps ahead of all that follows, is text that
somebody pasted into a message. So the longest series of days that never run back is taken for the chat's own, and with
it every line that is at most ``FAR`` days from the one of the series before it: messages that were delivered late.

What cannot be told is a line of this very phone, pasted within a week of its day: it is counted as a message. Phones
do not make such lines when messages are copied (they leave out the year); only a piece of an export has them.
"""

from array import array
from bisect import bisect_right

FAR = 7
"""Days. A message sent without a connection arrives late, and stands where it arrived."""

MISTRUST = 4
"""The first line of a file is its own. It is given up only where a series without it is more than so many times longer:
a chat moved to a new phone may begin with a notice of that day."""

NO_DAY = 0
"""Instead of a date that there is not."""
AHEAD = -1
"""Instead of a day that is still to come: nobody has written on it."""


def kept(days: array) -> bytearray:
    """1 for each line that begins a message, 0 for each that does not.

    Args:
        days: proleptic ordinals, as :meth:`datetime.date.toordinal`; ``NO_DAY``, or ``AHEAD``.
    """
    if _goes_forward(days):
        return bytearray(b"\x01") * len(days)
    first = next((day for day in days if day > NO_DAY), NO_DAY)
    series, length = _longest(days, least=first)
    anyhow, longest = _longest(days, least=1)
    if longest > MISTRUST * length:
        series = anyhow
    result = bytearray(len(days))
    last = NO_DAY
    for index, day in enumerate(days):
        if day <= NO_DAY:
            continue
        # The very first continues nothing, so it is a message whatever its day.
        if series[index] or last == NO_DAY or abs(day - last) <= FAR:
            result[index] = 1
            if series[index] or last == NO_DAY:
                last = day
    return result


def _goes_forward(days: array) -> bool:
    """Whether all dates are days that have come, and none runs back by far: so it is with nearly every file, and
    quickly known."""
    latest = NO_DAY
    for day in days:
        if day > latest:
            latest = day
        elif day < latest - FAR or day <= NO_DAY:
            return False
    return True


def _longest(days: array, *, least: int) -> tuple[bytearray, int]:
    """The longest series that never runs back, by patience sorting, and how long it is."""
    ends: list[int] = []
    at = array("l")
    before = array("l", bytes(array("l").itemsize * len(days)))
    for index, day in enumerate(days):
        if day < least:
            continue
        place = bisect_right(ends, day)
        before[index] = at[place - 1] if place else -1
        if place == len(ends):
            ends.append(day)
            at.append(index)
        else:
            ends[place] = day
            at[place] = index
    members = bytearray(len(days))
    index = at[-1] if at else -1
    while index >= 0:
        members[index] = 1
        index = before[index]
    return members, len(ends)
