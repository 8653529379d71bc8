"""The widgets that set filters: a period, a list for each filter, and a search for places."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from outreach.each_row import as_tuples
from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.periods import CUSTOM, NAMES, named, periods, today
from outreach.plain import plain
from outreach.queries import choices
from outreach.screen import address
from outreach.screen.filter_fields import FIELDS, PERIOD, PLACES, Field, give, key, words_of
from outreach.screen.menu import MOST_FOUND, left_out, place_name

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def period(page: "Page") -> None:
    """The choice of a period by its name; two dates where none of the names will do."""
    t, filters = page.t, page.filters
    day, week_starts = today(page.settings), page.settings.week_starts
    name = named((filters.start, filters.end), day=day, week_starts=week_starts)
    # Somebody who chose "from and to" is still choosing, whatever the dates happen to say.
    if st.session_state.get(key(PERIOD)) == CUSTOM:
        name = CUSTOM

    def chosen() -> None:
        preset = st.session_state[key(PERIOD)]
        if preset != CUSTOM:
            start, end = periods(day, week_starts=week_starts)[preset]
            address.write_filters(replace(address.remembered(), start=start, end=end))

    st.selectbox(
        t("Period"),
        tuple(NAMES),
        key=give(PERIOD, name),
        format_func=lambda code: t(NAMES[code]),
        on_change=chosen,
        label_visibility="collapsed",
        filter_mode=None,
        placeholder=t("Choose"),
        width=170,
    )
    if name == CUSTOM:
        _dates(page)


def _dates(page: "Page") -> None:
    t, filters = page.t, page.filters

    def chosen() -> None:
        start, end = st.session_state[key("from")], st.session_state[key("to")]
        address.write_filters(replace(address.remembered(), start=start, end=end))

    def field(name: str, label: str, value: date | None, least: date, most: date) -> None:
        inside = value if value is None or least <= value <= most else None
        st.date_input(
            label,
            key=give(name, inside),
            value=None,
            min_value=least,
            max_value=most,
            format="YYYY-MM-DD",
            on_change=chosen,
            label_visibility="collapsed",
            width=165,
        )

    field("from", t("From"), filters.start, FIRST_DAY, filters.end or LAST_DAY)
    field("to", t("To"), filters.end, filters.start or FIRST_DAY, LAST_DAY)


def popover(page: "Page", shown: list[Field]) -> None:
    """One button, and behind it a search for places and a list for each filter."""
    t = page.t
    with st.popover(t("Filters"), icon=":material/tune:", key="jisr-filters-popover"):
        if any(field.name in PLACES for field in shown):
            _find(page, tuple(field.name for field in shown if field.name in PLACES))
        for field in shown:
            _choice(page, field)


def _choice(page: "Page", field: Field) -> None:
    t = page.t
    words = words_of(page, field)

    def chosen() -> None:
        codes = tuple(st.session_state[key(field.name)])
        address.write_filters(replace(address.remembered(), **{field.field: codes}))

    st.multiselect(
        t(field.title),
        list(words),
        key=give(field.name, [code for code in getattr(page.filters, field.field) if code in words]),
        format_func=lambda code: words.get(code, code),
        on_change=chosen,
        placeholder=t("All"),
        filter_mode="contains",
        select_all=False,
    )


def _find(page: "Page", families: tuple[str, ...]) -> None:
    """A search that is blind to hamza, ta marbuta and language; each place that it finds is one click away."""
    t = page.t
    text = st.text_input(
        t("Find a place, in either language"),
        type="search",
        max_chars=80,
        placeholder=t("Search"),
        icon=":material/search:",
        key=key("find"),
    )
    if not (text or "").strip():
        return
    with page.db() as db:
        found = choices.search(db, text=text, most=MOST_FOUND, families=families)
    with st.container(horizontal=True, gap="xsmall", key="jisr-filters-found"):
        for row in as_tuples(found.rows):
            field = next(field for field in FIELDS if field.name == row.family)
            st.button(
                t("{filter}: {value}", filter=t(field.title), value=plain(place_name(page, row))),
                key=key(f"add.{row.family}.{row.code}"),
                icon=":material/add:",
                on_click=_add,
                args=(field.field, row.code),
            )
    left_out(page, found)


def _add(field: str, code: str) -> None:
    filters = address.remembered()
    codes = getattr(filters, field)
    if code not in codes:
        address.write_filters(replace(filters, **{field: (*codes, code)}))
    st.session_state[key("find")] = ""
