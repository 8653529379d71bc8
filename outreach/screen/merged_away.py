"""An old link to a community that was merged into another one: said, with the way to the one that stays."""

from typing import TYPE_CHECKING

import streamlit as st

from models import Community
from outreach.acting import Role, allowed
from outreach.plain import plain
from outreach.queries import gone_rows
from outreach.screen.correct_state import names

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def community(page: "Page", key: str) -> None:
    """The same page of the community that stays, in the place of this one's. Ends the page; draws nothing where this
    one was not merged, or the other one is not on record either."""
    t, table = page.t, Community.__tablename__
    found = page.ask(gone_rows.one, table=table, key=key)
    into = found["into"].iloc[0] if len(found) else ""
    stays = names(page, table, into).get(into)
    if stays is None:
        return
    page.entitle(t("Merged"))
    with st.container(border=True, key="jisr-empty"):
        both = {"name": t.isolate(t.name(found.iloc[0])), "stays": t.isolate(stays)}
        st.subheader(plain(t("The community {name} was merged into {stays}.", **both)), anchor=False)
        st.text(t("What was recorded of it is there now."))
        page.link(page.info.key, stays, icon=":material/groups:", key=into)
    if allowed(page.viewer, Role.ANALYST):
        row = f"{table}/{key}"
        page.link("history", t("All changes of this row"), icon=":material/history:", row=row)
    st.stop()
