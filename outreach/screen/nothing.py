"""What stands where a block has no rows: why, and the way back to some where there is one."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.acting import allowed
from outreach.filters import Filters
from outreach.plain import plain
from outreach.queries import choices
from outreach.screen import filter_bar
from outreach.screen.pagetable import BY_KEY

if TYPE_CHECKING:
    from outreach.screen.frame import Page


@dataclass(frozen=True)
class Nothing:
    """Why there is nothing though no filter is the reason: by a choice of the page's own, with the words of the link
    that takes it back, or by what is on record, with none."""

    reason: str
    way_back: str = ""


def at_all(page: "Page") -> Nothing:
    """The reason where nothing is on record, whatever is filtered."""
    return Nothing(page.t("Nothing is on record here yet."))


def none_held(page: "Page") -> Nothing:
    """The reason where only what was held is counted, and nothing was: of what was announced it denies nothing."""
    return Nothing(page.t("Nothing here is recorded as held yet."))


def without_filters(
    page: "Page",
    found: Callable[[Filters], pd.DataFrame],
    *,
    filters: Filters,
    none: Callable[["Page"], Nothing] = none_held,
) -> Nothing | None:
    """The reason where what the reader filters by is not it: without that there would be nothing either. Else None.

    Args:
        found: the rows under filters, asked for once more without the reader's.
        filters: those of the block: the reader's own, and the place of a profile, which nobody takes off.
        none: the reason then: as a rule that nothing was held, which is what is counted.
    """
    own = page.filtered[-1]
    fixed = {
        one.name: getattr(filters, one.name)
        for one in fields(Filters)
        if getattr(filters, one.name) != getattr(own, one.name)
    }
    return none(page) if found(Filters(**fixed)).empty else None


def ways_in(page: "Page", **ways: str) -> None:
    """How there will be rows: the pages where some are written, for those who may, and by what command the public
    record comes in, where there is no row of anything and nobody chose to leave that out.

    Args:
        ways: the keys of pages beside that of files, each with the table that it is to open with, or ``""``.
    """
    t = page.t
    for key, table in (ways | {"import_files": ""}).items():
        if allowed(page.viewer, BY_KEY[key].role):
            page.link(key, t(BY_KEY[key].title), icon=BY_KEY[key].icon, **({"table": table} if table else {}))
    if page.ask(choices.is_record_missing):
        st.text(t("There are no rows yet. The public record comes in with: python -m outreach init --with-record"))


def draw(page: "Page", *, key: str, why: Nothing | None) -> None:
    """The reason: what ``why`` says, the filters that the page uses, or that there is nothing at all."""
    t = page.t
    if why is not None:
        st.caption(plain(why.reason))
        if why.way_back:
            page.link(page.info.key, why.way_back, icon=":material/close:")
    elif filter_bar.narrowed(page):
        st.caption(t("Nothing to show under these filters."))
        st.button(
            t("Clear all filters"),
            on_click=filter_bar.clear,
            type="tertiary",
            icon=":material/close:",
            key=f"jisr.back.{key}",
        )
    else:
        st.caption(at_all(page).reason)
