"""The holidays of a country in a year, as the library ``holidays`` knows them, named in English and Arabic."""

import inspect
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holidays import GOVERNMENT, PUBLIC, HolidayBase, country_holidays

CLOSED = (PUBLIC, GOVERNMENT)
"""The library's categories of days on which a ministry is closed; schools, banks and half days are others."""

_ESTIMATED = "estimated)"
"""How the English name of a day ends that was computed, and that a sighting of the moon may still move."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which nobody works. ``estimated``: computed ahead and not confirmed yet; its name says so as well.

    ``name_ar`` is empty where the library has no Arabic for the country. ``own``: from the ministry's own list.
    """

    day: date
    name_en: str
    name_ar: str = ""
    estimated: bool = False
    own: bool = False


@lru_cache(maxsize=500)
def holidays_of(country: str, year: int) -> dict[date, Holiday]:
    """The holidays of a country (ISO 3166-1 alpha-2) by day. Empty where none is known: that is not "there are none".

    It is so for a country that the library does not know, and outside the years that it covers.
    """
    try:
        # Without a year: only to learn what it can be asked for.
        kind = type(country_holidays(country, expand=False))
    except NotImplementedError:
        return {}
    english = _named(kind, "en", year)
    arabic = _named(kind, "ar", year) or {}
    if english is None:
        english = _listed(kind, year, kind.default_language)
    return {
        day: Holiday(
            day,
            name_en="; ".join(names),
            name_ar="؛ ".join(arabic.get(day, ())),
            # Where two meet, one that is certain makes the day certain.
            estimated=all(name.endswith(_ESTIMATED) for name in names),
        )
        for day, names in sorted(english.items())
    }


def _named(kind: type[HolidayBase], language: str, year: int) -> dict[date, list[str]] | None:
    spoken = next((one for one in kind.supported_languages if one.split("_")[0] == language), None)
    return _listed(kind, year, spoken) if spoken else None


def _listed(kind: type[HolidayBase], year: int, language: str | None) -> dict[date, list[str]]:
    # Some countries leave the word "estimated" out unless they are asked for it.
    asked = inspect.signature(kind.__init__).parameters
    options = {"islamic_show_estimated": True} if "islamic_show_estimated" in asked else {}
    categories = tuple(one for one in CLOSED if one in kind.supported_categories)
    found = kind(years=[year], expand=False, language=language, categories=categories, **options)
    return {day: found.get_list(day) for day in found if day.year == year}
