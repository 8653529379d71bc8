"""A page that cannot be shown, and the way on in the same session, where the words are that were typed meanwhile.

Once a page stands without its fields, the browser forgets what they held. Drawn again, they would begin there as they
first did, and say so to the server with the next thing that is typed: so they are told anew what they held.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from outreach.i18n import Translator
from outreach.screen.undisturbed import undisturbed
from outreach.wording.problems import Words

WITHOUT_FIELDS = "jisr.trouble"
"""In the session, from a page that could not be shown until one stands."""


def draw(t: Translator, words: Words, details: Sequence[str] = (), *, passes: bool = False) -> None:
    """What is wrong and what to do about it, and nothing of what the machine says.

    ``passes``: it may be over at the next try, which has a button.
    """
    title, remedy = words
    with st.container(border=True, key="jisr-problem", width=640):
        st.subheader(t(title), anchor=False)
        for line in (t(remedy), *details):
            st.text(line)
        if passes:
            st.session_state[WITHOUT_FIELDS] = True
            _again(t, type="primary")
            st.caption(t("This button keeps what was typed here; loading the page anew may lose the last of it."))


def not_kept(t: Translator) -> None:
    """Under a form whose draft could not be kept."""
    st.caption(
        t("The draft could not be kept just now: the database is busy. The next change, or this button, tries again.")
    )
    _again(t, type="secondary")


def _again(t: Translator, **looks: Any) -> None:
    # A click is a run, which is all that it takes.
    st.button(t("Try again"), key="jisr.again", icon=":material/refresh:", **looks)


@undisturbed()
def restore() -> None:
    """A run begins: after a page that could not be shown, fields are given what they held."""
    if WITHOUT_FIELDS in st.session_state:
        for name, value in list(st.session_state.items()):
            if _may_be_typed(value):
                st.session_state[name] = value


def over() -> None:
    """A page stands, and the browser knows what its fields hold."""
    st.session_state.pop(WITHOUT_FIELDS, None)


def _may_be_typed(value: object) -> bool:
    """Whether a field may have this. Buttons, files and marks in tables have others, and may be given none."""
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(one, str | date) for one in value)
    return value is None or (isinstance(value, str | int | float | date) and not isinstance(value, bool))
