"""A row is found on the page of the history by its table and its name or key, without knowing its address."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.acting import Role, allowed
from outreach.each_row import as_dicts
from outreach.queries import history, own_rows
from outreach.screen.correct_fields import search
from outreach.wording import history_rows, row_words
from outreach.wording.history_words import TABLES

if TYPE_CHECKING:
    from outreach.screen.frame import Page

_TABLE = "jisr.history.table"


def draw(page: "Page", *, row: str) -> None:
    """The fold with the table, what is sought, and a way to the changes of each row that is found.

    Args:
        row: the one whose changes are shown, ``table/key``; empty for those of all.
    """
    t = page.t
    with st.expander(t("Find a row"), icon=":material/search:"):
        names = {name: history_rows.table(name, t=t) for name in TABLES}
        order = sorted(names, key=names.__getitem__)
        table = st.selectbox(
            t("Which table"), order, index=None, format_func=names.get, key=_TABLE, placeholder=t("Choose"), width=420
        )
        if table:
            wanted = search(page, label=t("Name or key"), widget=f"jisr.history.find.{table}.{row}")
            _found(page, table, wanted)


def _found(page: "Page", table: str, wanted: str) -> None:
    t = page.t
    with page.db() as db:
        named = []
        # What the history itself calls by no name may be people's words.
        if table in own_rows.TABLES and (table in history.NAMED or allowed(page.viewer, Role.EDITOR)):
            named = as_dicts(own_rows.search(db, table=table, text=wanted))
        # Rows that are gone, and those without a name, have their key.
        keys = history.keys(db, table=table, text=wanted) if wanted or not named else []
    with st.container(key="jisr-rows-found", gap="xxsmall"):
        if not named and not keys:
            st.caption(t("Nothing on record has such a name."))
        words = {str(row["key"]): row_words.name(row, table=table, t=t) or str(row["key"]) for row in named}
        for key, label in ({key: t.isolate(key) for key in keys} | words).items():
            page.link("history", label, icon=":material/history:", row=f"{table}/{key}")
