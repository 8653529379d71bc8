"""Requests on the page of their activity: numbers for everybody, words for those who work on them."""

from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Act
from outreach.acting import READS_WORDS, allowed
from outreach.each_row import as_dicts, as_tuples
from outreach.plain import plain
from outreach.queries import requests
from outreach.screen import taking_back
from outreach.screen.activity_blocks import fact, written

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", activity: str) -> None:
    """What was raised in it; nothing where nothing is on record."""
    t, may = page.t, allowed(page.viewer, READS_WORDS)
    found = page.ask(requests.raised_in, activity=activity, words=may)
    if not found.empty:
        with fact(t("Requests raised")), st.container(gap="small"):
            for row in as_dicts(found):
                with st.container(gap="xxsmall", key=f"jisr-request-{row['key']}"):
                    st.markdown(_said(page, row))
                    if may:
                        written(row["summary"], t=t)
                    page.link("request", t("Where it stands"), icon=":material/contact_support:", key=row["key"])
            if not may:
                st.caption(t("What was asked, word for word, is shown to those who work on it."))
    if may:
        _deleted(page, activity)


def numbered(page: "Page", numbers: tuple[str, ...]) -> None:
    """The reference numbers that were just given, to be passed on to those who asked."""
    t = page.t
    if numbers:
        listed = t.list([t.isolate(number) for number in numbers])
        said = t.plural("{n} request: {numbers}", "{n} requests: {numbers}", len(numbers), numbers=listed)
        st.markdown(plain(said))


def _said(page: "Page", row: dict) -> str:
    t = page.t
    parts = [t.label(row["kind"], family="request_kind")]
    for name in ("topic", "community"):
        if row[name]:
            parts.append(t.name(row, name))
    return f"**{plain(t.isolate(row['key']))}** · " + plain(" · ".join(parts))


def _deleted(page: "Page", activity: str) -> None:
    t = page.t
    found = page.ask(requests.deleted_in, activity=activity)
    if found.empty:
        return
    with fact(t("Requests deleted")):
        for row in as_tuples(found):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                said = {"number": t.isolate(row.key), "who": t.isolate(row.by), "moment": t.datetime(row.at)}
                st.caption(plain(t("{number}: deleted by {who} on {moment}", **said)))
                taking_back.button(page, {"id": row.id, "act": Act.DELETED})
