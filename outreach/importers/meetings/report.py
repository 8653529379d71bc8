"""What is known of a meeting from the report of its attendance: numbers, and nobody."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from outreach.importers.messages import Message, Unfit
from outreach.importers.passed import Passed

Platform = Literal["zoom", "teams", "meet"]

Form = Literal["participants", "unique_participants", "webinar", "sections", "joins_and_leaves"]
"""``participants``: a line for each time somebody joined. ``unique_participants``: one for each person, without times.
``webinar``: Zoom's, in sections. ``sections``: Teams', in sections. ``joins_and_leaves``: Teams', a line an event."""


@dataclass(frozen=True)
class Lines:
    """How each line of the file was used.

    Attributes:
        read: lines of the file; the sum of all the others.
        header: names of columns, titles of sections.
        blank: nothing on it, or delimiters only.
        block: what is said of the meeting as a whole.
        people: the first line of a person who was present.
        rejoins: a further line of such a person.
        no_shows: somebody was expected and did not come.
        waiting: somebody was in the waiting room; who was let in has another line.
        repeated: a section that says again, in other words, who was there.
        further: a row goes on, since a cell in quotation marks has a line break.
        refused: was not understood; nobody in it is counted.
        where: which lines those are of which nobody is counted, by kind.
    """

    read: int = 0
    header: int = 0
    blank: int = 0
    block: int = 0
    people: int = 0
    rejoins: int = 0
    no_shows: int = 0
    waiting: int = 0
    repeated: int = 0
    further: int = 0
    refused: int = 0
    where: Mapping[str, Passed] = field(default_factory=dict, compare=False)

    @property
    def used(self) -> int:
        """The sum of all kinds: ``read``."""
        counted = self.header + self.blank + self.block + self.people + self.rejoins
        return counted + self.no_shows + self.waiting + self.repeated + self.further + self.refused


@dataclass(frozen=True)
class MeetingReport:
    """One meeting. Holds no name, no address, no telephone number and no number of a meeting.

    Attributes:
        title: empty where the file has none, or where it names somebody who was there.
        fingerprint: SHA-256 in hexadecimal, the same for the same meeting: of platform, the meeting's number and its
            start; without a number, of platform, start, end and count; without a time, of the whole file.
        starts, ends: as the clock stood that the file writes, without time zone; None where the file has no such time.
        day: the day it started, also where no time is known.
        minutes: length of the meeting, rounded; None where the file does not state it and its moments lie more than a
            day apart.
        present: distinct persons, hosts and panelists among them: by e-mail address, else by folded name.
        hosts_and_panelists: how many of those present; None where the file does not tell. Teams calls everybody a
            presenter unless its organiser says otherwise.
        registered, no_shows: None where the file does not tell.
        stated: how many the file itself says there were; platforms count connections or persons, as they like.
        women, men: no platform asks, and names do not tell.
        said: what a reader of the count should know.
        refused: which lines were not understood and what was expected, far behind in runs; ``lines`` counts all.
    """

    platform: Platform
    form: Form
    title: str
    fingerprint: str
    starts: datetime | None
    ends: datetime | None
    day: date | None
    minutes: int | None
    present: int
    hosts_and_panelists: int | None
    registered: int | None
    no_shows: int | None
    stated: int | None
    lines: Lines
    said: tuple[Message, ...] = ()
    refused: tuple[Unfit, ...] = ()
    women: None = None
    men: None = None
    basis: Literal["counted"] = "counted"


def fingerprint(
    platform: Platform, meeting: str, starts: datetime | None, ends: datetime | None, present: int, content: str
) -> str:
    """``MeetingReport.fingerprint``, by the number of the meeting and the checksum of the file."""
    if meeting and starts:
        identity = [platform, meeting, starts.isoformat()]
    elif starts:
        identity = [platform, starts.isoformat(), ends.isoformat() if ends else "", str(present)]
    else:
        identity = [platform, content]
    return hashlib.sha256("\n".join(identity).encode()).hexdigest()
