"""What the database knows already, and rows of a file may refer to."""

from difflib import get_close_matches
from functools import cached_property, lru_cache

from babel.core import get_global
from sqlalchemy import select
from sqlmodel import Session

from models import Authority, Channel, Community, Country, Entity, EstimateSource, Initiative, Topic
from outreach import country_words
from outreach.fold import fold
from outreach.importers.merged import PART, Merged, merged, own_spellings
from outreach.importers.messages import Message, say
from outreach.marks import mark

LONGEST = 400
"""Characters of a name that are compared: no name with its key is longer."""

DANGLING = {
    Topic: (
        mark("The key of a topic. Add it to the file of topics first."),
        mark("The key of a topic. Did you mean {hint}?"),
    ),
    Authority: (
        mark("The key of an authority. Add it to the file of authorities first."),
        mark("The key of an authority. Did you mean {hint}?"),
    ),
    Initiative: (
        mark("The key or a name of an initiative. Add it to the file of initiatives first."),
        mark("The key or a name of an initiative. Did you mean {hint}?"),
    ),
    Community: (
        mark("The key of a community. Add it to the file of communities first."),
        mark("The key of a community. Did you mean {hint}?"),
    ),
    Entity: (
        mark("The key or the name of an entity. Add it to the file of entities first."),
        mark("The key or the name of an entity. Did you mean {hint}?"),
    ),
    Channel: (
        mark("The key or the name of a channel. Add it to the file of channels first."),
        mark("The key or the name of a channel. Did you mean {hint}?"),
    ),
    EstimateSource: (
        mark("The key of a source of estimates. Add it to the file of those sources first."),
        mark("The key of a source of estimates. Did you mean {hint}?"),
    ),
}


def folded_names(*, own: tuple[str, ...], country: tuple[str, ...]) -> str:
    """``Community.folded``: its own names and spellings, then, after two bars, its country's."""
    return f"{_joined(own)}{PART}{PART}{_joined(country)}"


def _joined(names: tuple[str, ...]) -> str:
    return PART.join(dict.fromkeys(filter(None, map(fold, names))))


def with_key(name: str, key: str) -> str:
    """A name that several rows have, as one of them: ``Cordoba (es-cordoba)``."""
    return f"{name} ({key})"


def names_of(db: Session, table: type) -> dict[str, tuple[str, ...]]:
    """``folded name -> keys`` of a list: each name in either language, with and without the key behind it."""
    found: dict[str, dict[str, None]] = {}
    for key, *names in db.execute(select(table.key, table.name_en, table.name_ar)):
        for name in filter(None, names):
            for folded in (fold(name), fold(with_key(name, key))):
                found.setdefault(folded, {})[key] = None
    found.pop("", None)
    return {folded: tuple(keys) for folded, keys in found.items()}


