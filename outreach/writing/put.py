"""Makes a row what an image says, or takes it away. History and totals are the caller's."""

from collections.abc import Container, Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Select, Table, delete, func, insert, or_, select, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from models import Base
from outreach.writing import placed
from outreach.writing.images import chunks
from outreach.writing.problems import Missing, Referred, Refused
from outreach.writing.shapes import RUN, Links, Shape
from outreach.writing.sources import source_id, without_orphans


def put(db: Session, shape: Shape, image: dict, *, number: object | None = None, before: dict | None = None) -> None:
    """Insert the row of an image, or make the row with this number what the image says.

    Args:
        before: its image until now; links that are the same in both are left alone.

    Raises:
        pydantic.ValidationError: a value that the model does not take.
        Missing: the image refers to a row that is not there.
        Refused: a rule of the database, such as a name that is taken.
    """
    values = _values(db, shape, image)
    placed.there(db, shape, image)
    stale = [link for link in shape.links if before is None or before[link.name] != image[link.name]]
    wanted = [(link, _ends(db, link, image[link.name])) for link in stale]
    table = shape.table.__table__
    with _refusing(db, shape, image):
        if number is None:
            number = db.execute(insert(table), values).inserted_primary_key[0]
        else:
            db.execute(update(table).where(shape.number == number), values)
        for link, ends in wanted:
            held = link.table.__table__
            db.execute(delete(held).where(held.c[link.owner] == number))
            if ends:
                db.execute(insert(held), [{link.owner: number, link.other: end} for end in ends])
        if shape.sources and (before or {}).get("sources", []) != image["sources"]:
            _cite(db, shape, number, image["sources"])


def remove(db: Session, shape: Shape, rows: dict[object, dict], *, along: Container[str] = ()) -> None:
    """Delete rows (``number -> image``) with their links, and the sources that nobody else cites.

    Args:
        along: tables whose rows the database deletes with those that they refer to.

    Raises:
        Referred: others refer to one of them; nothing was deleted.
    """
    for chunk in chunks(list(rows)):
        counts = {table: count for table, count in referring(db, shape, chunk).items() if table not in along}
        if counts:
            raise Referred(shape.name, ", ".join(shape.key_of(rows[number]) for number in chunk[:5]), counts)
    for chunk in chunks(list(rows)):
        cited = _cited(db, shape, chunk)
        db.execute(delete(shape.table.__table__).where(shape.number.in_(chunk)))
        without_orphans(db, cited)


def referring(db: Session, shape: Shape, numbers: list, *, but: Select | None = None) -> dict[str, int]:
    """How many rows refer to these, by table; their own links do not count, nor do rows that came in ``but`` by
    imports of these numbers."""
    counts = {}
    for table, column in pointing(shape):
        found = select(func.count()).select_from(table).where(column.in_(numbers))
        if but is not None and RUN in table.c:
            found = found.where(or_(table.c[RUN].is_(None), table.c[RUN].not_in(but)))
        if count := db.scalar(found):
            counts[table.name] = counts.get(table.name, 0) + count
    return counts | placed.referring(db, shape, numbers)


def pointing(shape: Shape) -> Iterator[tuple[Table, Column]]:
    """The tables whose rows may refer to those of a shape, and by which column; without their own links."""
    own = {link.table.__tablename__ for link in shape.links}
    own |= {shape.sources[0].__tablename__} if shape.sources else set()
    for table in Base.metadata.sorted_tables:
        for foreign in table.foreign_keys:
            if foreign.column is shape.number and table.name not in own:
                yield table, foreign.parent


def _values(db: Session, shape: Shape, image: dict) -> dict[str, object]:
    values = {column.name: image[column.name] for column in shape.plain}
    for name, column in shape.references.items():
        other = next(iter(column.foreign_keys)).column.table
        values[column.name] = None
        if image[name] is not None:
            values[column.name] = db.scalar(select(other.c.id).where(other.c.key == image[name]))
            if values[column.name] is None:
                raise Missing(other.name, str(image[name]))
    row = shape.table.model_validate(values)
    return {name: getattr(row, name) for name in values}


def _ends(db: Session, link: Links, keys: list[str]) -> list:
    number = next(iter(link.to.__table__.primary_key.columns))
    found = dict(db.execute(select(link.key, number).where(link.key.in_(keys))).all()) if keys else {}
    for key in keys:
        if key not in found:
            raise Missing(link.to.__tablename__, key)
    return [found[key] for key in keys]


def _cited(db: Session, shape: Shape, numbers: list) -> list[int]:
    if shape.sources is None:
        return []
    table, owner = shape.sources
    held = table.__table__
    return list(db.scalars(select(held.c.source_id).where(held.c[owner].in_(numbers))))


def _cite(db: Session, shape: Shape, number: object, sources: list[list]) -> None:
    table, owner = shape.sources
    held = table.__table__
    old = _cited(db, shape, [number])
    db.execute(delete(held).where(held.c[owner] == number))
    rows = []
    for position, found in enumerate(dict.fromkeys(source_id(db, cited) for cited in sources)):
        place = {"position": position} if "position" in held.c else {}
        rows.append({owner: number, "source_id": found, **place})
    if rows:
        db.execute(insert(held), rows)
    without_orphans(db, old)


@contextmanager
def _refusing(db: Session, shape: Shape, image: dict) -> Iterator[None]:
    try:
        with db.begin_nested():
            yield
    except (IntegrityError, DataError) as error:
        raise Refused(shape.name, shape.key_of(image), str(error.orig).splitlines()[0]) from error
