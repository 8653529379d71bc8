"""Times of day without their day: how long a meeting was, where they tell.

A meeting may go past midnight, so the day is taken as a circle. Nobody is in a meeting while it does not run: it lasts
from the end of the longest time in which nobody was there, round to its beginning.
"""

from collections import Counter
from datetime import time
from itertools import pairwise

DAY, ALONE, ROUNDED = 86400, 3600, 2
"""Seconds of a day; seconds in which a meeting may stand empty; minutes by which a stated length may be rounded."""


class Clocks:
    """When persons came and went, kept as one number for each second of the day."""

    def __init__(self) -> None:
        self._came: Counter[int] = Counter()
        self._went: Counter[int] = Counter()
        self._past_midnight = self._longest = 0
        self._somebody_left = False

    def add(self, came: time, went: time | None, *, minutes: int | None) -> None:
        """A person's times, the second of which may be missing, and how long the file says that it was."""
        first = _seconds(came)
        last = first if went is None else _seconds(went)
        self._came[first] += 1
        self._went[last] += 1
        self._past_midnight += last < first
        self._somebody_left |= went is not None
        self._longest = max(self._longest, minutes or 0)

    @property
    def ended(self) -> bool:
        """Whether anybody is said to have left, so that there is a length."""
        return self._somebody_left

    def begin_and_length(self) -> tuple[time | None, int | None]:
        """When the first came, and minutes; None for what the times leave open."""
        empty = self._empty()
        if not empty:
            return None, None
        # Of two that are as long, the one over midnight.
        (longest, overnight, begin), *others = sorted(empty, reverse=True)
        in_one_day = overnight and not self._past_midnight
        minutes = round((DAY - longest) / 60)
        near = minutes <= 2 * self._longest + ALONE // 60
        if in_one_day:
            certain = near or not self._longest or all(gap <= ALONE for gap, _, _ in others)
        else:
            certain = near and self._longest > 0
        if not self._somebody_left or not certain or minutes + ROUNDED < self._longest:
            return (_clock(begin) if in_one_day else None), None
        return _clock(begin), max(minutes, self._longest)

    def _empty(self) -> list[tuple[int, bool, int]]:
        """The times in which nobody was there: how long, whether over midnight, and when somebody came again."""
        events = sorted(self._came | self._went)
        found, present = [], self._past_midnight
        for at, following in pairwise(events):
            present += self._came[at] - self._went[at]
            if not present:
                found.append((following - at, False, following))
        if events and not self._past_midnight:
            found.append((events[0] + DAY - events[-1], True, events[0]))
        return found


def _seconds(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def _clock(seconds: int) -> time:
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
