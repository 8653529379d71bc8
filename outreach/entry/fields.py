"""The fields of a form that is made from a table's columns: what each may hold, and whether it may be blank."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Boolean, Column, Date, Integer, Numeric
from sqlalchemy import Enum as Codes

from models.base import longest
from models.codes import AttendanceBasis
from outreach.entry.cited import SOURCES
from outreach.writing.shapes import RUN, SHAPES, WRITTEN_BY_HAND, Shape

TABLES = tuple(
    name
    for name in (
        "community", "entity", "channel", "channel_reading", "initiative", "topic", "authority", "request",
        "theme", "commitment", "coverage_reason", "decision", "meeting_action", "published_figure",
        "diaspora_estimate", "estimate_source",
    )
    if name in WRITTEN_BY_HAND
)  # fmt: skip
"""Tables that are corrected in such a form, in the order in which they are offered."""
ELSEWHERE = WRITTEN_BY_HAND - set(TABLES)
"""What is written where it is read: an activity on its own page, a target in the list of targets."""
MERGED = ("community", "entity")
"""Tables of which two rows may be made one."""

# What is made of other columns, or says where a row came from, or what it was begun for.
MADE = frozenset({"id", RUN, "folded", "follows"})
PERIOD = frozenset({"starts", "ends", "precision"})
# A reading that was not collected is none.
LEFT_OUT = {("channel_reading", "basis"): {AttendanceBasis.NOT_COLLECTED}}
KEY = "key"


class Holds(StrEnum):
    """What a field holds: ``REFERENCE`` the key of another row, or a country's code; ``SOURCES`` a line for each."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    DAY = "day"
    CODE = "code"
    FLAG = "flag"
    REFERENCE = "reference"
    SOURCES = "sources"


@dataclass(frozen=True)
class Field:
    """One field. ``name`` is the column as an image has it.

    ``fixed``: it tells the row apart, and stays once the row is there. ``longest`` in characters. ``signed``: a number
    that may be below zero. ``digits`` before the point of a decimal, ``places`` behind it. ``codes`` with their
    ``family`` in ``outreach.labels``; ``to``: the table referred to.
    """

    name: str
    holds: Holds
    required: bool = False
    fixed: bool = False
    longest: int | None = None
    signed: bool = False
    digits: int = 0
    places: int = 0
    codes: tuple[str, ...] = ()
    family: str = ""
    to: str = ""


def fields(shape: Shape) -> tuple[Field, ...]:
    """The fields of a table's form, in the order of its columns, the key last.

    A date that is a first day, a last day and how finely it is known has two: the last day follows from them.
    """
    names = {column.name: name for name, column in shape.references.items()}
    columns = {names.get(column.name, column.name): column for column in shape.table.__table__.c}
    made = MADE | ({"ends"} if columns.keys() >= PERIOD else set())
    found = [_field(shape, column, name) for name, column in columns.items() if name not in made]
    if shape.sources:
        found.append(Field(SOURCES, Holds.SOURCES))
    return tuple(sorted(found, key=lambda field: field.name == KEY))


def named(table: str) -> dict[str, Field]:
    """A table's fields by their names."""
    return {field.name: field for field in fields(SHAPES[table])}


def _field(shape: Shape, column: Column, name: str) -> Field:
    of_model = shape.table.model_fields[column.name]
    same = {
        "name": name,
        # Where nobody gives a key, one is made.
        "required": of_model.is_required() and name != KEY,
        "fixed": name in shape.identity,
    }
    for foreign in column.foreign_keys:
        return Field(holds=Holds.REFERENCE, to=foreign.column.table.name, **same)
    if isinstance(column.type, Codes):
        enum = column.type.enum_class
        codes = tuple(code.value for code in enum if code not in LEFT_OUT.get((shape.name, name), ()))
        family = re.sub(r"(?<!^)(?=[A-Z])", "_", enum.__name__).lower()
        return Field(holds=Holds.CODE, codes=codes, family=family, **same)
    if isinstance(column.type, Boolean):
        return Field(holds=Holds.FLAG, **same)
    if isinstance(column.type, Integer):
        counts = {str(rule.name) for rule in shape.table.__table__.constraints}
        positive = {f"ck_{shape.name}_{name}_at_least_zero", f"ck_{shape.name}_{name}_of_our_time"}
        return Field(holds=Holds.NUMBER, signed=not positive & counts, **same)
    if isinstance(column.type, Numeric):
        places = column.type.scale or 0
        return Field(holds=Holds.DECIMAL, signed=True, digits=column.type.precision - places, places=places, **same)
    if isinstance(column.type, Date):
        return Field(holds=Holds.DAY, **same)
    return Field(holds=Holds.TEXT, longest=longest(shape.table, column.name), **same)
