"""Telling senders apart without keeping who they are."""

import re
import secrets
from array import array
from collections import Counter, defaultdict
from hashlib import blake2b

from outreach.importers.whatsapp.system import begins_notice

NOTICE = -1

_TITLE = re.compile(
    r"(?:dr|prof|eng|mr|mrs|ms|sir|capt|maj|col|gen|hon|amb|doctor|professor|engineer|captain)\.?"
    r"|(?:د|م|أ|ا|ح)\.?|[أا]\.? ?[دم]\.?|[أا]?\.? ?م\.? ?د\.?"
    r"|(?:دكتور|مهندس|[أا]ستاذ|مستشار|شيخ|حاج)[ةه]?",
    re.IGNORECASE,
)
"""What stands before a name, and is no name by itself."""


class Members:
    """Senders as numbers, for the time of one reading.

    A name is known only by a hash with a key that is made here, told to nobody and gone with this object.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._numbers: dict[bytes, int] = {}

    def number(self, name: str) -> int:
        """The number of a sender; ``NOTICE`` where the name is the beginning of a notice."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
        found = self._numbers.get(digest)
        if found is None:
            found = NOTICE if begins_notice(name) else len(self._numbers)
            self._numbers[digest] = found
        return found


def is_title(name: str) -> bool:
    """Whether the text before a line's first colon may be the beginning of a name with a colon inside. Anybody else
    who puts a word and a colon before each message, as newsrooms do, is one sender."""
    return bool(_TITLE.fullmatch(name))


def whole_names(senders: array, longer: array) -> tuple[array, int]:
    """The senders of all lines, where some names have a colon inside, and how many such were told apart by it.

    A name ends at the first colon, unless it is a title, everything under it has a second one and what stands before
    that comes back each time: then it is a part of the name, since nobody writes like that. ``Dr: One: text`` and
    ``Dr: Two: text`` are two senders when each of them wrote twice.

    Args:
        senders: of each line, by the text before its first colon, or ``NOTICE``.
        longer: by the text before its second colon, or ``NOTICE`` where there is none, or the first ends no title.
    """
    plain = {sender for sender, more in zip(senders, longer, strict=True) if more == NOTICE}
    if len(plain) == len(set(senders)):
        return senders, 0
    used = Counter(longer)
    names = defaultdict(set)
    for sender, more in zip(senders, longer, strict=True):
        names[sender].add(more)
    parted = {
        sender for sender, found in names.items() if sender not in plain and all(used[name] > 1 for name in found)
    }
    whole = array(
        senders.typecode,
        (more if sender in parted else sender for sender, more in zip(senders, longer, strict=True)),
    )
    return whole, sum(len(names[sender]) for sender in parted if len(names[sender]) > 1)
