"""What the form "Log an activity" may name, and what that is called: places, topics, authorities and their like."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from outreach.each_row import as_tuples
from outreach.entry.form import COUNTRY, Place
from outreach.fold import fold
from outreach.i18n import Translator
from outreach.queries import entry

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def places(page: "Page") -> Mapping[str, Place]:
    """Every place that the form may name."""
    return _once(page, "places", lambda: _places(page))


def _places(page: "Page") -> dict[str, Place]:
    rows = page.ask(entry.places)
    return {row.place: Place(row.country_code, row.region, row.community or None) for row in as_tuples(rows)}


def words_of_places(page: "Page") -> Mapping[str, str]:
    """Places by their names: a city with its country, so that no two read the same."""
    return _once(page, "words_of_places", lambda: _words_of_places(page))


def _words_of_places(page: "Page") -> dict[str, str]:
    t = page.t
    return {
        row.place: t.country(row.country_code)
        if row.place.startswith(COUNTRY)
        else t("{place}, {country}", place=t.name(row), country=t.country(row.country_code))
        for row in as_tuples(page.ask(entry.places))
    }


def words_of(page: "Page", family: str) -> Mapping[str, str]:
    """The codes of one family of ``queries.entry.FAMILIES`` with their names, in the order of these."""
    return _once(page, family, lambda: _words_of(page, family))


def _words_of(page: "Page", family: str) -> dict[str, str]:
    rows = page.ask(entry.named, family=family)
    words = {row.code: page.t.name(row) for row in as_tuples(rows)}
    return dict(sorted(words.items(), key=lambda item: fold(item[1])))


def communities(page: "Page") -> Mapping[str, str]:
    """Every community by its key, under the name of its place, in the order of these."""
    return _once(page, "communities", lambda: _communities(page))


def _communities(page: "Page") -> dict[str, str]:
    words = words_of_places(page)
    named = {place.community: words[name] for name, place in places(page).items() if place.community}
    return dict(sorted(named.items(), key=lambda item: fold(item[1])))


@lru_cache(maxsize=4)
def _kept(database_url: str, revision: int, t: Translator) -> dict[str, Any]:
    return {}


def _once(page: "Page", name: str, make: Callable[[], Any]) -> Any:
    """What the form needs in every run and asks for several times, made once while the data stays the same."""
    kept = _kept(page.settings.database_url, page.revision, page.t)
    if name not in kept:
        kept[name] = make()
    return kept[name]
