"""A list of choices reads what a browser sends, in the words that the list has now or in those that it had before."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect, Radio, Selectbox

KEPT = {"en": ["Visit", "Meeting"], "ar": ["زيارة", "لقاء"]}


def script() -> None:
    import streamlit as st

    from outreach.screen import relabelled

    words = {
        "en": {"visit": "Visit", "meeting": "Meeting"},
        "ar": {"visit": "زيارة", "meeting": "لقاء"},
    }[st.session_state.get("language", "en")]
    relabelled.remember()
    st.selectbox("one", list(words), key="one", format_func=words.__getitem__)
    st.multiselect("many", list(words), key="many", format_func=words.__getitem__)
    st.radio("round", list(words), key="round", format_func=words.__getitem__)


@pytest.mark.parametrize("back", [False, True])
def test_a_choice_made_in_the_words_of_the_language_before_is_understood(back, monkeypatch) -> None:
    at = AppTest.from_function(script).run()
    for language in ("ar", "en") if back else ("ar",):
        at.session_state["language"] = language
        at.run()
    old = KEPT["ar" if back else "en"]
    for widget in (Selectbox, Multiselect, Radio):
        # As a browser sends it: the words, whatever the list is called by now.
        monkeypatch.setattr(widget, "format_func", property(lambda _: str))
    at.selectbox[0].options, at.multiselect[0].options, at.radio[0].options = old, old, old
    at.selectbox[0].set_value(old[1])
    at.multiselect[0].set_value([old[1]])
    at.radio[0].set_value(old[1])
    at.run()
    assert not at.exception
    assert [at.session_state[key] for key in ("one", "many", "round")] == ["meeting", ["meeting"], "meeting"]
