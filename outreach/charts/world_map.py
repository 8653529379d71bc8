"""Where in the world.

An SVG map of our own shapes. The other way that plotly offers without asking other hosts (``choroplethmap``) draws
nothing on a computer without WebGL 2, takes three times as long where there is no graphics card, and stretches the
north in Mercator's way.
"""

import plotly.graph_objects as go
from pandas import DataFrame, isna

from outreach.charts.base import figure, lines, refuse_empty, whole
from outreach.charts.places import drawn, points
from outreach.charts.steps import step_labels, step_of, steps
from outreach.each_row import as_tuples
from outreach.marks import mark
from outreach.theme import HEIGHT_MAP, layout, palette

SHAPES_URL = "/app/static/countries.geojson"

MAP_NOTE = mark(
    "Boundaries: Natural Earth, 1:50 million. They are no statement of the ministry, and the file can be replaced. "
    "Land without a code of its own in ISO 3166-1 is left blank and counted in no country."
)
"""Stands under the map on every page that has one."""

NOTHING_RECORDED = mark("Nothing recorded")
ANNOUNCED = mark("Nothing confirmed")
NONE_CHOSEN = mark("None in this selection")
NONE = mark("No activity on record")
HOME = mark("Home country")
WITHOUT_CODE = {
    "Indian Ocean Ter.": mark("Indian Ocean Territories"),
    "Kosovo": mark("Kosovo"),
    "N. Cyprus": mark("Northern Cyprus"),
    "Siachen Glacier": mark("Siachen Glacier"),
    "Somaliland": mark("Somaliland"),
}
"""Land without a code, by its name in the atlas; of another atlas, what has none here keeps its own name."""


def world_map(df: DataFrame, t, *, dark: bool = False, home: str | None = None, narrowed: bool = False) -> go.Figure:
    """Countries in five shades of one colour. Use it for where, beside a ranked list for how much.

    Args:
        df: ``code`` (ISO 3166-1, two letters), ``activities`` (count). Zero is an outline without colour. A country
            without a row, with a missing count, or with a false in the optional ``recorded``, has nothing recorded:
            grey, which is not zero; with a true in the optional ``announced``, and none, grey with an outline.
        home: code of the home country, which is shown as such and is never reached.
        narrowed: whether a zero is one of what was chosen only, and not of all that is on record.

    A point's ``customdata`` is its country's code. Small countries that have a row are also a dot, so that Bahrain,
    Malta and Singapore can be seen and clicked. Show :data:`MAP_NOTE` under it, and draw it with
    :data:`outreach.charts.CONFIG`, or plotly looks for base layers on the internet.

    Raises:
        ValueError: the frame has no rows.
    """
    refuse_empty(df, "world_map")
    colours = palette(dark=dark)
    seen = df[df["recorded"]] if "recorded" in df else df
    rows = {row.code: row for row in as_tuples(seen) if not isna(row.activities) and row.code != home}
    starts = steps(max((row.activities for row in rows.values()), default=0))
    used = len(starts)
    # Few steps take the far ends of the scale, so that two shades are never neighbours for no reason.
    shades = [colours.sequence[round(i * (len(colours.sequence) - 1) / max(used - 1, 1))] for i in range(used)]
    if used == 1:
        shades = [colours.sequence[2]]
    unknown = [code for code in drawn() if code not in rows and code != home]
    told = set(df["code"][df["announced"]]) if "announced" in df else set()
    unrecorded = [code for code in unknown if code not in told]
    by_step: dict[int | None, list[str]] = {}
    for code, row in rows.items():
        by_step.setdefault(step_of(row.activities, starts), []).append(code)
    shape = _Shapes(t=t, rows=rows, border=colours.background)
    none = t(NONE_CHOSEN) if narrowed else t(NONE)
    zero = [code for code in by_step.get(None, []) if code not in told]
    announced = [code for code in (*unknown, *by_step.get(None, [])) if code in told]
    traces = [
        shape.trace(unrecorded, t(NOTHING_RECORDED), colours.nothing_recorded, group="nothing_recorded"),
        shape.trace(zero, none, colours.background, group="zero", outline=colours.muted),
        shape.trace(announced, t(ANNOUNCED), colours.nothing_recorded, group="announced", outline=colours.muted),
        *(
            shape.trace(by_step.get(i, []), label, shades[i], group=str(i))
            for i, label in enumerate(step_labels(starts, t))
        ),
    ]
    if home:
        traces.append(shape.trace([home], t(HOME), colours.muted, group="home"))
    traces.append(
        _dots(rows, starts, shades, shape, colours, names={code: t(ANNOUNCED) for code in announced}, none=none)
    )
    return figure([trace for trace in traces if trace], _layout(t, dark=dark))


