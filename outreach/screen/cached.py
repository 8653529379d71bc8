"""Answers kept between runs: frames only, keyed on the question, the database and the data's version."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from models.engine import check_schema, session

SCHEMA_TRUSTED_SECONDS = 30
KEPT_SECONDS = 3600
KEPT_ANSWERS = 256


@st.cache_data(ttl=KEPT_SECONDS, max_entries=KEPT_ANSWERS, show_spinner=False)
def _answer(key: str, _ask: Callable[..., Any], _database_url: str, _arguments: dict[str, Any]) -> Any:
    """What ``_ask`` says. Streamlit leaves names that start with an underscore out of the key.

    It would look into each part of each argument otherwise, which takes longer than most answers do to be found.
    """
    with session(_database_url) as db:
        return _ask(db, **_arguments)


def cached(ask: Callable[..., Any], *, database_url: str, revision: int, **arguments: Any) -> Any:
    """``ask(db, **arguments)``, from memory where the same was asked since the data last changed.

    ``ask`` is a function of a module (a query or an indicator), never a lambda: its name is the key, with its
    arguments as they are written, so these are filters, codes, numbers: whatever is equal when written alike. Each
    caller gets a copy of their own, so a frame may be changed freely. Safe to call from several threads:
    each opens its own session.

    Raises:
        DatabaseProblem: the database cannot be used; nothing is kept then.
    """
    key = repr((ask.__module__, ask.__qualname__, database_url, revision, sorted(arguments.items())))
    return _answer(key, ask, database_url, arguments)


@st.cache_data(ttl=SCHEMA_TRUSTED_SECONDS, show_spinner=False)
def schema_is_ours(database_url: str) -> None:
    """Look at the schema's version now and then: it takes longer than a page's questions. Problems are not kept."""
    check_schema(database_url)
