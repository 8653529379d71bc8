"""A button that hands over every row of a table, and not only those that are on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from outreach.answering import EXPORTS
from outreach.filters import Filters
from outreach.screen.address import href
from outreach.screen.file_button import file_named

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_IN_MEMORY = 20_000


def elsewhere(page: "Page", *, table: str = "", filters: Filters | None = None) -> None:
    """Where no file streams from this process: how it is had, for a whole ``table`` also the command that writes it."""
    t = page.t
    st.caption(
        t("Start Jisr with `make run` or `python -m outreach.server`: its server gives this file, of any length.")
    )
    if table:
        st.caption(t("This command writes it too:"))
        narrowed = urlencode(filters.to_params(), safe=",") if filters else ""
        more = f' --filters "{narrowed}"' if narrowed else ""
        command = f"python -m outreach export {table} --to {table}.csv{more}"
        st.code(command, language=None, wrap_lines=True)


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
        if not EXPORTS.is_set():
            elsewhere(page)
            return
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
