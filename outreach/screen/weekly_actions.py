"""What was taken on in last week's meeting, as far as one screen has room for it, and all of it behind a button."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain
from outreach.reports.list_words import STANDINGS, in_order, list_title, nothing, owner_words
from outreach.reports.pack import Action, Pack
from outreach.wording.written import mixed

if TYPE_CHECKING:
    from outreach.i18n import Translator
    from outreach.screen.frame import Page

MOST = 4
SHORT = 80
"""Letters of an action, with its owner and its day, that one line has room for in a window of a desk."""
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
            is_cut = len(told) > MOST
            if is_cut or any(_letters(one, t) > SHORT for one in told):
                words = t("All {n}", n=len(told)) if is_cut else t("All")
                with st.popover(words, type="tertiary", key="jisr-week-all-actions"):
                    for one in told:
                        _action(page, one)
        if not told:
            st.caption(nothing("actions", t))
        for number, one in enumerate(told[:MOST]):
            _action(page, one, key=f"jisr-week-action-{number}")
    if pack.no_holidays:
        # Under the one screen of the meeting, which is full.
        st.caption(plain(pack.no_holidays.of(t)))


def _action(page: "Page", one: Action, *, key: str | None = None) -> None:
    """What became of it, by whom and until when, which is never cut off; then what it is, which a line may cut."""
    t = page.t
    standing = t(STANDINGS[one.standing])
    with st.container(horizontal=True, gap="xsmall", key=key):
        st.markdown(
            f"{SIGNS[one.standing]} **{plain(standing)}** :small[{plain(owner_words(one, t))}]", width="content"
        )
        # In its own direction: else the dots of what is cut stand on its first letters where it runs the other way.
        st.markdown(mixed(one.what.of(t)), unsafe_allow_html=True, width="content")


def _letters(one: Action, t: "Translator") -> int:
    return len(owner_words(one, t)) + len(one.what.of(t))
