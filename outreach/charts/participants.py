"""How many took part, and how well that is known."""

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.charts.base import figure, lines, refuse_empty, side, value_axis, whole
from outreach.charts.time import bucket_label, known_to_year, span, time_axis
from outreach.theme import layout, palette

BASES = ("counted", "estimated")


def participants(df: DataFrame, t, *, dark: bool = False, grain: str = "month") -> go.Figure:
    """Counted and estimated participants over time, kept apart. Use it wherever a number of people is told.

    Args:
        df: ``period`` (date, first day of the month, quarter or year), ``counted`` and ``estimated`` (persons),
            ``unknown_attendance`` (count of activities whose attendance nobody collected: a hollow mark on the base
            line says that the bar is a lower bound), optional ``apart`` (true where the row is known only to the year
            that ``period`` begins) with ``activities`` (count): in no bar, but in a mark in the middle of the year.
        grain: ``month``, ``quarter`` or ``year``; names the periods.

    A point's ``customdata`` is its period as an ISO date, and its ``legendgroup`` its basis.

    Raises:
        ValueError: the frame has no rows, or the grain is none of the three.
    """
    refuse_empty(df, "participants")
    apart = df[df["apart"]] if "apart" in df else df.head(0)
    rows = df.drop(index=apart.index)
    buckets = span(df["period"], apart["period"], grain)
    place = {bucket: i for i, bucket in enumerate(buckets)}
    colours = palette(dark=dark)
    traces = [_bars(rows, basis, place, grain, t, colours=colours) for basis in BASES]
    silent = rows[rows["unknown_attendance"] > 0]
    if len(silent):
        traces.append(_silent(silent, place, grain, t, colours=colours))
    if len(apart):
        traces.append(known_to_year(apart, "activities", buckets, t, dark=dark))
    look = layout(dark=dark, rtl=t.is_rtl)
    highest = max((rows["counted"] + rows["estimated"]).fillna(0), default=0) or 1
    look |= {
        "barmode": "stack",
        "legend": look["legend"] | {"traceorder": "reversed" if t.is_rtl else "normal"},
        "xaxis": time_axis(buckets, grain, t, dark=dark),
        "yaxis": value_axis(highest, t, dark=dark, room=1.05) | {"side": side(t)},
    }
    return figure([trace for trace in traces if trace], look)


def _bars(rows: DataFrame, basis: str, place: dict, grain: str, t, *, colours) -> dict | None:
    present = {row.period: whole(getattr(row, basis)) for row in rows.itertuples() if getattr(row, basis) > 0}
    if not present:
        return None
    label = t.label(basis, family="attendance_basis")
    return {
        "type": "bar",
        "name": label,
        "legendgroup": basis,
        "x": [place[period] for period in present],
        "y": list(present.values()),
        "customdata": [period.isoformat() for period in present],
        "hovertext": [
            lines([bucket_label(period, grain, t), t("{label}: {n}", label=label, n=n)], t)
            for period, n in present.items()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 0.5}},
        "marker": {
            "color": colours.accent,
            "line": {"width": 1, "color": colours.accent},
            # Hatched, so that an estimate does not look as sure as a count, in print too.
            "pattern": {"shape": "/", "fillmode": "replace", "size": 6} if basis == "estimated" else {},
        },
    }


def _silent(rows: DataFrame, place: dict, grain: str, t, *, colours) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": t("Attendance not collected"),
        "legendgroup": "not_collected",
        "x": [place[period] for period in rows["period"]],
        "y": [0] * len(rows),
        "cliponaxis": False,
        "customdata": [period.isoformat() for period in rows["period"]],
        "marker": {
            "symbol": "circle",
            "size": 9,
            "color": colours.background,
            "line": {"width": 1.5, "color": colours.muted},
        },
        "hovertext": [
            lines([bucket_label(period, grain, t), _said_nothing(int(n), t)], t)
            for period, n in zip(rows["period"], rows["unknown_attendance"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _said_nothing(activities: int, t) -> str:
    return t.plural(
        "Attendance not collected in {n} activity", "Attendance not collected in {n} activities", activities
    )
