"""The filters above a page: a period, the rest behind one button, and each active one as a badge to take off."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from outreach.filters import Filters
from outreach.plain import plain
from outreach.screen import address
from outreach.screen.filter_fields import ALL_FILTERS, FIELDS, PERIOD, Field, key, words_of
from outreach.screen.filter_widgets import period, popover

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", which: tuple[str, ...] = ALL_FILTERS) -> Filters:
    """Draw the bar and return the filters that hold on this page: those named in ``which``, and no others.

    What the address holds beyond ``which`` stays in it for the next page, and a line says so.
    """
    shown = [field for field in FIELDS if field.name in which]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-filters"):
        if PERIOD in which:
            period(page)
        if shown:
            popover(page, shown)
        _badges(page, shown, with_period=PERIOD in which)
    _kept_for_later(page, which)
    page.filtered.append(only(page.filters, which))
    return page.filtered[-1]


def only(filters: Filters, which: tuple[str, ...]) -> Filters:
    """These filters without those that ``which`` does not name."""
    dropped = {field.field: () for field in FIELDS if field.name not in which}
    if PERIOD not in which:
        dropped |= {"start": None, "end": None}
    return replace(filters, **dropped)


def active(filters: Filters) -> bool:
    """Whether anything is filtered at all."""
    return bool(filters.to_params())


def narrowed(page: "Page") -> bool:
    """Whether the reader filters the rows of the page by anything: the place of a profile is no filter of theirs."""
    return any(map(active, page.filtered))


def clear() -> None:
    """Callback: everything again."""
    for name in [name for name in st.session_state if str(name).startswith(key(""))]:
        del st.session_state[name]
    address.write_filters(Filters())


def in_words(page: "Page", filters: Filters) -> list[str]:
    """What is filtered beside a period, each with its name, in the page's language."""
    return [words for field in FIELDS for _, words in _said(page, field, filters)]


def _said(page: "Page", field: Field, filters: Filters) -> list[tuple[str, str]]:
    """Each code of a filter, with the name of the filter and the word of the code."""
    t, codes = page.t, getattr(filters, field.field)
    words = words_of(page, field) if codes else {}
    return [(code, t("{filter}: {value}", filter=t(field.title), value=words.get(code, code))) for code in codes]


def _remove(field: str, code: str) -> None:
    filters = address.remembered()
    left = tuple(each for each in getattr(filters, field) if each != code)
    address.write_filters(replace(filters, **{field: left}))


def _remove_period() -> None:
    st.session_state.pop(key(PERIOD), None)
    address.write_filters(replace(address.remembered(), start=None, end=None))


def _badge(label: str, *, name: str, on_click: Callable[..., None], args: tuple[str, ...] = ()) -> None:
    st.button(
        label,
        key=key(f"badge.{name}"),
        icon=":material/close:",
        icon_position="right",
        on_click=on_click,
        args=args,
    )


def _badges(page: "Page", shown: list[Field], *, with_period: bool) -> None:
    t, filters = page.t, page.filters
    count = 0
    if with_period and (filters.start or filters.end):
        _badge(t.period(filters.start, filters.end), name=PERIOD, on_click=_remove_period)
        count += 1
    for field in shown:
        for code, words in _said(page, field, filters):
            _badge(plain(words), name=f"{field.name}.{code}", on_click=_remove, args=(field.field, code))
            count += 1
    if count:
        st.button(t("Clear all"), key=key("clear"), type="tertiary", on_click=clear)


def _kept_for_later(page: "Page", which: tuple[str, ...]) -> None:
    t, filters = page.t, page.filters
    kept = [t(field.title) for field in FIELDS if field.name not in which and getattr(filters, field.field)]
    if PERIOD not in which and (filters.start or filters.end):
        kept.insert(0, t("Period"))
    if kept:
        st.caption(t("Not used on this page, kept for the others: {filters}", filters=t.list(kept)))
