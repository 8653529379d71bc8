"""What all charts share: the empty check, whole-number axes in the reader's digits, names and codes."""

import math
from collections.abc import Iterable

import plotly.graph_objects as go
from pandas import DataFrame

from outreach.each_row import as_dicts
from outreach.numerals import ISOLATES, PDI, RLI
from outreach.theme import axis, palette

CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,  # the wheel scrolls the page, also over the map
    # The map's own base layers come from here (they are empty) and not from plotly's content network.
    "topojsonURL": "/app/static/topojson/",
}

NAME_LENGTH = 28
"""Characters of a name on an axis; the whole name is on hover."""
SHORTEST = 8
"""Characters of a name that are left at least, with their space, before what stands in brackets."""
DIGIT, EDGE = 7, 4
"""Pixels: a digit at the end of a bar, and what stays free beyond it."""
PATTERNS = {
    "amber": {"shape": ".", "size": 7, "solidity": 0.3},
    "red": {"shape": "/", "size": 6, "solidity": 0.25},
}
"""Dots and stripes, beside the plain bar of what is on time."""


def refuse_empty(frame: DataFrame, chart: str) -> None:
    """Pages show their own words when there is nothing to draw, so an empty frame here is a mistake of the page.

    Raises:
        ValueError: the frame has no rows; names the chart.
    """
    if frame.empty:
        raise ValueError(f"The chart {chart} was given a frame without rows.")


def figure(traces: list[dict], layout: dict) -> go.Figure:
    """The figure, from plain dicts. The empty template keeps plotly's own (6 kB in every figure) out of it.

    Nothing is checked against plotly's schema, which takes longer than making the figure: the tests do that, once.
    """
    return go.Figure({"data": traces, "layout": layout | {"template": {"layout": {}}}}, _validate=False)


def lines(parts: Iterable[str | None], t) -> str:
    """Text on hover, a line a part, the first one bold; right-to-left lines keep their order inside plotly's box."""
    found = [part for part in parts if part]
    found[0] = f"<b>{found[0]}</b>"
    return "<br>".join(f"{RLI}{line}{PDI}" if t.is_rtl else line for line in found)


def whole(value) -> int | float:
    """A number as JSON writes it best: 3 rather than 3.0."""
    return int(value) if float(value) == int(value) else float(value)


def names_of(df: DataFrame, t, base: str = "name") -> list[str]:
    """The names of the rows in the reader's language, from ``name_en`` and ``name_ar``, or ``name`` as it stands."""
    if base in df and f"{base}_en" not in df:
        return list(df[base])
    named = df[[column for column in df.columns if column.startswith(f"{base}_")]]
    return [t.name(row, base) for row in as_dicts(named)]


def codes_of(df: DataFrame, t) -> list[str]:
    """What a click on a row hands over: its ``code`` or ``key``, or its name where the frame has neither."""
    column = next((column for column in ("code", "key") if column in df), None)
    return list(df[column]) if column else names_of(df, t)


def short(name: str, length: int = NAME_LENGTH) -> str:
    """The name, cut at a word where it can be and closed with an ellipsis when it is longer than `length`.

    What stands in brackets at its end tells it from another one, and stays where there is room for it.
    """
    if len(name) <= length:
        return name
    own, bracket, more = name.rpartition(" (")
    if bracket and more.endswith(")") and len(more) + SHORTEST <= length:
        return f"{short(own, length - len(bracket + more))}{bracket}{more}"
    cut = name[: length - 1]
    head, _, _ = cut.rpartition(" ")
    return f"{(head if len(head) > length / 2 else cut).rstrip(' ،,-')}…"


def labels_for(names: Iterable[str], t, length: int = NAME_LENGTH) -> list[str]:
    """Short names for an axis, in the order given. Where two would read the same, both stay whole.

    Each is isolated: plotly's axes run left to right and would put an Arabic name's ellipsis before it.
    """
    names = list(names)
    cut = [short(name, length) for name in names]
    return [t.isolate(name if cut.count(label) > 1 else label) for name, label in zip(names, cut, strict=True)]


def ticks(highest: float, t, *, at_most: int = 5) -> dict:
    """Round ticks from zero to past `highest`, written by the translator; whole numbers when `highest` is large enough.

    Args:
        highest: the largest value to be shown, in the axis's unit.
    """
    highest = max(float(highest), 1.0 if float(highest) == int(highest) else 1e-9)
    power = 10 ** math.floor(math.log10(highest / at_most))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m * at_most >= highest * 0.999)
    if highest >= 1 and step < 1 and highest == int(highest):
        step = 1
    if step > 1 and step != int(step):
        step = math.ceil(step)
    count = math.ceil(highest / step - 1e-9)
    values = [round(step * i, 10) for i in range(count + 1)]
    values = [int(v) if v == int(v) else v for v in values]
    return {
        "tickmode": "array",
        "tickvals": values,
        "ticktext": [t.number(v, compact=highest >= 100_000) for v in values],
    }


def value_axis(highest: float, t, *, dark: bool, room: float = 1.0) -> dict:
    """An axis that measures: from zero, in the reader's digits, with hairlines. `room` leaves space for text."""
    return axis(dark=dark, grid=True) | ticks(highest, t) | {"range": [0, max(highest, 1e-9) * room]}


def mirrored(of_values: dict, t) -> dict:
    """A horizontal value axis in reading order: zero at the right, growing to the left, for right-to-left readers."""
    return of_values | {"range": of_values["range"][::-1]} if t.is_rtl else of_values


def at_ends(texts: Iterable[str], t) -> dict:
    """The margin for numbers at the ends of bars, in pixels: a share of the axis is too little on a phone."""
    longest = max((len(text.translate(ISOLATES)) for text in texts), default=0)
    return {"l" if t.is_rtl else "r": EDGE + DIGIT * longest}


def side(t) -> str:
    """Where the vertical axis stands: at the reading start of the language."""
    return "right" if t.is_rtl else "left"


def light_of(light: str, *, dark: bool) -> dict:
    """The marker of a bar for how a deadline stands: its fixed colour, and what tells it from the others without that,
    for any eye and in a print without colours.

    Args:
        light: one of :data:`outreach.theme.LIGHTS`.
    """
    colours = palette(dark=dark)
    colour = colours.light(light)
    if light not in PATTERNS:
        return {"color": colour}
    return {"color": colour, "pattern": PATTERNS[light] | {"fgcolor": colours.background, "bgcolor": colour}}
