"""The look, in one place: colours for light and dark, sizes, and the template that every chart starts from.

Colours are checked in ``tests/test_theme.py``: text reaches 4.5 to 1, marks reach 3 to 1, and kinds of activity stay
apart for eyes that see no red or no green. Change a colour here and the test says whether it still does its work.
"""

from dataclasses import dataclass

FONT = "Vazirmatn, Tahoma, sans-serif"
"""One family for both scripts, served from ``static/``; Tahoma draws Arabic well where it is missing."""

KINDS = ("virtual_session", "visit", "conference", "meeting", "other")
"""Kinds of activity in the one order in which they are stacked, listed and named everywhere."""

LIGHTS = ("on_time", "amber", "red")
"""How a deadline stands, in the one order in which it is stacked and named everywhere."""

SIZE_TEXT = 13
SIZE_SMALL = 12

HEIGHT = 320
"""Height of a chart in pixels; rows of one page share it."""
HEIGHT_MAP = 392
ROW = 26
"""Height in pixels of one bar or row, where the number of rows decides the height."""


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean, as ``#RRGGBB``."""

    accent: str
    ink: str
    background: str
    surface: str
    hairline: str
    muted: str
    good: str
    bad: str
    kinds: tuple[str, ...]
    """In the order of :data:`KINDS`."""
    sequence: tuple[str, ...]
    """Five steps of one hue, from few to many."""
    nothing_recorded: str
    """Fill of a country that nobody wrote about. Zero is the background with an outline, never this grey."""
    lights: tuple[str, ...]
    """In the order of :data:`LIGHTS`."""

    def kind(self, code: str) -> str:
        """The fixed colour of a kind of activity.

        Raises:
            ValueError: the code is no kind.
        """
        return self.kinds[KINDS.index(code)]

    def light(self, code: str) -> str:
        """The fixed colour of how a deadline stands.

        Raises:
            ValueError: the code is none of these.
        """
        return self.lights[LIGHTS.index(code)]


LIGHT = Palette(
    accent="#0F6E84",
    ink="#1B2430",
    background="#FFFFFF",
    surface="#F6F7F9",
    hairline="#E3E7EC",
    muted="#5A6675",
    good="#1B7A48",
    bad="#B3261E",
    kinds=("#087A92", "#B06A00", "#6E30A0", "#2D4148", "#8D8E82"),
    sequence=("#A5D2DD", "#74B5C5", "#4597AB", "#1A758B", "#07495A"),
    nothing_recorded="#E3E7EC",
    lights=("#2E6DA4", "#B57900", "#9E1B16"),
)

DARK = Palette(
    accent="#4FB3C8",
    ink="#E8ECF1",
    background="#12181F",
    surface="#1A222B",
    hairline="#2A343F",
    muted="#9AA7B5",
    good="#5BC98C",
    bad="#F28B82",
    kinds=("#2ABAB8", "#E8A63A", "#AC74CC", "#D5D8F0", "#767A74"),
    sequence=("#1B5466", "#267289", "#3591A8", "#5DB7CA", "#A9E1EC"),
    nothing_recorded="#2A343F",
    lights=("#6FB1E8", "#E8B54A", "#E0645A"),
)


def palette(*, dark: bool = False) -> Palette:
    """The colours of the reader's choice."""
    return DARK if dark else LIGHT


def layout(*, dark: bool = False, rtl: bool = False, height: int = HEIGHT) -> dict:
    """What every chart's layout starts from, as a plain dict of plotly; its axes are in :func:`axis`.

    Title and legend are the page's: plotly's own legend runs from the left, and breaks its lines where nobody knows.
    """
    colours = palette(dark=dark)
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": SIZE_TEXT, "color": colours.ink},
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.hairline,
            "font": {"family": FONT, "size": SIZE_TEXT, "color": colours.ink},
            "align": "right" if rtl else "left",
            "namelength": -1,
        },
        "showlegend": False,
        "bargap": 0.28,
        "clickmode": "event+select",
        "dragmode": False,
        "separators": ".,",
    }


def axis(*, dark: bool = False, grid: bool = False) -> dict:
    """An axis as all charts have it: no line; hairlines only across the direction that is measured."""
    colours = palette(dark=dark)
    return {
        "showgrid": grid,
        "gridcolor": colours.hairline,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": SIZE_SMALL, "color": colours.muted},
        "fixedrange": True,
    }
