"""One field of the form "Log an activity", and under it what is wrong with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain
from outreach.screen.log_state import Work, changed, give

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def field(page: "Page", work: Work, name: str, label: str, draw: Callable, value: object, **options: object) -> None:
    """One field: its widget, and under it what is wrong with it."""
    draw(label, key=give(name, value), on_change=changed, args=(page, name), **options)
    wrong(page, work, name)


def wrong(page: "Page", work: Work, name: str) -> None:
    """What is wrong with a field."""
    error = work.errors.get(name)
    if error:
        with st.container(key=f"jisr-wrong-{name}"):
            st.caption(f":material/error: {plain(error(page.t))}")
