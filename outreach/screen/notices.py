"""What stands on every page of the rows that it shows: from the press, made up, or in part the ministry's own."""

from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Collection
from outreach.i18n import mark
from outreach.queries import choices

if TYPE_CHECKING:
    from outreach.screen.frame import Page

NOTICES = {
    "public_record": mark(
        "Public record: what the press recorded, a sample and not the ministry's register. "
        "Where it says nothing, the state is unknown; nobody was necessarily neglected."
    ),
    "demonstration": mark("Demonstration: these rows are made up. They say nothing about any ministry."),
    choices.IN_PART: mark(
        "A part of what is shown is the public record: what the press recorded, a sample beside the ministry's own "
        "rows. Where neither says anything, the state is unknown; nobody was necessarily neglected."
    ),
}

OF_REQUESTS = ("requests", "request", "theme", "authority")
"""The pages of rows that are all of the ministry's own where there are any: the press names none."""


def draw(page: "Page") -> None:
    """A line for each collection of which something has to be known."""
    for name in _of(page):
        if name in NOTICES:
            st.caption(page.t(NOTICES[name]))


def _of(page: "Page") -> tuple[str, ...]:
    """The collections of what the page shows, the press and the ministry's own rows together as one."""
    if Collection.DEMONSTRATION in page.collections:
        # Beside made-up rows nobody can tell which are not.
        return page.collections
    if page.info.key == "activity" and (own := page.ask(choices.collection_of, key=page.param("key"))):
        return (own,)
    together = choices.as_one(page.collections)
    if page.info.key in OF_REQUESTS and together == choices.IN_PART:
        return ()
    return (together,) if together == choices.IN_PART else page.collections
