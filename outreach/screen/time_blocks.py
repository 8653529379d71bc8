"""What happened when: activities by kind over time, where a bar opens its activities."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from outreach.charts import kinds_over_time
from outreach.filters import Filters
from outreach.queries import over_time, unknowns
from outreach.screen import cards, filter_bar, nothing, parts
from outreach.wording import activity_words, trends
from outreach.wording.grains import grain_of

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def kinds(page: "Page", *, filters: Filters, scope: str = "") -> None:
    """Activities by kind over months, quarters or years, whichever the span of what was found asks for.

    A bar or a row leads to its activities. ``scope`` is the place whose page this is, as the name of the file calls it.
    """
    t = page.t

    def found(by: Filters) -> pd.DataFrame:
        return page.ask(over_time.monthly, filters=by)

    rows = found(filters)
    grain = grain_of(over_time.span(rows))
    rows = over_time.kinds(rows, grain=grain)
    undated = page.ask(unknowns.undated, filters=filters)
    overlapping = page.ask(unknowns.overlapping, filters=filters)
    notes = (
        activity_words.undated(undated, t=t) if undated or len(rows) else "",
        activity_words.overlapping(overlapping, t=t),
    )
    rows = rows.assign(
        kind_name=[t.label(code, family="kinds") for code in rows["kind"]],
        period_name=[
            t.period(*trends.bounds(day, "year" if apart else grain))
            for day, apart in zip(rows["period"], rows["apart"], strict=True)
        ],
    )
    clicked = parts.block(
        page,
        key="kinds",
        title=trends.fullest(
            rows,
            t,
            grain=grain,
            undated=undated,
            overlapping=overlapping,
            has_period=filters.has_period,
            narrowed=filter_bar.narrowed(page),
        ),
        chart=lambda: kinds_over_time(rows, t, dark=page.dark, grain=grain),
        frame=rows,
        columns={"period_name": t("Period"), "kind_name": t("Kind"), "activities": t("Activities")},
        topic=t("Activities by kind"),
        scope=scope,
        note=" ".join(filter(None, notes)),
        choose=True,
        why_none=lambda: nothing.without_filters(page, found, filters=filters),
    )
    if clicked:
        page.go("activities", **cards.exactly(page, _clicked(clicked[0], rows, filters=filters, grain=grain)))


def _clicked(first: int | str | list[str], rows: pd.DataFrame, *, filters: Filters, grain: str) -> Filters:
    """The filters of what was clicked on: a row by its position, a bar's part, or a year that stands apart."""
    if isinstance(first, int):
        row = rows.iloc[first]
        day, kinds, whole = row["period"], (row["kind"],), "year" if row["apart"] else grain
    elif isinstance(first, list):
        day, kinds, whole = date.fromisoformat(first[0]), (first[1],), grain
    else:
        day, kinds, whole = date.fromisoformat(first), filters.kinds, "year"
    begin, end = trends.bounds(day, whole)
    # A period that begins or ends inside a month has but a part of it, and so has its bar.
    begin, end = max(begin, filters.start or begin), min(end, filters.end or end)
    return filters.narrowed(start=begin, end=end, kinds=kinds)
