"""The menu beside every page: its links keep language and filters, and its search knows both languages."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.acting import Viewer, allowed
from outreach.each_row import as_tuples
from outreach.i18n import LANGUAGES, Translator, endonym
from outreach.plain import plain
from outreach.queries import choices
from outreach.screen import address
from outreach.screen.pagetable import PAGES

if TYPE_CHECKING:
    from outreach.screen.frame import Page

LANGUAGE_KEY = "jisr.language"
MOST_FOUND = 8
PROFILES = {"country": "code", "community": "key"}


def draw(page: "Page") -> None:
    """Name, search, pages and language, in the sidebar."""
    t = page.t
    with st.sidebar:
        with st.container(key="jisr-name"):
            st.page_link(page.pages[PAGES[0].key], label=f"**{t('Jisr')}**", icon="", query_params=page.carry())
        _search(page)
        for info in PAGES:
            if not info.hidden and allowed(page.viewer, info.role):
                st.page_link(page.pages[info.key], query_params=page.carry())
        with st.container(key="jisr-who"):
            st.caption(plain(who(page.viewer, t)))


def who(viewer: Viewer, t: Translator) -> str:
    """In whose name this page acts, and that there is nobody else."""
    return t(
        "You work here as {name} ({role}), on this computer only.",
        name=t.isolate(viewer.name),
        role=t.label(viewer.role, family="role"),
    )


def draw_language(t: Translator) -> None:
    """The choice of language, each in its own words."""
    if st.session_state.get(LANGUAGE_KEY) != t.language:
        st.session_state[LANGUAGE_KEY] = t.language
    st.segmented_control(
        t("Language"),
        LANGUAGES,
        key=LANGUAGE_KEY,
        required=True,
        format_func=endonym,
        label_visibility="collapsed",
        on_change=lambda: address.write_language(st.session_state[LANGUAGE_KEY]),
    )


def place_name(page: "Page", row: object) -> str:
    """A place as a list of matches names it: a city with its country, so that no two read the same."""
    t = page.t
    if row.family == "country" or row.country_wide:
        return t.name(row)
    return t("{place}, {country}", place=t.name(row), country=t.country(row.country_code))


@st.fragment
def _search(page: "Page") -> None:
    t = page.t
    text = st.text_input(
        t("Find a country or community"),
        type="search",
        live="300ms",
        max_chars=80,
        placeholder=t("Find a country or community"),
        label_visibility="collapsed",
        icon=":material/search:",
        # A new page starts with an empty search.
        key=f"jisr.search.{page.info.key}.{page.param('code') or page.param('key')}",
    )
    if not (text or "").strip():
        return
    with page.db() as db:
        # The community of a whole country is one click away, on the country's own page.
        found = choices.search(db, text=text, most=MOST_FOUND, country_wide=False)
    with st.container(key="jisr-found", border=True):
        for row in as_tuples(found.rows):
            page.link(row.family, place_name(page, row), **{PROFILES[row.family]: row.code})
        left_out(page, found)


def left_out(page: "Page", found: choices.Found) -> None:
    """Under the places that a search found: that there is none, or how many more there are."""
    t = page.t
    if not found.number:
        st.caption(t("No country or community has such a name."))
    elif found.more:
        more = t.plural("And {n} more: type on to find it.", "And {n} more: type on to find them.", found.more)
        st.caption(more)
