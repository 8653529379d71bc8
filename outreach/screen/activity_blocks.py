"""What the page of one activity is made of: a fact beside its label, links to profiles, text as it was written."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outreach import community_words
from outreach.each_row import as_dicts
from outreach.i18n import Translator
from outreach.plain import plain
from outreach.wording.written import paragraph, told

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def fact(label: str) -> DeltaGenerator:
    """A line of the page: its label, and the place for what is known."""
    left, right = st.columns([1, 4], gap="small")
    left.caption(plain(label))
    return right.container(gap="xxsmall")


def links(page: "Page", to: str, rows: Iterable[tuple[str, str]], *, param: str) -> None:
    """Links to a page for each of ``rows``: code and name."""
    with st.container(horizontal=True, gap="small", key=f"jisr-links-{to}-{param}"):
        for code, name in rows:
            page.link(to, name, **{param: code})


def keyed(rows: pd.DataFrame, *, t: Translator) -> list[tuple[str, str]]:
    return [(row["key"], t.name(row)) for row in as_dicts(rows)]


def met_with(page: "Page", rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Communities, those of whole countries as such."""
    wide = rows["key"].str.upper().isin(page.known.countries)
    names = zip(rows["name_en"], rows["name_ar"], wide, strict=True)
    return keyed(rows.assign(**community_words.columns(names)), t=page.t)


def other_title(text: str) -> None:
    """The title in the other language."""
    st.markdown(paragraph(text), unsafe_allow_html=True)


def written(text: str, *, t: Translator, note: str = "") -> None:
    """Text in the compiler's words, in the language that it was written in."""
    st.markdown(paragraph(text), unsafe_allow_html=True)
    for remark in filter(None, (note, told(text, t=t))):
        st.caption(plain(remark))
