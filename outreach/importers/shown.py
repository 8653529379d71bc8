"""Values as a preview shows them: keys and addresses where the table holds ids."""

from enum import Enum

from sqlalchemy import Column, select
from sqlmodel import Session

from models import Source
from outreach.importers.messages import shortened


def shown(db: Session, column: Column, value: object) -> str:
    """A column's value as text, nothing for NULL."""
    if value is None:
        return ""
    for foreign in column.foreign_keys:
        table = foreign.column.table
        if table is Source.__table__:
            address, outlet = db.execute(select(table.c.address, table.c.outlet).where(table.c.id == value)).one()
            return shortened(address or outlet)
        if foreign.column.name == "id":
            return str(db.execute(select(table.c.key).where(table.c.id == value)).scalar_one())
    return shortened(str(value.value if isinstance(value, Enum) else value))