class _Shapes:
    """The traces of one map: all say the same things of a country, and differ in colour."""

    def __init__(self, *, t, rows: dict, border: str):
        self.t, self.rows, self.border = t, rows, border

    def trace(self, codes: list[str], name: str, colour: str, *, group: str, outline: str | None = None) -> dict | None:
        """Countries in one colour with one entry in the legend; None when there are none."""
        if not codes:
            return None
        return {
            "type": "choropleth",
            "geojson": SHAPES_URL,
            "featureidkey": "id",
            "locationmode": "geojson-id",
            "locations": codes,
            "z": [whole(self.rows[code].activities) if code in self.rows else 0 for code in codes],
            "colorscale": [[0, colour], [1, colour]],
            "showscale": False,
            "name": name,
            "legendgroup": group,
            "showlegend": True,
            "customdata": codes,
            "marker": {"line": {"width": 1 if outline else 0.5, "color": outline or self.border}},
            "hovertext": [self.words(code, name) for code in codes],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 0.6}},
        }

    def words(self, code: str, name: str) -> str:
        """What stands on hover; `name` is the legend's word for countries without a number, or with none."""
        if code.startswith("-"):
            name = code[1:]
            name = self.t(WITHOUT_CODE[name]) if name in WITHOUT_CODE else name
            return lines([name, self.t("No code of its own in ISO 3166-1: counted in no country")], self.t)
        row = self.rows.get(code)
        if row is None or not row.activities:
            return lines([self.t.country(code), name], self.t)
        activities = self.t.plural("{n} activity", "{n} activities", int(row.activities))
        return lines([self.t.country(code), activities], self.t)


def _dots(
    rows: dict, starts: list[int], shades: list[str], shape: _Shapes, colours, *, names: dict[str, str], none: str
) -> dict | None:
    """The small countries that have a row; ``names`` of those that were announced, ``none`` of others without any."""
    codes = [code for code in rows if code in points()]
    if not codes:
        return None
    found = [step_of(rows[code].activities, starts) for code in codes]
    return {
        "type": "scattergeo",
        "lon": [points()[code][0] for code in codes],
        "lat": [points()[code][1] for code in codes],
        "customdata": codes,
        "hovertext": [shape.words(code, names.get(code, none)) for code in codes],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 8,
            "color": [colours.background if step is None else shades[step] for step in found],
            "line": {"width": 1, "color": [colours.muted if step is None else colours.ink for step in found]},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 0.6}},
    }


def _layout(t, *, dark: bool) -> dict:
    look = layout(dark=dark, rtl=t.is_rtl, height=HEIGHT_MAP)
    return look | {
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
        # A dot answers only when it is pointed at: from 20 pixels off, Bahrain's would take Saudi Arabia's clicks.
        "hoverdistance": 1,
        "geo": {
            "projection": {"type": "equal earth"},
            "lataxis": {"range": [-56, 80]},
            "lonaxis": {"range": [-168, 180]},
            "bgcolor": "rgba(0,0,0,0)",
            # All of plotly's own layers are off: land, borders and sea are ours.
            **{f"show{layer}": False for layer in (
                "coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits", "frame")},
        },
    }  # fmt: skip
