"""Lines of a report that were not understood: all are counted, and each can be found by its number."""

import heapq
from collections.abc import Iterable, Mapping
from itertools import repeat
from operator import itemgetter

from outreach.importers.messages import MOST_REFUSED, Message, Unfit, say
from outreach.marks import mark

MOST_RUNS = 10_000
"""Runs of neighbouring lines that are named, as many as things wrong with one table of rows."""

_BEYOND = mark(
    "From this line on, lines that were not understood are not named (lines: {n}). Mend those that are named first, "
    "then bring the file again."
)


class NotUnderstood:
    """Told of in the order in which they stand. Of the first ones it is kept what stood there, as far as it may be
    shown; of the others their numbers alone, neighbours with one reason together, so that a file of a million of them
    takes no more room than one of some thousands."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[Unfit] = []
        self._runs: list[Unfit] = []
        self._beyond: Unfit | None = None

    def add(self, row: int, expected: Message, *, column: str = "", value: str | None = None) -> None:
        """A line, and why. ``value`` is what may be shown of it, None where nothing may."""
        self.count += 1
        if self.count <= MOST_REFUSED:
            self._first.append(Unfit(expected, column=column, value=value, row=row))
            return
        run = self._runs[-1] if self._runs else None
        if run and (run.last or run.row, run.column, run.expected) == (row - 1, column, expected):
            run.last, run.rows = row, run.rows + 1
        elif len(self._runs) < MOST_RUNS:
            self._runs.append(Unfit(expected, column=column, row=row))
        elif self._beyond is None:
            self._beyond = Unfit(say(_BEYOND, n=1), row=row)
        else:
            self._beyond.rows += 1
            self._beyond.expected = say(_BEYOND, n=self._beyond.rows)

    def told(self) -> tuple[Unfit, ...]:
        """Each of the first ones, the runs of the others, and how many lines lie beyond these: with the ``rows`` of all
        of them, none is missing."""
        return *self._first, *self._runs, *([self._beyond] if self._beyond else [])

    def whole(self) -> Unfit:
        """All of them as the one error of a report of which nothing was understood. At least one was added."""
        first, *also = self.told()
        return Unfit(first.expected, column=first.column, value=first.value, row=first.row, also=also)


def in_order(lines: Mapping[Message, Iterable[int]]) -> NotUnderstood:
    """The same of lines that are known by why they were not understood, each time in their order."""
    found = NotUnderstood()
    for row, expected in heapq.merge(*(zip(own, repeat(why)) for why, own in lines.items()), key=itemgetter(0)):
        found.add(row, expected)
    return found
