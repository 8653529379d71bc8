"""The list of activities: a page of rows in an order, where a click opens the activity."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Status
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.periods import today
from outreach.queries import which
from outreach.screen import choice, filter_bar, nothing, parts
from outreach.wording import listed

if TYPE_CHECKING:
    from outreach.screen.frame import Page

ROWS = 50
WHEN = {False: 130, True: 115}
"""Pixels of a day, in any digits, by whether its language is read from the right."""
SORTS = {
    "newest": (mark("Newest first"), "starts", True),
    "oldest": (mark("Oldest first"), "starts", False),
    "title": (mark("By title"), "title", False),
    "kind": (mark("By kind"), "kind", False),
    "attendance": (mark("Most people first"), "attendance", True),
}


def draw(page: "Page", *, filters: Filters, chosen: str, number: int) -> None:
    """The ``number`` activities of one choice of rows, fifty at a time; why there are none, where there are none."""
    t = page.t
    if not number:
        nothing.draw(page, key="activities", why=None if filter_bar.narrowed(page) else nothing.none_held(page))
        return
    words = {name: t(title) for name, (title, _, _) in SORTS.items()}
    sort = choice.choice(
        page,
        name="sort",
        label=t("Order"),
        words=words,
        default="newest",
        draw=partial(st.selectbox, width=220, filter_mode=None, label_visibility="collapsed", placeholder=t("Choose")),
        resets=("page",),
    )
    _, column, descending = SORTS[sort]
    now = choice.page_of(page, number=number, rows=ROWS)
    day = today(page.settings)
    rows = page.ask(
        which.rows,
        filters=filters,
        which=chosen,
        day=day,
        sort=t.column("title") if column == "title" else column,
        descending=descending,
        limit=ROWS,
        offset=(now - 1) * ROWS,
    )
    headings = {
        "when": t("Date"),
        "title": t("Activity"),
        "kind": t("Kind"),
        **({"status": t("Status")} if chosen == Status.PLANNED.value else {}),
        "where": t("Country"),
        "attendance": t("Attendance"),
        "sources": t("Sources"),
    }
    shown = listed.activities(rows, day=day, t=t)
    clicked = parts.table(
        page,
        key=f"activities.{chosen}.{now}",
        frame=shown,
        columns=headings,
        alt=t("Activities, one in each row; a click opens it"),
        widths={"when": WHEN[t.is_rtl], "title": 380, "where": 280, "attendance": 140, "status": 190},
        rows=14,
        choose=True,
    )
    choice.pages(page, now=now, rows=ROWS, number=number)
    if clicked:
        page.go("activity", key=shown["key"].iloc[clicked[0]])
