"""What the page of the history is made of: whose changes, of which day and row, and what one change did."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import pandas as pd
import streamlit as st

from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.i18n import Translator
from outreach.plain import plain
from outreach.queries import history
from outreach.screen import choice, correct_link, parts, taking_back
from outreach.wording import history_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

EVERYBODY = ""
PROFILES = {
    "activity": ("activity", "key"),
    "community": ("community", "key"),
    "country": ("country", "code"),
    "theme": ("theme", "key"),
}
"""Tables whose rows have a page of their own, and the parameter that names the row there."""

_DAY = "jisr.history.day"


@dataclass(frozen=True)
class Asked:
    """Which changes: of one row (``table/key``), by one person, of one day; each may be anything."""

    row: str = ""
    by: str = ""
    day: date | None = None


def asked(page: "Page") -> Asked:
    """The page's own filters, drawn, and as the address has them."""
    t = page.t
    names = page.ask(history.people)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="jisr-history-filters"):
        by = choice.choice(
            page,
            name="by",
            label=t("Who changed it"),
            words={EVERYBODY: t("Everybody"), **{name: name for name in names}},
            default=EVERYBODY,
            draw=partial(st.selectbox, width=260, placeholder=t("Choose")),
            resets=("page",),
        )
        day = _day(page)
        row = page.param("row")
        if row and not _is_row(row):
            page.disregard("row")
            row = ""
        found = Asked(row, by, day)
        if found != Asked():
            st.button(t("Show all changes"), type="tertiary", icon=":material/close:", on_click=_clear)
    return found


def called(chosen: Asked, *, t: Translator) -> str:
    """Which changes these are, for the name of a file: the row and the day; of a person only that they are filtered."""
    table, _, key = chosen.row.partition("/")
    row = f"{history_rows.table(table, t=t)} {key}" if chosen.row else ""
    day = chosen.day.isoformat() if chosen.day else ""
    return " ".join(filter(None, (row, day, t("filtered") if chosen.by else "")))


def _day(page: "Page") -> date | None:
    """A day as YYYY-MM-DD; what is none is said to be ignored."""
    written = page.param("day")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        day = None
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        day = None
    if written and day is None:
        page.disregard("day")
    if st.session_state.get(_DAY) != day:
        st.session_state[_DAY] = day

    def chosen() -> None:
        now = st.session_state[_DAY]
        choice.write("day", now.isoformat() if now else "")
        choice.write("page", "")

    st.date_input(
        page.t("Day"),
        value=None,
        key=_DAY,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="YYYY-MM-DD",
        on_change=chosen,
        width=165,
    )
    return day


def _is_row(row: str) -> bool:
    table, _, key = row.partition("/")
    return bool(key) and table.isidentifier()


def _clear() -> None:
    for name in ("row", "by", "day", "page"):
        choice.write(name, "")


def nothing(page: "Page", chosen: Asked) -> NoReturn:
    """No change: why."""
    t = page.t
    with st.container(border=True, key="jisr-empty"):
        if chosen == Asked():
            st.subheader(t("Nothing was changed here yet."), anchor=False)
            st.text(t("Whatever is logged, imported, corrected or taken back will stand here, with who did it."))
        else:
            st.subheader(t("No change on record matches."), anchor=False)
    st.stop()


def detail(page: "Page", row: dict) -> None:
    """One change: from what, to what, column by column; the way to the row itself, and to all that became of it."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-blockhead-change"):
        st.subheader(plain(history_rows.what(row, t=t)), anchor=False)
        if row["table_name"] in PROFILES and (row["name_en"] or row["name_ar"]):
            key, name = PROFILES[row["table_name"]]
            page.link(key, t("Open it"), icon=":material/open_in_new:", **{name: row["row_key"]})
        same = f"{row['table_name']}/{row['row_key']}"
        page.link("history", t("All changes of this row"), icon=":material/history:", row=same)
        correct_link.correct(page, table=row["table_name"], key=row["row_key"])
        taking_back.in_history(page, row)
    said = history_rows.differences(row, t=t)
    parts.table(
        page,
        key=f"change.{row['id']}",
        frame=said,
        columns={"column": t("Column"), "before": t("From"), "after": t("To")},
        alt=t("What changed, column by column"),
    )


def table(page: "Page", found: pd.DataFrame) -> list[int]:
    """The lines of these changes. Says which was clicked on."""
    t = page.t
    return parts.table(
        page,
        key=f"history.{int(found['id'].iloc[0])}",
        frame=history_rows.changes(found, t=t),
        columns={
            "when": t("When"),
            "who": t("Who"),
            "act": t("Act"),
            "what": t("What"),
            "said": t("Columns"),
            "how": t("How"),
        },
        alt=t("Changes, one in each row; a click shows from what to what"),
        rows=14,
        choose=True,
    )
