"""Communities of cities, and the cadence tier and spellings of any community."""

from sqlalchemy import select

from models import Community
from models.codes import Level, Tier
from outreach.fold import fold
from outreach.importers.columns import Column, country, key, one_of, several, text
from outreach.importers.known import Known, folded_names
from outreach.importers.messages import RowError, Unfit, say, shortened
from outreach.importers.readers.shared import named_somehow
from outreach.importers.records import Cells, Part, Reader, Record, Target
from outreach.marks import mark

LONGEST_FOLDED = 800
"""What ``Community.folded`` holds."""


def _abroad(cells: Cells, known: Known) -> None:
    if cells["country"] == known.home_country:
        raise Unfit(say(mark("A country abroad: the home country is where things are held, and has no community.")))


def _one_wide(cells: Cells, known: Known) -> None:
    wide = cells["country"].lower()
    if cells["level"] is Level.COUNTRY and cells["key"] != wide:
        raise Unfit(say(mark("{key}, the key of the country's one country-wide community."), key=wide))
    if cells["level"] is not Level.COUNTRY and cells["key"].islower() and cells["key"].upper() in known.countries:
        expected = mark("A key of its own: {key} is that of a country's one country-wide community.")
        raise Unfit(say(expected, key=cells["key"]))


def _names(cells: Cells, known: Known) -> str:
    own = (cells["name_en"], cells["name_ar"], *cells["aliases"], *_brought(cells, known))
    too_long = Unfit(say(mark("At most {limit} characters in all names together."), limit=LONGEST_FOLDED))
    if sum(map(len, own)) > LONGEST_FOLDED:
        raise too_long
    folded = folded_names(own=own, country=known.names_of(cells["country"]))
    # Folding may lengthen: one sign that stands for a word becomes the word.
    if len(folded) > LONGEST_FOLDED:
        raise too_long
    return folded


def _brought(cells: Cells, known: Known) -> list[str]:
    """The spellings that merges brought this community, folded: a file that knows of none of them leaves them alone.

    Such a file was made before the merge, or lists just what its maker typed: to it an empty cell says nothing of them,
    and the names that the merge promised to keep would be lost. One that names any of them knows of the merge: what it
    lists is all of them. See docs/adr/0016.
    """
    brought = known.merged(Community).brought.get(cells["key"], set())
    if not brought or brought.intersection(map(fold, cells["aliases"])):
        return []
    return [name for name in known.spellings_of(cells["key"]) if name in brought]


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "key": cells["key"],
        "country_code": cells["country"],
        "level": cells["level"],
        "name_en": cells["name_en"],
        "name_ar": cells["name_ar"],
        "tier": cells["tier"],
        "folded": cells["folded"],
    }
    return [Record(row, Community, values)]


def _names_once(file: str, records: list[Record], known: Known) -> list[RowError]:
    """A name stands for one community of a country: among the rows, and against what is there."""
    coming = {record.values["key"] for record in records}
    errors = []
    for column in ("name_en", "name_ar"):
        name = getattr(Community, column)
        held = select(Community.country_code, name, Community.key).where(name != "")
        taken = {(code, name): found for code, name, found in known.db.execute(held) if found not in coming}
        for record in records:
            code, name, own = (record.values[part] for part in ("country_code", column, "key"))
            holder = taken.setdefault((code, name), own) if name else own
            if holder != own:
                expected = say(mark("A name that no other community of the country has: {key} has it."), key=holder)
                errors.append(RowError(file, record.row, column, shortened(name), expected))
    return errors


COMMUNITIES = Reader(
    name="communities",
    columns=(
        Column("key", key, required=True),
        Column("country", country, required=True),
        Column("level", one_of({level.value: level for level in Level}, "level"), required=True),
        Column("name_en", blank=""),
        Column("name_ar", blank=""),
        Column("tier", one_of({tier.value: tier for tier in Tier}, "tier")),
        Column("aliases", several(text), blank=()),
    ),
    targets=(Target(Community),),
    parts=(
        named_somehow("name_en", "name_ar"),
        Part("abroad", ("country",), _abroad),
        Part("one_wide", ("key", "level", "country"), _one_wide),
        Part("folded", ("aliases", "name_en", "name_ar", "country", "key"), _names),
    ),
    build=_build,
    named={"country_code": "country", "folded": "aliases"},
    whole=_names_once,
)
