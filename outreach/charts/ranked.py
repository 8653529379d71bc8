"""Names in order of a number."""

import plotly.graph_objects as go
from pandas import DataFrame, isna

from outreach.charts.base import codes_of, figure, labels_for, lines, names_of, refuse_empty, side, whole
from outreach.theme import KINDS, ROW, SIZE_SMALL, axis, layout, palette


def ranked(df: DataFrame, t, *, dark: bool = False, value: str = "value", measure: str = "") -> go.Figure:
    """Horizontal bars, the longest first. Use it for countries, communities, topics or initiatives, up to some thirty.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), a number in the column `value` (missing is unknown: no bar, a
            dash, at the end), optional ``code`` or ``key`` (what a click hands over), optional ``kind`` (code): then
            a row for each name and kind, stacked in the fixed colours and ranked by their sum.
        value: the column of the number.
        measure: what the number counts, translated, for the text on hover.

    A point's ``customdata`` is its code, or its name where the frame has no codes.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "ranked")
    keyed = df.assign(key=codes_of(df, t), name=names_of(df, t), value=df[value])
    totals = keyed.groupby("key", sort=False)["value"].sum(min_count=1).sort_values(ascending=False, kind="stable")
    names = keyed.drop_duplicates("key").set_index("key")["name"].reindex(totals.index)
    place = {key: i for i, key in enumerate(totals.index)}
    longest = max((value for value in totals if not isna(value)), default=0) or 1
    traces = (
        [_bars(keyed[keyed["kind"] == kind], place, t, dark=dark, measure=measure, kind=kind)
         for kind in KINDS if kind in set(keyed["kind"])]
        if "kind" in df
        else [_bars(keyed, place, t, dark=dark, measure=measure)]
    )  # fmt: skip
    traces.append({
        "type": "scatter",
        "mode": "text",
        "x": [0 if isna(total) else whole(total) for total in totals],
        "y": list(place.values()),
        "text": [f" {t.number(total)} " for total in totals],
        "textposition": "middle left" if t.is_rtl else "middle right",
        "textfont": {"size": SIZE_SMALL, "color": palette(dark=dark).ink},
        # A click on a bar pales the other bars, and leaves all numbers to be read.
        "unselected": {"textfont": {"color": palette(dark=dark).ink}},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    })  # fmt: skip
    limits = [0, longest * 1.12]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(place) * ROW + (56 if "kind" in df else 24))
    look |= {
        "barmode": "stack",
        "legend": look["legend"] | {"traceorder": "reversed" if t.is_rtl else "normal"},
        "margin": look["margin"] | ({} if "kind" in df else {"t": 8}),
        "showlegend": "kind" in df,
        # The number stands at the end of each bar, so the axis itself has nothing to add.
        "xaxis": axis(dark=dark) | {"showticklabels": False, "range": limits[::-1] if t.is_rtl else limits},
        "yaxis": names_axis(names, t, dark=dark),
    }
    return figure(traces, look)


def names_axis(names, t, *, dark: bool) -> dict:
    """The axis of names, the first at the top, at the reading start of the language."""
    return axis(dark=dark) | {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": labels_for(names, t),
        "tickfont": {"size": SIZE_SMALL, "color": palette(dark=dark).ink},
        "range": [len(names) - 0.5, -0.5],
        "side": side(t),
    }


def _bars(rows: DataFrame, place: dict, t, *, dark: bool, measure: str, kind: str = "") -> dict:
    label = t.label(kind, family="kinds") if kind else measure
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "legendgroup": kind,
        "x": [None if isna(value) else whole(value) for value in rows["value"]],
        "y": [place[key] for key in rows["key"]],
        "customdata": list(rows["key"]),
        "hovertext": [
            lines([name, t("{label}: {n}", label=label, n=t.number(value)) if label else t.number(value)], t)
            for name, value in zip(rows["name"], rows["value"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": palette(dark=dark).kind(kind) if kind else palette(dark=dark).accent,
            "line": {"width": 0.5 if kind else 0, "color": palette(dark=dark).background},
        },
        "unselected": {"marker": {"opacity": 0.5}},
    }
