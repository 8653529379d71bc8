"""Sessions for each 100,000 nationals."""

import plotly.graph_objects as go
from pandas import DataFrame, isna

from outreach.charts.base import at_ends, codes_of, figure, lines, names_of, refuse_empty, whole
from outreach.charts.ranked import names_axis
from outreach.each_row import as_tuples
from outreach.theme import ROW, SIZE_SMALL, axis, layout, palette


def sessions_per_100k(df: DataFrame, t, *, dark: bool = False, source: str = "") -> go.Figure:
    """Ranked dots. Use it to compare countries whose communities differ in size; a dot is a rate, a bar would be a sum.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), ``per_100000`` (sessions for each 100,000 nationals; missing
            where no estimate is known), ``nationals`` (persons), ``estimate_year``, ``sessions`` (count), optional
            ``code``. The halves of the rate stand on hover.
        source: name of the estimates' source, in the reader's language.

    A point's ``customdata`` is its code, or its name where the frame has no codes.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "sessions_per_100k")
    rows = df.sort_values("per_100000", ascending=False, na_position="last", kind="stable")
    highest = max((value for value in rows["per_100000"] if not isna(value)), default=0) or 1
    colours = palette(dark=dark)
    names = names_of(rows, t)
    values = [0 if isna(value) else whole(value) for value in rows["per_100000"]]
    ends = [f"  {t.rate(value)}  " for value in rows["per_100000"]]
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": list(range(len(rows))),
        "customdata": codes_of(rows, t),
        "text": ends,
        "textposition": "middle left" if t.is_rtl else "middle right",
        "textfont": {"size": SIZE_SMALL, "color": colours.ink},
        # A country without an estimate has a dash and no dot.
        "marker": {"size": 10, "color": colours.accent, "opacity": [0 if isna(v) else 1 for v in rows["per_100000"]]},
        # The line from zero to the dot leads the eye back to the name.
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [0] * len(rows),
            "arrayminus": values,
            "thickness": 1,
            "width": 0,
            "color": colours.hairline,
        },
        "unselected": {"textfont": {"color": colours.ink}},
        "cliponaxis": False,
        "hovertext": [
            lines([name, *_halves(row, source, t)], t) for name, row in zip(names, as_tuples(rows), strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    limits = [-0.02 * highest, highest * 1.02]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(rows) * ROW + 24)
    look |= {
        "margin": look["margin"] | at_ends(ends, t),
        "xaxis": axis(dark=dark) | {"showticklabels": False, "range": limits[::-1] if t.is_rtl else limits},
        "yaxis": names_axis(names, t, dark=dark),
    }
    return figure([dots], look)


def _halves(row, source: str, t) -> list[str]:
    """The rate in words, then its numerator, then its denominator with whose estimate it is."""
    sessions = t.plural("{n} session", "{n} sessions", int(row.sessions))
    if isna(row.per_100000):
        return [sessions, t("No estimate of nationals is known, so no rate can be given.")]
    year = t.year(row.estimate_year)
    return [
        t("{n} for each 100,000 nationals", n=t.rate(row.per_100000)),
        sessions,
        t("Nationals: {n} in {year}. Estimate: {source}", n=int(row.nationals), source=t.isolate(source), year=year),
    ]
