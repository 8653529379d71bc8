"""Two people wrote one row: the second is shown who was quicker, when, and what differs, and chooses.

A line for each column, in three places beside each other; on a phone they stand below each other.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.plain import plain
from outreach.writing.problems import Conflict

if TYPE_CHECKING:
    from outreach.screen.frame import Page

THEIRS, MINE = "theirs", "mine"
Line = tuple[str, str, str]
"""What differs, as it is now, and as the reader wrote it; in words."""


def deleted(page: "Page", conflict: Conflict, text: str) -> None:
    """That somebody deleted the row meanwhile. ``text`` is marked, with ``{who}`` and ``{moment}``."""
    st.markdown(plain(page.t(text, **_who(page, conflict))))


def draw(
    page: "Page",
    conflict: Conflict,
    *,
    text: str,
    lines: Iterable[Line],
    form: str,
    press: Callable[[str], None],
    note: str = "",
) -> None:
    """What differs, and the two ways on.

    Args:
        text: who changed what, and when: marked, with ``{who}`` and ``{moment}``.
        form: what the widgets of the form are named after.
        press: callback, given :data:`THEIRS` or :data:`MINE`.
        note: what the choice means, where that is not plain.
    """
    t = page.t
    st.markdown(plain(t(text, **_who(page, conflict))))
    theirs, mine = t("As it is now"), t("As you wrote it")
    lines = list(lines)
    if lines:
        with st.container(gap="xsmall", key="jisr-differing"):
            with st.container(key="jisr-differing-heads"):
                _line("", t("What"), theirs, mine)
            for number, (what, now, wanted) in enumerate(lines):
                with st.container(key=f"jisr-differs-{number}", gap="xxsmall"):
                    _line(f"{number}", what, now, wanted, heads=(theirs, mine))
    if note:
        st.caption(plain(note))
    with st.container(horizontal=True, gap="small"):
        st.button(t("Take theirs"), key=f"jisr.{form}.{THEIRS}", on_click=press, args=(THEIRS,))
        st.button(t("Keep mine"), key=f"jisr.{form}.{MINE}", on_click=press, args=(MINE,))


def _line(number: str, what: str, now: str, wanted: str, *, heads: tuple[str, ...] = ()) -> None:
    places = st.columns([1, 2, 2], gap="small")
    if not heads:
        for place, words in zip(places, (what, now, wanted), strict=True):
            place.caption(plain(words))
        return
    places[0].markdown(f"**{plain(what)}**")
    for place, side, head, words in zip(places[1:], (THEIRS, MINE), heads, (now, wanted), strict=True):
        with place.container(gap="xxsmall", key=f"jisr-side-{side}-{number}"):
            st.caption(plain(head))
            st.markdown(plain(words))


def _who(page: "Page", conflict: Conflict) -> dict[str, str]:
    t = page.t
    return {
        "who": t.isolate(conflict.by or t("Somebody")),
        "moment": t.datetime(conflict.at) if conflict.at else "?",
    }
