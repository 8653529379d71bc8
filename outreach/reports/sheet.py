"""The briefing sheet of a community or a country: what one should know before the next session with it.

Codes are those of :mod:`models.codes`; their words come from :data:`outreach.labels.LABELS` when the sheet is set.
"""

from dataclasses import dataclass
from datetime import date, datetime

from outreach.marks import mark
from outreach.reports.words import Day, Words

NOTHING = Words()
CLAIMED = mark("Claims at the time; whether they were kept was not checked.")
WITHHELD = mark("What was answered, word for word, is shown to those who work on it.")


@dataclass(frozen=True, kw_only=True)
class Nationals:
    """How many citizens live there by one source, and in which year; several sources are several of these."""

    number: int
    source: Words
    year: int


@dataclass(frozen=True, kw_only=True)
class Contact:
    """An activity with this place, held or planned; ``kind`` is a code of the family ``kind``. ``attendance`` says how
    many were there, nothing where nobody collected it."""

    day: Day
    kind: str
    title: Words
    attendance: Words = NOTHING


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request that was raised there.

    ``kind``, ``state`` and ``holder`` are codes of ``request_kind``, ``request_state`` and ``holder``; ``authority``
    is who has it where the holder is one; nobody has one that is answered, and ``holder`` is empty. ``words`` are
    people's own: whoever may not see them hands none.
    """

    reference: str
    kind: str
    topic: Words
    day: Day
    state: str
    holder: str
    authority: Words = NOTHING
    words: Words = NOTHING


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What was answered, and when: to a request, or, as somebody reports, in an activity.

    ``reference`` is the number of the request, ``activity`` the name of the activity: either has one of them. ``kind``,
    a code of ``request_kind``, and ``topic`` are the request's. ``day`` is as fine as it is known. ``answer`` is
    nothing where its words were not handed. ``reopened`` says where a request is that was reopened since; ``sources``
    who reported it.
    """

    reference: str = ""
    kind: str = ""
    topic: Words = NOTHING
    activity: Words = NOTHING
    day: Day
    answer: Words
    reopened: Words = NOTHING
    sources: Words = NOTHING


@dataclass(frozen=True, kw_only=True)
class Promised:
    """A commitment; ``standing`` is a code of the family ``commitment_state``."""

    text: Words
    due: date | None
    standing: str


@dataclass(frozen=True, kw_only=True)
class ChannelLine:
    """A channel and its last reading; ``audience`` and ``read_on`` are None where nobody read it. ``unit`` is a code of
    the family ``audience_unit``: of what the audience is a number."""

    name: Words
    kind: str
    audience: int | None
    read_on: date | None
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything on one page about a place.

    ``level`` is ``country`` or ``community``; ``country`` names the country of a community. ``tier`` is a code or
    nothing, ``cadence_days`` the days within which the place is to be met. Each tuple has the most important first;
    what the page does not hold is left out at its end, and the page says so. ``asked`` are the requests of the last
    contact, ``nothing_asked`` says why there are none, ``waiting`` are others without an answer. Of what was handed
    with its first ones only, ``_in_all`` says how many there are; 0 is just as many as are here. ``no_holidays`` says
    of which years nobody knows the holidays, though working days of them are counted.
    """

    place: Words
    level: str
    as_at: datetime
    collection: str
    country: Words = NOTHING
    tier: str = ""
    cadence_days: int | None = None
    about: Words = NOTHING
    nationals: tuple[Nationals, ...] = ()
    entities: Words = NOTHING
    """The entities of the place in one line; nothing where none is on record."""
    contacts: tuple[Contact, ...] = ()
    planned: tuple[Contact, ...] = ()
    passed: Words = NOTHING
    """How many others were planned whose day has passed, which stands below those to come; nothing where none were."""
    asked: tuple[Asked, ...] = ()
    waiting: tuple[Asked, ...] = ()
    answered: tuple[Answered, ...] = ()
    promised: tuple[Promised, ...] = ()
    channels: tuple[ChannelLine, ...] = ()
    no_contact: Words = NOTHING
    """Why no contact is listed, where that is known: nobody was met, or nothing is reported."""
    cities_later: Words = NOTHING
    """Of a whole country's community, that cities of it were met later; nothing where none was."""
    nothing_asked: Words = NOTHING
    asked_in_all: int = 0
    waiting_in_all: int = 0
    answered_in_all: int = 0
    answered_said: Words = NOTHING
    """How many requests stand as answered and how many wait again, where not all of them are here."""
    promised_in_all: int = 0
    channels_in_all: int = 0
    no_holidays: Words = NOTHING
