"""The button that hands out the rows of a block as a file that opens in Excel."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.exports.csv import for_people
from outreach.exports.names import file_name
from outreach.exports.scopes import made_up, scope_of, stamp
from outreach.periods import today

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def file_named(page: "Page", *, topic: str, scope: str = "", on: date | None = None, extension: str = "csv") -> str:
    """The name of a file: ``topic`` and ``scope``, what the page is filtered by, and whether its data is made up."""
    t = page.t
    return file_name(
        topic=topic,
        scope=scope,
        filtered=scope_of(page.filtered[-1], t=t) if page.filtered else "",
        on=on or today(page.settings),
        language=t.language,
        extension=extension,
        made_up=made_up(page.collections, t=t),
    )


def stamped(page: "Page") -> str:
    """What each row of a file of this page says of itself where its data is made up; else nothing."""
    return stamp(page.collections, t=page.t)


def draw(page: "Page", *, key: str, frame: pd.DataFrame, topic: str, scope: str = "") -> None:
    """The button, for every column of ``frame``; ``topic`` and ``scope`` go into the file's name, as does what the page
    is filtered by.
    """
    t = page.t
    st.download_button(
        t("CSV"),
        data=lambda: for_people(frame, t=t, stamp=stamped(page)),
        file_name=file_named(page, topic=topic, scope=scope),
        mime="text/csv",
        key=f"jisr.file.{key}",
        help=t("These rows as a file that opens in Excel, with every column"),
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
        disabled=frame.empty,
    )
