"""What is said once: what the last button did stays until a page has said it to its end.

A run that ends early, since the reader has clicked on, shows nobody what it drew; what it took out of the session would
be lost with it.
"""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outreach.screen.undisturbed import undisturbed

SHOWN = "jisr.shown"
"""In the session: the keys of what this page says, until it stands."""


def begin() -> None:
    """A page begins: nothing that an earlier run began to say was said to its end."""
    st.session_state.pop(SHOWN, None)


def told(key: str, default: Any = None) -> Any:
    """What the session keeps under ``key`` to be said; gone once the page stands that asked for it."""
    if key not in st.session_state:
        return default
    st.session_state[SHOWN] = {*st.session_state.get(SHOWN, ()), key}
    return st.session_state[key]


def place(**look: str) -> DeltaGenerator:
    """Where something is said once, a container that looks so: there also while nothing is said.

    What lies below is so drawn where it was, and not anew: a page that was moved down stays there.
    """
    return st.container(**look)


def forget() -> None:
    """The page stands: what it said was seen."""
    # A page that has stopped would stop again at the touch of the session.
    with undisturbed():
        for key in st.session_state.pop(SHOWN, ()):
            st.session_state.pop(key, None)
