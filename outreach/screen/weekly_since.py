"""A frozen week: the rows as they were kept, and what has changed since."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach import indicators
from outreach.meeting import shown, since
from outreach.meeting.shown import Shown
from outreach.plain import plain
from outreach.reports.pack import Pack, Row
from outreach.reports.words import value
from outreach.screen import parts
from outreach.screen.weekly_blocks import ROWS

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def rows(page: "Page", found: Shown) -> None:
    """The rows behind the figure that the address names, as they were frozen."""
    asked = page.param(ROWS)
    one = next((figure for figure in found.pack.figures if figure.key == asked), None)
    if found.frozen_at is None or one is None:
        page.disregard(ROWS)
        return
    t = page.t
    parts.block(
        page,
        key="frozen-rows",
        title=t("{figure}: the rows as they were frozen", figure=one.label.of(t)),
        chart=None,
        frame=_frame(page, one.rows),
        columns={"reference": t("Reference"), "day": t("Date"), "title": t("Title")},
        topic=one.label.of(t),
        scope=found.pack.starts.isoformat(),
        note="" if len(one.rows) == one.n_rows else t("The first {n} of {all}.", n=len(one.rows), all=one.n_rows),
    )


def changed(page: "Page", found: Shown) -> None:
    """What the same days would say now, and which rows make the difference; those entered late apart."""
    t = page.t
    st.subheader(t("Since it was frozen"), anchor=False)
    told = page.ask(_since, frozen=found.pack)
    if not told:
        st.caption(t("Nothing has changed: the same days would give the same figures now."))
    for one in told:
        then, now = (value(figure.value, form=figure.form, t=t) for figure in (one.then, one.now))
        sentence = t("{figure}: {then} when it was frozen, {now} now.", figure=one.then.label.of(t), then=then, now=now)
        st.markdown(f"**{plain(sentence)}**")
        for words, moved in (
            (t("Entered after the freeze"), one.late),
            (t("Corrected into these days"), one.joined),
            (t("Corrected out of them, or deleted"), one.left),
        ):
            if moved:
                st.markdown(plain(t("{words}: {rows}", words=words, rows=t.list(_named(page, moved)))))


def _since(db, *, frozen: Pack) -> tuple[since.Since, ...]:
    now = shown.as_now(db, frozen=frozen)
    return since.since(db, frozen=frozen, now=now, rows_are=lambda key: indicators.ALL[key].rows_are)


def _named(page: "Page", moved: Iterable[Row]) -> list[str]:
    t = page.t
    return [t.isolate(row.title.of(t) or row.reference) for row in moved]


def _frame(page: "Page", kept: Iterable[Row]) -> pd.DataFrame:
    t = page.t
    lines = [{"reference": row.reference, "day": row.day.of(t), "title": row.title.of(t)} for row in kept]
    return pd.DataFrame(lines, columns=["reference", "day", "title"])
