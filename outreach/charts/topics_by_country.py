"""What is spoken about, where."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.charts.base import names_of, refuse_empty
from outreach.charts.cells import cells


def topics_by_country(df: DataFrame, t, *, dark: bool = False, most: int = 12) -> go.Figure:
    """Topics by country, both ranked. Use it to find a concern that is one country's own.

    Args:
        df: ``topic`` (key, or text to show), ``country`` (ISO 3166-1 code), ``activities`` (count; an absent pair is
            zero), optional ``topic_en`` and ``topic_ar``.
        most: how many topics and countries are drawn at most, the largest of each; the page says that there are more.

    A point's ``customdata`` is its ``topic`` and its ``country``.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "topics_by_country")
    names = dict(zip(df["topic"], names_of(df, t, "topic"), strict=True))
    return cells(
        dict(zip(zip(df["topic"], df["country"], strict=True), df["activities"], strict=True)),
        rows={key: names[key] for key in _largest(df, "topic", most)},
        columns={code: t.country(code) for code in _largest(df, "country", most)},
        t=t,
        dark=dark,
    )


def _largest(df: DataFrame, column: str, most: int) -> list[str]:
    sums = df.groupby(column, sort=True)["activities"].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index[:most])
