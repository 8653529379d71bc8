"""The pack of one week, as it is frozen: its figures, its lists, what they mean, and the rows behind them.

It is kept as JSON with a version. Every text is held in both languages, so that a pack that was frozen reads the same
after a translation, a definition or a name has changed.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.reports import stored
from outreach.reports.words import FORMS, GOOD, Day, Words

VERSION = 2
MOST_FIGURES, MOST_IN_A_LIST = 6, 5
CONTACTS = ("known", "never", "not_reported")
STANDINGS = ("open", "late", "done", "dropped")
COLLECTIONS = ("public_record", "register", "demonstration")
WEEK = timedelta(days=7)
NOTHING = Words()


class PackUnreadable(ValueError):
    """A kept pack that this program cannot read; ``told`` says why in the reader's language."""

    def __init__(self, told: Message) -> None:
        super().__init__(told.text.format(**told.values))
        self.told = told


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row behind a figure: its reference or key, its date and what it is."""

    reference: str
    day: Day
    title: Words


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One indicator over the days of the week that have passed, and over as many of the week before.

    ``value``, ``before`` and ``target`` are None where they are not known or not set; a share is between 0 and 1.
    ``form`` and ``good`` are as in :class:`outreach.indicators.definition.Indicator`. ``rows_at`` is where its rows
    are: an address with http, else nothing is linked. ``rows`` may be fewer than ``n_rows``, which says how many
    there are.
    """

    key: str
    label: Words
    unit: Words
    definition: Words
    value: float | int | None
    before: float | int | None
    target: float | int | None = None
    form: str = "count"
    good: str = "up"
    unknown: Words = NOTHING
    rows_at: str = ""
    n_rows: int = 0
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.form, FORMS)
        _one_of(self.good, GOOD)
        if len(self.rows) > self.n_rows:
            raise ValueError(f"{self.key} has {len(self.rows)} rows and says that there are {self.n_rows}")


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """An authority with requests past their deadline; the oldest one's age is in working days.

    ``key`` is the authority's; empty for the ministry itself.
    """

    authority: Words
    overdue: int
    oldest_days: int
    open: int
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class PastCadence:
    """A community that was not met within its cadence, both in calendar days.

    ``contact`` is ``known`` (then ``since`` is the days since the last meaningful one), ``never``, or
    ``not_reported``: nobody wrote anything down, which is no sign that nobody was met. ``ratio`` is how many times
    the cadence has passed.
    """

    community: Words
    contact: str
    cadence_days: int
    since: int | None = None
    ratio: float | int | None = None
    key: str = ""

    def __post_init__(self) -> None:
        _one_of(self.contact, CONTACTS)
        if (self.since is None) == (self.contact == "known"):
            raise ValueError("the days since the last contact are known, or there is a word why not")


@dataclass(frozen=True, kw_only=True)
class DecisionNeeded:
    """What the meeting must decide, since when it waits, and who asks.

    ``key`` is the decision's; empty where nobody asked and a request is past its deadline. ``request`` and
    ``community`` are the keys of what it is about, empty where it is about none.
    """

    text: Words
    since: date | None
    asked_by: Words
    key: str = ""
    request: str = ""
    community: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """What somebody took on last week. ``late`` is open and past its day."""

    what: Words
    owner: Words
    due: date | None
    standing: str = "open"
    key: str = ""

    def __post_init__(self) -> None:
        _one_of(self.standing, STANDINGS)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything that is on the page of one week, and its annex.

    ``ends`` is the last day of the week, and ``elapsed_days`` (1 to 7) how many of it the figures count. ``as_at`` is
    the moment that they are of, with its time zone. Of each list ``_in_all`` says how many there are of which it
    shows the first five, 0 for just as many as are shown, and ``_unknown`` what cannot be judged, in a sentence.
    """

    starts: date
    ends: date
    as_at: datetime
    elapsed_days: int
    collection: str
    note: Words = NOTHING
    figures: tuple[Figure, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    overdue_in_all: int = 0
    overdue_unknown: Words = NOTHING
    past_cadence: tuple[PastCadence, ...] = ()
    past_cadence_in_all: int = 0
    past_cadence_unknown: Words = NOTHING
    decisions: tuple[DecisionNeeded, ...] = ()
    decisions_in_all: int = 0
    decisions_unknown: Words = NOTHING
    actions: tuple[Action, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.collection, COLLECTIONS)
        if self.ends - self.starts != WEEK - timedelta(days=1) or not 1 <= self.elapsed_days <= WEEK.days:
            raise ValueError("a week has seven days, of which one to seven have passed")
        if self.as_at.tzinfo is None:
            raise ValueError("the moment that a pack is of has a time zone")
        if len(self.figures) > MOST_FIGURES:
            raise ValueError(f"a pack has at most {MOST_FIGURES} figures")
        if max(len(self.overdue), len(self.past_cadence), len(self.decisions)) > MOST_IN_A_LIST:
            raise ValueError(f"a list of a pack has at most {MOST_IN_A_LIST} rows")

    @property
    def counted(self) -> tuple[date, date]:
        """First and last day that the figures count."""
        return self.starts, self.starts + timedelta(days=self.elapsed_days - 1)

    @property
    def compared(self) -> tuple[date, date]:
        """The same days of the week before."""
        first, last = self.counted
        return first - WEEK, last - WEEK


def to_json(pack: Pack) -> str:
    """The pack as it is kept: the same pack gives the same text, letter by letter."""
    return f'{{"pack":{stored.as_json(pack)},"version":{VERSION}}}'


def from_json(text: str) -> Pack:
    """The pack that was kept.

    Raises:
        PackUnreadable: a later version than this program knows, or no pack.
    """
    try:
        kept = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(str(error)) from error
    version = kept.get("version") if isinstance(kept, dict) else None
    if type(version) is not int or version < 1 or set(kept) != {"pack", "version"}:
        raise _broken("version")
    if version > VERSION:
        raise PackUnreadable(
            say(
                mark(
                    "This pack was frozen by a newer version of the program (form {found}; this one knows {known}). "
                    "Open it there."
                ),
                found=version,
                known=VERSION,
            )
        )
    try:
        return stored.read(Pack, kept["pack"])
    except stored.Unreadable as error:
        raise _broken(str(error)) from error


def _broken(reason: str) -> PackUnreadable:
    return PackUnreadable(say(mark("This is no pack that was frozen here: {reason}"), reason=reason))


def _one_of(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
