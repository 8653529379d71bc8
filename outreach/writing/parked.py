"""Names that differ from row to row, given up for a moment where rows exchange them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import update
from sqlmodel import Session

from models import Base, Community, Country, Entity

NAMES = {Country: ("alpha3",), Community: ("name_en", "name_ar"), Entity: ("name_en", "name_ar")}
"""Columns, by table, whose values the database wants to differ after each row that is written."""

PARKED = "\x1f{number}"
"""What stands there meanwhile: begun as no name is, and short enough for a code of three letters."""

Turn = tuple[object, Mapping[str, object], Mapping[str, object]]
"""The number of a row, what it says, and what it is about to say."""


def park(db: Session, table: type[Base], turns: Sequence[Turn]) -> None:
    """Take from rows the names that others of them are about to get; the next thing is that each gets its own."""
    names = NAMES.get(table, ())
    if not names:
        return
    changed = [(number, {name: now[name] for name in names if now[name] != new[name]}) for number, now, new in turns]
    wanted = {(name, new[name]) for (_, given_up), (_, _, new) in zip(changed, turns, strict=True) for name in given_up}
    key = next(iter(table.__table__.primary_key.columns))
    for number, given_up in changed:
        parked = [name for name, value in given_up.items() if value and (name, value) in wanted]
        if parked:
            values = dict.fromkeys(parked, PARKED.format(number=number))
            db.execute(update(table.__table__).where(key == number).values(values))
