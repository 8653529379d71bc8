"""What was taken on in last week's meeting, as far as one screen has room for it, and all of it behind a button."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain
from outreach.reports.list_words import STANDINGS, in_order, list_title, nothing, owner_words
from outreach.reports.pack import Action, Pack

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST = 4
SIGNS = {
    "late": ":material/error:",
    "open": ":material/radio_button_unchecked:",
    "done": ":material/check_circle:",
    "dropped": ":material/cancel:",
}


def draw(page: "Page", pack: Pack) -> None:
    """What was taken on, with its owner and what became of it; then of which years nobody knows the holidays."""
    t = page.t
    told = in_order(pack.actions)
    with st.container(key="jisr-week-actions", gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(list_title('actions', t))}**")
            if len(told) > MOST:
                with st.popover(t("All {n}", n=len(told)), type="tertiary", key="jisr-week-all-actions"):
                    for one in told:
                        st.markdown(_action(page, one))
        if not told:
            st.caption(nothing("actions", t))
        for one in told[:MOST]:
            st.markdown(_action(page, one))
    if pack.no_holidays:
        # Under the one screen of the meeting, which is full.
        st.caption(plain(pack.no_holidays.of(t)))


def _action(page: "Page", one: Action) -> str:
    t = page.t
    said = owner_words(one, t)
    standing = t(STANDINGS[one.standing])
    return f"{SIGNS[one.standing]} **{plain(standing)}** {plain(t.isolate(one.what.of(t)))} :small[{plain(said)}]"
