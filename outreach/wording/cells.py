"""Numbers in tables, as this reader writes them, and words that are sorted by something else than their letters."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from pandas.io.formats.style import Styler

from outreach.i18n import Translator
from outreach.queries.frames import as_they_are

Written = Callable[[object], str]
LENGTHS = {"year": 4, "month": 7, "day": 10}
"""How much of 2023-03-05 is known of a date, by its precision."""


class Placed(str):
    """Words of a cell with their place among the others of the column, which letters would put elsewhere.

    They are those words wherever else they are written. ``place`` is a text without letters, such as 2023-03.
    """

    __slots__ = ("place",)

    def __new__(cls, words: str, place: str) -> "Placed":
        made = super().__new__(cls, words)
        made.place = place
        return made

    @property
    def sent(self) -> str:
        """What a table sorts by, and reads out to those who hear it: the place, and the words after it."""
        return f"{self.place} {self}"


def dated(day: date | None, precision: str = "day", *, t: Translator) -> str:
    """A date in words that is sorted by what is known of it; undated, by its word, after all dates."""
    words = t.date(day, precision)
    known = LENGTHS[getattr(precision, "value", precision)]
    return words if pd.isna(day) else Placed(words, day.isoformat()[:known])


def written(
    frame: pd.DataFrame, *, columns: Iterable[str], t: Translator, words: Mapping[str, Written]
) -> pd.DataFrame | Styler:
    """The frame with its numbers in the reader's digits and separators, which are still sorted as numbers, and words
    that are :class:`Placed` sorted by their place.

    Streamlit alone would write numbers as the browser's language does, whatever the dashboard's.

    Args:
        words: how to write a column that is not to be written as a quantity, such as a year, or a name that is too
            long for it: it is still sorted, and found, by the whole of it.
    """
    columns = list(columns)
    numbers = {
        name: words.get(name, t.number)
        for name in columns
        if is_numeric_dtype(frame[name]) and not is_bool_dtype(frame[name])
    }
    placed = {}
    for name in columns:
        if name not in numbers and any(isinstance(cell, Placed) for cell in frame[name]):
            sent = [cell.sent if isinstance(cell, Placed) else cell for cell in frame[name]]
            placed[name] = dict(zip(sent, frame[name], strict=True))
            frame = frame.assign(**{name: as_they_are(sent, frame.index)})
    names = {name: words[name] for name in columns if name in words and name not in numbers}
    formats = numbers | names | {name: found.__getitem__ for name, found in placed.items()}
    return frame.style.format(formats, na_rep=t("unknown"), subset=list(formats)) if formats else frame


def year(t: Translator) -> Written:
    """Writes a year, which has no separators."""
    return lambda value: t.in_digits(f"{value:.0f}")


def places(t: Translator, decimals: int) -> Written:
    """Writes a number with exactly so many decimal places."""
    return lambda value: t.number(value, decimals=decimals)
