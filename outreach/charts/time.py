"""Time on an axis: months, quarters and years in the reader's words, and what is known only to the year."""

import math
from collections.abc import Iterable
from datetime import date

from pandas import DataFrame

from outreach.charts.base import lines
from outreach.marks import mark
from outreach.numerals import PDI, RLI
from outreach.theme import axis, palette

KNOWN_TO_YEAR = mark("Known only to the year")

MOST_LABELS = 10
"""Labels on a time axis before they are thinned: more would touch in half a page's width."""


def bucket_label(bucket: date, grain: str, t) -> str:
    """Mar 2023, Jan – Mar 2023 or 2023, as the grain (month, quarter, year) asks.

    Raises:
        ValueError: the grain is none of the three.
    """
    if grain == "month":
        return t.month(bucket)
    if grain == "quarter":
        return t.period(bucket, _quarter_end(bucket))
    if grain == "year":
        return t.date(bucket, "year")
    raise ValueError(f"A grain is month, quarter or year, and not {grain!r}.")


def tick_label(bucket: date, grain: str, t) -> str:
    """The bucket's name on two lines, the year below the months, so that more of them fit on an axis."""
    label = bucket_label(bucket, grain, t).strip(RLI + PDI)
    return label if grain == "year" else "<br>".join(label.rsplit(" ", 1))


def _quarter_end(start: date) -> date:
    next_start = date(start.year + (start.month > 9), (start.month + 2) % 12 + 1, 1)
    return date.fromordinal(next_start.toordinal() - 1)


def buckets_between(first: date, last: date, grain: str) -> list[date]:
    """Every bucket's first day from `first` to `last`: a month without activities is drawn as a gap, not left out."""
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    found, day = [], first
    while day <= last:
        found.append(day)
        month = day.month - 1 + months
        day = date(day.year + month // 12, month % 12 + 1, 1)
    return found


def time_axis(buckets: list[date], grain: str, t, *, dark: bool) -> dict:
    """The axis of buckets, numbered 0, 1, 2, ... so that the labels can be the translator's.

    Time runs in the direction of reading: from the right for right-to-left readers, as their tables do.
    """
    ticks = _years(buckets, t) if grain == "quarter" and len(buckets) > MOST_LABELS else _each(buckets, grain, t)
    limits = [-0.6, len(buckets) - 0.4]
    return axis(dark=dark) | {
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "range": limits[::-1] if t.is_rtl else limits,
        # Level where they fit, and turned on a narrow screen: plotly looks at the width.
        "autotickangles": [0, 60, 90],
    }


def _each(buckets: list[date], grain: str, t) -> dict[float, str]:
    """Where a bucket has its name, and the name; as many as there is room for."""
    every = math.ceil(len(buckets) / (MOST_LABELS // (2 if grain == "quarter" else 1)))
    return {i: tick_label(buckets[i], grain, t) for i in range(0, len(buckets), every)}


def _years(buckets: list[date], t) -> dict[float, str]:
    """Where a year has its name: under the middle of its quarters, whose own names are too long for many years."""
    middles = _middles(buckets)
    every = math.ceil(len(middles) / MOST_LABELS)
    return {middles[year]: tick_label(date(year, 1, 1), "year", t) for year in list(middles)[::every]}


def _middles(buckets: list[date]) -> dict[int, float]:
    """The middle of each year's buckets, numbered 0, 1, 2, ..."""
    places: dict[int, list[int]] = {}
    for i, day in enumerate(buckets):
        places.setdefault(day.year, []).append(i)
    return {year: sum(found) / len(found) for year, found in places.items()}


def span(periods: Iterable[date], apart: Iterable[date], grain: str) -> list[date]:
    """Every period from the first to the last. A year that stands apart is there whole, or its mark had no place."""
    ends = [*periods, *(day.replace(month={"month": 12, "quarter": 10, "year": 1}[grain]) for day in apart)]
    return buckets_between(min(ends), max(ends), grain)


def known_to_year(apart: DataFrame, column: str, buckets: list[date], t, *, below: float, dark: bool) -> dict:
    """A hollow mark under the bars, in the middle of each year that more is known of than they show.

    Args:
        below: how far under zero, in the unit of the axis of values.
        apart: ``period`` (1 January) and `column` (count of activities), which may be several rows for a year.
    """
    sums = apart.groupby("period", sort=True)[column].sum()
    middles = _middles(buckets)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": t(KNOWN_TO_YEAR),
        "legendgroup": "apart",
        "showlegend": True,
        "x": [middles[day.year] for day in sums.index],
        "y": [-below] * len(sums),
        "cliponaxis": False,
        "customdata": [day.isoformat() for day in sums.index],
        "marker": {
            "symbol": "diamond",
            "size": 10,
            "color": palette(dark=dark).background,
            "line": {"width": 1.5, "color": palette(dark=dark).ink},
        },
        "hovertext": [
            lines(
                [
                    t.date(day, "year"),
                    t.plural(
                        "{n} activity known only to the year, in no bar",
                        "{n} activities known only to the year, in no bar",
                        int(n),
                    ),
                ],
                t,
            )
            for day, n in sums.items()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
