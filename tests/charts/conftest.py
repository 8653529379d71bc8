"""Charts in tests are held against plotly's schema: each figure is made a second time, with its checks."""

import sys

import plotly.graph_objects as go
import pytest

from outreach import charts
from outreach.charts import base


@pytest.fixture(autouse=True)
def valid_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raises ValueError where a chart names a property that plotly does not have, or gives one a wrong value."""
    made = base.figure

    def checked(traces: list[dict], layout: dict) -> go.Figure:
        figure = made(traces, layout)
        return go.Figure(figure.to_dict())

    for name, module in list(sys.modules.items()):
        if name.startswith(f"{charts.__name__}.") and getattr(module, "figure", None) is made:
            monkeypatch.setattr(module, "figure", checked)
