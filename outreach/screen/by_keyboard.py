"""A row of a table by the keyboard alone: a list of the rows beside the table, to type or to walk through.

The first key on a table with cells that can be chosen would choose one, and lead away. So the keyboard has a list of
its own, in front of the table. It is seen once it has the focus (style.css): with a pointer, a click on the row does.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from pandas.api.types import is_string_dtype

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_WORDS = 3
"""So many columns of words tell a row from its neighbours; its number tells it in any case."""


def draw(page: "Page", *, key: str, frame: pd.DataFrame, columns: Iterable[str]) -> list[int]:
    """The rows of a table, each by its number and first words. Answers the position of the one that is chosen.

    Args:
        key: of the table.
        columns: of ``frame``, in the order of reading.
    """
    t = page.t
    words = [name for name in columns if is_string_dtype(frame[name].dropna())]
    # What all rows have in common tells none of them.
    said = [name for name in words if len(frame) == 1 or frame[name].nunique() > 1][:MOST_WORDS]
    rows = [
        t("{n}. {row}", n=n, row=" · ".join(t.isolate(word) for word in row if isinstance(word, str) and word))
        for n, row in enumerate(frame[said].itertuples(index=False, name=None), start=1)
    ]
    chosen = st.selectbox(
        t("Open a row"),
        range(len(rows)),
        index=None,
        key=_widget(key),
        format_func=rows.__getitem__,
        filter_mode="contains",
        placeholder=t("Open a row: type its words, or press the down arrow"),
        label_visibility="collapsed",
    )
    return [] if chosen is None else [chosen]


def give_way(key: str) -> None:
    """Callback: a click on a row of the table means that one."""
    st.session_state[_widget(key)] = None


def _widget(key: str) -> str:
    return f"jisr.keyboard.{key}"
