"""How tall the rows of a table are: one line, or as many as the texts need that are to be read whole.

A table cuts a text that is wider than its column, and breaks it into lines only in rows of more than four times the
page's size of letters. What three lines do not hold either is read on the row's own page.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

ROW_HEIGHT = 34
TALL_ROW = 62
MOST_ROWS_HIGH = 12
LETTER, PADDING = 6.4, 16
"""Pixels that a letter takes, in either script, and that a cell keeps free beside its text."""


def heights(frame: pd.DataFrame, *, whole: Sequence[str], widths: Mapping[str, int | None], rows: int) -> dict:
    """The heights in pixels of a row and of the table, by the names that ``st.dataframe`` has for them.

    Args:
        whole: columns of texts of which none is to be cut.
        widths: pixels of each column; None where the table finds it.
        rows: how many of one line are seen at once; of taller ones as many as have room in as much again by half.
    """
    cut = any(_longest(frame[name]) * LETTER + PADDING > widths[name] for name in whole if widths.get(name))
    row = TALL_ROW if cut else ROW_HEIGHT
    most = min(rows, rows * ROW_HEIGHT * 3 // 2 // TALL_ROW) if cut else rows
    return {"row_height": row, "height": row * min(len(frame), most) + ROW_HEIGHT + 3}


def _longest(column: pd.Series) -> int:
    return max((len(str(text)) for text in column.dropna()), default=0)
