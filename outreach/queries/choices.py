"""What a reader may choose from: the codes that filters may name, places to search in, and what the rows are."""

import pandas as pd
from sqlalchemy import Select, case, literal, or_, select, union_all
from sqlmodel import Session

from models import Activity, Channel, Community, Country, ImportRun, Initiative, Topic
from models.codes import Level
from outreach import country_words
from outreach.filters import Known
from outreach.fold import fold
from outreach.queries.frames import frame
from outreach.settings import settings

FAMILIES = {"country": Country, "community": Community, "initiative": Initiative, "topic": Topic}
MOST_FOUND = 20


def known(db: Session) -> Known:
    """The codes that an address may name."""
    return Known(
        countries=frozenset(db.scalars(select(Country.code))),
        communities=frozenset(db.scalars(select(Community.key))),
        initiatives=frozenset(db.scalars(select(Initiative.key))),
        topics=frozenset(db.scalars(select(Topic.key))),
    )


def collections(db: Session) -> tuple[str, ...]:
    """Which collections the activities and channels here are of: ``public_record``, ``register``, ``demonstration``."""
    # Which imports there are rows of, and not whether there is a row of each: the index skips from one to the next.
    shown = (ImportRun.id.in_(select(table.import_run_id).distinct()) for table in (Activity, Channel))
    return tuple(sorted(code.value for code in db.scalars(select(ImportRun.collection).where(or_(*shown)).distinct())))


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
    found = frame(db, _places().order_by("family", "code"))
    return found.assign(country_wide=found["country_wide"].astype(bool))


def search(db: Session, *, text: str, most: int = MOST_FOUND) -> pd.DataFrame:
    """Countries and communities whose names hold ``text`` in either language, blind to hamza and marks.

    Everyday names of countries (أمريكا, UAE) find them too. Columns as :func:`places`; those whose name begins with it
    come first, countries before communities.
    """
    wanted = fold(text)
    rows = _places().subquery()
    everyday = rows.c.country_code.in_(country_words.beginning(wanted))
    countries = (rows.c.family == "country") & everyday
    begins = case((or_(rows.c.folded.startswith(wanted, autoescape=True), countries), 0), else_=1)
    found = select(rows).where(or_(rows.c.folded.contains(wanted, autoescape=True), everyday))
    found = found.order_by(begins, rows.c.family.desc(), rows.c.code).limit(most if wanted else 0)
    answer = frame(db, found)
    return answer.assign(country_wide=answer["country_wide"].astype(bool))


def _places() -> Select:
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
    ).where(Community.country_code != settings().home_country)
    both = union_all(countries, communities).subquery()
    return select(both)
