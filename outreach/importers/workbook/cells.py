"""What a cell of a sheet says, as text: as a file of rows would write it."""

from datetime import date, datetime, time, timedelta


def text(value: object) -> str:
    """A text as it is, a whole number without a point, a date as YYYY-MM-DD, true or false, nothing for nothing."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    raise TypeError(f"{type(value).__name__} is nothing that a cell holds.")


def _number(value: float) -> str:
    """With the fifteen digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3 there."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g")
