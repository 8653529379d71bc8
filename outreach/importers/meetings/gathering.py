"""What is gathered while a report is read: counts that stay, and persons that are forgotten with it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from outreach.fold import fold
from outreach.importers.day_order import DateOrder
from outreach.importers.meetings.days import LONGEST, Calendar
from outreach.importers.meetings.moments import Written, showable, written
from outreach.importers.meetings.report import Form, Lines, MeetingReport, Platform, fingerprint
from outreach.importers.meetings.said import said
from outreach.importers.meetings.unclear import unclear
from outreach.importers.messages import Unfit, say
from outreach.importers.not_understood import NotUnderstood
from outreach.importers.passed import Passed
from outreach.marks import mark

# What platforms call a meeting that nobody named: after its host. And an address, or the digits of a telephone number
# once dates and years are taken out.
_HOSTS_OWN = re.compile(r"@|(\d[\s().-]*){7}|['’]s\b.*\b(meeting|room|webinar)\b", re.I)
_DATES = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\b(19|20)\d\d\b")

NOBODY = ("header", "blank", "block", "waiting", "repeated")
"""Kinds of lines of which nobody is counted: it is said which lines they are."""


@dataclass(repr=False)
class Gathering:
    """Lines are used one by one, with :meth:`use`, :meth:`header`, :meth:`person`, :meth:`missed`, :meth:`refuse`."""

    platform: Platform
    form: Form
    title: str = ""
    meeting: str = ""
    starts: Written | None = None
    ends: Written | None = None
    minutes: int | None = None
    stated: int | None = None
    registered: int | None = None
    by_registration: bool = False
    without_length: bool = False
    tells_hosts: bool = False
    calendar: Calendar = field(default_factory=Calendar)
    read: int = 0
    ends_badly: bool = False
    refused: NotUnderstood = field(default_factory=NotUnderstood)
    _somebody: bool = False
    _line: int = 0
    _lines: Counter = field(default_factory=Counter)
    _where: dict[str, Passed] = field(default_factory=dict)
    _narrowest: int = 0
    _present: set[str] = field(default_factory=set)
    _hosts: set[str] = field(default_factory=set)
    _missed: set[str] = field(default_factory=set)
    _title_words: frozenset[str] = frozenset()
    _names_somebody: bool = False
    _addresses: dict[str, set[str]] = field(default_factory=dict)
    _unclear: set[str] = field(default_factory=set)
    _nameless: int = 0
    _callers: set[str] = field(default_factory=set)
    _matched: int = 0
    _unmatched: int = 0

    def at(self, number: int) -> None:
        """The next row of the file begins on this line; lines between it and the last one are further ones of that."""
        further = number - self._line - 1
        if further:
            self._lines["further"] += further
            self._where.setdefault("further", Passed()).add(self._line + 1, number - 1)
        self.read += further + 1
        self._line = number

    def end(self, lines: int) -> None:
        """The file ended, with so many lines."""
        self.at(lines + 1)
        self.read -= 1

    def use(self, kind: str, *, width: int = 0) -> None:
        """A line was used. ``width``: its cells, where all lines of a section should have as many."""
        self._lines[kind] += 1
        if kind in NOBODY:
            self._where.setdefault(kind, Passed()).add(self._line)
        # Shorter than every other line: where nothing follows, not even the end of the line, the file was cut here.
        self.ends_badly = 0 < width < self._narrowest
        if width:
            self._narrowest = min(width, self._narrowest or width)

    def header(self) -> None:
        """A line that names what follows: the next lines are as wide as each other."""
        self.use("header")
        self._narrowest = 0

    def refuse(self, wrong: Unfit, *, row: int, of_meeting: bool = False) -> None:
        """A line that was not understood; nothing of it counts. ``of_meeting``: it is of nobody who was there."""
        self._lines["refused"] += 1
        self._somebody |= not of_meeting
        # Not the error itself: its trace holds the line, and so the names, for as long as the report is kept.
        self.refused.add(row, wrong.expected, column=wrong.column, value=wrong.value)
        self.ends_badly = True

    def person(self, row: int, key: str, *, width: int, host: bool = False, caller: bool = False) -> None:
        """A line of somebody who was present, by the key that :meth:`known_as` gives."""
        if not key:
            # Nothing tells one nameless line from the next, so each is a person.
            key = f"line {row}"
            self._nameless += not caller
        new = key not in self._present
        self._present.add(key)
        if caller and new:
            self._callers.add(key)
        if host:
            self._hosts.add(key)
        self.use("people" if new else "rejoins", width=width)

    def missed(self, row: int, key: str, *, width: int, expected: bool = True) -> None:
        """A line of somebody who was expected and did not come, unless another line says so."""
        if expected:
            self._missed.add(key or f"line {row}")
        self.use("no_shows", width=width)

    def entitle(self, title: str) -> None:
        """What the meeting is called, before its people are read: each of them is held against it."""
        self.title = title
        self._title_words = frozenset(fold(title).split())
        self._names_somebody = bool(_HOSTS_OWN.search(_DATES.sub(",", title)))

    def known_as(self, *, name: str, email: str) -> str:
        """What tells a person apart: the address, else the folded name, else nothing."""
        if self._title_words:
            for text in (name, email.partition("@")[0]):
                words = fold(text).split()
                self._names_somebody |= bool(words) and self._title_words.issuperset(words)
        by_name = f"name {fold(name) or name.casefold()}" if name else ""
        if "@" not in email:
            if by_name and unclear(name, platform=self.platform):
                self._unclear.add(by_name)
            return by_name
        if by_name:
            self._addresses.setdefault(by_name, set()).add(f"@ {email.casefold()}")
        return f"@ {email.casefold()}"

    def moment(self, cell: str, *, column: str) -> Written:
        """A cell that must be a date with its time.

        Raises:
            Unfit: it is none. Shows it only where it has the shape of a date.
        """
        found = written(cell, row=self._line)
        if found is None or found.clock is None:
            raise Unfit(
                say(mark("A date and a time, as 2026-09-09 19:02 or 09/09/2026 07:02 PM.")),
                column=column,
                value=showable(cell),
            )
        return found

    def came_and_went(self, row: int, joined: str, left: str, *, inside: bool = True) -> None:
        """The two times of a person's line; the second may be missing. ``inside``: they are of the meeting itself.

        Raises:
            Unfit: one of them is no date with its time.
        """
        came = self.moment(joined, column="Join Time")
        went = self.moment(left, column="Leave Time") if left else None
        if inside:
            self.calendar.joined(came, row=row)
        else:
            self.calendar.see(came, row=row)
        if went and inside:
            self.calendar.left(went, row=row)

    def report(self, order: DateOrder | None, *, content: str) -> MeetingReport:
        """The report. ``content``: checksum of the file, for meetings that have neither number nor time.

        Raises:
            AmbiguousDate: the order of a date must be given.
            Unfit: dates in both orders; nobody there, and lines that were not understood: any of these may be somebody.
        """
        if self._somebody and not self._present:
            raise self.refused.whole()
        self.calendar.settle(order)
        self._match()
        first = self.starts if self.starts and self.starts.clock else self.calendar.first() or self.starts
        starts = self.calendar.moment(first) if first else None
        ends = self._ends(starts)
        minutes = self.minutes
        if minutes is None and starts and ends and ends - starts <= LONGEST:
            minutes = round((ends - starts).total_seconds() / 60)
        expected = self.by_registration or bool(self._missed)
        return MeetingReport(
            platform=self.platform,
            form=self.form,
            title="" if self._names_somebody else self.title,
            fingerprint=fingerprint(self.platform, self.meeting, starts, ends, len(self._present), content),
            starts=starts,
            ends=ends,
            day=first.day(self.calendar.order) if first else None,
            minutes=minutes,
            present=len(self._present),
            hosts_and_panelists=len(self._hosts) if self.tells_hosts else None,
            registered=self.registered,
            no_shows=len(self._missed - self._present) if expected else None,
            stated=self.stated,
            lines=Lines(read=self.read, where=self._where, **self._lines),
            refused=self.refused.told(),
            said=said(
                without_length=self.without_length,
                only_come=self.calendar.only_come,
                apart=self.calendar.apart(self.starts, self.ends),
                callers=len(self._callers),
                nameless=self._nameless,
                matched=self._matched,
                unmatched=self._unmatched,
                unclear=len(self._unclear & self._present),
                names_somebody=self._names_somebody,
                stated=self.stated,
                present=len(self._present),
            ),
        )

    def _match(self) -> None:
        """Who is there by name alone is whoever has the one address of that name; of several, nobody knows whose."""
        for name, addresses in self._addresses.items():
            # Asked of each set: a union of them would be made anew for each name.
            if name in self._callers or not (name in self._present or name in self._missed):
                continue
            if len(addresses) > 1:
                self._unmatched += name in self._present
                continue
            (address,) = addresses
            if name in self._present:
                self._matched += 1
                again = address in self._present
                self._lines.update({"people": -again, "rejoins": +again})
            for known in (self._present, self._hosts, self._missed):
                if name in known:
                    known.remove(name)
                    known.add(address)

    def _ends(self, starts: datetime | None) -> datetime | None:
        """As the file says, else by the length that it says, else when the last went; nothing before the start."""
        ends = self.calendar.moment(self.ends) if self.ends else None
        if ends is None and self.starts and starts and self.minutes is not None:
            ends = starts + timedelta(minutes=self.minutes)
        ends = ends or self.calendar.last()
        return None if starts and ends and ends < starts else ends
