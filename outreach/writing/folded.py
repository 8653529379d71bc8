"""``Community.folded`` after a name was given or corrected: the names as search compares them."""

from sqlalchemy import select
from sqlmodel import Session

from models import Country
from models.codes import Level
from outreach.fold import fold

PART = "|"


def refolded(db: Session, before: dict | None, after: dict) -> str:
    """Its own names, the other spellings that it had, then, after two bars, its country's names.

    Args:
        before: its image until now, whose names give way to the new ones.
    """
    old = _names(before) if before else []
    had = before["folded"].split(PART * 2)[0].split(PART) if before else []
    own = [*_names(after), *(name for name in had if name and name not in old)]
    country = ()
    if after["level"] != Level.COUNTRY:
        names = select(Country.name_en, Country.name_ar).where(Country.code == after["country_code"])
        country = db.execute(names).first() or ()
    both = (own, [fold(name) for name in country if name])
    return (PART * 2).join(PART.join(dict.fromkeys(filter(None, names))) for names in both)


def _names(image: dict) -> list[str]:
    return [fold(image[name]) for name in ("name_en", "name_ar") if image[name]]
