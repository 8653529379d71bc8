"""Frozen dataclasses as JSON and back: the same object always gives the same text.

A field that a later version of the code adds has a default, so a text that was written before still reads.
"""

import json
import math
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


class Unreadable(ValueError):
    """JSON that is not what was expected; the message says where, as ``figures[2].value``."""


def as_json(record: Any) -> str:
    """Keys sorted, dates as ISO 8601, no blanks, letters as they are.

    Raises:
        ValueError: a number that is not finite.
    """
    return json.dumps(plain(record), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    """What JSON can hold of it: records and tuples of any depth, and dates."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def read(kind: Any, value: Any, *, where: str = "") -> Any:
    """``value`` (of ``json.loads``) as ``kind``: a dataclass, a tuple of them, a text, number, date or None.

    Raises:
        Unreadable: a part of another kind, a field too many or too few, or what the dataclass itself refuses.
    """
    if is_dataclass(kind):
        return _record(kind, value, where=where)
    if get_origin(kind) is UnionType:
        if value is None and NoneType in get_args(kind):
            return None
        return read(next((each for each in get_args(kind) if _fits(each, value)), NoneType), value, where=where)
    if not _fits(kind, value):
        _refuse(where, value)
    if get_origin(kind) is tuple:
        return tuple(read(get_args(kind)[0], each, where=f"{where}[{n}]") for n, each in enumerate(value))
    if kind in (date, datetime):
        try:
            return kind.fromisoformat(value)
        except ValueError:
            _refuse(where, value)
    return value


def _record(kind: Any, value: Any, *, where: str) -> Any:
    if not isinstance(value, dict):
        _refuse(where, value)
    hints, known = get_type_hints(kind), {each.name: each for each in fields(kind)}
    if too_many := sorted(set(value) - set(known)):
        raise Unreadable(f"{where or kind.__name__}: unknown fields {', '.join(too_many)}")
    wanted = [name for name, each in known.items() if each.default is MISSING and each.default_factory is MISSING]
    if too_few := sorted(set(wanted) - set(value)):
        raise Unreadable(f"{where or kind.__name__}: without {', '.join(too_few)}")
    parts = {name: read(hints[name], part, where=f"{where}.{name}".lstrip(".")) for name, part in value.items()}
    try:
        return kind(**parts)
    except ValueError as error:
        raise Unreadable(f"{where or kind.__name__}: {error}") from error


def _fits(kind: Any, value: Any) -> bool:
    if is_dataclass(kind):
        return isinstance(value, dict)
    if get_origin(kind) is tuple:
        return isinstance(value, list)
    if kind in (date, datetime):
        return isinstance(value, str)
    if kind in (int, float):
        # True is an int to Python, and 3 is a float to a reader.
        return type(value) in (int, kind) and math.isfinite(value)
    return type(value) is kind


def _refuse(where: str, value: Any) -> None:
    raise Unreadable(f"{where or 'the record'}: {str(value)[:80]!r} is not what belongs there")
