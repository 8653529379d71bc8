"""Rows that are refused because of the rows beside them. Alone, in the file of refused rows, they would pass as they
are: so they stay refused until somebody takes the reason away."""

from outreach.i18n import LANGUAGES, translator
from outreach.importers.day_order import DateOrder
from outreach.importers.followers.days import has_another
from outreach.importers.followers.years import NO_DAY, OUT_OF_ORDER
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.writing.come import TO_COME

EACH_DAY_ONCE = say(mark("Each day once."))

_STAYS = mark("{expected} The row stays refused until it is mended and its cell in refused_because is emptied.")
_BY_ORDER = (NO_DAY, say(TO_COME))
"""What dates in figures are refused for in the order that the others tell; alone they may be read in another."""


def reason(expected: Message, day: str, order: DateOrder | None) -> Message:
    """What the file of refused rows says of a row. ``order``: that of its report, where dates in figures need one."""
    of_others = expected in (OUT_OF_ORDER, EACH_DAY_ONCE) or (expected in _BY_ORDER and has_another(day, order))
    return say(_STAYS, expected=expected) if of_others else expected


def reasons() -> dict[str, Message]:
    """Those for which a row stays refused, by their words in each language."""
    known = [say(_STAYS, expected=one) for one in (OUT_OF_ORDER, EACH_DAY_ONCE, *_BY_ORDER)]
    return {plain(one(translator(language))): one for one in known for language in LANGUAGES}


def plain(cell: str) -> str:
    """A reason whatever a spreadsheet did to the spaces in it."""
    return " ".join(cell.split())
