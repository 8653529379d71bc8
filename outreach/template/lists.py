"""The lists that the template offers, in the reader's language, each word so that the importer takes it."""

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Authority, Channel, Community, Country, Entity, ImportRun, Initiative, Topic
from models.codes import Collection
from outreach.exports.defuse import defuse
from outreach.i18n import Translator
from outreach.importers.known import Known, with_key
from outreach.template.tables import TABLES, Holds

LISTS = {
    "country": Country,
    "abroad": Country,
    "community": Community,
    "initiative": Initiative,
    "topic": Topic,
    "authority": Authority,
    "entity": Entity,
    "channel": Channel,
}
MOST = 50_000
"""Words of one list. A longer one is of no use to whoever looks through it: the key can be typed."""

APART = frozenset(";؛")
"""What parts several in one cell, and so stands in no word."""


def of_codes(*, t: Translator) -> dict[tuple[str, ...], list[str]]:
    """``(family, *codes) -> words`` of every column of codes."""
    fields = [field for table in TABLES for field in table.fields if field.holds is Holds.CODE]
    return {(field.of, *field.offered): [t.label(code, family=field.of) for code in field.offered] for field in fields}


def of_rows(db: Session, *, t: Translator, home_country: str) -> dict[str, list[str]]:
    """``list -> words`` of every list of the database, in the order of the language's letters.

    A word is the row's name. Where two rows have one name, or where it would be taken for another's key, the key stands
    behind it or instead of it.
    """
    known = Known(db, home_country=home_country, places={})
    found = {name: sorted(_words(db, name, known, t)) for name in LISTS}
    return {name: words for name, words in found.items() if 0 < len(words) <= MOST}


def _words(db: Session, name: str, known: Known, t: Translator) -> Iterator[str]:
    table = LISTS[name]
    key = table.code if table is Country else table.key
    taken = _countries(known) if table is Country else _keys(known, table)
    rows = select(key.label("key"), table.name_en, table.name_ar)
    # The home country is where things are held; it has no community.
    rows = rows.where(key != known.home_country) if name == "abroad" else rows
    for row in db.execute(rows).mappings():
        named = t.name(row)
        # Text that a spreadsheet would run, once it is chosen, is harmless; the importer looks at letters only.
        ways = (defuse(named), defuse(with_key(named, row["key"])), row["key"])
        yield next(way for way in ways if taken(way) == row["key"])


def _countries(known: Known) -> Callable[[str], str]:
    def taken(word: str) -> str:
        if APART & set(word):
            return ""
        return word.upper() if word.upper() in known.countries else known.country_named(word)

    return taken


def _keys(known: Known, table: type) -> Callable[[str], str]:
    def taken(word: str) -> str:
        keys = known.named(table, word)
        if word in known.ids(table):
            return word
        return keys[0] if len(keys) == 1 and not APART & set(word) and word == word.strip() else ""

    return taken


def is_made_up(db: Session) -> bool:
    """Whether activities of the demonstration are among the rows."""
    made_up = ImportRun.collection == Collection.DEMONSTRATION
    found = select(Activity.id).join(ImportRun, ImportRun.id == Activity.import_run_id).where(made_up)
    return db.scalar(found.limit(1)) is not None