class Known:
    """Lists of the database, each read once when it is first asked for. Made anew for each file.

    Args:
        db: the session of the import.
        home_country: its code; it has no community.
        places: ``(country or "", folded text) -> community key or ""`` for what is written as a place.
    """

    def __init__(self, db: Session, *, home_country: str, places: dict[tuple[str, str], str]) -> None:
        self.db = db
        self.home_country = home_country
        self.places = places
        self.ships = False
        """Whether the file is one of those that ship."""
        self._ids: dict[type, dict[str, int]] = {}
        self._named: dict[type, dict[str, tuple[str, ...]]] = {}
        self._spelt: dict[type, dict[str, tuple[str, ...]]] = {}
        self._merged: dict[type, Merged] = {}
        self.folded = lru_cache(maxsize=10_000)(fold)
        self.close = lru_cache(maxsize=10_000)(self._close)

    def ids(self, table: type) -> dict[str, int]:
        """``key -> id`` of a list."""
        if table not in self._ids:
            self._ids[table] = dict(self.db.execute(select(table.key, table.id)).all())
        return self._ids[table]

    @cached_property
    def countries(self) -> dict[str, str]:
        """``code -> region``."""
        return dict(self.db.execute(select(Country.code, Country.region)).all())

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        rows = self.db.execute(select(Country.code, Country.name_en, Country.name_ar, Country.alpha3))
        return {code: tuple(names) for code, *names in rows}

    @cached_property
    def _country_names(self) -> dict[str, frozenset[str]]:
        meant = {name: codes & self._names.keys() for name, codes in country_words.named().items()}
        for code, names in self._names.items():
            for name in filter(None, map(fold, names)):
                meant[name] = meant.get(name, frozenset()) | {code}
        return meant

    @cached_property
    def initiative_names(self) -> dict[str, int]:
        """Folded names and keys of initiatives to ids."""
        rows = self.db.execute(select(Initiative.id, Initiative.key, Initiative.name_en, Initiative.name_ar))
        return {fold(name): found for found, *names in rows for name in names if name}

    @cached_property
    def communities(self) -> dict[str, dict[str, int]]:
        """``country -> folded name or key -> id`` of its communities."""
        names: dict[str, dict[str, int]] = {code: {} for code in self.countries}
        rows = self.db.execute(select(Community.id, Community.key, Community.country_code, Community.folded))
        for found, key, code, folded in rows:
            names[code].update(dict.fromkeys([*own_spellings(folded), fold(key)], found))
        return names

    def spellings_of(self, key: str) -> list[str]:
        """The names and other spellings of a community, folded, in their order."""
        return own_spellings(self.db.scalar(select(Community.folded).where(Community.key == key)))

    @cached_property
    def community_names(self) -> dict[int, str]:
        """``id -> English name, else Arabic``."""
        rows = self.db.execute(select(Community.id, Community.name_en, Community.name_ar))
        return {found: name_en or name_ar for found, name_en, name_ar in rows}

    @cached_property
    def country_wide(self) -> dict[str, int]:
        """``country -> id`` of its country-wide community."""
        rows = self.db.execute(select(Community.country_code, Community.id).where(Community.level == "country"))
        return dict(rows.all())

    @cached_property
    def country_of(self) -> dict[int, str]:
        """``id -> country`` of communities."""
        return dict(self.db.execute(select(Community.id, Community.country_code)).all())

    def names_of(self, country: str) -> tuple[str, ...]:
        """The names of a country in either language."""
        return self._names[country][:2]

    def countries_named(self, text: str) -> tuple[str, ...]:
        """The codes of the countries that have this name, in the database, in CLDR or in everyday words; sorted.

        A name with the code behind it, ``غينيا (GN)``, is that one's.
        """
        name, code = country_words.parted(text[:LONGEST])
        found = self._country_names.get(self.folded(name), ())
        return tuple(sorted(one for one in found if code in ("", one)))

    def country_named(self, text: str) -> str:
        """The code of the one country of this name; nothing where none or several have it."""
        found = self.countries_named(text)
        return found[0] if len(found) == 1 else ""

    def country_meant(self, text: str) -> str:
        """The code that a former code of a country means, or nothing."""
        alias = get_global("territory_aliases").get(text.upper(), [""])[0]
        return alias if alias in self.countries else ""

    def meant(self, table: type, text: str) -> tuple[str, ...]:
        """The keys of the rows of a list that a text may mean: the one of this key, the one that a row of this key was
        merged into, or those of this name."""
        if text in self.ids(table):
            return (text,)
        now = self.merged(table).now(text)
        return (now,) if now in self.ids(table) else self.named(table, text)

    def named(self, table: type, text: str) -> tuple[str, ...]:
        """The keys of the rows of a list that have this name, in either language, or that have it with their key.

        A country's name, however it is written, is that of its community of the whole country. What no row is called
        may be another spelling of a community, or the name of a row that was merged into another.
        """
        name = self.folded(text[:LONGEST])
        keys = self._keys(table).get(name, ())
        if table is Community and not keys:
            keys = tuple(key for key in map(str.lower, self.countries_named(text)) if key in self.ids(Community))
        return keys or self._spellings(table).get(name, ())

    def merged(self, table: type) -> Merged:
        """What became of the rows of a list that went in merges."""
        if table not in self._merged:
            self._merged[table] = merged(self.db, table)
        return self._merged[table]

    def _spellings(self, table: type) -> dict[str, tuple[str, ...]]:
        if table not in self._spelt:
            found: dict[str, dict[str, None]] = {}
            if table is Community:
                for key, folded in self.db.execute(select(Community.key, Community.folded)):
                    for name in own_spellings(folded):
                        found.setdefault(name, {})[key] = None
            for gone, names in self.merged(table).names.items():
                now = self.merged(table).now(gone)
                for name in names if now in self.ids(table) else ():
                    found.setdefault(fold(name), {})[now] = None
                    found.setdefault(fold(with_key(name, gone)), {})[now] = None
            self._spelt[table] = {name: tuple(keys) for name, keys in found.items()}
        return self._spelt[table]

    def _keys(self, table: type) -> dict[str, tuple[str, ...]]:
        if table not in self._named:
            self._named[table] = names_of(self.db, table) if hasattr(table, "name_en") else {}
        return self._named[table]

    def dangling(self, table: type, text: str) -> Message:
        """What to say about a reference to nothing."""
        plain, hinting = DANGLING[table]
        hint = self.close(table, text)
        return say(hinting, hint=hint) if hint else say(plain)

    def dangling_initiative(self, text: str) -> Message:
        """As :meth:`dangling`, for what is named by its name as well as its key."""
        plain, hinting = DANGLING[Initiative]
        hint = next(iter(get_close_matches(fold(text[:80]), self.initiative_names, n=1)), "")
        return say(hinting, hint=hint) if hint else say(plain)

    def _close(self, table: type, text: str) -> str:
        return next(iter(get_close_matches(text[:80], self.ids(table), n=1)), "")
