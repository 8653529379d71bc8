"""Rows by columns with the number written in every cell: what the matrix and the topics by country share."""

from collections.abc import Collection

import plotly.graph_objects as go
from pandas import isna

from outreach.charts.base import figure, labels_for, lines
from outreach.charts.ranked import names_axis
from outreach.charts.steps import step_of, steps
from outreach.theme import ROW, SIZE_SMALL, axis, layout, palette

WHITE, BLACK = "#FFFFFF", "#12181F"
LINE = 16
"""Height of a line of a heading, in pixels."""
ON_A_PHONE = 190
"""Pixels that all columns have there, beside the names of the rows."""
LETTER = {False: 6.4, True: 4.5}
"""Pixels of a heading's letter, by whether its language is read from the right."""


def cells(
    values: dict[tuple[str, str], float | None], rows: dict[str, str], columns: dict[str, str], t, *, dark: bool
) -> go.Figure:
    """A heat map with its numbers. Colour helps to find the large ones; the numbers say how large.

    Args:
        values: number for a row's and a column's key; an absent pair is zero, None or NaN is unknown.
        rows: whole name for each row's key, from top to bottom.
        columns: whole name for each column's key, in reading order.

    A point's ``customdata`` is its row's key and its column's.
    """
    colours = palette(dark=dark)
    starts = steps(max((v for v in values.values() if not isna(v)), default=0))
    across = {key: i for i, key in enumerate(columns)}
    down = {key: i for i, key in enumerate(rows)}
    grid = [(row, column, values.get((row, column), 0)) for row in rows for column in columns]
    shade = [[step_of(values.get((row, column), 0), starts) for column in columns] for row in rows]
    top = len(colours.sequence)
    heat = {
        "type": "heatmap",
        "x": list(across.values()),
        "y": list(down.values()),
        "z": [[None if step is None else step + 1 for step in line] for line in shade],
        "zmin": 1,
        "zmax": top,
        "colorscale": [[i / (top - 1), colour] for i, colour in enumerate(colours.sequence)],
        "showscale": False,
        "hoverinfo": "skip",
        "xgap": 2,
        "ygap": 2,
    }
    # Unseen marks over the cells: they are what can be pointed at and clicked.
    targets = {
        "type": "scatter",
        "mode": "markers",
        "marker": {"size": ROW - 4, "opacity": 0, "symbol": "square"},
        "x": [across[column] for _, column, _ in grid],
        "y": [down[row] for row, _, _ in grid],
        "text": [t.number(value) for _, _, value in grid],
        "customdata": [[row, column] for row, column, _ in grid],
        "hovertext": [lines([rows[r], t("{label}: {n}", label=columns[c], n=t.number(v))], t) for r, c, v in grid],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
    }
    inks = [ink(step_of(value, starts), dark=dark) for _, _, value in grid]
    slanted = len(columns) > 6 or _is_too_wide(columns.values(), t)
    # Level headings have a word a line, so that they stand beside each other on a narrow screen too.
    names = (
        labels_for(columns.values(), t, 18)
        if slanted
        else ["<br>".join(t.isolate(word) for word in name.split()) for name in columns.values()]
    )
    # A figure of few rows would not grow by itself for headings of two lines.
    above = 8 if slanted else 14 + LINE * max((name.count("<br>") for name in names), default=0) + LINE
    limits = [-0.5, len(columns) - 0.5]
    look = layout(dark=dark, rtl=t.is_rtl, height=len(rows) * ROW + (110 if slanted else above + 16))
    look |= {
        "margin": look["margin"] | {"t": above} | ({"l" if t.is_rtl else "r": 64} if slanted else {}),
        "xaxis": axis(dark=dark) | {
            "tickmode": "array", "tickvals": list(across.values()), "ticktext": names, "side": "top",
            "ticklabeloverflow": "allow",  # a slanted label may hang over the edge, in the margin kept for it
            "tickangle": (40 if t.is_rtl else -40) if slanted else 0, "range": limits[::-1] if t.is_rtl else limits,
        },
        "yaxis": names_axis(list(rows.values()), t, dark=dark),
    }  # fmt: skip
    return figure([heat, *(_written(targets, inks, colour) for colour in sorted(set(inks))), targets], look)


def _is_too_wide(names: Collection[str], t) -> bool:
    """Whether a heading's longest word would lie on the one beside it, where a phone draws these columns."""
    longest = max((len(word) for name in names for word in name.split()), default=0)
    return longest * LETTER[t.is_rtl] * len(names) > ON_A_PHONE


def _written(targets: dict, inks: list[str], colour: str) -> dict:
    """The numbers of one colour. A trace for each colour, because a click would else pale all numbers but one."""
    own = [i for i, other in enumerate(inks) if other == colour]
    return {
        "type": "scatter",
        "mode": "text",
        **{key: [targets[key][i] for i in own] for key in ("x", "y", "text")},
        "textfont": {"size": SIZE_SMALL, "color": colour},
        "unselected": {"textfont": {"color": colour}},
        "hoverinfo": "skip",
    }


def ink(step: int | None, *, dark: bool) -> str:
    """The colour of a cell's number: muted for zero and unknown, else whichever of black and white can be read."""
    if step is None:
        return palette(dark=dark).muted
    filled_light = step >= 2 if dark else step <= 2
    return BLACK if filled_light else WHITE
