"""The rows that refer to a row, by their names, each with the way to it: what is in the way of deleting it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from models import Target
from outreach.each_row import as_dicts
from outreach.entry import referring
from outreach.entry.fields import TABLES
from outreach.plain import plain
from outreach.queries import own_rows
from outreach.screen.correct_state import names
from outreach.screen.pagetable import BY_KEY
from outreach.wording import history_rows, row_words
from outreach.writing.shapes import Shape

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST = 5
UNKEYED = {"channel_reading": "channel", "diaspora_estimate": "estimate_source"}
"""Tables whose rows have no key of their own, and after which table they are named."""
PROFILES = ("activity", "commitment", "request")
"""Tables whose rows have a page of their own that leads to where they are corrected."""


def draw(page: "Page", shape: Shape, key: str, *, counts: Mapping[str, int]) -> None:
    """The first rows that refer to a row, how many more do, and the way to the list of targets where some of these do,
    for those who may correct them. ``counts``: how many of each table do."""
    t = page.t
    with page.db() as db:
        rows, in_all = referring.rows(db, shape, key, most=MOST)
    called = {table: named(page, table, [one for other, one in rows if other == table]) for table, _ in rows}
    with st.container(key="jisr-referrers", gap="xxsmall"):
        for table, one in rows:
            words = t("{table}: {name}", table=history_rows.table(table, t=t), name=called[table].get(one, one))
            if table in PROFILES:
                page.link(table, words, key=one)
            elif table in TABLES:
                page.link("correct", words, table=table, row=one)
        if more := in_all - len(rows):
            st.caption(plain(t.plural("and {n} more", "and {n} more", more)))
        if Target.__tablename__ in counts:
            info = BY_KEY["targets"]
            page.link(info.key, t(info.title), icon=info.icon)


def named(page: "Page", table: str, keys: Iterable[str]) -> dict[str, str]:
    """``key -> name`` of rows of one table, so that no two read the same."""
    if table not in UNKEYED:
        return names(page, table, *keys)
    parts = {key: _parts(table, key) for key in keys}
    after = {after for after, _ in parts.values()}
    found = as_dicts(page.ask(own_rows.named, table=UNKEYED[table], keys=tuple(sorted(after))))
    rows = {row["key"]: row for row in found}
    return {
        key: row_words.name(rows[after] | row, table=table, t=page.t)
        for key, (after, row) in parts.items()
        if after in rows
    }


def _parts(table: str, key: str) -> tuple[str, dict[str, object]]:
    """Of a row without a key of its own: the key of what it is named after, and what tells it from its namesakes."""
    if table == "channel_reading":
        channel, day, unit = key.rsplit("/", 2)
        return channel, {"key": key, "unit": unit, "day": date.fromisoformat(day)}
    country, year, source, basis = key.rsplit("/", 3)
    return source, {"key": key, "country_code": country, "more": int(year), "kind": basis}
