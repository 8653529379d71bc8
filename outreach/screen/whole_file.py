"""A button that hands over every row of a table, and not only those that are on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.screen.address import href
from outreach.screen.file_button import file_named

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_IN_MEMORY = 20_000


def offer(
    page: "Page",
    *,
    key: str,
    number: int,
    make: Callable[[], bytes],
    topic: str,
    scope: str = "",
    table: str = "",
    show: str = "",
) -> None:
    """The file of ``number`` rows. A large one is not made in memory: it streams from the whole table's address.

    Args:
        make: the file; called when it is asked for.
        topic, scope: for the file's name, in the reader's words.
        table: the table of ``outreach.exports.tables`` that has these rows, and ``show`` which of them are meant.
    """
    t = page.t
    words = t("All of these rows as a file that opens in Excel, with every column")
    if table and number > MOST_IN_MEMORY:
        st.link_button(
            t("CSV"),
            href(f"export/{table}.csv", page.carry(**({"show": show} if show else {}))),
            help=words,
            icon=":material/download:",
            type="tertiary",
        )
        return
    st.download_button(
        t("CSV"),
        data=make,
        file_name=file_named(page, topic=topic, scope=scope),
        mime="text/csv",
        key=f"jisr.whole.{key}",
        help=words,
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
        disabled=not number,
    )
