"""Requests on the page of their activity: numbers for everybody, words for those who work on them."""

import logging
from typing import TYPE_CHECKING

import streamlit as st

from outreach.acting import Role, allowed
from outreach.plain import plain
from outreach.queries import requests
from outreach.screen.activity_blocks import fact, written
from outreach.writing import rows
from outreach.writing.problems import WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

READS = Role.EDITOR
"""Who reads people's words, and whoever may do more."""
ASKED = "jisr.request"
"""In the session: which deletion is to be taken back, as ``(activity, number of the change)``."""


def draw(page: "Page", activity: str) -> None:
    """What was raised in it; nothing where nothing is on record."""
    t, may = page.t, allowed(page.viewer, READS)
    if may:
        _take_back(page, activity)
    found = page.ask(requests.raised_in, activity=activity, words=may)
    if not found.empty:
        with fact(t("Requests raised")), st.container(gap="small"):
            for row in found.to_dict("records"):
                with st.container(gap="xxsmall", key=f"jisr-request-{row['key']}"):
                    st.markdown(_said(page, row))
                    if may:
                        written(row["summary"], t=t)
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
        for row in found.itertuples():
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                said = {"number": t.isolate(row.key), "who": t.isolate(row.by), "moment": t.datetime(row.at)}
                st.caption(plain(t("{number}: deleted by {who} on {moment}", **said)))
                st.button(
                    t("Take back"),
                    key=f"{ASKED}.{row.id}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=_ask,
                    args=(activity, int(row.id)),
                )


def _ask(activity: str, change: int) -> None:
    st.session_state[ASKED] = (activity, change)


def _take_back(page: "Page", activity: str) -> None:
    asked = st.session_state.pop(ASKED, None)
    if asked is None or asked[0] != activity:
        return
    try:
        with page.db() as db:
            rows.restore(db, asked[1], viewer=page.viewer, home_country=page.settings.home_country)
            db.commit()
    except WriteProblem as problem:
        log.error("A deletion of a request was not taken back: %s", type(problem).__name__)
        st.caption(page.t("It cannot be taken back: what it was, or what it refers to, is not there any more."))
    else:
        st.rerun()
