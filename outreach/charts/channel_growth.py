"""How channels grow."""

import math
from datetime import date

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.charts.base import figure, lines, names_of, refuse_empty, short, side, value_axis, whole
from outreach.charts.time import MOST_LABELS, buckets_between, tick_label
from outreach.each_row import as_tuples
from outreach.theme import HEIGHT, SIZE_SMALL, axis, layout, palette

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
APART = 0.06  # of the height: labels at the ends of lines keep this distance, so that none lies on another

LEAD = 0.07  # of the time shown: from the last day to the names, for the lines that lead to those that had to move

LETTER, GAP = 7, 16  # pixels: a letter of a name, and what stands round it


def channel_growth(df: DataFrame, t, *, dark: bool = False, highlight: str | None = None) -> go.Figure:
    """Readings of channels over time, a line each with its name at its end. For up to eight channels of one unit.

    Args:
        df: ``read_on`` (date), ``audience`` (members or followers; a missing one is left out), ``channel`` (key, or a
            name to show), optional ``name_en`` and ``name_ar`` or ``name`` (of the channel). Between two
            readings nothing is known: the line only joins them.
        highlight: the ``channel`` that is drawn in the accent colour; the largest one if None.

    A point's ``customdata`` is its ``channel``.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "channel_growth")
    rows = df.dropna(subset=["audience"]).sort_values("read_on", kind="stable")
    refuse_empty(rows, "channel_growth")
    named = "name" in rows or "name_en" in rows
    names = dict(zip(rows["channel"], names_of(rows, t, "name" if named else "channel"), strict=True))
    last = rows.groupby("channel", sort=True)["audience"].last().sort_values(ascending=False, kind="stable")
    highest = max(rows["audience"])
    first_day, last_day = min(rows["read_on"]), max(rows["read_on"])
    colours = palette(dark=dark)
    chosen = highlight if highlight in last.index else last.index[0]
    shown = {channel: short(names[channel]) for channel in last.index}
    # As much as the names ask for: on a phone each letter is taken from the lines.
    beside = LETTER * max(map(len, shown.values())) + GAP
    days = _days(first_day, last_day, t, dark=dark)
    edge = max(days["range"])
    traces, notes, leads = [], [], []
    ends = spread([value / highest for value in last], APART)
    for i, (channel, end) in enumerate(zip(last.index, ends, strict=True)):
        own = rows[rows["channel"] == channel]
        colour = colours.accent if channel == chosen else colours.muted
        traces.append({
            "type": "scatter",
            "mode": "lines+markers",
            "name": names[channel],
            "x": [day.toordinal() for day in own["read_on"]],
            "y": [whole(value) for value in own["audience"]],
            "customdata": list(own["channel"]),
            "line": {"color": colour, "width": 2.5 if channel == chosen else 1.5, "dash": DASHES[i % len(DASHES)]},
            "marker": {"size": 5, "color": colour},
            "hovertext": [
                lines([names[channel], t("{label}: {n}", label=t.date(row.read_on), n=row.audience)], t)
                for row in as_tuples(own)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        })  # fmt: skip
        notes.append({
            "xref": "paper", "x": 0 if t.is_rtl else 1, "xanchor": "right" if t.is_rtl else "left",
            "y": end * highest, "yanchor": "middle", "showarrow": False,
            "text": t.isolate(shown[channel]), "font": {"size": SIZE_SMALL, "color": colour},
        })  # fmt: skip
        height = own["audience"].iloc[-1]
        steps = [(own["read_on"].iloc[-1].toordinal(), height), (last_day.toordinal(), height), (edge, end * highest)]
        leads.append({
            "type": "path", "layer": "below", "line": {"width": 1, "color": colour}, "opacity": 0.45,
            "path": "M" + "L".join(f"{x},{y:g}" for x, y in steps),
        })  # fmt: skip
    look = layout(dark=dark, rtl=t.is_rtl, height=HEIGHT)
    look |= {
        "annotations": notes,
        "shapes": leads,
        "margin": look["margin"] | {"t": 16, ("l" if t.is_rtl else "r"): beside},
        "xaxis": days,
        "yaxis": value_axis(highest, t, dark=dark, room=max(1.05, ends[0] + 0.03)) | {"side": side(t)},
    }
    return figure(traces, look)


def spread(heights: list[float], apart: float) -> list[float]:
    """Heights moved as little as need be until each stands `apart` above the next. They come in falling order."""
    placed: list[float] = []
    for height in reversed(heights):
        placed.append(max(height, placed[-1] + apart) if placed else height)
    return placed[::-1]


def _days(first: date, last: date, t, *, dark: bool) -> dict:
    """The axis of days, counted as ordinals so that the translator can name the months (or, over years, the years)."""
    time = (last - first).days
    limits = [first.toordinal() - max(time * 0.02, 3), last.toordinal() + max(time * LEAD, 3)]
    grain = "year" if (last - first).days > 4 * 366 else "month"
    start = date(first.year, first.month, 1) if grain == "month" else date(first.year, 1, 1)
    buckets = buckets_between(start, last, grain)
    every = math.ceil(len(buckets) / (MOST_LABELS // 2))
    shown = [b for b in buckets[::every] if b.toordinal() >= limits[0]]
    if not shown:
        # All readings lie within one month: its first day is made room for, so that the axis has a name on it.
        shown, limits[0] = [start], start.toordinal() - 1
    return axis(dark=dark) | {
        "tickmode": "array",
        "tickvals": [bucket.toordinal() for bucket in shown],
        "ticktext": [tick_label(bucket, grain, t) for bucket in shown],
        "range": limits[::-1] if t.is_rtl else limits,
        # On a phone there is no room beside each other, nor aslant for two lines each.
        "autotickangles": [0, 90],
    }
