"""The form of the page "Correct rows" as it is drawn: a widget for each column, made from what the column holds."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from outreach.each_row import as_dicts
from outreach.entry.fields import KEY, Field, Holds
from outreach.entry.row_check import YES
from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.plain import plain
from outreach.queries import own_rows
from outreach.screen.activity_blocks import fact
from outreach.screen.correct_state import WORK, Work, changed, names, put, visible, widget_of, words
from outreach.screen.log_blocks import CITED
from outreach.screen.log_field import wrong
from outreach.screen.menu import MOST_FOUND
from outreach.wording import history_rows, row_words

if TYPE_CHECKING:
    from outreach.screen.frame import Page

FIND = "jisr.correct.find"
"""In the session: what is typed into which search."""
LONG = 400
"""A text that takes so many characters is written in several lines."""


def form(page: "Page", work: Work) -> None:
    """Every field of the row, those that cannot change as they are."""
    for field in visible(work):
        if work.before is not None and field.fixed:
            _as_it_is(page, work, field)
        elif field.name == KEY and work.table == "request":
            st.caption(page.t("It is given its reference number once it is saved."))
        else:
            _drawn(page, work, field)
            wrong(page, work, field.name)


def whole(page: "Page", work: Work) -> None:
    """Every field of a row that is not to be changed."""
    for field in visible(work):
        _as_it_is(page, work, field)


def _as_it_is(page: "Page", work: Work, field: Field) -> None:
    with fact(history_rows.column(field.name, t=page.t)):
        if field.holds == Holds.SOURCES:
            for one in work.before[field.name]:
                st.markdown(plain(" · ".join(str(part) for part in one if part)))
        else:
            st.markdown(plain(words(page, work, field, work.before[field.name])))


def _drawn(page: "Page", work: Work, field: Field) -> None:
    t, text = page.t, work.form[field.name]
    label = history_rows.column(field.name, t=t)
    if field.holds == Holds.REFERENCE:
        _reference(page, work, field, label)
    elif field.holds == Holds.FLAG:
        st.checkbox(label, value=text == YES, **_kept(work, field))
    elif field.holds == Holds.CODE:
        _code(page, work, field, label)
    elif field.holds == Holds.DAY:
        bounds = {"min_value": FIRST_DAY, "max_value": LAST_DAY, "format": "YYYY-MM-DD", "width": 190}
        st.date_input(label, value=date.fromisoformat(text) if text else None, **bounds, **_kept(work, field))
    elif field.holds == Holds.NUMBER or field.holds == Holds.DECIMAL:
        st.text_input(label, value=text, width=190, **_kept(work, field))
    elif field.name == KEY:
        made = t("Made by itself")
        st.text_input(label, value=text, placeholder=made, **_kept(work, field))
    elif field.holds == Holds.SOURCES:
        st.text_area(label, value=text, help=t(CITED), height=80, **_kept(work, field))
    elif (field.longest or 0) >= LONG:
        st.text_area(label, value=text, height=110, **_kept(work, field))
    else:
        st.text_input(label, value=text, **_kept(work, field))


def _code(page: "Page", work: Work, field: Field, label: str) -> None:
    t = page.t
    options = {code: t.label(code, family=field.family) for code in field.codes}
    options = {"": t("Choose") if field.required else t("Not stated"), **options}
    st.selectbox(
        label,
        list(options),
        index=list(options).index(work.form[field.name]),
        format_func=lambda code: options.get(code, code),
        placeholder=t("Choose"),
        filter_mode="contains",
        width=320,
        **_kept(work, field),
    )


def _kept(work: Work, field: Field) -> dict[str, object]:
    widget = widget_of(work, field.name)
    return {"key": widget, "on_change": changed, "args": (field.name, widget)}


def _reference(page: "Page", work: Work, field: Field, label: str) -> None:
    """Who is referred to: as a badge that can be taken off, or a search among those that may be."""
    t, chosen = page.t, work.form[field.name]
    with st.container(gap="xsmall", key=f"jisr-reference-{field.name}"):
        if chosen:
            st.caption(plain(label))
            with st.container(horizontal=True, key=f"jisr-picked-{field.name}"):
                st.button(
                    plain(names(page, field.to, chosen).get(chosen, chosen)),
                    key=f"{WORK}.{work.table}.{field.name}.off",
                    icon=":material/close:",
                    icon_position="right",
                    help=t("Take off"),
                    on_click=put,
                    args=(field.name, ""),
                )
            return
        found = pick(
            page,
            table=field.to,
            label=label if field.required else t("{what}, if any", what=label),
            widget=f"{WORK}.{work.table}.{field.name}.find",
        )
        for key, said in found.items():
            st.button(
                plain(said),
                key=f"{WORK}.{work.table}.{field.name}.add.{key}",
                icon=":material/add:",
                type="tertiary",
                on_click=_take,
                args=(field.name, key),
            )


def pick(page: "Page", *, table: str, label: str, widget: str, country: str = "") -> dict[str, str]:
    """A search among the rows of a table; what was found for what is typed, ``key -> name``."""
    t, text = page.t, search(page, label=label, widget=widget)
    if not text:
        return {}
    with page.db() as db:
        rows = as_dicts(own_rows.search(db, table=table, text=text, country=country, most=MOST_FOUND))
    if not rows:
        st.caption(t("Nothing on record has such a name."))
    return {row["key"]: row_words.name(row, table=table, t=t) for row in rows}


def search(page: "Page", *, label: str, widget: str) -> str:
    """A field to search in; what is typed into it."""
    text = st.session_state.get(FIND, {}).get(widget, "")
    st.text_input(
        label,
        value=text,
        type="search",
        live="300ms",
        max_chars=80,
        placeholder=page.t("Type a few letters, in Arabic or English"),
        icon=":material/search:",
        key=widget,
        on_change=_look,
        args=(widget,),
    )
    return text.strip()


def _look(widget: str) -> None:
    st.session_state[FIND] = st.session_state.get(FIND, {}) | {widget: st.session_state[widget] or ""}


def _take(name: str, key: str) -> None:
    # What was sought is found.
    st.session_state.pop(FIND, None)
    put(name, key)
