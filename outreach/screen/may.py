"""Pages that take a higher role than looking: whoever has a lower one reads which it takes, and nothing else."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.acting import Role, allowed

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def demand(page: "Page", role: Role) -> None:
    """Draw nothing more of the page for a viewer of a lower role. Each write asks again by itself."""
    if allowed(page.viewer, role):
        return
    t = page.t
    with st.container(border=True, key="jisr-empty"):
        st.subheader(t("This page takes another role."), anchor=False)
        needed, own = t.label(role, family="role"), t.label(page.viewer.role, family="role")
        st.text(t("It is for: {needed} and above. You are: {own}.", needed=needed, own=own))
    st.stop()
