"""The counting: what each line is, then which day each belongs to, once the order of the dates is known."""

import re
from array import array
from datetime import date

from outreach.importers.day_order import DateOrder
from outreach.importers.messages import Message, Unfit, say
from outreach.importers.not_understood import in_order
from outreach.importers.whatsapp.choice import A_DAY, Dates, chosen
from outreach.importers.whatsapp.counts import ChatCounts, DayCounts, Lines
from outreach.importers.whatsapp.lines import MARKS, Header, clean, date_of, header
from outreach.importers.whatsapp.members import NOTICE, Members, is_title, whole_names
from outreach.importers.whatsapp.said import said
from outreach.importers.whatsapp.sequence import AHEAD
from outreach.importers.whatsapp.system import (
    YOU,
    by_the_chat,
    certain,
    group_size,
    may_be_more,
    notice,
    of_exporter,
    people,
)
from outreach.importers.whatsapp.unnamed import MaybeChats
from outreach.marks import mark
from outreach.writing.come import TO_COME

BEGINNING = 200
"""Lines by which a chat has begun. Other files are not read to their end."""

LONGEST_NAME = 100
"""Characters in which a second colon may belong to a name."""

_BROKEN = re.compile("[\ud800-\udfff]")
_MARKED_BODY = re.compile(rf":\s?[{MARKS}]")


