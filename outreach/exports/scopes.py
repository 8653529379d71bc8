"""Which part of everything a file holds, in few words for its name: the period, the filters, and made-up data."""

from calendar import monthrange
from collections.abc import Collection as Several

from models.codes import Collection
from outreach.filters import LISTS, Filters
from outreach.i18n import Translator

LONGEST = 60
FEW = 3
LABELLED = ("kind", "organiser", "region")
ORDER = ("country", "community", "kind", "region", "organiser", "topic", "initiative")


def scope_of(filters: Filters, *, t: Translator) -> str:
    """The period and what is filtered, such as ``2026-01 kuwait visit``; empty where nothing is.

    Codes have words where these need no database. Where it would be long, or names many, it ends with "filtered":
    the rest stands in the file.
    """
    said = [period(filters, t=t)] if filters.has_period else []
    left_out = False
    for name in ORDER:
        codes = getattr(filters, LISTS[name])
        words = " ".join(_words(name, code, t=t) for code in codes[:FEW])
        if words and len(" ".join([*said, words])) <= LONGEST:
            said.append(words)
            left_out = left_out or len(codes) > FEW
        else:
            left_out = left_out or bool(codes)
    return " ".join([*said, t("filtered")] if left_out else said)


def period(filters: Filters, *, t: Translator) -> str:
    """A year or a month as such, any other days from and to, in digits that sort."""
    start, end = filters.start, filters.end
    if start is None or end is None:
        # The words of every other place, around a date that sorts.
        return t("from {date}", date=start.isoformat()) if start else t("until {date}", date=end.isoformat())
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month, end.month) == (end.year, 1, 12):
            return f"{start:%Y}"
        if (start.year, start.month) == (end.year, end.month):
            return f"{start:%Y-%m}"
    return f"{start.isoformat()} {end.isoformat()}"


def made_up(collections: Several[str], *, t: Translator) -> str:
    """The word that the name of a file begins with where demonstration data may be in it; else nothing."""
    return t("demo") if Collection.DEMONSTRATION in collections else ""


def stamp(collections: Several[str], *, t: Translator) -> str:
    """What each row of a file says in its last column where demonstration data may be in it; else nothing."""
    return t("made up") if Collection.DEMONSTRATION in collections else ""


def _words(name: str, code: str, *, t: Translator) -> str:
    if name in LABELLED:
        return t.label(code, family=name)
    return t.country(code) if name == "country" else code
