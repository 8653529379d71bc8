"""The filters as data: what each is called, which codes it may have, and what its widgets are called."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from outreach import community_words
from outreach.each_row import as_tuples
from outreach.filters import LISTS
from outreach.fold import fold
from outreach.i18n import mark
from outreach.labels import LABELS
from outreach.queries import choices
from outreach.screen.cached import KEPT_SECONDS

if TYPE_CHECKING:
    from outreach.screen.frame import Page


@dataclass(frozen=True)
class Field:
    """One filter: its name in the address, its words, and its labels' family where it has one."""

    name: str
    title: str
    family: str = ""

    @property
    def field(self) -> str:
        """The field of :class:`Filters` that it fills."""
        return LISTS[self.name]


FIELDS = (
    Field("kind", mark("Kind"), "kind"),
    Field("organiser", mark("Organiser"), "organiser"),
    Field("region", mark("Region"), "region"),
    Field("country", mark("Country")),
    Field("community", mark("Community")),
    Field("initiative", mark("Initiative")),
    Field("topic", mark("Topic")),
)
BY_NAME = {field.name: field for field in FIELDS}
PERIOD = "period"
ALL_FILTERS = (PERIOD, *(field.name for field in FIELDS))
PLACES = ("country", "community")


def key(name: str) -> str:
    """The name of a filter's widget in the session."""
    return f"jisr.filter.{name}"


def give(name: str, value: object) -> str:
    """Let a widget show ``value``; untouched where it does, so that a click under way is not undone."""
    widget = key(name)
    if widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value
    return widget


def words_of(page: "Page", field: Field) -> dict[str, str]:
    """The codes that a filter may have, with their words, in the order of the language's names."""
    if field.family:
        return {code: page.t.label(code, field.family) for code in LABELS[field.family]}
    return _names(page, field.name, page.t.language, page.settings.database_url, page.revision)


# Folding hundreds of names to sort them takes longer than all else in the bar, so the order is kept.
@st.cache_data(ttl=KEPT_SECONDS, max_entries=64, show_spinner=False)
def _names(_page: "Page", family: str, language: str, database_url: str, revision: int) -> dict[str, str]:
    rows = _page.ask(choices.named, family=family)
    words = {row.code: _page.t.name(row) for row in as_tuples(rows)}
    if family == "community":
        wide = {code.lower() for code in _page.known.countries}
        words = {key: community_words.alone(name, wide=key in wide, t=_page.t) for key, name in words.items()}
    return dict(sorted(words.items(), key=lambda item: fold(item[1])))
