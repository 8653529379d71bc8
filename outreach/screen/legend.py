"""What the colours of a chart stand for, in the page's own direction, on as many lines as it needs."""

from html import escape

import plotly.graph_objects as go
import streamlit as st

from outreach.charts.legend import Entry, legend

SHAPES = {"": "plain", ".": "dots", "/": "stripes", "diamond": "diamond"}
"""Classes of the stylesheet, by what plotly calls the shapes of marks and patterns."""


def draw(figure: go.Figure) -> None:
    """A list of the figure's colours and their words; nothing where it has none."""
    if entries := legend(figure):
        st.html(f'<ul class="jisr-legend">{"".join(map(_item, entries))}</ul>')


def _item(entry: Entry) -> str:
    outline = f"; border-color: {entry.outline}" if entry.outline else ""
    look = f"background-color: {entry.colour}{outline}"
    return f'<li><i class="{SHAPES[entry.shape]}" style="{escape(look)}"></i>{escape(entry.name)}</li>'
