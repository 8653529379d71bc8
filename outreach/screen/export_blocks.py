"""What the page of exports is made of: what to take, its first rows, its files and links, what its columns mean."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach import indicators
from outreach.acting import allowed
from outreach.answering import EXPORTS
from outreach.exports.columns import Table
from outreach.exports.of_indicators import TABLE_OF
from outreach.exports.tables import TABLES
from outreach.filters import LISTS, Filters
from outreach.plain import plain
from outreach.screen import choice, parts
from outreach.screen.address import href
from outreach.screen.file_button import file_named
from outreach.screen.filter_fields import ALL_FILTERS, PERIOD
from outreach.screen.row_height import ROW_HEIGHT
from outreach.screen.whole_file import elsewhere

if TYPE_CHECKING:
    from outreach.screen.frame import Page

TABLE, INDICATOR = "table", "indicator"
BY_THEMSELVES = ("channel", "reading", "request")
"""Rows behind figures that no filter of activities narrows."""
BY_ACTIVITIES = ("activity", "country", "community")
"""Rows behind figures that count activities, or places by them."""


def subject(page: "Page") -> tuple[str, str]:
    """What is to be had: the key of a table and ``""``, or ``""`` and the key of an indicator."""
    t = page.t
    mine = {key: table for key, table in TABLES.items() if allowed(page.viewer, table.role)}
    words = {f"{TABLE}.{key}": t(table.title) for key, table in mine.items()}
    words |= {
        f"{INDICATOR}.{key}": t("Rows behind: {figure}", figure=t(each.name)) for key, each in indicators.ALL.items()
    }
    asked = {name: page.param(name) for name in (INDICATOR, TABLE)}
    found = [f"{name}.{key}" for name, key in asked.items() if f"{name}.{key}" in words]
    now = found[0] if found else f"{TABLE}.{next(iter(TABLES))}"
    page.disregard(*(name for name, key in asked.items() if f"{name}.{key}" not in words))
    widget = "jisr.export.subject"
    if st.session_state.get(widget) != now:
        st.session_state[widget] = now

    def chosen() -> None:
        name, _, key = st.session_state[widget].partition(".")
        choice.write(name, key)
        choice.write(INDICATOR if name == TABLE else TABLE, "")

    look = {"placeholder": t("Choose"), "width": 420}
    st.selectbox(t("What to take"), list(words), key=widget, format_func=words.__getitem__, on_change=chosen, **look)
    kind, _, key = now.partition(".")
    return (key, "") if kind == TABLE else ("", key)


def filters_of(table: Table) -> tuple[str, ...]:
    """The filters that say something about a table's rows, by their names in the address."""
    fields = {name: (LISTS[name],) if name != PERIOD else ("start", "end") for name in ALL_FILTERS}
    return tuple(name for name, needed in fields.items() if set(needed) & set(table.by))


def filters_behind(indicator: str) -> tuple[str, ...]:
    """The filters that narrow the rows behind a figure, by their names in the address: of what is no activity, nor
    counted by activities, those of its table, and the period.
    """
    rows_are = indicators.ALL[indicator].rows_are
    if rows_are not in BY_THEMSELVES:
        return ALL_FILTERS
    return (PERIOD, *filters_of(TABLES[TABLE_OF[rows_are]]))


def rows_of(page: "Page", *, first: pd.DataFrame, number: int) -> None:
    """The first rows just as the file has them, and how many there are."""
    t = page.t
    whole = t.plural("{n} row", "{n} rows", number)
    if number > len(first):
        whole = t("{rows}; the first {n} are shown", rows=whole, n=len(first))
    st.markdown(f"**{plain(whole)}**")
    # Columns are named by codes and stand in the order of the file, from left to right in every language.
    with st.container(key="jisr-as-the-file"):
        st.dataframe(first, key="jisr.export.rows", hide_index=True, alt=whole, placeholder="", row_height=ROW_HEIGHT)


def addresses(page: "Page", *, of: str, filters: Filters) -> None:
    """Files that stream from an address of their own, which a spreadsheet can ask again: ``of`` is a table, or
    ``behind/KEY`` for the rows behind an indicator.
    """
    t = page.t
    if not EXPORTS.is_set():
        elsewhere(page, table=of if of in TABLES else "", filters=filters)
        return
    params = {"lang": t.language, **filters.to_params()}
    readers = (
        ("people", t("CSV for Excel"), t("With a mark that keeps Arabic whole; text that would run is defused.")),
        ("machines", t("CSV for programs"), t("Plain UTF-8, every text exactly as it is known.")),
    )
    with st.container(horizontal=True, gap="small", key="jisr-export-files"):
        for reader, label, meaning in readers:
            address = href(f"export/{of}.csv", {**params, "for": reader})
            kind = "primary" if reader == "people" else "secondary"
            st.link_button(label, address, icon=":material/download:", help=meaning, type=kind)
    st.caption(t("This link gives the same rows as they are then, to Excel or pandas on this machine:"))
    base = (st.context.url or "").split("/export")[0]
    st.code(f"{base}{href(f'export/{of}.csv', {**params, 'for': 'machines'})}", language=None, wrap_lines=True)


def files(
    page: "Page",
    *,
    topic: str,
    people: Callable[[], bytes],
    machines: Callable[[], bytes],
) -> None:
    """The rows behind a figure as files, made when they are asked for."""
    t = page.t
    name = file_named(page, topic=topic)
    with st.container(horizontal=True, gap="small", key="jisr-export-files"):
        for label, data, kind in (
            (t("CSV for Excel"), people, "primary"),
            (t("CSV for programs"), machines, "secondary"),
        ):
            st.download_button(
                label,
                data=data,
                file_name=name,
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                type=kind,
                key=f"jisr.export.{kind}",
            )


def dictionary(page: "Page", frame: pd.DataFrame, *, topic: str) -> None:
    """What each column of the file means, itself a file."""
    t = page.t
    parts.block(
        page,
        key="dictionary",
        title=t("What each column means"),
        chart=None,
        frame=frame,
        columns={"column": t("Column"), "meaning": t("Meaning"), "holds": t("Holds"), "unit": t("Unit")},
        topic=t("Dictionary of {table}", table=topic),
        by=(),
    )
