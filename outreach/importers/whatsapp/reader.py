"""A chat's text to its counts, in one pass."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from outreach.importers.day_order import DateOrder
from outreach.importers.messages import Unfit, say
from outreach.importers.table import Incoming
from outreach.importers.whatsapp.counts import ChatCounts
from outreach.importers.whatsapp.opened import opened, pieces
from outreach.importers.whatsapp.tally import Tally
from outreach.marks import mark

Progress = Callable[[int, int], None]
"""Called with the bytes read and the bytes there are, about once a megabyte."""

LONGEST_LINE = 1 << 20
"""Characters. A whole message has at most 65,536."""


def read(
    source: Incoming | BinaryIO, *, order: DateOrder | None = None, progress: Progress | None = None
) -> ChatCounts:
    """The counts of an exported chat, as ``.txt`` or in the phone's ``.zip``.

    Args:
        source: a file that comes in, or a binary stream that can be sought in; it is read from its beginning, and never
            whole into memory.
        order: how to read dates, where the file does not say.

    Raises:
        AmbiguousDate: the dates can be read in more than one way; an :class:`Unfit` as well.
        Unfit: no chat, or not to be read. Like everything that comes out of here it holds no word of the chat.
    """
    return tallied(source, progress=progress).counts(order)


def tallied(source: Incoming | BinaryIO, *, progress: Progress | None = None) -> Tally:
    """The lines of an exported chat, to be counted in whichever order. Raises as :func:`read`, of the dates nothing."""
    tally = Tally()
    with opened(source) as (stream, length):
        for line in _lines(stream, length, progress):
            tally.take(line)
    return tally


def _lines(stream: BinaryIO, length: int, progress: Progress | None) -> Iterator[str]:
    """Lines without their ends. Only line feeds part them: a message may hold every other kind of break."""
    rest = ""
    number = 0
    for text, done in pieces(stream):
        *whole, rest = (rest + text).split("\n")
        yield from whole
        number += len(whole)
        if len(rest) > LONGEST_LINE:
            raise Unfit(say(mark("Lines of at most {limit} characters."), limit=LONGEST_LINE), row=number + 1)
        if progress:
            progress(done, length)
    if rest:
        yield rest
