"""What stands where a block has no rows: why, and the way back to some."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain
from outreach.screen import filter_bar

if TYPE_CHECKING:
    from outreach.screen.frame import Page


@dataclass(frozen=True)
class Nothing:
    """Why a choice of the page's own leaves nothing, and the words of the link that takes it back."""

    reason: str
    way_back: str


def draw(page: "Page", *, key: str, why: Nothing | None) -> None:
    """The reason: the page's own choice, the filters that the page uses, or that there is nothing at all."""
    t = page.t
    if why is not None:
        st.caption(plain(why.reason))
        page.link(page.info.key, why.way_back, icon=":material/close:")
    elif any(filter_bar.active(filters) for filters in page.filtered or [page.filters]):
        st.caption(t("Nothing to show under these filters."))
        st.button(
            t("Clear all filters"),
            on_click=filter_bar.clear,
            type="tertiary",
            icon=":material/close:",
            key=f"jisr.back.{key}",
        )
    else:
        st.caption(t("Nothing is on record here yet."))
