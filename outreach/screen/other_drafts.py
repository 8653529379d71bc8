"""Under a form: when its draft was kept, and what the same person keeps in further windows, each a click away."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.entry.drafts import Kept

if TYPE_CHECKING:
    from outreach.screen.frame import Page

OPEN = "open."


def kept(page: "Page", own: Kept) -> None:
    """That the form's own draft is kept."""
    t = page.t
    with st.container(key="jisr-log-kept"):
        st.caption(t("Draft kept on {moment}. Only you see it.", moment=t.datetime(own.at)))


def draw(page: "Page", others: Iterable[Kept], *, form: str, press: Callable[[str], None]) -> None:
    """That there are others, and the way to each; this form's own stays kept."""
    t = page.t
    for number, other in enumerate(others):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"jisr-log-other-{number}"):
            said = t("You kept another draft in another window on {moment}.", moment=t.datetime(other.at))
            st.caption(said, width="content")
            button = OPEN + other.place
            st.button(t("Open that draft"), key=f"jisr.{form}.open.{number}", on_click=press, args=(button,))


def chosen(button: str) -> str | None:
    """The place of the draft that a button opens; None of any other button. It may be empty."""
    return button.removeprefix(OPEN) if button.startswith(OPEN) else None
