"""The address of a page: the one place where language and filters live between runs.

Read at the start of each run against what is known, written back by the widgets' callbacks; links carry it on.
A widget is only ever given what the address says, so a link shows a colleague the same page.
"""

from urllib.parse import urlencode

import streamlit as st

from outreach.filters import Filters
from outreach.i18n import LANGUAGES, PARAMETER, Translator, negotiate, translator_at_least
from outreach.plain import shortened

FILTERS = "jisr.filters"
LONGEST_IGNORED = 60
MOST_IGNORED = 5


def language() -> Translator:
    """The reader's language: the address' word, else the browser's, which is then written into the address."""
    asked = st.query_params.get(PARAMETER, "")
    if asked in LANGUAGES:
        return translator_at_least(asked)
    guessed = negotiate(st.context.headers.get("Accept-Language"))
    if not asked:
        st.query_params[PARAMETER] = guessed
    return translator_at_least(guessed)


def given() -> list[tuple[str, str]]:
    """All that the address says, name by name; a name that stands there twice is there twice."""
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def ignored_language() -> list[str]:
    """What the address says of a language that nobody here speaks."""
    asked = st.query_params.get(PARAMETER, "")
    return [f"{PARAMETER}={asked}"] if asked and asked not in LANGUAGES else []


def told(ignored: list[str]) -> tuple[str, ...]:
    """What cannot be used of an address, short enough to be read: at most five, each of sixty characters."""
    return tuple(shortened(text, longest=LONGEST_IGNORED) for text in ignored[:MOST_IGNORED])


def href(url_path: str, params: dict[str, str]) -> str:
    """A path and its parameters as an address on this server."""
    return f"/{url_path}?{urlencode(params)}"


def remember(filters: Filters) -> None:
    """Keep what the address said for the callbacks of this page, which run before the next reading of it."""
    st.session_state[FILTERS] = filters


def remembered() -> Filters:
    """The filters of the page that the reader is looking at."""
    return st.session_state.get(FILTERS, Filters())


def write_filters(filters: Filters) -> None:
    """Put filters into the address and leave the language and the page's own parameters as they are."""
    others = {name: value for name, value in st.query_params.items() if name not in remembered().to_params()}
    st.query_params.from_dict({**others, **filters.to_params()})


def write_language(code: str) -> None:
    """Put a language into the address and leave the rest as it is."""
    st.query_params[PARAMETER] = code
