"""Two people wrote one row: the second is shown who was quicker, when, and what differs, and chooses.

A line for each column, in three places beside each other; on a phone they stand below each other.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.plain import plain
from outreach.wording.history_rows import column, value
from outreach.writing.problems import Conflict
from outreach.writing.shapes import RUN, SHAPES

if TYPE_CHECKING:
    from outreach.screen.frame import Page

THEIRS, MINE = "theirs", "mine"
STAYS = mark(
    "Keep mine writes what you changed; what only the other person changed stays as they left it. Take theirs writes "
    "nothing: what only you wrote stays in the form, not saved yet."
)
"""What the two choices mean, where a form has more than one field."""
Line = tuple[str, str, str]
"""What differs, as it is now, and as the reader wrote it; in words."""


def told(page: "Page", conflict: Conflict) -> Message:
    """In one sentence: who wrote a row since it was read, when, and what it says now."""
    t, shape = page.t, SHAPES[conflict.table]
    names = who(page, conflict)
    if conflict.now is None:
        return say(mark("{who} deleted it on {moment}, meanwhile, so that nothing was done here."), **names)
    before = conflict.before or {}
    other = [
        name for name in conflict.now if name not in (*shape.identity, RUN) and _differs(name, before, conflict.now)
    ]
    now = [
        t("{name}: {more}", name=column(name, t=t), more=value(conflict.now[name], column=name, table=shape.name, t=t))
        for name in other
    ]
    words = mark("{who} changed it on {moment}, meanwhile, so that nothing was done here. Now it says: {now}")
    return say(words, now=" · ".join(now), **names)


def below(page: "Page", conflict: Conflict) -> Message:
    """The same where the page shows the row as it is now."""
    words = mark("{who} changed it on {moment}, meanwhile, so that nothing was done here. Look at it again, below.")
    return say(words, **who(page, conflict))


def _differs(name: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return before[name] != now[name] if name in before else now[name] not in (None, "", [])


def deleted(page: "Page", conflict: Conflict, text: str) -> None:
    """That somebody deleted the row meanwhile. ``text`` is marked, with ``{who}`` and ``{moment}``."""
    st.markdown(plain(page.t(text, **who(page, conflict))))


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
    st.markdown(plain(t(text, **who(page, conflict))))
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


def who(page: "Page", conflict: Conflict) -> dict[str, str]:
    """Who wrote a row last, and when, in words."""
    t = page.t
    return {
        "who": t.isolate(conflict.by or t("Somebody")),
        "moment": t.datetime(conflict.at) if conflict.at else "?",
    }
