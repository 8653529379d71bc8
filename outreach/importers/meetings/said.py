"""What a reader of the count of those present should know, without a name."""

from outreach.importers.messages import Message, say
from outreach.marks import mark


def said(
    *, callers: int, nameless: int, matched: int, unmatched: int, names_somebody: bool, stated: int | None, present: int
) -> tuple[Message, ...]:
    """How those were told apart of whom the file says little, and what it says otherwise itself."""
    found = []
    if callers:
        text = mark("Called by telephone, without a name: {count}. Each is counted as a person.")
        found.append(say(text, count=callers))
    if nameless:
        found.append(say(mark("Lines with neither name nor address: {count}. Each is a person."), count=nameless))
    if matched:
        text = mark("Names without an address that one address of the file has too: {count}. Each is that person.")
        found.append(say(text, count=matched))
    if unmatched:
        text = mark(
            "Names without an address that several addresses of the file have: {count}. Each is counted as one more "
            "person, and may be one of those."
        )
        found.append(say(text, count=unmatched))
    if names_somebody:
        found.append(say(mark("The title names a person, and is not kept.")))
    if stated is not None and stated != present:
        text = mark("The file itself says {stated}; counted by address or name: {present}.")
        found.append(say(text, stated=stated, present=present))
    return tuple(found)
