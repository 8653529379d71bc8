"""The button that hands out the rows of a block as a file that opens in Excel."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.exports.csv import for_people
from outreach.exports.names import file_name
from outreach.periods import today

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", *, key: str, frame: pd.DataFrame, topic: str, scope: str = "") -> None:
    """The button, for every column of ``frame``; ``topic`` and ``scope`` go into the file's name."""
    t = page.t
    st.download_button(
        t("CSV"),
        data=lambda: for_people(frame, t=t),
        file_name=file_name(topic=topic, scope=scope, on=today(page.settings), language=t.language, extension="csv"),
        mime="text/csv",
        key=f"jisr.file.{key}",
        help=t("These rows as a file that opens in Excel, with every column"),
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
        disabled=frame.empty,
    )
