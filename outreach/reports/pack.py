"""The pack of one week, as it is frozen: its figures, its lists, what they mean, and the rows behind them.

It holds every row and every line of each list, of which page and files show the first ones. Every text is held in both
languages, so that a pack that was frozen reads the same after a translation, a definition or a name has changed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from outreach.reports.was_set import WasSet
from outreach.reports.words import FORMS, GOOD, Day, Words

MOST_FIGURES, MOST_IN_A_LIST, MOST_PRINTED = 6, 5, 48
"""What a page shows: figures, lines of each list; and rows of each figure that its files can hold."""
LISTS = ("overdue", "past_cadence", "decisions")
CONTACTS = ("known", "never", "not_reported")
STANDINGS = ("open", "late", "done", "dropped")
SPANS = ("month", "quarter", "year")
COLLECTIONS = ("public_record", "register", "demonstration", "in_part")
WEEK = timedelta(days=7)
NOTHING = Words()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row behind a figure: its reference or key, its date and what it is."""

    reference: str
    day: Day
    title: Words


@dataclass(frozen=True, kw_only=True)
class Longer:
    """The target of the month, quarter or year that the week ends in, and what is reached of it until then."""

    span: str
    starts: date
    target: float | int
    value: float | int | None

    def __post_init__(self) -> None:
        _one_of(self.span, SPANS)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One indicator over the days of the week that have passed, and over as many of the week before.

    ``value``, ``before`` and ``target`` are None where they are not known or not set; a share is between 0 and 1.
    ``form`` and ``good`` are as in :class:`outreach.indicators.definition.Indicator`. ``rows_at`` is where its rows
    are: an address with http, else nothing is linked. ``rows`` may be fewer than ``n_rows``, which says how many
    there are. ``longer`` is there where the week itself has no target and a longer period has. ``n_unknown`` is how
    many more should have said something, which ``unknown`` says in words; None in packs that did not keep it yet.
    """

    key: str
    label: Words
    unit: Words
    definition: Words
    value: float | int | None
    before: float | int | None
    target: float | int | None = None
    longer: Longer | None = None
    form: str = "count"
    good: str = "up"
    unknown: Words = NOTHING
    n_unknown: int | None = None
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
    the cadence has passed. ``cities_later`` is how many cities of a whole country were met later than it, 0 for any
    other community, None in packs that did not keep it yet; ``in_the_way`` what stands in the way of meeting it.
    """

    community: Words
    contact: str
    cadence_days: int
    since: int | None = None
    ratio: float | int | None = None
    cities_later: int | None = None
    in_the_way: Words = NOTHING
    key: str = ""

    def __post_init__(self) -> None:
        _one_of(self.contact, CONTACTS)
        if (self.since is None) == (self.contact == "known"):
            raise ValueError("the days since the last contact are known, or there is a word why not")


@dataclass(frozen=True, kw_only=True)
class Unjudged:
    """How many communities nobody can call past a cadence: those without one, and those of which nobody knows when they
    were met."""

    no_cadence: int
    not_known: int


@dataclass(frozen=True, kw_only=True)
class DecisionNeeded:
    """What the meeting must decide, since when it waits, and who asks.

    ``key`` is the decision's; empty where nobody asked: a request is past its deadline, or planned activities are past
    their day. ``request`` and ``community`` are the keys of what it is about, empty where it is about none.
    """

    text: Words
    since: date | None
    asked_by: Words
    key: str = ""
    request: str = ""
    community: str = ""

    @property
    def is_of_plans(self) -> bool:
        """Whether it asks about planned activities whose day has passed."""
        return not self.key and not self.request

    @property
    def is_of_a_deadline(self) -> bool:
        """Whether it asks about a request since that is past its deadline."""
        return not self.key and bool(self.request)


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


Line = Overdue | PastCadence | DecisionNeeded | Action


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything that is on the page of one week, and its annex.

    ``ends`` is the last day of the week, and ``elapsed_days`` (1 to 7) how many of it the figures count. ``as_at`` is
    the moment that they are of, with its time zone. Of each list ``_in_all`` says how many there are where only the
    first ones are here, 0 for just as many as are here, and ``_unknown`` what cannot be judged, in a sentence.
    ``no_holidays`` says of which years nobody knows the holidays, though working days of them are counted. ``met_on``
    is the day of the meeting, as on which its decisions and actions are, where that is not the last day counted.
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
    unjudged: Unjudged | None = None
    """What ``past_cadence_unknown`` says, in numbers; None in packs that did not keep it yet."""
    decisions: tuple[DecisionNeeded, ...] = ()
    decisions_in_all: int = 0
    decisions_unknown: Words = NOTHING
    actions: tuple[Action, ...] = ()
    no_holidays: Words = NOTHING
    met_on: date | None = None
    asks_of_plans: bool = False
    """Whether its decisions have a line about planned activities whose day has passed, where there are any: packs once
    had none, whatever was planned."""
    is_running: bool = False
    """Whether working days of its week were still to come: what adds up over it could not be judged yet. Packs that did
    not keep it judged every figure."""
    settings: WasSet | None = None
    """By which its lines were made; None in packs that did not keep them yet."""

    def __post_init__(self) -> None:
        _one_of(self.collection, COLLECTIONS)
        if self.ends - self.starts != WEEK - timedelta(days=1) or not 1 <= self.elapsed_days <= WEEK.days:
            raise ValueError("a week has seven days, of which one to seven have passed")
        if self.as_at.tzinfo is None:
            raise ValueError("the moment that a pack is of has a time zone")
        if len(self.figures) > MOST_FIGURES:
            raise ValueError(f"a pack has at most {MOST_FIGURES} figures")

    @property
    def counted(self) -> tuple[date, date]:
        """First and last day that the figures count."""
        return self.starts, self.starts + timedelta(days=self.elapsed_days - 1)

    @property
    def targets_on(self) -> date:
        """The day whose targets it has: packs went by the first day until shortly before they asked about plans."""
        first, last = self.counted
        return last if self.asks_of_plans else first

    @property
    def lists_on(self) -> date:
        """The day as on which decisions and actions are."""
        return self.met_on or self.counted[1]

    @property
    def compared(self) -> tuple[date, date]:
        """The same days of the week before."""
        first, last = self.counted
        return first - WEEK, last - WEEK


def _one_of(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
