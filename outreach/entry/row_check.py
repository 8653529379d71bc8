"""From a form that is made of a table's columns to the row: what is wrong with it, each at its field, or the values.

A form is ``{field: text}``, as it was typed or chosen; a flag is ``yes`` or empty. Rules that bind several columns are
the database's own: :mod:`outreach.writing.broken` has their words.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from models.codes import Level, Precision
from outreach.entry.check import NUMBER, Checked
from outreach.entry.cited import as_text, of_text
from outreach.entry.fields import KEY, PERIOD, Field, Holds, fields
from outreach.entry.numbers import decimal, whole
from outreach.importers.messages import Message, Unfit, say
from outreach.marks import mark
from outreach.visible import visible
from outreach.writing.broken import BLANK
from outreach.writing.come import TO_COME, to_come
from outreach.writing.rows import KEY as FIT
from outreach.writing.shapes import Shape

YES = "yes"
MINUS = ("-", "\N{MINUS SIGN}")
SIGNED = mark("A whole number, such as 45 or -45; nothing where it is unknown.")
DECIMAL = mark("A number with at most {places} decimals, such as 45 or 12.5; nothing where it is unknown.")
FIRST = {"community": {"level": Level.CITY.value}}
"""What a new row of a table begins with."""

N = TypeVar("N", int, Decimal)


def blank(shape: Shape) -> dict[str, str]:
    """The form of a new row, before anybody wrote in it."""
    return dict.fromkeys((field.name for field in fields(shape)), "") | FIRST.get(shape.name, {})


def typed(shape: Shape, image: Mapping[str, object]) -> dict[str, str]:
    """The form that would have made this row."""
    return {field.name: _typed(image[field.name]) for field in fields(shape)}


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, list):
        return as_text(value)
    return "" if value is None else str(value)


def changes(form: Mapping[str, str], start: Mapping[str, str]) -> dict[str, str]:
    """What was written into a form since it was ``start``."""
    return {name: text for name, text in form.items() if text.strip() != start[name].strip()}


def check(
    shape: Shape, form: Mapping[str, str], *, before: Mapping[str, object] | None, home_country: str, day: date
) -> Checked:
    """What is wrong with a form, by field; else the values that it means, without what stays as it is.

    Args:
        before: the image of the row that is corrected; None for a new one.
        day: today, where the ministry is.
    """
    errors: dict[str, Message] = {}
    values: dict[str, object] = {}
    for field in fields(shape):
        if field.fixed and before is not None:
            continue
        if field.holds == Holds.SOURCES and before is not None and form[field.name] == as_text(before[field.name]):
            # As a file may have them, a line says less than the row.
            continue
        try:
            values[field.name] = _value(field, form[field.name])
        except Unfit as error:
            errors[field.name] = error.expected
    if "starts" in values and shape.names >= PERIOD:
        _period(values, errors)
    if shape.name == "community":
        _community(values, before, home_country, errors)
    errors |= {name: say(TO_COME) for name in to_come(shape.name, values, today=day)}
    if "name_en" in values and not (values["name_en"] or values.get("name_ar")):
        errors.setdefault("name_en", say(mark("Give a name, in Arabic or in English.")))
    if before is None and not values.get(KEY):
        values.pop(KEY, None)
    return Checked(None, errors) if errors else Checked(values)


def _value(field: Field, text: str) -> object:
    """What a text means.

    Raises:
        Unfit: nothing that the column takes.
    """
    text = visible(text)
    if field.holds == Holds.FLAG:
        return text == YES
    if field.required and not text:
        raise Unfit(say(BLANK))
    if field.name == KEY and text and not FIT.fullmatch(text):
        raise Unfit(say(mark("A key of at most 80 Latin letters, digits, hyphens, underscores, dots and colons.")))
    if field.longest and len(text) > field.longest:
        raise Unfit(say(mark("At most {limit} characters."), limit=field.longest))
    if field.holds == Holds.TEXT:
        return text
    if field.holds == Holds.SOURCES:
        return of_text(text)
    if field.holds == Holds.NUMBER:
        try:
            return _number(text, whole, signed=field.signed)
        except ValueError as error:
            raise Unfit(say(SIGNED if field.signed else NUMBER)) from error
    if field.holds == Holds.DECIMAL:
        try:
            return _number(text, partial(decimal, digits=field.digits, places=field.places), signed=field.signed)
        except ValueError as error:
            raise Unfit(say(DECIMAL, places=field.places)) from error
    return text or None


def _number(text: str, read: Callable[[str], N | None], *, signed: bool) -> N | None:
    """What ``read`` makes of a number, or of one below zero.

    Raises:
        ValueError: something else, or one below zero where that cannot be.
    """
    if not (signed and text.startswith(MINUS)):
        return read(text)
    if not text[1:].strip():
        raise ValueError(f"{text!r} is no number")
    return -(read(text[1:]) or 0)


def _period(values: dict[str, object], errors: dict[str, Message]) -> None:
    """The first and the last day that a date may mean."""
    first, precision = values["starts"], values["precision"]
    if (first is None) != (precision is None):
        errors["precision" if precision is None else "starts"] = say(
            mark("Give the date with how finely it is known, or neither.")
        )
    if first is None or precision is None:
        values["ends"] = None
        return
    day = date.fromisoformat(str(first))
    if precision == Precision.DAY:
        values["ends"] = first
        return
    year = precision == Precision.YEAR
    start, month = day.replace(day=1, month=1 if year else day.month), 12 if year else day.month
    values["starts"] = start.isoformat()
    values["ends"] = date(day.year, month, monthrange(day.year, month)[1]).isoformat()


def _community(
    values: dict[str, object], before: Mapping[str, object] | None, home_country: str, errors: dict[str, Message]
) -> None:
    if before is not None and before["level"] == Level.COUNTRY:
        for name in ("country_code", "level"):
            if values.get(name) != before[name]:
                errors[name] = say(mark("Every country keeps its community of the whole country."))
    if values.get("country_code") == home_country and (before is None or before["country_code"] != home_country):
        errors["country_code"] = say(
            mark("The home country: activities are held here, and it has no community that could be reached.")
        )
