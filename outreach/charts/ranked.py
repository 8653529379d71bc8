"""Names in order of a number."""

from typing import NamedTuple

import plotly.graph_objects as go
from pandas import DataFrame, isna

from outreach.charts.base import at_ends, codes_of, figure, labels_for, lines, names_of, refuse_empty, side, whole
from outreach.theme import KINDS, ROW, SIZE_SMALL, axis, layout, palette


class _Bar(NamedTuple):
    """A row to draw; ``number`` is None where it is unknown, ``kind`` empty where bars have none."""

    key: str
    name: str
    kind: str
    number: float | None
    said: str | None


def ranked(
    df: DataFrame, t, *, dark: bool = False, value: str = "value", measure: str = "", legend: bool = True
) -> go.Figure:
    """Horizontal bars, the longest first. Use it for countries, communities, topics or initiatives, up to some thirty.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), a number in the column `value` (missing is unknown: no bar, a
            dash, at the end), optional ``code`` or ``key`` (what a click hands over), optional ``kind`` (code): then
            a row for each name and kind, stacked in the fixed colours and ranked by their sum; optional ``said``: what
            the number is, in words, on hover.
        value: the column of the number.
        measure: what the number counts, translated, for the text on hover.
        legend: whether kinds are told by it; of one kind, the page's title may have said so.

    A point's ``customdata`` is its code, or its name where the frame has no codes; of bars with kinds both that and
    the kind.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "ranked")
    kinds = list(df["kind"]) if "kind" in df else [""] * len(df)
    numbers = [None if isna(number) else whole(number) for number in df[value]]
    said = [None if isna(words) else words for words in df["said"]] if "said" in df else [None] * len(df)
    bars = [_Bar(*each) for each in zip(codes_of(df, t), names_of(df, t), kinds, numbers, said, strict=True)]
    sums: dict[str, float | None] = {}
    for bar in bars:
        known = [number for number in (sums.get(bar.key), bar.number) if number is not None]
        sums[bar.key] = sum(known) if known else None
    # Sorting keeps those of equal length in the order they came in; what is unknown comes last.
    totals = dict(sorted(sums.items(), key=lambda each: -1 if each[1] is None else each[1], reverse=True))
    names = {bar.key: bar.name for bar in reversed(bars)}
    place = {key: i for i, key in enumerate(totals)}
    longest = max(filter(None, totals.values()), default=1)
    found = [kind for kind in KINDS if kind in kinds] if "kind" in df else [""]
    traces = [
        _bars([bar for bar in bars if bar.kind == kind], place, t, dark=dark, measure=measure, kind=kind)
        | {"showlegend": legend and bool(kind)}
        for kind in found
    ]
    ends = [f" {t.number(total)} " for total in totals.values()]
    traces.append({
        "type": "scatter",
        "mode": "text",
        "x": [total or 0 for total in totals.values()],
        "y": list(place.values()),
        "text": ends,
        "textposition": "middle left" if t.is_rtl else "middle right",
        "textfont": {"size": SIZE_SMALL, "color": palette(dark=dark).ink},
        # A click on a bar pales the other bars, and leaves all numbers to be read.
        "unselected": {"textfont": {"color": palette(dark=dark).ink}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    })  # fmt: skip
    limits = [0, longest]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(place) * ROW + 24)
    look |= {
        "barmode": "stack",
        "margin": look["margin"] | at_ends(ends, t),
        # The number stands at the end of each bar, so the axis itself has nothing to add.
        "xaxis": axis(dark=dark) | {"showticklabels": False, "range": limits[::-1] if t.is_rtl else limits},
        "yaxis": names_axis([names[key] for key in totals], t, dark=dark),
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


def _bars(bars: list[_Bar], place: dict[str, int], t, *, dark: bool, measure: str, kind: str) -> dict:
    label = t.label(kind, family="kinds") if kind else measure

    def words(bar: _Bar) -> str:
        n = t.number(bar.number)
        return lines([bar.name, bar.said or (t("{label}: {n}", label=label, n=n) if label else n)], t)

    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "legendgroup": kind,
        "x": [bar.number for bar in bars],
        "y": [place[bar.key] for bar in bars],
        "customdata": [[bar.key, kind] if kind else bar.key for bar in bars],
        "hovertext": [words(bar) for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": palette(dark=dark).kind(kind) if kind else palette(dark=dark).accent,
            "line": {"width": 0.5 if kind else 0, "color": palette(dark=dark).background},
        },
        "unselected": {"marker": {"opacity": 0.5}},
    }
