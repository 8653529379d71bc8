"""Numbers in tables, as this reader writes them."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from pandas.io.formats.style import Styler

from outreach.i18n import Translator

Written = Callable[[object], str]


def written(
    frame: pd.DataFrame, *, columns: Iterable[str], t: Translator, words: Mapping[str, Written]
) -> pd.DataFrame | Styler:
    """The frame with its numbers in the reader's digits and separators; they are still sorted as numbers.

    Streamlit alone would write them as the browser's language does, whatever the dashboard's.

    Args:
        words: how to write a column that is not to be written as a quantity, such as a year.
    """
    numbers = {
        name: words.get(name, t.number)
        for name in columns
        if is_numeric_dtype(frame[name]) and not is_bool_dtype(frame[name])
    }
    return frame.style.format(numbers, na_rep=t("unknown"), subset=list(numbers)) if numbers else frame


def year(t: Translator) -> Written:
    """Writes a year, which has no separators."""
    return lambda value: t.in_digits(f"{value:.0f}")


def places(t: Translator, decimals: int) -> Written:
    """Writes a number with exactly so many decimal places."""
    return lambda value: t.number(value, decimals=decimals)
