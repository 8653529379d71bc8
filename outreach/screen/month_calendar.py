"""A month of activities drawn as a calendar: days of the week across, and apart from them what has no day."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.each_row import as_tuples
from outreach.plain import plain
from outreach.screen import choice
from outreach.wording import months

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", *, first: date, rows: pd.DataFrame, chosen: str) -> None:
    """The month that begins on ``first``. ``rows`` as ``queries.calendar.month`` gives them."""
    t = page.t
    _walk(page, first=first)
    days = rows[rows["precision"] == "day"]
    if rows.empty:
        st.caption(t("No activity on record is of this month. Others may be undated."))
    elif days.empty:
        st.caption(t("No activity on record has a day in this month. Below stands what is known less finely."))
    else:
        _grid(page, first=first, days=days, chosen=chosen)
    _apart(
        page,
        rows[rows["precision"] == "month"],
        title=t("In {month}; the day is not known", month=t.date(first, "month")),
    )
    _apart(
        page,
        rows[rows["precision"] == "year"],
        title=t("Some time in {year}; the month is not known", year=t.year(first.year)),
    )


def _walk(page: "Page", *, first: date) -> None:
    """The month's name, and the way to the months and years beside it."""
    t = page.t
    steps = (
        (-12, t("A year back"), ":material/keyboard_double_arrow_left:"),
        (-1, t("A month back"), ":material/chevron_left:"),
        (1, t("A month on"), ":material/chevron_right:"),
        (12, t("A year on"), ":material/keyboard_double_arrow_right:"),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="jisr-month-walk"):
        for months_on, words, icon in steps:
            if months_on == 1:
                st.markdown(f"**{plain(t.date(first, 'month'))}**", width="content")
            st.button(
                words,
                icon=icon,
                type="tertiary",
                key=f"jisr.month.{months_on}",
                on_click=choice.write,
                args=("month", months.written(months.beside(first, months_on))),
            )


def _grid(page: "Page", *, first: date, days: pd.DataFrame, chosen: str) -> None:
    t, week_starts = page.t, page.settings.week_starts
    by_day = {day: days[days["starts"] == day] for day in days["starts"].unique()}
    with st.grid(7, min_column_width=1, gap=1, key="jisr-month"):
        for number, name in enumerate(months.weekdays(t, week_starts=week_starts)):
            with st.container(key=f"jisr-weekday-{number}"):
                st.caption(name)
        for number, day in enumerate(day for week in months.weeks(first, week_starts=week_starts) for day in week):
            filled = "activities" if day in by_day else "empty"
            with st.container(key=f"jisr-day-{filled}-{number}", gap=None):
                # An empty container takes no cell, and the days after it would move up.
                st.caption("&nbsp;" if day is None else t.number(day.day))
                if day in by_day:
                    _day(page, day=day, rows=by_day[day], chosen=chosen)


def _day(page: "Page", *, day: date, rows: pd.DataFrame, chosen: str) -> None:
    t = page.t
    for row in as_tuples(rows):
        with st.container(key=f"jisr-kind-{row.kind}-{row.key}"):
            page.link("activity", t.name(row, "title"), key=row.key)
    more = int(rows["of_them"].iloc[0]) - len(rows)
    if more:
        words = t.plural("{n} more on this day", "{n} more on this day", more)
        page.link("activities", words, show=chosen, **{"from": day.isoformat(), "to": day.isoformat()})


def _apart(page: "Page", rows: pd.DataFrame, *, title: str) -> None:
    if rows.empty:
        return
    t = page.t
    st.subheader(title, anchor=False)
    with st.container(gap="xxsmall", key=f"jisr-apart-{rows['precision'].iloc[0]}"):
        for row in as_tuples(rows):
            label = t("{kind}: {title}", kind=t.label(row.kind, family="kind"), title=t.name(row, "title"))
            page.link("activity", label, key=row.key)
        more = int(rows["of_them"].iloc[0]) - len(rows)
        if more:
            st.caption(t.plural("And {n} more; the table has them all.", "And {n} more; the table has them all.", more))
