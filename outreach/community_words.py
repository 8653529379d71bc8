"""What communities are called beside each other: a city's in its country, and a country's own as that of the whole.

The community of a whole country bears its country's name, which alone would read as if its cities were meant too.
"""

from collections.abc import Iterable

from outreach.i18n import Translator, mark, translator

WIDE = "country"
"""The level of the community of a whole country."""
WHOLE = mark("{country} (whole country)")


def is_wide(key: object, *, country: object) -> bool:
    """Whether a community is that of its whole country, whose code is its key."""
    return bool(key) and key == str(country or "").lower()


def named(name: str, *, country: str, wide: bool, t: Translator) -> str:
    """A community with its country, so that no two read the same."""
    here = t.country(country)
    return t(WHOLE, country=here) if wide else t("{place}, {country}", place=name, country=here)


def alone(name: str, *, wide: bool, t: Translator) -> str:
    """A community by its own name; that of a whole country says so."""
    return t(WHOLE, country=name) if wide and name else name


def columns(names: Iterable[tuple[str, str, bool]]) -> dict[str, list[str]]:
    """``name_en`` and ``name_ar``, as :func:`alone` has them, from the names in both and whether it is of a country."""
    en, ar = translator("en"), translator("ar")
    found = [(alone(first, wide=wide, t=en), alone(second, wide=wide, t=ar)) for first, second, wide in names]
    return {"name_en": [first for first, _ in found], "name_ar": [second for _, second in found]}


def with_cities(met: str, *, cities: int, never: bool, t: Translator) -> str:
    """When the community of a whole country was met, or that it never was, and how many of its cities were."""
    if not cities:
        return met
    if never:
        return t("{last} (cities met: {n})", last=met, n=cities)
    return t("{last} (cities met later: {n})", last=met, n=cities)
