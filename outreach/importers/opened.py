"""A report as it was read: counts for each way its dates may be read in, and nothing of the file itself.

Where a file does not say in which order its dates are, it is read in each, so that the question can be asked after the
file, with the names in it, was let go.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from outreach.importers import followers, meetings, whatsapp
from outreach.importers.day_order import AmbiguousDate, DateOrder
from outreach.importers.followers import FollowerReport, NothingTaken, RefusedRows, YearMissing
from outreach.importers.kinds import Kind
from outreach.importers.meetings import MeetingReport
from outreach.importers.messages import Unfit
from outreach.importers.steps import Progress
from outreach.importers.table import Incoming
from outreach.importers.table import checksum as checksum_of
from outreach.importers.whatsapp import ChatCounts

Report = MeetingReport | ChatCounts | FollowerReport

ONLY = ""
YEARS = 3
"""Years to ask about where a report leaves the year out: this one and those before it."""


@dataclass(frozen=True)
class Opened:
    """A report. ``ways`` is what was read: under :data:`ONLY` where the file itself says how, else under ``day_first``,
    ``month_first``, ``year_first``, or under years. ``days`` is the day that each way begins on, to ask with.
    ``errors`` say why nothing could be read; ``apart`` are the rows of a report of followers of which none could be
    taken. ``checksum`` is the SHA-256 of the file."""

    kind: Kind
    checksum: str
    ways: Mapping[str, Report] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    errors: tuple[Unfit, ...] = ()
    apart: RefusedRows | None = None

    @property
    def asks(self) -> bool:
        """Whether somebody has to say how the dates are meant."""
        return len(self.ways) > 1

    @property
    def asks_year(self) -> bool:
        """Whether it is the year that is missing."""
        return self.asks and all(way.isdigit() for way in self.ways)

    def chosen(self, way: str) -> Report | None:
        """What was read; None while nobody has said how."""
        return self.ways.get(way) if self.asks else next(iter(self.ways.values()), None)


def opened(file: Incoming, *, kind: Kind, this_year: int, progress: Progress | None = None) -> Opened:
    """Read a report of this kind. Raises nothing for what is wrong with it: that stands in ``errors``."""
    checksum, apart = "", None
    try:
        checksum = _checksum(file)
        ways, days = _ways(file, kind, this_year, progress)
        return Opened(kind, checksum, ways, days)
    except Unfit as error:
        found = tuple(error)
        apart = error.apart if isinstance(error, NothingTaken) else None
    for one in found:
        # A trace holds the text of the file.
        one.__traceback__ = one.__context__ = one.__cause__ = None
    return Opened(kind, checksum, errors=found, apart=apart)


def _ways(
    file: Incoming, kind: Kind, this_year: int, progress: Progress | None
) -> tuple[dict[str, Report], dict[str, date]]:
    read = _reader(file, kind, progress)
    try:
        return {ONLY: read(ONLY)}, {}
    except AmbiguousDate as error:
        days = {order.value: day for order, day in error.days.items()}
    except YearMissing:
        days = {str(this_year - back): date(this_year - back, 12, 31) for back in range(YEARS)}
    ways: dict[str, Report] = {}
    wrong: list[Unfit] = []
    for way in days:
        # A way in which it cannot be read is none.
        try:
            ways[way] = read(way)
        except Unfit as error:
            wrong.append(error)
    if not ways:
        raise wrong[0]
    return ways, days


def _reader(file: Incoming, kind: Kind, progress: Progress | None) -> Callable[[str], Report]:
    """What reads the file in a way. A chat is long: its lines are read once, and counted in each way."""
    if kind is Kind.CHAT:
        tally = whatsapp.tallied(file, progress=progress)
        return lambda way: tally.counts(DateOrder(way) if way else None)
    return partial(_read, file, kind, progress)


def _read(file: Incoming, kind: Kind, progress: Progress | None, way: str) -> Report:
    if way.isdigit():
        return followers.read(file.content(), year=int(way), progress=progress)
    order = DateOrder(way) if way else None
    return (meetings if kind is Kind.MEETING else followers).read(file.content(), order=order, progress=progress)


def _checksum(file: Incoming) -> str:
    if file.path is None:
        return checksum_of(file.data)
    # What cannot be read is said by the reader, in words without the file's name.
    with suppress(OSError, ValueError), file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
    return ""
