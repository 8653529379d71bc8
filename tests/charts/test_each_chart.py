"""What one chart alone promises."""

from datetime import date
from itertools import pairwise

import pytest
from pandas import DataFrame

from outreach import charts
from outreach.charts.cells import cells, ink
from outreach.numerals import LRI, PDI, RLI
from outreach.theme import KINDS, LIGHTS, palette
from tests.charts.made_frames import AR, EN, FRAMES, LONG, draw, hovers
from tests.test_theme import APART, EYES, contrast, distance


def test_ranked_puts_the_largest_first_and_the_unknown_last():
    """The first is at the top; what is unknown has a dash and no bar."""
    bars, numbers = draw("ranked").data
    at = dict(zip(bars.customdata, bars.y, strict=True))
    assert sorted(at, key=at.get) == ["XX", "KW", "QA"]
    assert dict(zip(bars.customdata, bars.x, strict=True)) == {"KW": 7, "XX": 12, "QA": None}
    assert [text.strip() for text in numbers.text] == ["12", "7", "—"]


def test_ranked_by_kind_stacks_to_the_same_sum():
    rows = [{"name": "Kuwait", "kind": kind, "value": i + 1} for i, kind in enumerate(KINDS)]
    *bars, numbers = charts.ranked(DataFrame(rows), EN).data
    assert [bar.legendgroup for bar in bars] == list(KINDS)
    assert sum(sum(bar.x) for bar in bars) == 15
    assert [list(bar.customdata) for bar in bars] == [[["Kuwait", kind]] for kind in KINDS]
    assert numbers.text[0].strip() == "15"


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_late_is_part_of_its_bar_and_told_without_its_colour(dark):
    """It begins at the axis, in the order of the frame, hatched; words in the legend and its number say it too."""
    late, others, numbers = draw("lateness", dark=dark).data
    assert list(late.x) == [6, 2, 0] and list(others.x) == [3, 10, 3] and list(late.y) == [0, 1, 2]
    assert list(late.customdata) == list(others.customdata) == ["customs", "", "pensions"]
    assert (late.name, others.name) == (EN.isolate("▲ Late"), EN.isolate("Open, not late"))
    assert late.marker.pattern.shape == "/" and others.marker.pattern.shape is None
    colours = palette(dark=dark)
    for ground in (colours.background, colours.surface):
        assert min(contrast(late.marker.color, ground), contrast(others.marker.color, ground)) >= 3
    assert contrast(late.marker.pattern.fgcolor, late.marker.pattern.bgcolor) >= 3
    assert all(distance(late.marker.color, others.marker.color, eyes) >= APART for eyes in EYES.values())
    assert [text.strip(f" {LRI}{PDI}") for text in numbers.text] == ["9 · ▲ 6", "12 · ▲ 2", "3"]
    assert draw("lateness", AR).data[-1].text[0].strip() == f"{RLI}٩ · ▲ ٦{PDI}", "read from the right"


def test_where_nothing_is_late_there_is_no_late_part():
    others, _ = charts.lateness(DataFrame([{"name": "Customs", "open": 3, "overdue": 0}]), EN).data
    assert list(others.x) == [3] and others.legendgroup == "in_time"


def test_ranked_keeps_two_of_one_name_apart():
    rows = [{"name": "Springfield", "code": code, "value": 1} for code in ("a", "b")]
    bars, _ = charts.ranked(DataFrame(rows), EN).data
    assert len(set(bars.y)) == 2


def test_the_map_tells_nothing_recorded_from_zero():
    """Grey is for what nobody wrote about, an outline for zero, and neither is one of the five shades."""
    traces = {(trace.type, trace.legendgroup): trace for trace in draw("world_map", home="EG").data}
    unrecorded, zero = traces["choropleth", "nothing_recorded"], traces["choropleth", "zero"]
    assert list(zero.locations) == ["FR"]
    assert "US" in unrecorded.locations
    assert {"FR", "SA", "EG"}.isdisjoint(unrecorded.locations)
    assert unrecorded.colorscale[0][1] == palette().nothing_recorded
    assert zero.colorscale[0][1] == palette().background


def test_the_map_shows_the_frames_numbers():
    shaded = {
        code: value
        for trace in draw("world_map").data
        if trace.type == "choropleth" and trace.legendgroup.isdigit()
        for code, value in zip(trace.locations, trace.z, strict=True)
    }
    assert shaded == {"SA": 12, "BH": 1}


