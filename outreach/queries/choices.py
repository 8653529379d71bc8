"""What a reader may choose from: the codes that filters may name, places to search in, and what the rows are."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, literal, or_, select, union_all
from sqlmodel import Session

from models import Activity, Channel, Commitment, Community, Country, ImportRun, Initiative, Request, Topic
from models.codes import Collection, Level
from outreach import country_words
from outreach.filters import Known
from outreach.fold import fold
from outreach.queries.frames import frame
from outreach.queries.once import once
from outreach.settings import settings
from outreach.shipped import BY, BY_WITHOUT

SHOWN = (Activity, Channel, Request, Commitment)
IN_PART = "in_part"
"""What rows are of which some are the public record's and some the ministry's own."""
FAMILIES = {"country": Country, "community": Community, "initiative": Initiative, "topic": Topic}
APART = re.compile(r"(?<=\b\w) (?=\w\b)")


def known(db: Session) -> Known:
    """The codes that an address may name."""
    return Known(
        countries=frozenset(db.scalars(select(Country.code))),
        communities=frozenset(db.scalars(select(Community.key))),
        initiatives=frozenset(db.scalars(select(Initiative.key))),
        topics=frozenset(db.scalars(select(Topic.key))),
    )


def collections(db: Session) -> tuple[str, ...]:
    """Which collections the rows here are of that pages show: ``public_record``, ``register``, ``demonstration``.

    What staff entered came in with no import, and is of the register.
    """
    found = {code.value for code in db.scalars(_imported())}
    return tuple(sorted(found | ({Collection.REGISTER.value} if db.execute(_entered()).scalar_one() else set())))


@once
def _imported() -> Select:
    # Which imports there are rows of, and not whether there is a row of each: the index skips from one to the next.
    shown = (ImportRun.id.in_(select(table.import_run_id).distinct()) for table in SHOWN)
    return select(ImportRun.collection).where(or_(*shown)).distinct()


@once
def _entered() -> Select:
    return select(or_(*(exists(select(table.id).where(table.import_run_id.is_(None))) for table in SHOWN)))


def as_one(collections: tuple[str, ...]) -> str:
    """What rows of these collections are called together: made up where any is, ``in_part`` the public record."""
    if Collection.DEMONSTRATION in collections:
        return Collection.DEMONSTRATION.value
    if {Collection.PUBLIC_RECORD, Collection.REGISTER} <= set(collections):
        return IN_PART
    return collections[0] if collections else Collection.REGISTER.value


def is_record_missing(db: Session) -> bool:
    """Whether there is no activity, channel, request or commitment at all, and nobody chose that it be so."""
    rows = or_(*(exists(select(table.id)) for table in SHOWN))
    if db.execute(select(rows)).scalar_one():
        return False
    last = select(ImportRun.imported_by).where(ImportRun.imported_by.in_((BY, BY_WITHOUT)))
    return db.scalar(last.order_by(ImportRun.id.desc()).limit(1)) != BY_WITHOUT


def collection_of(db: Session, *, key: str) -> str:
    """The collection that one activity is of; empty where there is no such activity."""
    run = (
        select(ImportRun.collection).select_from(Activity).outerjoin(ImportRun, ImportRun.id == Activity.import_run_id)
    )
    found = db.execute(run.where(Activity.key == key)).first()
    return (found[0] or Collection.REGISTER).value if found else ""


def named(db: Session, *, family: str) -> pd.DataFrame:
    """The codes of one family (country, community, initiative, topic): ``code, name_en, name_ar``."""
    table = FAMILIES[family]
    code = table.code if family == "country" else table.key
    return frame(db, select(code.label("code"), table.name_en, table.name_ar).order_by(code))


def places(db: Session) -> pd.DataFrame:
    """Every country and community: ``family, code, name_en, name_ar, folded, country_code, country_wide``.

    ``family`` is country or community, ``country_wide`` is true for the community of a whole country. The home
    country is among the countries: things are held there.
    """
    found = frame(db, select(_places(settings().home_country)).order_by("family", "code"))
    return found.assign(country_wide=found["country_wide"].astype(bool))


@dataclass(frozen=True)
class Found:
    """Places as :func:`places` has them, and how many there are in all: ``rows`` are the first of them."""

    rows: pd.DataFrame
    number: int

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.number - len(self.rows)


def search(
    db: Session,
    *,
    text: str,
    most: int | None = None,
    families: tuple[str, ...] = ("country", "community"),
    country_wide: bool = True,
) -> Found:
    """Countries and communities that ``text`` names (see :func:`spelled`).

    The country whose code it is comes first, then what begins with it, countries before communities.

    Args:
        country_wide: whether communities of a whole country are among them.
    """
    wanted = fold(text)
    rows = _places(settings().home_country)
    meant = spelled(text, folded=rows.c.folded, country_code=rows.c.country_code)
    if meant is None:
        return Found(frame(db, select(rows).limit(0)), 0)
    countries = rows.c.family == "country"
    # As it stands among a country's names: whole.
    exactly = countries & rows.c.folded.contains(f"|{wanted}|", autoescape=True)
    begins = or_(
        rows.c.folded.startswith(wanted, autoescape=True),
        countries & rows.c.country_code.in_(country_words.beginning(wanted)),
    )
    order = case((exactly, 0), (begins, 1), else_=2)
    found = select(rows, func.count().over().label("number")).where(meant, rows.c.family.in_(families))
    if not country_wide:
        found = found.where(rows.c.country_wide == 0)
    answer = frame(db, found.order_by(order, rows.c.family.desc(), rows.c.code).limit(most))
    number = answer.pop("number")
    answer["country_wide"] = answer["country_wide"].astype(bool)
    return Found(answer, int(number.max()) if len(number) else 0)


def spelled(text: str, *, folded: ColumnElement, country_code: ColumnElement) -> ColumnElement[bool] | None:
    """The condition that ``text`` names a place, blind to hamza and marks; None where it names nothing.

    Each of its words is somewhere in the place's names and spellings or in its country's, in either language, or begins
    an everyday name of that country (أمريكا, UAE): what is written out, "Riyadh, Saudi Arabia", too.
    """
    wanted = fold(text)
    # Single letters beside each other are one short name: k.s.a.
    words = [*dict.fromkeys([wanted, *APART.sub("", wanted).split()])]
    if not wanted:
        return None
    whole, *parts = (_held(word, folded, country_code) for word in words)
    return or_(whole, and_(*parts)) if parts else whole


def _held(word: str, folded: ColumnElement, country_code: ColumnElement) -> ColumnElement[bool]:
    countries = country_words.beginning(word)
    held = folded.contains(word, autoescape=True)
    return or_(held, country_code.in_(countries)) if countries else held


@lru_cache
def _places(home_country: str) -> Subquery:
    """Countries and communities in one list. The home country's own people live at home: no community of theirs."""
    countries = select(
        literal("country").label("family"),
        Country.code.label("code"),
        Country.name_en,
        Country.name_ar,
        Country.folded,
        Country.code.label("country_code"),
        literal(0).label("country_wide"),
    )
    communities = select(
        literal("community"),
        Community.key,
        Community.name_en,
        Community.name_ar,
        Community.folded,
        Community.country_code,
        case((Community.level == Level.COUNTRY, 1), else_=0),
    ).where(Community.country_code != home_country)
    return union_all(countries, communities).subquery()
