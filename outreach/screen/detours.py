"""Where a run leads to another page than the browser asked for: one opened without its frame, or one that was left."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from outreach.screen import address, once, trouble
from outreach.screen.undisturbed import leave, undisturbed

ASKED_FOR = "jisr.asked_for"
"""In the session: the page that was opened without the frame, until the frame runs."""
LEFT = "jisr.left"
"""In the session, until the next page stands: which page was left, at which parameters, for which, with which."""


def remember(left: str, to: str, params: dict[str, str]) -> None:
    """Keep that a page is left for another, or for other parameters of its own, until that stands."""
    st.session_state[LEFT] = (left, st.query_params.to_dict(), to, params)


def follow(chosen: str, pages: Mapping[str, st.Page]) -> None:
    """End the run where another page than ``chosen`` is meant."""
    asked_for = st.session_state.pop(ASKED_FOR, None)
    if asked_for in pages and asked_for != chosen:
        leave(st.switch_page, pages[asked_for], query_params=address.given())
    left, at, to, params = st.session_state.get(LEFT, ("", {}, "", {}))
    if left == chosen != to:
        # A click that came too late, such as the second of two on the button that led away. Led on once only.
        del st.session_state[LEFT]
        leave(st.switch_page, pages[to], query_params=params)
    if left == chosen == to and at == st.query_params.to_dict() != params:
        # The browser did not know of the new parameters yet.
        leave(st.switch_page, pages[to], query_params=params)


@contextmanager
def arriving() -> Iterator[None]:
    """Once the page stands, or has ended early: who goes back to the one before means it; what it said was said."""
    once.begin()
    try:
        yield
    except StopException:
        _arrived()
        raise
    _arrived()


def _arrived() -> None:
    # A page that has stopped would stop again at the touch of the session.
    with undisturbed():
        st.session_state.pop(LEFT, None)
        trouble.over()
    once.forget()
