"""A Streamlit page without a product: as many figures, charts and rows as the overview, fed from constants.

What the reader chooses only changes the constants, so that the browser has something new to draw each time.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import CHOICES, CODES, URL

FIGURES, ROWS, BARS, MONTHS, KINDS = 6, 250, 12, 45, 5
HEIGHT = 360


def clear() -> None:
    """Everything again."""
    st.session_state["jisr.filter.kind"] = []


def bars(turn: int, names: list[str], *, across: bool) -> go.Figure:
    """Five stacked series over some names."""
    traces = []
    for kind in range(KINDS):
        numbers = [(7 * place + 3 * kind + turn) % 23 + 1 for place in range(len(names))]
        ends = {"x": numbers, "y": names, "orientation": "h"} if across else {"x": names, "y": numbers}
        traces.append({"type": "bar", "name": f"kind {kind}", **ends})
    return go.Figure({"data": traces, "layout": {"barmode": "stack", "height": HEIGHT}})


def world(turn: int) -> go.Figure:
    """Every country's shape in one of many shades."""
    shapes = {
        "type": "choropleth",
        "geojson": URL,
        "featureidkey": "id",
        "locationmode": "geojson-id",
        "locations": CODES,
        "z": [(11 * place + turn) % 29 for place in range(len(CODES))],
    }
    return go.Figure({"data": [shapes], "layout": {"height": HEIGHT}})


st.set_page_config(layout="wide")
with st.popover("Filters", key="jisr-filters-popover"):
    chosen = st.multiselect("Kind", CHOICES, key="jisr.filter.kind")
st.button("Clear all", key="jisr.filter.clear", on_click=clear)
turn = 1 + CHOICES.index(chosen[0]) if chosen else 0

st.title("Bare")
for number, column in enumerate(st.columns(FIGURES)):
    trend = [(number + turn + month) % 7 for month in range(MONTHS)]
    column.metric(f"figure {number}", 1000 + turn, turn, chart_data=trend, chart_type="bar")
config = {"displayModeBar": False, "topojsonURL": "/shapes/"}
left, right = st.columns([3, 2])
left.plotly_chart(world(turn), key="map", config=config, on_select="rerun")
right.plotly_chart(bars(turn, [f"place {place}" for place in range(BARS)], across=True), key="places", config=config)
months = [f"{2015 + month // 4}-{1 + 3 * (month % 4):02}" for month in range(MONTHS)]
st.plotly_chart(bars(turn, months, across=False), key="months", config=config, on_select="rerun")
left, right = st.columns(2)
left.plotly_chart(bars(turn, [f"town {place}" for place in range(BARS)], across=True), key="towns", config=config)
right.dataframe(
    pd.DataFrame({
        "place": [f"place {row}" for row in range(ROWS)],
        "record": "on record",
        "people": [row * 31 + turn for row in range(ROWS)],
        "channels": [(row + turn) % 5 for row in range(ROWS)],
    }),
    hide_index=True,
)  # fmt: skip
