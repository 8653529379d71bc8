"""Who was met, and how."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.charts.base import codes_of, names_of, refuse_empty
from outreach.charts.cells import cells
from outreach.theme import KINDS


def matrix(df: DataFrame, t, *, dark: bool = False) -> go.Figure:
    """Communities or countries by kind of activity. Use it to see who is met in one way only, or not at all.

    Args:
        df: ``name_en`` and ``name_ar`` (or ``name``), a column for each kind (count; missing is unknown and drawn as a
            dash), optional ``code`` or ``key``, optional ``recorded`` (false where nothing is on record at all: the
            row is then unknown, not zero). Rows appear in the frame's order, kinds in theirs.

    A point's ``customdata`` is its row's code, or its name where the frame has no codes, and its kind.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "matrix")
    keys = codes_of(df, t)
    known = list(df["recorded"]) if "recorded" in df else [True] * len(df)
    return cells(
        {(key, kind): value if seen else None
         for kind in KINDS for key, value, seen in zip(keys, df[kind], known, strict=True)},
        rows=dict(zip(keys, names_of(df, t), strict=True)),
        columns={kind: t.label(kind, family="kinds") for kind in KINDS},
        t=t,
        dark=dark,
    )  # fmt: skip
