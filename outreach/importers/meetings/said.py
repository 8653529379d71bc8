"""What a reader of the count of those present should know, without a name."""

from datetime import timedelta

from outreach.importers.meetings.days import LONGEST
from outreach.importers.messages import Message, say
from outreach.marks import mark

HOUR = timedelta(hours=1)


def said(
    *,
    without_length: bool,
    only_come: Message | None,
    apart: tuple[tuple[str, int], tuple[str, int]] | None,
    callers: int,
    nameless: int,
    matched: int,
    unmatched: int,
    unclear: int,
    names_somebody: bool,
    stated: int | None,
    present: int,
) -> tuple[Message, ...]:
    """Times that leave the length open; which day a date was taken for, since the other is still to come; days that are
    too far apart for one meeting, with their lines; how those were told apart of whom the file says little; and what it
    says otherwise itself."""
    found = []
    if without_length:
        text = mark(
            "The times in this file have no day, and do not tell how long the meeting was: no length is made of them."
        )
        found.append(say(text))
    if only_come:
        found.append(only_come)
    if apart:
        (first, first_line), (last, last_line) = apart
        text = mark(
            "More than {hours} hours lie between {first} (line {first_line}) and {last} (line {last_line}). A report "
            "is of one meeting: check the dates on these lines. No length is made of them."
        )
        lines = {"first": first, "first_line": first_line, "last": last, "last_line": last_line}
        found.append(say(text, hours=LONGEST // HOUR, **lines))
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
    if unclear and present > 1:
        text = mark(
            "Without an address, under the name of a device or a name with an addition in brackets: {count}. Each is "
            "counted as a person, so somebody may be counted twice."
        )
        found.append(say(text, count=unclear))
    if names_somebody:
        found.append(say(mark("The title names a person, and is not kept.")))
    if stated is not None and stated != present:
        text = mark("The file itself says {stated}; counted by address or name: {present}.")
        found.append(say(text, stated=stated, present=present))
    return tuple(found)
