"""Makes many rows of a table what their images say: at once, where nothing but what they refer to is another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from outreach.writing.images import chunks
from outreach.writing.problems import Missing
from outreach.writing.put import put
from outreach.writing.shapes import Links, Shape

Turn = tuple[object | None, dict | None, dict]
"""The number of a row and its image, None of one that is not there, and the image that it is about to have."""


def put_many(db: Session, shape: Shape, turns: Sequence[Turn]) -> None:
    """As :func:`outreach.writing.put.put` does with each of them, in their order.

    Raises:
        pydantic.ValidationError, Missing, Refused: as there.
    """
    for chunk in chunks(turns):
        if not (all(_refers_elsewhere(shape, *turn) for turn in chunk) and _at_once(db, shape, chunk)):
            for number, before, after in chunk:
                put(db, shape, after, number=number, before=before)


def _refers_elsewhere(shape: Shape, number: object, before: dict | None, after: dict) -> bool:
    """Whether a row stays as it is, but for references and links to rows that have keys."""
    if number is None or before is None:
        return False
    of_keys = shape.references.keys() | {link.name for link in shape.links}
    return all(before[name] == after[name] for name in shape.names - of_keys)


def _at_once(db: Session, shape: Shape, turns: list[Turn]) -> bool:
    """Write them with a statement for each other end; False where the database refuses that, and nothing is written:
    which row it is, they say one by one."""
    try:
        with db.begin_nested():
            for name in shape.references:
                _refer(db, shape, name, turns)
            for link in shape.links:
                _link(db, link, turns)
    except (IntegrityError, DataError):
        return False
    return True


def _refer(db: Session, shape: Shape, name: str, turns: list[Turn]) -> None:
    column = shape.references[name]
    other = next(iter(column.foreign_keys)).column.table
    owners: dict[str | None, list] = defaultdict(list)
    for number, before, after in turns:
        if before[name] != after[name]:
            owners[after[name]].append(number)
    for key, numbers in owners.items():
        end = None if key is None else db.scalar(select(other.c.id).where(other.c.key == key))
        if key is not None and end is None:
            raise Missing(other.name, str(key))
        db.execute(update(shape.table.__table__).where(shape.number.in_(numbers)).values({column.name: end}))


def _link(db: Session, link: Links, turns: list[Turn]) -> None:
    held = link.table.__table__
    number_of = next(iter(link.to.__table__.primary_key.columns))
    gone, new = _differing(link, turns, 1, 2), _differing(link, turns, 2, 1)
    ends: dict[str, object] = {}
    for keys in chunks({*gone, *new}):
        ends |= dict(db.execute(select(link.key, number_of).where(link.key.in_(keys))).all())
    for key in new:
        if key not in ends:
            raise Missing(link.to.__tablename__, key)
    for key, owners in gone.items():
        db.execute(delete(held).where(held.c[link.other] == ends.get(key), held.c[link.owner].in_(owners)))
    if new:
        db.execute(insert(held), [{link.owner: one, link.other: ends[key]} for key in new for one in new[key]])


def _differing(link: Links, turns: list[Turn], one: int, other: int) -> dict[str, list]:
    """The rows that have an end in the first image and not in the second, by its key."""
    found: dict[str, list] = defaultdict(list)
    for turn in turns:
        for key in _without(turn[one][link.name], turn[other][link.name]):
            found[key].append(turn[0])
    return found


def _without(keys: list[str], others: list[str]) -> Iterator[str]:
    return (key for key in dict.fromkeys(keys) if key not in others)
