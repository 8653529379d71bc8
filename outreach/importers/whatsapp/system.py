"""The notices of the chat itself, in English and Arabic: who joined, who left, and what nobody wrote.

Where a line has no sender at all, it is a notice in every language. What stands here tells the rest: notices with a
colon inside, notices that an iPhone files under a sender, and the number of people that joined or left.
Arabic is compared without diacritics and hamza, with ة as ه and ى as ي.
"""

import re
import unicodedata

from outreach.importers.whatsapp.notices import (
    ADDED,
    ALWAYS,
    ALWAYS_BEGINS,
    ALWAYS_HOLDS,
    ALWAYS_OF_CHAT,
    BEFORE_COLON,
    CERTAIN,
    JOINED,
    LEFT,
    NOTICE,
    OWN,
    PERSONS,
    REMOVED,
    SIZE,
    THINGS,
    TO_OR_FROM_GROUP,
)

YOU = ("You", "أنت", "انت")

_FOLDED = str.maketrans("أإآٱةى", "اااا" + "هي")
_OTHERS = re.compile(r"(\d+) (?:others?|more|اخرين|اخرون)")
# Before an Arabic name و parts only where it stands free: it is also how many a name begins.
_BETWEEN = re.compile(r",|،| and | & | و |\bو(?=[+\d])")
_MAY_PART = re.compile(r"(?<=\S) و(?=[^\W\d_])")
LONGEST, LONGEST_LIST = 1_000, 30_000
"""Characters of a notice, and of one that lists people. Longer texts are not searched for their words."""

_MOST_PEOPLE = 1024
"""Members of the largest group that WhatsApp allows: a notice cannot be about more."""


def folded(text: str) -> str:
    """Arabic as these patterns have it; other scripts unchanged."""
    if text.isascii():
        return text
    return "".join(letter for letter in text.translate(_FOLDED) if unicodedata.category(letter) != "Mn")


def begins_notice(before_colon: str) -> bool:
    """Whether what stands before a line's first colon is a notice and no sender: its verb is there already.

    ``X changed the subject to "A: B"`` is one, ``X: Y left`` is a message by X.
    """
    return len(before_colon) <= LONGEST and bool(BEFORE_COLON.search(folded(before_colon)))


def certain(body: str) -> bool:
    """Whether a text with a sender is a notice by its words alone, since nobody types them."""
    # First what is quick: this is asked of every message.
    if not body.startswith(ALWAYS_BEGINS) and ALWAYS_HOLDS not in body:
        return False
    return len(body) <= LONGEST and bool(ALWAYS.match(folded(body)))


def of_exporter(body: str) -> bool:
    """Whether a text with a sender is about whoever exported the chat, as notices in the second person are."""
    return len(body) <= LONGEST and bool(OWN.match(folded(body)))


def by_the_chat(body: str) -> bool:
    """Whether a notice is the one about encryption, which nobody but the chat itself brings."""
    return body.startswith(ALWAYS_OF_CHAT)


def notice(body: str, *, sender: str, by_chat: bool) -> bool:
    """Whether a text with a sender is one. It begins with a direction mark, as an iPhone's notices do, or its sender is
    the chat, or the exporter as the chat calls them: "You".

    Args:
        body: the text, without the mark.
        sender: whom the line is filed under.
        by_chat: that sender is the chat itself. Else the notice has to name its sender, or be of words that people do
            not type: newspapers, too, begin with a direction mark and "the minister added that".
    """
    if len(body) > LONGEST:
        return False
    text = folded(body)
    if not (by_chat or sender in YOU or sender in body or CERTAIN.search(text)):
        return False
    return bool(NOTICE.search(text)) or people(body) != (0, 0)


def people(text: str) -> tuple[int, int]:
    """How many joined and how many left, by a notice."""
    text = folded(text[:LONGEST_LIST]).strip()
    if "•" in text:
        # Of a call, which people join as well.
        return 0, 0
    return _named(text, JOINED, ADDED), _named(text, LEFT, REMOVED)


def may_be_more(text: str) -> bool:
    """Whether a notice of people whom somebody added or removed may be about more than :func:`people` says: و before a
    name is the first letter of it or "and"."""
    text = folded(text[:LONGEST_LIST]).strip()
    return any(
        not themselves.fullmatch(text) and _MAY_PART.search(_names(text, themselves, by_others) or "")
        for themselves, by_others in ((JOINED, ADDED), (LEFT, REMOVED))
    )


def _names(text: str, themselves: re.Pattern, by_others: re.Pattern) -> str | None:
    """Where a notice names those who joined or left; None where it is about nobody."""
    match = themselves.fullmatch(text)
    if match is None:
        match = by_others.fullmatch(TO_OR_FROM_GROUP.sub("", text))
        if match is None or any(THINGS.search(found) for found in match.groups() if found):
            return None
    return next((found for found in match.groups() if found), "")


def _named(text: str, themselves: re.Pattern, by_others: re.Pattern) -> int:
    names = _names(text, themselves, by_others)
    if names is None:
        return 0
    others = sum(int(number) for number in _OTHERS.findall(names)[:1] if len(number) <= 4)
    single = _OTHERS.sub("", names)
    count = sum(1 for name in _BETWEEN.split(single) if name.strip(" .")) + others
    return min(max(count, 1), _MOST_PEOPLE)


def group_size(text: str) -> int | None:
    """The members that a notice states. "Over 256" states no size."""
    match = SIZE.fullmatch(folded(text[:LONGEST]).strip())
    return int(PERSONS.sub("", match.group(1))) if match else None
