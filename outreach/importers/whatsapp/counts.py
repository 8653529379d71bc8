"""What is kept of a chat: numbers and days."""

from dataclasses import dataclass, field
from datetime import date

from outreach.importers.day_order import DateOrder
from outreach.importers.messages import Message, Unfit


@dataclass(frozen=True)
class DayCounts:
    """One day, as the phone's clock had it.

    ``active_members`` is how many different senders wrote; ``joined`` and ``left`` count the people that the notices
    of the chat name, also where one person joined or left twice.
    """

    messages: int = 0
    active_members: int = 0
    joined: int = 0
    left: int = 0


@dataclass(frozen=True)
class Lines:
    """What became of each line of the text.

    ``messages`` and ``system`` begin with a date. ``continuation`` goes on with the message above; blank lines are
    among it, also those before the first message. ``refused`` could not be taken. The four together are ``read``.
    ``quoted`` says how many of the continuation look like the beginning of a message and were judged to be text.
    """

    read: int
    messages: int
    system: int
    continuation: int
    refused: int
    quoted: int = 0


@dataclass(frozen=True)
class ChatCounts:
    """The counts of one exported chat.

    Days on which nothing was written are absent. ``first`` and ``last`` are the first and last day with any line,
    ``active_members`` the different senders of all days. ``group_size`` is the last size that a notice states, and None
    where none does: it is never the number of senders. ``order`` is how the dates were read. ``refused`` says of lines,
    far behind in runs, what was expected; how many there are stands in ``lines``. ``said`` is what a reader of the
    counts should know.
    """

    days: dict[date, DayCounts] = field(hash=False)
    messages: int
    active_members: int
    joined: int
    left: int
    first: date
    last: date
    group_size: int | None
    order: DateOrder
    lines: Lines
    refused: tuple[Unfit, ...] = ()
    said: tuple[Message, ...] = ()
