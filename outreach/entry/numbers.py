"""Numbers as people type them: in Latin, Arabic-Indic or Persian digits, with or without separators."""

import re
import unicodedata
from decimal import Decimal

SEPARATORS = re.compile(r"(?<=\d)[,٬\s\u00a0\u202f](?=\d{3}(?!\d))")
MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
MOST_DIGITS = 9
FRACTION = re.compile(r"(.*)[.٫](\d+)")


def whole(text: str, *, digits: int = MOST_DIGITS) -> int | None:
    """The whole number that was typed; None where nothing was.

    Raises:
        ValueError: something else was typed, or a number of more digits.
    """
    typed = MARKS.sub("", text).strip()
    if not typed:
        return None
    for _ in range(digits // 3):
        typed = SEPARATORS.sub("", typed)
    if not re.fullmatch(r"\d+", typed) or len(typed) > digits:
        raise ValueError(f"{text!r} is no whole number")
    return int("".join(str(unicodedata.decimal(digit)) for digit in typed))


def decimal(text: str, *, digits: int = MOST_DIGITS, places: int = 2) -> Decimal | None:
    """The number that was typed, with at most so many decimals behind a point or ``٫``; None where nothing was.

    Raises:
        ValueError: something else was typed.
    """
    found = FRACTION.fullmatch(MARKS.sub("", text).strip())
    number = whole(found[1] if found else text, digits=digits)
    if found is None:
        return None if number is None else Decimal(number)
    if number is None or len(found[2]) > places:
        raise ValueError(f"{text!r} is no number")
    return Decimal(f"{number}.{''.join(str(unicodedata.decimal(digit)) for digit in found[2])}")
