"""Rows as images: JSON with every column, and links by the keys of those at the other end."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import islice

from sqlalchemy import Column, ColumnElement, Date, Integer, Select, String, bindparam, select, type_coerce
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Session

from models import Base, Source
from outreach.writing.shapes import Links, Shape, shape_of

CHUNK = 500
"""Rows asked for at a time: well under the parameters that a statement may have."""
NUMBERS = bindparam("numbers", expanding=True)
"""Of which rows: what is asked of them takes longer to make than to ask, so it is made once."""
LONGEST_NUMBER = 9
"""Digits that every column of whole numbers takes."""


def snapshot(db: Session, table: type[Base], key: str) -> dict | None:
    """A row with all its columns and links by key, as JSON may hold it; None where it is not there."""
    shape = shape_of(table)
    number = number_of(db, shape, key)
    return None if number is None else images(db, shape, [number])[number]


def token(snapshot: dict) -> str:
    """SHA-256 of a row: a form keeps it to find out that somebody else changed the row meanwhile."""
    return hashlib.sha256(written(snapshot).encode()).hexdigest()


def written(image: dict) -> str:
    """An image as text, the same for the same row."""
    return json.dumps(image, ensure_ascii=False, sort_keys=True)


def read_back(shape: Shape, text: str) -> dict:
    """An image that was written; columns that the table did not have then are as in a row that says nothing of them."""
    return empty(shape) | json.loads(text)


def empty(shape: Shape) -> dict:
    """An image with the model's defaults, and no links."""
    fields = shape.table.model_fields
    image: dict = {column.name: None for column in shape.plain} | dict.fromkeys(shape.references)
    for column in shape.plain:
        if not fields[column.name].is_required():
            image[column.name] = plain(fields[column.name].default)
    lists = [link.name for link in shape.links] + (["sources"] if shape.sources else [])
    return image | {name: [] for name in lists}


def number_of(db: Session, shape: Shape, key: str) -> object | None:
    """The number (or code) of the row with this key, as :meth:`Shape.key_of` makes it; None where it is not there."""
    parts = key.rsplit("/", len(shape.identity) - 1)
    if len(parts) != len(shape.identity):
        return None
    try:
        conditions = [_is(shape, name, part) for name, part in zip(shape.identity, parts, strict=True)]
    except ValueError:
        # An address may say anything where a day or a year stands.
        return None
    return db.scalar(select(shape.number).where(*conditions))


def numbers_of(db: Session, shape: Shape, keys: list[str]) -> dict[str, object]:
    """``key -> number`` of at most 500 rows that are there, in one statement where a row has a key of its own."""
    if len(shape.identity) > 1:
        found = {key: number_of(db, shape, key) for key in keys}
        return {key: number for key, number in found.items() if number is not None}
    key = shape.table.__table__.c[shape.identity[0]]
    return dict(db.execute(select(key, shape.number).where(key.in_(keys))).all())


def _is(shape: Shape, name: str, part: str) -> ColumnElement[bool]:
    if name in shape.references:
        column = shape.references[name]
        other = next(iter(column.foreign_keys)).column.table
        return column == select(other.c.id).where(other.c.key == part).scalar_subquery()
    column = shape.table.__table__.c[name]
    if not part:
        return column.is_(None)
    meant: object = part
    if isinstance(column.type, Date):
        meant = date.fromisoformat(part)
    elif isinstance(column.type, Integer):
        meant = int(part[:LONGEST_NUMBER])
    if str(meant) != part:
        raise ValueError(f"{part!r} is written otherwise in a key")
    return column == meant


def images(db: Session, shape: Shape, numbers: Iterable) -> dict[object, dict]:
    """``number -> image`` of many rows, in a few statements for every 500."""
    found: dict[object, dict] = {}
    for chunk in chunks(numbers):
        found |= _images(db, shape, chunk)
    return found


def _images(db: Session, shape: Shape, numbers: list) -> dict[object, dict]:
    rows = db.execute(_chosen(shape), {NUMBERS.key: numbers})
    names = [column.name for column in shape.plain] + list(shape.references)
    found = {row[0]: dict(zip(names, map(plain, row[1:]), strict=True)) for row in rows}
    for link in shape.links:
        for image in found.values():
            image[link.name] = []
        ends = _ends(db, link, numbers)
        keys = _keys(db, link, {end for _, end in ends})
        for owner, end in ends:
            # Somebody else may have taken it away since the links were read.
            if end in keys:
                found[owner][link.name].append(keys[end])
        for image in found.values():
            # Here, since databases sort text each in its own way.
            image[link.name].sort()
    _cite(db, shape, found)
    return found


@cache
def _chosen(shape: Shape) -> Select:
    """Number, columns and keys of what it refers to, of the rows :data:`NUMBERS`."""
    chosen, joined = [shape.number.label("_number"), *map(_bare, shape.plain)], shape.table.__table__
    for name, column in shape.references.items():
        other = next(iter(column.foreign_keys)).column.table.alias(f"{name}_named")
        joined = joined.outerjoin(other, other.c.id == column)
        chosen.append(other.c.key.label(name))
    return select(*chosen).select_from(joined).where(shape.number.in_(NUMBERS))


def _bare(column: Column) -> ColumnElement:
    """A column of codes as the text that stands there: an import reads so many that making codes of them tells."""
    return type_coerce(column, String) if isinstance(column.type, SqlEnum) else column


def _ends(db: Session, link: Links, owners: list) -> list[tuple]:
    """``(owner, what is at the other end)`` of the links of these rows."""
    return db.execute(_linked(link), {NUMBERS.key: owners}).all()


@cache
def _linked(link: Links) -> Select:
    held = link.table.__table__.c
    return select(held[link.owner], held[link.other]).where(held[link.owner].in_(NUMBERS))


def _keys(db: Session, link: Links, ends: set) -> dict:
    """What those at the other end are named by. Asked apart: joined to its links, a list that the database takes for
    short is walked from its beginning for every row."""
    number = next(iter(link.to.__table__.primary_key.columns))
    if link.key is number:
        return {end: end for end in ends}
    found: dict = {}
    for chunk in chunks(ends):
        found |= dict(db.execute(select(number, link.key).where(number.in_(chunk))).all())
    return found


def _cite(db: Session, shape: Shape, found: dict[object, dict]) -> None:
    if shape.sources is None:
        return
    for image in found.values():
        image["sources"] = []
    for number, *cited in db.execute(_sources(shape), {NUMBERS.key: list(found)}):
        found[number]["sources"].append([plain(one) for one in cited])


@cache
def _sources(shape: Shape) -> Select:
    table, owner = shape.sources
    held = table.__table__
    order = [held.c.position] if "position" in held.c else []
    return (
        select(held.c[owner], Source.address, Source.outlet, Source.published_on)
        .join(Source, Source.id == held.c.source_id)
        .where(held.c[owner].in_(NUMBERS))
        .order_by(*order, held.c.source_id)
    )


def plain(value: object) -> object:
    """A value as JSON has it: codes, days as ISO 8601, decimals as text."""
    # First the many: an import asks this half a million times.
    if value is None or type(value) is str or type(value) is int:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def chunks(items: Iterable) -> Iterator[list]:
    """So many at a time as one statement bears."""
    waiting = iter(items)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