def test_small_countries_are_dots_that_can_be_clicked():
    dots = draw("world_map").data[-1]
    assert dots.type == "scattergeo"
    assert list(dots.customdata) == ["BH"]


def test_the_home_country_is_not_reached():
    """Its activities are held there; it is neither shaded nor counted."""
    frame = DataFrame([*FRAMES["world_map"], {"code": "EG", "activities": 99}])
    figure = charts.world_map(frame, EN, home="EG")
    assert [trace.legendgroup for trace in figure.data if "EG" in (trace.locations or ())] == ["home"]
    assert "99" not in hovers(figure)


def test_the_map_asks_this_server_only():
    assert {trace.geojson for trace in draw("world_map").data if trace.type == "choropleth"} == {
        "/app/static/countries.geojson"
    }
    assert charts.CONFIG["topojsonURL"].startswith("/app/static/")


def test_headings_of_cells_lie_on_none_beside_them():
    """On a phone five columns have 38 pixels each: long words go up slantwise, short ones stand level."""

    def angle(columns: tuple[str, ...], t) -> int:
        made = cells({}, {"row": "Row"}, dict(zip(columns, columns, strict=True)), t, dark=False)
        return made.layout.xaxis.tickangle

    assert angle(("Virtual sessions", "Visits", "Conferences", "Meetings", "Other activities"), EN) == -40
    assert angle(("Calls", "Trips", "Talks", "Walks", "Other"), EN) == 0
    assert angle(("لقاءات افتراضية", "زيارات", "مؤتمرات", "لقاءات", "أنشطة أخرى"), AR) == 0
    assert angle(tuple("abcdefg"), EN) == -40


def test_cells_write_zeros_and_dashes():
    """A pair without a row is zero, a missing value is unknown; both are muted, and every cell has its text."""
    numbers = draw("matrix").data[-1]
    found = dict(zip(map(tuple, numbers.customdata), numbers.text, strict=True))
    assert [KINDS[x] for x in numbers.x] == [kind for _, kind in numbers.customdata]
    assert found["x", "visit"] == "4"
    assert found["kw", "meeting"] == "0"
    assert {found["qa", kind] for kind in KINDS} == {"—"}
    assert found["kw", "visit"] == "0"
    assert len(found) == 3 * len(KINDS)


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_in_cells_can_be_read(dark):
    for step, fill in enumerate(palette(dark=dark).sequence):
        assert contrast(ink(step, dark=dark), fill) >= 4.5


def test_topics_are_ranked_both_ways():
    numbers = draw("topics_by_country").data[-1]
    assert [topic for topic, _ in numbers.customdata] == ["pensions", "pensions", *[numbers.customdata[-1][0]] * 2]
    assert list(numbers.text) == ["9", "0", "0", "4"]


def test_a_rate_shows_its_denominator():
    """Whose estimate, of when, and how many; without an estimate there is no dot and the hover says why."""
    dots = draw("sessions_per_100k", source="UN DESA").data[0]
    assert list(dots.x) == [12.5, 0.04, 0]
    assert [text.strip() for text in dots.text] == ["12.5", "0.04", "—"]
    assert list(dots.marker.opacity) == [1, 1, 0]
    assert f"Nationals: 16,000 in 2020. Estimate: {EN.isolate('UN DESA')}" in dots.hovertext[0]
    assert "2 sessions" in dots.hovertext[0]
    assert "No estimate" in dots.hovertext[2]


def test_channels_keep_their_readings():
    lines = {trace.name: trace for trace in draw("channel_growth").data}
    assert list(lines[LONG].y) == [1200, 1500]
    assert list(lines["Page"].y) == [90]
    assert date.fromordinal(lines["Page"].x[0]) == date(2022, 1, 1)
    assert lines[LONG].line.color == palette().accent


