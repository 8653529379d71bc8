"""Open requests by how long they have been waiting, and by how their clock stands."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach import deadlines
from outreach.charts.base import figure, light_of, lines, mirrored, refuse_empty, side, value_axis
from outreach.theme import LIGHTS, axis, layout, palette


def ageing(df: DataFrame, t, *, dark: bool = False) -> go.Figure:
    """Stacked bars, the youngest first: what is due or late hatched, what is nearly due dotted. Use it to see whether
    what waits grows old, and whether it is late.

    Args:
        df: ``band`` (code), ``name`` (in the reader's words), and the number of requests for each of
            :data:`outreach.theme.LIGHTS`; the bands in their order.

    A point's ``customdata`` is its band and its light.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "ageing")
    colours = palette(dark=dark)
    totals = df[list(LIGHTS)].sum(axis=1)
    places = list(range(len(df)))
    traces = []
    for light in [light for light in LIGHTS if df[light].any()]:
        label = deadlines.light(light, t=t)
        numbers = [int(number) for number in df[light]]
        traces.append({
            "type": "bar",
            "name": t.isolate(label),
            "legendgroup": light,
            "showlegend": True,
            "x": places,
            "y": numbers,
            "customdata": [[band, light] for band in df["band"]],
            "hovertext": [
                lines([t("{band} working days", band=name), t("{label}: {n}", label=label, n=number)], t)
                for name, number in zip(df["name"], numbers, strict=True)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 0.5}},
            "marker": light_of(light, dark=dark) | {"line": {"width": 0.5, "color": colours.background}},
        })  # fmt: skip
    look = layout(dark=dark, rtl=t.is_rtl)
    bands = {"tickmode": "array", "tickvals": places, "ticktext": [t.isolate(name) for name in df["name"]]}
    look |= {
        "barmode": "stack",
        "xaxis": mirrored(axis(dark=dark) | bands | {"range": [-0.5, len(df) - 0.5]}, t),
        "yaxis": value_axis(int(totals.max()) or 1, t, dark=dark, room=1.05) | {"side": side(t)},
    }
    return figure(traces, look)