class Tally:
    """Takes the lines of one chat, keeps numbers, and forgets the lines."""

    def __init__(self) -> None:
        self._members = Members()
        self._chats: set[int] = set()
        self._maybe = MaybeChats()
        self._style: tuple | None = None
        self._styles: dict[str, tuple] = {}
        self._dates = Dates()
        self._senders, self._longer = array("i"), array("i")
        self._changes: dict[int, tuple[int, int, int, bool]] = {}
        self._rows = array("l")
        self._read = self._continuation = self._quoted = 0
        self._refused: dict[Message, array] = {}

    def take(self, line: str) -> None:
        """One line of the text.

        Raises:
            Unfit: so many lines, and no message yet.
        """
        self._read += 1
        line = line.removesuffix("\r")
        text = clean(line)
        found = header(text)
        if found is None:
            self._go_on(text)
            return
        style = (*found.style, *self._date_style(found))
        if self._style is None:
            self._style = style
        if style != self._style:
            self._quoted += 1
            self._continuation += 1
            return
        self._begin(found, text[found.ends :], line)

    def _go_on(self, text: str) -> None:
        if self._style is None and self._read > BEGINNING:
            raise Unfit(no_chat())
        if self._style is not None or not text.strip():
            self._continuation += 1
            if text.strip():
                self._maybe.goes_on(len(self._rows) - 1)
        else:
            self._refuse(self._read, say(mark("The beginning of a message: a date, a time, a name.")))

    def _date_style(self, found: Header) -> tuple:
        """How the date is written. Remembered by the date: there are few, and they are not about anybody."""
        style = self._styles.get(found.date)
        if style is None:
            if len(self._styles) > 100_000:
                self._styles.clear()
            style = self._styles[found.date] = date_of(found).style
        return style

    def _begin(self, found: Header, rest: str, line: str) -> None:
        sender, longer, told = NOTICE, NOTICE, ""
        name, colon, body = rest.partition(": ")
        if not colon and rest.endswith(":"):
            name, colon, body = rest[:-1], ":", ""
        # Without a colon there is no sender, and what looks like a name is a notice.
        if _BROKEN.search(name):
            self._refuse(self._read, say(mark("Text in UTF-8. The name on this line is none: export again.")))
            return
        if colon and name.strip():
            sender = self._members.number(name.strip())
        if sender == NOTICE:
            told = rest
        elif certain(body) or self._filed(line, name.strip(), body, sender):
            told = body
            # An iPhone files what is told of others, or of the chat itself, under the chat's own name.
            of_others = people(body) != (0, 0) and name.strip() not in YOU and name.strip() not in body
            if found.style[0] and (by_the_chat(body) or (of_others and not of_exporter(body))):
                self._chats.add(sender)
            sender = NOTICE
        elif found.style[0] and self._maybe.asks(sender):
            is_notice = _marked(line) and notice(body, sender=name.strip(), by_chat=True)
            told = body if is_notice else ""
            self._maybe.wrote(sender, len(self._rows), is_notice=is_notice)
        if sender != NOTICE and not told and is_title(name.strip()):
            second, colon, _ = body[:LONGEST_NAME].partition(": ")
            if colon and not _BROKEN.search(second):
                longer = self._members.number(f"{name.strip()}: {second}")
        self._dates.add(found.date)
        self._rows.append(self._read)
        self._senders.append(sender)
        self._longer.append(longer)
        if told:
            (joined, left), size = people(told), group_size(told) or 0
            if joined or left or size:
                self._changes[len(self._rows) - 1] = joined, left, size, may_be_more(told)

    def _filed(self, line: str, name: str, body: str, sender: int) -> bool:
        """Whether a text with a sender is one of the notices that an iPhone files under somebody."""
        by_chat = sender in self._chats
        told = by_chat or _marked(line) or (name in YOU and of_exporter(body))
        return told and notice(body, sender=name, by_chat=by_chat)

    def _refuse(self, row: int, expected: Message) -> None:
        self._refused.setdefault(expected, array("l")).append(row)

    def counts(self, order: DateOrder | None) -> ChatCounts:
        """What the lines come to. Changes nothing, so that they can be counted in one order after the other.

        Raises:
            AmbiguousDate: as the dates can be read in more than one way.
            Unfit: no chat, no day, or two exports in one file.
        """
        if not self._read:
            raise Unfit(say(mark("An exported chat. This file is empty.")))
        if not self._rows:
            if self._style is None:
                raise Unfit(no_chat())
            raise in_order(self._refused).whole()
        if self._quoted > len(self._rows):
            raise Unfit(say(mark("One export of one chat. The dates of this file are written in two ways.")))
        order, days, kept, only_come = chosen(self._dates, order, rows=self._rows, refused=self._refused)
        senders, parted = whole_names(self._senders, self._longer)
        senders = self._maybe.told_apart(senders, self._chats)
        per_day: dict[int, list] = {}
        messages = system = 0
        everybody: set[int] = set()
        size, least = None, 0
        begun = False
        ends = kept.rindex(1)
        pasted, refused = 0, {why: array("l", rows) for why, rows in self._refused.items()}
        for index, day in enumerate(days):
            if not kept[index]:
                # What leaps ahead of messages that follow was pasted, whatever its day.
                if begun and (day != AHEAD or index < ends):
                    pasted += 1
                    continue
                expected = say(TO_COME if day == AHEAD else A_DAY)
                refused.setdefault(expected, array("l")).append(self._rows[index])
                continue
            begun = True
            today = per_day.get(day)
            if today is None:
                today = per_day[day] = [0, set(), 0, 0]
            sender = senders[index]
            if sender == NOTICE:
                system += 1
                joined, left, stated, more = self._changes.get(index, (0, 0, 0, False))
                today[2] += joined
                today[3] += left
                size = stated or size
                least += more
            else:
                messages += 1
                today[0] += 1
                today[1].add(sender)
                everybody.add(sender)
        counted = {
            date.fromordinal(day): DayCounts(found[0], len(found[1]), found[2], found[3])
            for day, found in sorted(per_day.items())
        }
        left_out = in_order(refused)
        return ChatCounts(
            days=counted,
            messages=messages,
            active_members=len(everybody),
            joined=sum(day.joined for day in counted.values()),
            left=sum(day.left for day in counted.values()),
            first=min(counted),
            last=max(counted),
            group_size=size,
            order=order,
            lines=Lines(
                self._read, messages, system, self._continuation + pasted, left_out.count, self._quoted + pasted
            ),
            refused=left_out.told(),
            said=said(only_come=only_come, parted=parted, least=least),
        )


def _marked(line: str) -> bool:
    """Whether the text behind a name begins with a direction mark."""
    return not line.isascii() and bool(_MARKED_BODY.search(line))


def no_chat() -> Message:
    """What is said of every other kind of file."""
    return say(
        mark(
            "A chat as WhatsApp exports it, in .txt or .zip: lines that begin with date, time and name. "
            "This file does not begin so."
        )
    )
