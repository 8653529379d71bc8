"""Names that differ from row to row, given up for a moment where rows exchange them."""

from sqlalchemy import update
from sqlmodel import Session

from models import Community, Country, Entity
from outreach.importers.records import Record, Target
from outreach.importers.there import number_of

NAMES = {Country: ("alpha3",), Community: ("name_en", "name_ar"), Entity: ("name_en", "name_ar")}
"""Columns, by table, whose values the database wants to differ after each row that is written."""

PARKED = "\x1f{number}"
"""What stands there meanwhile: begun as no name is, and short enough for a code of three letters."""


def park(db: Session, target: Target, there: list[tuple[Record, dict]]) -> None:
    """Take from rows the names that others of them are about to get; the next thing is that each gets its own.

    Args:
        there: records, a chunk at most, with the rows that they are about to change.
    """
    names = NAMES.get(target.table, ())
    if not names:
        return
    pairs = [(record.values, row) for record, row in there]
    changed = [(row, {name: new[name] for name in names if new[name] != row[name]}) for new, row in pairs]
    wanted = {pair for _, values in changed for pair in values.items()}
    table, number = target.table.__table__, number_of(target)
    for row, values in changed:
        given_up = [name for name in values if row[name] and (name, row[name]) in wanted]
        if given_up:
            parked = dict.fromkeys(given_up, PARKED.format(number=row[number]))
            db.execute(update(table).where(table.c[number] == row[number]).values(parked))
