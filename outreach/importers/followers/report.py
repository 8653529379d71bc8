"""What a platform says of its followers by day.

Three things are counted, and they are three types with nothing in common but the day: what asks a row for ``followers``
cannot be handed the people who began to follow on a day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from outreach.importers.day_order import DateOrder
from outreach.importers.messages import Message, Unfit
from outreach.importers.passed import Passed


class Measure(StrEnum):
    """What is counted."""

    NEW_FOLLOWS = "new_follows"
    NET_CHANGE = "net_change"
    TOTAL = "total"


@dataclass(frozen=True)
class NewFollows:
    """People who began to follow on a day. Who stopped is not known, so that days never add up to an audience."""

    day: date
    follows: int


@dataclass(frozen=True)
class NetChange:
    """By how much the audience grew on a day; below zero where it shrank. ``gained`` and ``lost`` where stated.

    YouTube Studio calls it "Subscribers": gained less lost, counted for each day, and not how many there are.
    """

    day: date
    change: int
    gained: int | None = None
    lost: int | None = None


@dataclass(frozen=True)
class Total:
    """Followers that there were on a day."""

    day: date
    followers: int


Row = NewFollows | NetChange | Total
_MEASURES = {NewFollows: Measure.NEW_FOLLOWS, NetChange: Measure.NET_CHANGE, Total: Measure.TOTAL}


@dataclass(frozen=True)
class ReportLines:
    """What became of each line. ``other`` are titles, headers, sums, blank lines and sections that count something
    else; the three are ``read`` together.

    A row that goes over several lines is one row, and its other lines are among ``other``. ``where`` tells which lines
    those are: ``header`` (titles too), ``total``, ``section``, ``blank`` and ``further``.
    """

    read: int
    rows: int
    other: int
    refused: int
    where: Mapping[str, Passed] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class RefusedRows:
    """Rows of a report that were not taken, as they stood there, to be mended and brought again; nobody is named in a
    report of followers. ``above`` are the lines by which it is known what they are: a title, the header, a sum without
    its numbers, which would be that of other days. ``rows``: what was expected, and the cells; nothing is expected of
    a title that stands above those to which no header belongs."""

    separator: str
    above: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Message | None, tuple[str, ...]], ...]


class NothingTaken(Unfit):
    """None of the rows of a report can be taken: ``apart`` holds them."""

    def __init__(self, errors: Sequence[Unfit], apart: RefusedRows) -> None:
        first, *also = errors
        super().__init__(first.expected, value=first.value, row=first.row, also=also)
        self.apart = apart


@dataclass(frozen=True)
class FollowerReport:
    """One report. Days that it leaves out are absent: Meta writes no line for a day without a new follower.

    ``platform`` is facebook, instagram, meta (where the title does not say which of the two), tiktok, x or youtube.
    ``rows`` are all of one type, by day. ``order`` is how dates in figures were read; None where they need no order.
    ``said`` is what a reader of the rows should know. ``refused`` says of the rows that were not taken, far
    behind in runs, why; ``apart`` holds all of them, and is None where there are none.

    Raises:
        ValueError: no rows, or rows of two types.
    """

    platform: str
    rows: tuple[Row, ...]
    lines: ReportLines
    order: DateOrder | None = None
    refused: tuple[Unfit, ...] = ()
    said: tuple[Message, ...] = ()
    apart: RefusedRows | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if len({type(row) for row in self.rows}) != 1:
            raise ValueError("a report counts one thing")

    @property
    def measure(self) -> Measure:
        """What its rows count."""
        return _MEASURES[type(self.rows[0])]
