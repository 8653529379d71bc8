"""A list of choices in an open tab turns with the language, and is understood whichever language it was drawn in.

A browser keeps what is chosen as the words that it was shown, and sends those. Streamlit neither tells it the words of
the new language nor knows the old ones any more: "Visit" would stay on the Arabic page, and be read there as a code.
So what each list said before is remembered, and the browser is told anew once the words of its choice have changed.
See docs/adr/0017.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.elements.widgets import multiselect, radio, selectbox
from streamlit.runtime.state import register_widget
from streamlit.runtime.state.common import RegisterWidgetResult

SAID = "jisr.said"
MOST_KEPT = 300
"""So many lists are remembered of a tab; a page has about thirty."""

Register = Callable[..., RegisterWidgetResult]


def _labels(said: str | list[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def _turning(register: Register) -> Register:
    """What registers a list, with a memory of the words that it had."""

    def registered(element_id: str, *, deserializer: Callable[[Any], Any], **how: Any) -> RegisterWidgetResult:
        serde = deserializer.__self__
        many = isinstance(serde, multiselect.MultiSelectSerde)
        now = dict(zip(serde.formatted_options, serde.options, strict=True))
        kept = st.session_state.setdefault(SAID, {})
        # Taken out and put in again, so that those that were drawn longest ago stand first.
        drawn: list[Mapping[str, Any]] = kept.pop(element_id, [])
        before = next((words for words in drawn if list(words) != list(now)), {})
        kept[element_id] = [now, before]
        while len(kept) > MOST_KEPT:
            del kept[next(iter(kept))]

        def in_words_of_now(label: str) -> str:
            if label in now or label not in before:
                return label
            return _labels(serde.serialize([before[label]] if many else before[label]))[0]

        def understood(said: str | list[str] | None) -> Any:
            if isinstance(said, str):
                return serde.deserialize(in_words_of_now(said))
            return serde.deserialize(said and list(map(in_words_of_now, said)))

        found = register(element_id, deserializer=understood, **how)
        news = bool(drawn) and any(label not in drawn[0] for label in _labels(serde.serialize(found.value)))
        return replace(found, value_changed=found.value_changed or news)

    return registered


def remember() -> None:
    """Have every list that is drawn from now on remember its words: they stand in a dozen places."""
    for drawing in (selectbox, multiselect, radio):
        drawing.register_widget = _turning(register_widget)
