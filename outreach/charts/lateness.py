"""Who has what is open, and how much of it is late."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach import deadlines
from outreach.charts.base import at_ends, codes_of, figure, light_of, lines, names_of, refuse_empty
from outreach.charts.ranked import names_axis
from outreach.numerals import LRI, PDI, RLI
from outreach.theme import ROW, SIZE_SMALL, axis, layout, palette

LATE, IN_TIME = "late", "in_time"


def lateness(df: DataFrame, t, *, dark: bool = False) -> go.Figure:
    """Horizontal bars, what is late first and hatched, in the order of the frame: the most late ones at the top.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), ``code`` or ``key`` (what a click hands over), and numbers:
            ``open``, and ``overdue``, which is part of it.

    A point's ``customdata`` is its code.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "lateness")
    colours = palette(dark=dark)
    codes, names = codes_of(df, t), names_of(df, t)
    late, waiting = ([int(number) for number in df[column]] for column in ("overdue", "open"))
    signed = deadlines.signed("red", t("Late"))
    said = [
        lines([name, t("{label}: {n}", label=t("Open requests"), n=n), t("{label}: {n}", label=signed, n=k)], t)
        for name, n, k in zip(names, waiting, late, strict=True)
    ]
    parts = {
        LATE: (signed, late, light_of("red", dark=dark)),
        IN_TIME: (t("Open, not late"), [n - k for n, k in zip(waiting, late, strict=True)], {"color": colours.accent}),
    }
    places = list(range(len(df)))
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": t.isolate(label),
            "legendgroup": part,
            "showlegend": True,
            "x": numbers,
            "y": places,
            "customdata": codes,
            "hovertext": said,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": look | {"line": {"width": 0.5, "color": colours.background}},
            "unselected": {"marker": {"opacity": 0.5}},
        }
        for part, (label, numbers, look) in parts.items()
        if any(numbers)
    ]
    # Numbers alone have no direction of their own: a reader from the right would meet the second one first.
    sign, start = deadlines.SIGNS["red"], RLI if t.is_rtl else LRI
    ends = [
        f" {start}{t.number(n)}" + (f" · {sign} {t.number(k)}" if k else "") + f"{PDI} "
        for n, k in zip(waiting, late, strict=True)
    ]
    traces.append({
        "type": "scatter",
        "mode": "text",
        "x": waiting,
        "y": places,
        "text": ends,
        "textposition": "middle left" if t.is_rtl else "middle right",
        "textfont": {"size": SIZE_SMALL, "color": colours.ink},
        "unselected": {"textfont": {"color": colours.ink}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    })  # fmt: skip
    limits = [0, max(*waiting, 1)]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(df) * ROW + 24)
    look |= {
        "barmode": "stack",
        "margin": look["margin"] | at_ends(ends, t),
        "xaxis": axis(dark=dark) | {"showticklabels": False, "range": limits[::-1] if t.is_rtl else limits},
        "yaxis": names_axis(names, t, dark=dark),
    }
    return figure(traces, look)
