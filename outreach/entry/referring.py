"""Which rows refer to a row that is to be deleted, or made one with another: how many, and which ones first."""

from collections.abc import Mapping
from itertools import chain, zip_longest

from sqlalchemy import func, select
from sqlmodel import Session

from models import Request, RequestEvent
from outreach.writing.images import images, number_of
from outreach.writing.put import pointing
from outreach.writing.put import referring as counted
from outreach.writing.shapes import SHAPES, Shape

OWNERS = {link.table.__tablename__: (shape, link.owner) for shape in SHAPES.values() for link in shape.links}
"""Tables of links: the rows that have them, and the column that says which."""
REQUEST, STEPS = Request.__tablename__, RequestEvent.__tablename__


def numbers(db: Session, shape: Shape, key: str) -> dict[str, int]:
    """How many rows refer to this one, by their table."""
    return owners(counted(db, shape, [number_of(db, shape, key)]))


def owners(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by table, with those of links under the table whose rows they belong to."""
    found: dict[str, int] = {}
    for table, count in counts.items():
        owner = OWNERS[table][0].name if table in OWNERS else table
        found[owner] = found.get(owner, 0) + count
    return found


def rows(db: Session, shape: Shape, key: str, *, most: int) -> tuple[list[tuple[str, str]], int]:
    """``(table, key)`` of the first rows that refer to this one, of each table by turns, the newest first; and how many
    there are.

    A step stands for its request, but for a request's own. Targets are not among them: their list has them.
    """
    number, found, in_all = number_of(db, shape, key), {}, 0
    for table, column in pointing(shape):
        owner, by = OWNERS[table.name] if table.name in OWNERS else (SHAPES[table.name], "id")
        if owner.name == STEPS:
            if shape.name == REQUEST:
                continue
            owner, by = SHAPES[REQUEST], "request_id"
        one = table.c[by]
        those = select(one).where(column == number).distinct()
        in_all += db.scalar(select(func.count()).select_from(those.subquery())) or 0
        held = images(db, owner, list(db.scalars(those.order_by(one.desc()).limit(most))))
        found[owner.name] = [owner.key_of(image) for _, image in sorted(held.items(), reverse=True)]
    turns = zip_longest(*([(table, one) for one in keys] for table, keys in found.items()))
    return [row for row in chain.from_iterable(turns) if row is not None][:most], in_all
