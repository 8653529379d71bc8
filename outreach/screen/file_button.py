"""The button that hands out the rows of a block as a file that opens in Excel."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.exports.csv import for_people
from outreach.exports.names import file_name
from outreach.exports.scopes import made_up, scope_of, stamp
from outreach.filters import Filters
from outreach.periods import today
from outreach.screen import filter_bar

if TYPE_CHECKING:
    from outreach.screen.frame import Page

SAID = "_said"


def file_named(
    page: "Page",
    *,
    topic: str,
    scope: str = "",
    by: tuple[str, ...] | None = None,
    on: date | None = None,
    extension: str = "csv",
) -> str:
    """The name of a file: ``topic`` and ``scope``, what its rows are filtered by, and whether its data is made up.

    ``by`` names those of the page's filters that narrow its rows, where these are not all of them; empty for none.
    """
    t = page.t
    filters = page.filtered[-1] if page.filtered else Filters()
    return file_name(
        topic=topic,
        scope=scope,
        filtered=scope_of(filters if by is None else filter_bar.only(filters, by), t=t),
        on=on or today(page.settings),
        language=t.language,
        extension=extension,
        made_up=made_up(page.collections, t=t),
    )


def stamped(page: "Page") -> str:
    """What each row of a file of this page says of itself where its data is made up; else nothing."""
    return stamp(page.collections, t=page.t)


def _in_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the words of what is there as a number too: ``gap_said`` beside ``gap``."""
    return frame.drop(columns=[name for name in frame if name.endswith(SAID) and name.removesuffix(SAID) in frame])


def draw(
    page: "Page", *, key: str, frame: pd.DataFrame, topic: str, scope: str = "", by: tuple[str, ...] | None = None
) -> None:
    """The button, for every column of ``frame``; ``topic``, ``scope`` and ``by`` are of the file's name, as
    :func:`file_named` has it.
    """
    t = page.t
    st.download_button(
        t("CSV"),
        data=lambda: for_people(_in_numbers(frame), t=t, stamp=stamped(page)),
        file_name=file_named(page, topic=topic, scope=scope, by=by),
        mime="text/csv",
        key=f"jisr.file.{key}",
        help=t("These rows as a file that opens in Excel, with every column"),
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
        disabled=frame.empty,
    )
