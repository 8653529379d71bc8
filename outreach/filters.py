"""What a reader asked to see, as one hashable value; read from an address against what is known, and written back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from models.codes import Kind, Organiser, Region

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
WEEK = 7

# The name in an address, and the field of Filters that it fills.
LISTS = {
    "kind": "kinds",
    "organiser": "organisers",
    "region": "regions",
    "country": "countries",
    "community": "communities",
    "initiative": "initiatives",
    "topic": "topics",
}
PERIOD = ("from", "to")
MOST_CODES = 250
LONGEST_CODE = 80


class Ignored(NamedTuple):
    """One value of an address that cannot be used. Both parts are untrusted text."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


@dataclass(frozen=True)
class Known:
    """The codes that an address may name: those in the database, beside those of the enums."""

    countries: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()
    initiatives: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset(Kind)
    organisers: frozenset[str] = frozenset(Organiser)
    regions: frozenset[str] = frozenset(Region)


@dataclass(frozen=True)
class Filters:
    """Which activities are meant. An empty field leaves everything in; ``start`` and ``end`` are both included.

    Codes within one field widen (this country or that one), fields narrow (this country and this kind).
    """

    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @classmethod
    def parse(cls, params: Mapping[str, str], known: Known) -> tuple["Filters", list[Ignored]]:
        """The filters of an address, and what of it was left out because nobody here knows it.

        Args:
            params: names and values as they came; nothing of them is trusted. Names beyond the filters' own are
                told among the ignored.
            known: the codes that exist.
        """
        found: dict[str, object] = {}
        ignored: list[Ignored] = []
        for name, value in params.items():
            if name in LISTS:
                kept, lost = _codes(value, allowed=getattr(known, LISTS[name]))
                found[LISTS[name]] = kept
                ignored += [Ignored(name, code) for code in lost]
            elif name in PERIOD:
                day = day_of(value)
                if day is not None:
                    found["start" if name == "from" else "end"] = day
                elif value.strip():
                    ignored.append(Ignored(name, value))
            else:
                ignored.append(Ignored(name, value))
        start, end = found.get("start"), found.get("end")
        if start and end and start > end:
            del found["start"], found["end"]
            ignored += [Ignored("from", str(start)), Ignored("to", str(end))]
        return cls(**found), ignored

    def to_params(self) -> dict[str, str]:
        """The parameters of an address that :meth:`parse` reads back as the same filters; the empty ones are absent."""
        params = {}
        if self.start:
            params["from"] = self.start.isoformat()
        if self.end:
            params["to"] = self.end.isoformat()
        for name, field in LISTS.items():
            if getattr(self, field):
                params[name] = ",".join(getattr(self, field))
        return params

    @property
    def has_period(self) -> bool:
        """Whether a period is set; only then are undated activities left out."""
        return self.start is not None or self.end is not None

    def previous(self) -> "Filters | None":
        """The same question about the period before, over the same number of elapsed days.

        None where the period has no first or no last day, or would begin before 1900: there is nothing to
        compare with. See :func:`days_before` for what "before" is.
        """
        if self.start is None or self.end is None:
            return None
        start, end = days_before(self.start, self.end)
        return replace(self, start=start, end=end) if start >= FIRST_DAY else None

    def narrowed(self, **changes: object) -> "Filters":
        """The same with some fields replaced: ``filters.narrowed(countries=("KW",))``."""
        return replace(self, **changes)

    def parts(self) -> list[tuple[str, str]]:
        """What is filtered, one ``(name in the address, code)`` for each badge; dates as ISO 8601."""
        singles = [(name, str(day)) for name, day in (("from", self.start), ("to", self.end)) if day]
        return singles + [(name, code) for name, field in LISTS.items() for code in getattr(self, field)]


def each_once(given: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[Ignored]]:
    """The parameters of an address, each name once, and the values that had to give way for that.

    Where a filter takes several codes they are joined, as :meth:`Filters.to_params` writes them. Of anything else the
    last one holds, and what was said otherwise before it is told.
    """
    params: dict[str, str] = {}
    ignored: list[Ignored] = []
    for name, value in given:
        before = params.get(name, "")
        if name in LISTS:
            value = ",".join(filter(None, (before, value)))
        elif before.strip() not in ("", value.strip()):
            ignored.append(Ignored(name, before))
        params[name] = value
    return params, ignored


def days_before(start: date, end: date) -> tuple[date, date]:
    """The first and last day of as many days before a period, aligned with it where that is possible.

    Up to a week: the same days of the week, one week earlier. Within one year from 1 January: as many days from
    1 January of the year before. Within one month from its first: as many days from the first of the month
    before. Otherwise, and where those would run into the period itself: the days right before it.
    """
    days = end - start
    if days.days < WEEK:
        return start - timedelta(days=WEEK), end - timedelta(days=WEEK)
    first = start - days - timedelta(days=1)
    if (start.month, start.day) == (1, 1) and start.year == end.year:
        first = date(start.year - 1, 1, 1)
    elif start.day == 1 and (start.year, start.month) == (end.year, end.month):
        first = (start - timedelta(days=1)).replace(day=1)
    if first + days >= start:
        first = start - days - timedelta(days=1)
    return first, first + days


def _codes(value: str, *, allowed: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """The known codes of a comma-joined text, each once and in its order, at most ``MOST_CODES``; and the rest."""
    asked = list(dict.fromkeys(code for code in (part.strip() for part in value.split(",")) if code))
    kept = [code for code in asked if len(code) <= LONGEST_CODE and code in allowed][:MOST_CODES]
    taken = set(kept)
    return tuple(str(code) for code in kept), [code for code in asked if code not in taken]


def day_of(value: str) -> date | None:
    """A date between 1900 and 2100, or None. Only 2023-03-05: ``date.fromisoformat`` takes more than that."""
    text = value.strip()
    if len(text) != len("2023-03-05") or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if text == day.isoformat() and FIRST_DAY <= day <= LAST_DAY else None
