"""A choice that belongs to one page and stands in its address, so that a link shows a colleague the same."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from outreach.i18n import Translator
    from outreach.screen.frame import Page

BUTTONS = partial(st.segmented_control, required=True, label_visibility="collapsed")
LABELLED = partial(st.segmented_control, required=True)
PILLS = partial(st.pills, required=True, label_visibility="collapsed")


def choice(
    page: "Page",
    *,
    name: str,
    label: str,
    words: Mapping[str, str],
    default: str,
    draw: Callable[..., str | None] = BUTTONS,
    resets: tuple[str, ...] = (),
    says: bool = True,
) -> str:
    """One of the codes of ``words``, shown with its words; the default stands in no address.

    Args:
        name: of the parameter, one of the page's own.
        label: what is chosen, for those who hear the page.
        draw: the widget; it is given label, codes, key, words and callback.
        resets: parameters that a new choice takes out of the address, such as the number of a page.
        says: here that a code is none of these; False where the page says it elsewhere, since this may be closed.
    """
    key = f"jisr.choice.{page.info.key}.{name}"
    asked = page.param(name)
    now = asked if asked in words else default
    if says and asked != now:
        page.disregard(name)
    if st.session_state.get(key) != now:
        st.session_state[key] = now

    def chosen() -> None:
        write(name, st.session_state[key], default=default)
        for other in resets:
            write(other, "")

    draw(label, list(words), key=key, format_func=words.__getitem__, on_change=chosen)
    return now


def write(name: str, value: str, *, default: str = "") -> None:
    """Callback: put one of the page's own parameters into the address, or take it out where it says nothing."""
    if value and value != default:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def page_of(page: "Page", *, number: int, rows: int) -> int:
    """Which of the pages of ``number`` rows is asked for, from 1; each but the last has ``rows`` of them."""
    pages = max(-(-number // rows), 1)
    written = page.param("page")
    now = int(written) if written.isascii() and written.isdigit() and 1 <= int(written) <= pages else 1
    if written and written != str(now):
        page.disregard("page")
    return now


def pages(page: "Page", *, now: int, rows: int, number: int) -> None:
    """Which rows of how many are shown, and the way to the rows before and after them.

    Args:
        now: the page that is shown, as :func:`page_of` tells it.
    """
    t = page.t
    first, last = (now - 1) * rows + 1, min(now * rows, number)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-pages"):
        st.caption(which(first, last, number, t=t), width="content")
        for step, words in ((-1, t("Rows before")), (1, t("Rows after"))):
            st.button(
                words,
                type="tertiary",
                key=f"jisr.pages.{step}",
                disabled=not 1 <= now + step <= -(-number // rows),
                on_click=write,
                args=("page", str(now + step)),
                kwargs={"default": "1"},
            )


def which(first: int, last: int, number: int, *, t: "Translator") -> str:
    """Which rows of how many are shown; two are named each by itself."""
    few = last - first < 2
    rows = t.list(map(t.number, range(first, last + 1))) if few else t("{first}–{last}", first=first, last=last)
    return t.plural("Row {rows} of {all}", "Rows {rows} of {all}", last - first + 1, rows=rows, all=number)
