"""From the places that a row names to communities."""

import csv
from difflib import get_close_matches
from pathlib import Path

from models import Community
from outreach.fold import fold
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, raise_all, say
from outreach.marks import mark
from outreach.settings import ROOT

PLACES = ROOT / "data" / "reference" / "places.csv"


LONGEST_PLACE = 200
"""Characters of a place that are compared: no name of a community is longer."""


def shipped_places(path: Path = PLACES) -> dict[tuple[str, str], str]:
    """``(country or "", folded text) -> community key``; an empty key for what is no community. {} without the file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["country"], fold(row["text"])): row["community_key"] for row in csv.DictReader(file)}


def ships(path: Path | None) -> bool:
    """Whether a file is one of those that ship: for these, what is written as a place may be listed as none."""
    data = PLACES.parents[1]
    return path is not None and not {data / "public_record", data / "reference"}.isdisjoint(path.resolve().parents)


def communities_of(*, countries: tuple[str, ...], places: tuple[str, ...], known: Known) -> list[int]:
    """Ids of the communities that a row was with, sorted.

    A place is looked for among the communities of the row's countries, or among all where it names none, then in the
    list of places. A country with
    none of its communities named stands for its country-wide one; the home country has none.

    Raises:
        Unfit: a place that is neither, or that two of the countries have.
    """
    found: set[int] = set()
    named: set[str] = set()
    wrong = []
    for place in places:
        try:
            code, community = _one(place, countries, known)
        except Unfit as error:
            wrong.append(error)
            continue
        if community:
            found.add(community)
            named.add(code)
    raise_all(wrong)
    found.update(known.country_wide[code] for code in countries if code not in named and code in known.country_wide)
    return sorted(found)


def _one(place: str, countries: tuple[str, ...], known: Known) -> tuple[str, int | None]:
    """Country and id of the community that a text names; no id where the text is no community."""
    name = known.folded(place[:LONGEST_PLACE])
    hits = {code: known.communities[code][name] for code in countries if name in known.communities[code]}
    if len(hits) == 1:
        return next(iter(hits.items()))
    if hits:
        raise Unfit(
            say(
                mark("A community of one country: {countries} each have one of this name. Give its key."),
                countries=tuple(hits),
            ),
            value=place,
        )
    keys = known.meant(Community, place)
    if len(keys) == 1:
        found = known.ids(Community)[keys[0]]
        code = known.country_of[found]
        if code in countries or not countries:
            return code, found
    listed = next((code for code in (*countries, "") if (code, name) in known.places), None)
    if listed is not None:
        keys = known.meant(Community, key) if (key := known.places[listed, name]) else ()
        if not key or len(keys) == 1:
            return listed, known.ids(Community)[keys[0]] if keys else None
    # What is no community anywhere is none here either: a group from abroad that was met in Cairo.
    if any(text == name and not key for (_, text), key in known.places.items()):
        return "", None
    raise Unfit(_nowhere(name, countries, known), value=place)


def _nowhere(name: str, countries: tuple[str, ...], known: Known):
    names = {other: found for code in countries for other, found in known.communities[code].items()}
    close = get_close_matches(name[:80], names, n=1)
    hint = known.community_names[names[close[0]]] if close else ""
    if not known.ships:
        # Whose data it is adds a community, and cannot list in what ships a place that is none.
        if hint:
            text = mark(
                "A community of the row's countries. Did you mean {hint}? If not, add it first, on Correct rows or "
                "with the template."
            )
            return say(text, hint=hint)
        return say(
            mark(
                "A community of the row's countries. Add it first, on Correct rows or with the template; leave out "
                "what is no community."
            )
        )
    if hint:
        return say(
            mark(
                "A community of the row's countries, or a place listed in {file}. Did you mean {hint}? "
                "If not, add it to the file of communities, or to {file}."
            ),
            file="data/reference/places.csv",
            hint=hint,
        )
    return say(
        mark(
            "A community of the row's countries, or a place listed in {file}. "
            "Add it to the file of communities, or to {file} with the reason why it is none."
        ),
        file="data/reference/places.csv",
    )
