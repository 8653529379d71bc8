"""Numbers as people type them: in Latin, Arabic-Indic or Persian digits, with or without separators."""

import re
import unicodedata

SEPARATORS = re.compile(r"(?<=\d)[,٬\s\u00a0\u202f](?=\d{3}(?!\d))")
MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
MOST_DIGITS = 9


def whole(text: str) -> int | None:
    """The whole number that was typed; None where nothing was.

    Raises:
        ValueError: something else was typed, or a number of more than nine digits.
    """
    typed = MARKS.sub("", text).strip()
    if not typed:
        return None
    for _ in range(MOST_DIGITS // 3):
        typed = SEPARATORS.sub("", typed)
    if not re.fullmatch(r"\d+", typed) or len(typed) > MOST_DIGITS:
        raise ValueError(f"{text!r} is no whole number")
    return int("".join(str(unicodedata.decimal(digit)) for digit in typed))
