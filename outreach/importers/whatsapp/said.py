"""What a reader of a chat's counts should know, without a name."""

from outreach.importers.messages import Message, say
from outreach.marks import mark


def said(*, only_come: Message | None, parted: int, least: int) -> tuple[Message, ...]:
    """How dates were read that the calendar alone told, how many senders a colon in their names told apart, and on how
    many lines more people may have joined or left."""
    found = [only_come] if only_come else []
    if parted:
        text = mark("Senders told apart by a colon inside their names, behind a title: {count}.")
        found.append(say(text, count=parted))
    if least:
        text = mark(
            'Notices in which the letter و before a name may belong to it or mean "and": {count}. It is taken to '
            "belong to it, so at least as many people joined and left as are counted."
        )
        found.append(say(text, count=least))
    return tuple(found)
