"""Activities held over time, by kind."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.charts.base import figure, lines, refuse_empty, side, value_axis, whole
from outreach.charts.time import bucket_label, known_to_year, span, time_axis
from outreach.each_row import as_tuples
from outreach.theme import KINDS, layout, palette

BELOW = 0.09
"""Of the highest bar's height: what is kept under the bars for marks that are in none of them."""


def kinds_over_time(df: DataFrame, t, *, dark: bool = False, grain: str = "month") -> go.Figure:
    """Stacked bars. Use it to see whether contact grows and what it is made of.

    Args:
        df: ``period`` (date, first day of the month, quarter or year), ``kind`` (code), ``activities`` (count),
            optional ``apart`` (true where the activities are known only to the year that ``period`` begins: they are
            in no bar, but in a hollow mark under the middle of their year). A period or kind without a row is zero.
        grain: ``month``, ``quarter`` or ``year``; names the periods.

    A point's ``customdata`` is its period as an ISO date and its kind, of a hollow mark its year alone.

    Raises:
        ValueError: the frame has no rows, or the grain is none of the three.
    """
    refuse_empty(df, "kinds_over_time")
    apart = df[df["apart"]] if "apart" in df else df.head(0)
    held = {(row.period, row.kind): whole(row.activities) for row in as_tuples(df.drop(index=apart.index))}
    buckets = span(df["period"], apart["period"], grain)
    totals = [sum(held.get((bucket, kind), 0) for kind in KINDS) for bucket in buckets]
    names = [bucket_label(bucket, grain, t) for bucket in buckets]
    colours = palette(dark=dark)
    look = layout(dark=dark, rtl=t.is_rtl)
    traces = []
    for kind in [kind for kind in KINDS if kind in {kind for _, kind in held}]:
        counts = [held.get((bucket, kind), 0) for bucket in buckets]
        held_in = [i for i, n in enumerate(counts) if n]
        label = t.label(kind, family="kinds")
        traces.append({
            "type": "bar",
            "name": label,
            "legendgroup": kind,
            "showlegend": True,
            "x": held_in,
            "y": [counts[i] for i in held_in],
            "customdata": [[buckets[i].isoformat(), kind] for i in held_in],
            "hovertext": [
                lines([
                    names[i],
                    t("{label}: {n}", label=label, n=counts[i]),
                    t.plural("{n} activity in all", "{n} activities in all", totals[i]),
                ], t)
                for i in held_in
            ],
            "unselected": {"marker": {"opacity": 0.5}},
            "hovertemplate": "%{hovertext}<extra></extra>",
            # A hairline of the ground between the parts keeps them apart without their colours.
            "marker": {"color": colours.kind(kind), "line": {"width": 0.5, "color": colours.background}},
        })  # fmt: skip
    values = value_axis(max(totals) or 1, t, dark=dark, room=1.05) | {"side": side(t)}
    if len(apart):
        below = (max(totals) or 1) * BELOW
        traces.append(known_to_year(apart, "activities", buckets, t, below=below / 2, dark=dark))
        values["range"] = [-below, values["range"][1]]
    look |= {
        "barmode": "stack",
        # A lone bar as wide as the chart would look like more than it is.
        "bargap": max(0.2, 1 - len(buckets) / 12),
        "xaxis": time_axis(buckets, grain, t, dark=dark),
        "yaxis": values,
    }
    return figure(traces, look)
