"""Days since each community was met last, against the days that its tier allows."""

import plotly.graph_objects as go
from pandas import DataFrame, isna

from outreach.charts.base import at_ends, codes_of, figure, lines, names_of, refuse_empty
from outreach.charts.ranked import names_axis
from outreach.each_row import as_dicts
from outreach.numerals import PDI, RLI
from outreach.theme import ROW, SIZE_SMALL, axis, layout, palette

MARK = 14


def since_contact(df: DataFrame, t, *, dark: bool = False) -> go.Figure:
    """Bars in the order given, a line across each where its cadence ends. Use it for up to some thirty communities.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), ``days_at_least`` and ``days_since`` (days; the same where the
            last contact is known to the day, else the bar goes on paler from the one to the other), ``cadence`` (days;
            missing without a tier), ``ratio`` (missing without a tier), ``last`` (the last contact, in words),
            optional ``code`` or ``key``.

    A point's ``customdata`` is its code, or its name where the frame has no codes.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "since_contact")
    colours = palette(dark=dark)
    names, codes, rows = names_of(df, t), codes_of(df, t), as_dicts(df)
    late = [not isna(row["ratio"]) and row["ratio"] > 1 for row in rows]
    fills = [
        colours.bad if over else colours.muted if isna(row["ratio"]) else colours.accent
        for over, row in zip(late, rows, strict=True)
    ]
    places = list(range(len(rows)))
    hover = {
        "customdata": codes,
        "hovertext": [lines([name, *_told(row, t)], t) for name, row in zip(names, rows, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    least = [int(row["days_at_least"]) for row in rows]
    more = [int(row["days_since"]) - days for row, days in zip(rows, least, strict=True)]
    allowed = [(place, int(row["cadence"])) for place, row in enumerate(rows) if not isna(row["cadence"])]
    longest = max(1, *(int(row["days_since"]) for row in rows), *(days for _, days in allowed))
    ends = [f"  {_written(row, t)}  " for row in rows]
    traces = [
        _bars(least, places, fills, hover, opacity=1.0),
        _bars(more, places, fills, hover, opacity=0.45),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [days for _, days in allowed],
            "y": [place for place, _ in allowed],
            "marker": {"symbol": "line-ns", "size": MARK, "line": {"width": 3, "color": colours.ink}},
            "unselected": {"marker": {"opacity": 1}},
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": [int(row["days_since"]) for row in rows],
            "y": places,
            "text": ends,
            "textposition": "middle left" if t.is_rtl else "middle right",
            "textfont": {"size": SIZE_SMALL, "color": colours.ink},
            "unselected": {"textfont": {"color": colours.ink}},
            "cliponaxis": False,
            "hoverinfo": "skip",
        },
    ]
    limits = [0, longest * 1.02]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(rows) * ROW + 24)
    look |= {
        "barmode": "stack",
        "margin": look["margin"] | at_ends(ends, t),
        "bargap": 0.55,
        "xaxis": axis(dark=dark) | {"showticklabels": False, "range": limits[::-1] if t.is_rtl else limits},
        "yaxis": names_axis(names, t, dark=dark),
    }
    return figure(traces, look)


def _bars(values: list[int], places: list[int], fills: list[str], hover: dict, *, opacity: float) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": places,
        "marker": {"color": fills, "opacity": opacity, "line": {"width": 0}},
        "unselected": {"marker": {"opacity": opacity * 0.6}},
        **hover,
    }


def _written(row: dict, t) -> str:
    """The days, as a range where they are one; the ratio is on hover, since a narrow screen has no room for both."""
    least, most = t.number(int(row["days_at_least"])), t.number(int(row["days_since"]))
    days = most if least == most else f"{least}–{most}"
    # Plotly's texts run left to right, and a range begins where the reader does.
    return f"{RLI}{days}{PDI}" if t.is_rtl else days


def _told(row: dict, t) -> list[str]:
    told = [t("Last contact: {date}", date=row["last"]), t("Days since: {days}", days=_days(row, t))]
    if isna(row["cadence"]):
        return [*told, t("No tier: how often it is to be met is not decided.")]
    ratio = t.number(row["ratio"], decimals=1)
    return [*told, t("Cadence: {days} days; {ratio} times over", days=int(row["cadence"]), ratio=ratio)]


def _days(row: dict, t) -> str:
    least, most = int(row["days_at_least"]), int(row["days_since"])
    return t.number(most) if least == most else t("{low} to {high}", low=least, high=most)
