"""What was filled in and not written, of one row at a time: its form begins with it again; without a form, it is shown.

It stays until something else is written or tried of another row: who looks at what stands in the way finds it again.

The forms of a row follow its state: where somebody else was quicker, the page may offer the form no more in which an
answer of four thousand characters was written. In the session only: these may be people's words.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain

if TYPE_CHECKING:
    from outreach.screen.frame import Page

KEPT = "jisr.left_over"

Row = tuple[str, str]
"""Table and key."""
Filled = Mapping[str, object]
"""What the fields of a form held."""
Lines = list[tuple[str, str]]
"""What each field is called, and what was written in it."""


@dataclass
class _Kept:
    row: Row
    forms: dict[str, Filled] = field(default_factory=dict)
    went_on: bool = False
    """Whether something was written since: what has no form then is needed no more."""


def keep(row: Row, form: str, filled: Filled) -> None:
    """Keep what a form of a row held when it was sent; what was kept of another row is gone."""
    kept = _of(row) or _Kept(row)
    kept.forms[form] = filled
    st.session_state[KEPT] = kept


def written(row: Row, form: str) -> None:
    """What this form of the row held was written."""
    if kept := _of(row):
        kept.forms.pop(form, None)
        kept.went_on = True


def filled(row: Row, form: str) -> Filled | None:
    """What a form of the row held, for it to begin with; None where there is nothing."""
    kept = _of(row)
    return kept.forms.get(form) if kept else None


def day(held: Filled | None, *, name: str, first: date | None, today: date) -> date | None:
    """The day that a form begins with: today, or the one that was given; None where that was emptied, or is none of the
    days from ``first`` until today any more. Another one in its place would be written as if somebody had given it."""
    if held is None:
        return today
    given = held[name]
    return given if isinstance(given, date) and (first or given) <= given <= today else None


def draw_day(page: "Page", held: Filled | None, *, name: str, first: date, is_of_a_step: bool) -> None:
    """Below the field: the day that was given and is before ``first`` by now; nothing where there is none.

    Args:
        is_of_a_step: ``first`` is the day of the last step; else the one on which the request was raised.
    """
    given = held[name] if held else None
    if isinstance(given, date) and given < first:
        t = page.t
        said = {"day": t.date(given), "first": t.date(first)}
        words = (
            t("You gave {day}; the last step is of {first}, and this one cannot be before it.", **said)
            if is_of_a_step
            else t("You gave {day}; the request was raised on {first}, and no step can be before that.", **said)
        )
        st.caption(f":material/error: {plain(words)}")


def without_form(row: Row, *, offered: Collection[str]) -> dict[str, Filled]:
    """What was filled in by the name of its form, where the page does not offer that any more."""
    kept = _of(row)
    if kept is None:
        return {}
    found = {form: held for form, held in kept.forms.items() if form not in offered}
    if not kept.went_on:
        return found
    for form in found:
        del kept.forms[form]
    kept.went_on = False
    return {}


def draw(page: "Page", lines: Lines) -> None:
    """What was written, to be copied."""
    t = page.t
    with st.container(key="jisr-left-over", gap="xsmall"):
        st.markdown(plain(t("The form in which you wrote this is not there any more. Copy what you still need of it:")))
        for label, text in lines:
            st.caption(plain(label))
            st.code(text, language=None, wrap_lines=True)


def _of(row: Row) -> _Kept | None:
    """What is kept of a row; None where it is another one's."""
    kept: _Kept | None = st.session_state.get(KEPT)
    return kept if kept is not None and kept.row == row else None