def test_a_name_that_had_to_move_is_led_to_from_its_line():
    """A lead goes from each line's end to its name, and no name lies on another."""
    rows = [
        {
            "channel": f"c{n}",
            "name": f"Group {n}",
            "read_on": date(2022, month, 1),
            "audience": 1000 if n == 1 else 10 * n,
        }
        for n in range(1, 6)
        for month in (1, 2 if n == 2 else 3)
    ]
    for t in (EN, AR):
        figure = charts.channel_growth(DataFrame(rows), t)
        heights = {note.text.strip("\u2068\u2069"): note.y for note in figure.layout.annotations}
        assert min(abs(a - b) for a, b in pairwise(sorted(heights.values()))) >= 50
        edge, ends = max(figure.layout.xaxis.range), {line.name: (line.x[-1], line.y[-1]) for line in figure.data}
        leads = [
            [tuple(map(float, step.split(","))) for step in lead.path[1:].split("L")] for lead in figure.layout.shapes
        ]
        assert [lead[0] for lead in leads] == list(ends.values())
        assert [lead[-1] for lead in leads] == [(edge, pytest.approx(heights[name], rel=1e-4)) for name in ends]


def test_one_reading_still_has_its_month():
    figure = charts.channel_growth(DataFrame(FRAMES["channel_growth"][:1]), EN)
    low, high = figure.layout.xaxis.range
    assert [low <= tick < high for tick in figure.layout.xaxis.tickvals] == [True]


def test_since_contact_keeps_its_order_and_marks_where_the_cadence_ends():
    """The paler end of a bar is what nobody knows; what has no tier has no mark, and no ratio."""
    sure, perhaps, cadences, numbers = draw("since_contact").data
    assert list(sure.customdata) == ["x", "kw", "td"] and list(sure.y) == [0, 1, 2]
    assert list(sure.x) == [400, 12, 900] and list(perhaps.x) == [30, 0, 0]
    assert perhaps.marker.opacity < sure.marker.opacity
    assert dict(zip(cadences.y, cadences.x, strict=True)) == {0: 90, 1: 30}
    assert [text.strip() for text in numbers.text] == ["400–430", "12", "900"]
    assert list(sure.marker.color) == [palette().bad, palette().accent, palette().muted]


def test_ageing_keeps_its_bands_and_leaves_out_no_light():
    """The youngest first at the reading start; each light in its fixed colour, with its word on hover."""
    bars = {trace.legendgroup: trace for trace in draw("ageing").data}
    assert list(bars) == ["on_time", "amber", "red"]
    assert [list(bar.y) for bar in bars.values()] == [[4, 3, 0], [0, 2, 0], [0, 0, 9]]
    assert list(bars["red"].customdata) == [[band, "red"] for band in ("0_7", "8_21", "over_90")]
    assert bars["red"].marker.color == palette().light("red")
    signs = [bar.name.strip("\u2068\u2069")[:2] for bar in bars.values()]
    assert signs == ["○ ", "◐ ", "▲ "], "a sign, and not a colour alone"
    assert "over 90 working days" in hovers(draw("ageing")) and "Due or late: 9" in hovers(draw("ageing"))


@pytest.mark.parametrize("dark", [False, True])
def test_ageing_tells_its_lights_apart_without_their_colours(dark):
    """What is late is hatched as it is in the bars beside it, what is nearly due dotted, the rest plain."""
    bars = {trace.legendgroup: trace.marker for trace in draw("ageing", dark=dark).data}
    assert [bars[light].pattern.shape for light in LIGHTS] == [None, ".", "/"]
    assert bars["red"].pattern == draw("lateness", dark=dark).data[0].marker.pattern
    colours = palette(dark=dark)
    for light in ("amber", "red"):
        assert bars[light].pattern.bgcolor == bars[light].color == colours.light(light)
        assert contrast(bars[light].pattern.fgcolor, bars[light].pattern.bgcolor) >= 3


@pytest.mark.parametrize(
    ("language", "years"), [(EN, ["2015", "2017", "2019", "2021", "2023", "2025"]), (AR, ["٢٠١٥"])]
)
def test_quarters_of_many_years_are_named_by_their_years(language, years):
    """Three months' names for each would lie on each other on a phone; a year stands under the middle of its bars."""
    rows = [
        {"period": date(year, month, 1), "kind": "visit", "activities": 1} for year, month in ((2015, 4), (2025, 10))
    ]
    of_time = charts.kinds_over_time(DataFrame(rows), language, grain="quarter").layout.xaxis
    assert [text.strip(RLI + PDI) for text in of_time.ticktext][: len(years)] == years
    assert of_time.tickvals[:3] == (1, 8.5, 16.5)
