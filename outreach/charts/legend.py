"""What the colours of a figure stand for, for the page to write beside it.

Plotly's own legend runs from the left in every language: turned round, its order holds on one line only, and how many
there are depends on a width that is known in the browser alone.
"""

from typing import NamedTuple

import plotly.graph_objects as go


class Entry(NamedTuple):
    """A colour and its meaning. ``outline`` is empty where there is none; ``shape`` as plotly calls it, or empty."""

    name: str
    colour: str
    outline: str
    shape: str


def legend(figure: go.Figure) -> list[Entry]:
    """The entries of a figure, in the order of reading: a trace each that is marked with ``showlegend``."""
    return [_entry(trace) for trace in figure.data if trace.showlegend]


def _entry(trace) -> Entry:
    if trace.type == "choropleth":
        # A country's border is in the colour of the ground, but where an outline is what tells it from others.
        line = trace.marker.line
        return Entry(trace.name, trace.colorscale[0][1], line.color if line.width >= 1 else "", "")
    if trace.type == "bar":
        return Entry(trace.name, trace.marker.color, "", trace.marker.pattern.shape or "")
    return Entry(trace.name, trace.marker.color, trace.marker.line.color, trace.marker.symbol)
