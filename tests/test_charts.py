"""Charts show the frame's numbers, in both directions of reading, in light and dark, and ask no other host."""

import json
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from pandas import DataFrame

from outreach import charts
from outreach.charts.base import labels_for, short, ticks
from outreach.charts.cells import ink
from outreach.charts.channel_growth import spread
from outreach.charts.steps import step_labels, step_of, steps
from outreach.i18n import translator
from outreach.theme import KINDS, palette
from tests.test_theme import contrast

LONG = "The association of the families of one small town in a very far country"
FRAMES = {
    "kinds_over_time": [
        {"period": date(2023, 1, 1), "kind": "visit", "activities": 3},
        {"period": date(2023, 1, 1), "kind": "virtual_session", "activities": 5},
        {"period": date(2023, 4, 1), "kind": "visit", "activities": 2},
    ],
    "ranked": [
        {"name": "Kuwait", "code": "KW", "value": 7},
        {"name": LONG, "code": "XX", "value": 12},
        {"name": "Qatar", "code": "QA", "value": None},
    ],
    "world_map": [
        {"code": "SA", "activities": 12, "unknown": 2},
        {"code": "BH", "activities": 1, "unknown": 0},
        {"code": "FR", "activities": 0, "unknown": 0},
    ],
    "matrix": [
        {"name": LONG, "code": "x", "recorded": True, **dict.fromkeys(KINDS, 0), "visit": 4},
        {"name": "Kuwait", "code": "kw", "recorded": True, **dict.fromkeys(KINDS, 0)},
        {"name": "Qatar", "code": "qa", "recorded": False, **dict.fromkeys(KINDS, 0)},
    ],
    "topics_by_country": [
        {"topic": "customs", "topic_en": LONG, "topic_ar": LONG, "country": "SA", "activities": 4},
        {"topic": "pensions", "topic_en": "Pensions", "topic_ar": "المعاشات", "country": "KW", "activities": 9},
    ],
    "sessions_per_100k": [
        {"name": LONG, "per_100000": 0.04, "estimate_year": 2020, "sessions": 1, "nationals": 2_500_000},
        {"name": "Malta", "per_100000": 12.5, "estimate_year": 2020, "sessions": 2, "nationals": 16_000},
        {"name": "Chad", "per_100000": None, "estimate_year": None, "sessions": 3, "nationals": None},
    ],
    "channel_growth": [
        {"read_on": date(2021, 5, 4), "channel": LONG, "audience": 1200},
        {"read_on": date(2022, 5, 4), "channel": LONG, "audience": 1500},
        {"read_on": date(2022, 1, 1), "channel": "Page", "audience": 90},
    ],
    "participants": [
        {"period": date(2023, 1, 1), "counted": 40, "estimated": 200, "unknown_attendance": 0},
        {"period": date(2023, 3, 1), "counted": 0, "estimated": 0, "unknown_attendance": 3},
    ],
}
NAMED = ["ranked", "matrix", "topics_by_country", "sessions_per_100k", "channel_growth"]
EN, AR = translator("en", digits="latn"), translator("ar", digits="arab")
ALL = pytest.mark.parametrize("name", FRAMES)


def draw(name: str, t=EN, **options) -> go.Figure:
    return getattr(charts, name)(DataFrame(FRAMES[name]), t, **options)


def hovers(figure) -> str:
    return "\n".join(text for trace in figure.data for text in (trace.hovertext or ()))


def test_every_chart_is_tried_here():
    assert {*FRAMES, "CONFIG", "MAP_NOTE"} == set(charts.__all__)


@ALL
@pytest.mark.parametrize("t", [EN, AR], ids=["en", "ar"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_chart_stands_alone(name, t, dark):
    """It has height and no title, names no other host, and draws its text in the reader's ink."""
    figure = draw(name, t, dark=dark)
    text = figure.to_json()
    assert "http" not in text
    assert figure.layout.title.text is None
    assert figure.layout.height > 0
    assert figure.layout.font.color == palette(dark=dark).ink


@ALL
def test_an_empty_frame_is_refused(name):
    """The page has its own words for nothing; a chart without rows is its mistake, and the error names the chart."""
    with pytest.raises(ValueError, match=name):
        getattr(charts, name)(DataFrame(FRAMES[name]).head(0), EN)


@ALL
def test_a_chart_leaves_its_frame_alone(name):
    """Frames are cached and shared between readers."""
    frame = DataFrame(FRAMES[name])
    before = frame.copy(deep=True)
    getattr(charts, name)(frame, EN)
    assert before.equals(frame)


@ALL
def test_arabic_is_read_from_the_right(name):
    """Measures and times begin at the right, the vertical axis stands there, and digits are Arabic-Indic."""
    figure = draw(name, AR)
    if name != "world_map":
        low, high = figure.layout.xaxis.range
        assert low > high
        assert figure.layout.yaxis.side == "right"
    assert figure.layout.legend.xanchor == "right"
    seen = json.dumps([t.text or t.hovertext for t in figure.data], ensure_ascii=False)
    assert any(digit in seen for digit in "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("name", NAMED)
def test_long_names_are_short_on_the_axis_and_whole_on_hover(name):
    figure = draw(name)
    shown = json.dumps([figure.layout.yaxis.ticktext, [note.text for note in figure.layout.annotations]])
    assert LONG not in shown
    assert LONG in hovers(figure)


def test_kinds_over_time_adds_nothing_and_leaves_no_month_out():
    """Each kind's bars are the frame's numbers; months without a row are empty and still stand on the axis."""
    bars = {trace.legendgroup: trace for trace in draw("kinds_over_time").data}
    assert list(bars) == [kind for kind in KINDS if kind in bars]
    assert dict(zip(bars["visit"].x, bars["visit"].y, strict=True)) == {0: 3, 3: 2}
    assert dict(zip(bars["virtual_session"].x, bars["virtual_session"].y, strict=True)) == {0: 5}
    assert list(bars["visit"].customdata) == ["2023-01-01", "2023-04-01"]
    assert bars["visit"].marker.color == palette().kind("visit")


@pytest.mark.parametrize(("grain", "buckets"), [("month", 4), ("quarter", 2), ("year", 1)])
def test_grains(grain, buckets):
    low, high = draw("kinds_over_time", grain=grain).layout.xaxis.range
    assert high - low == pytest.approx(buckets + 0.2)


@pytest.mark.parametrize("name", ["kinds_over_time", "participants"])
def test_what_is_known_only_to_the_year_is_in_no_bar_and_not_lost(name):
    """It has a mark of its own in the middle of its year, and the whole year is on the axis."""
    more = {"period": date(2022, 1, 1), "kind": "visit", "activities": 7, "counted": 500, "estimated": 0}
    rows = [row | {"apart": False} for row in FRAMES[name]]
    rows.append({"unknown_attendance": 1} | more | {"apart": True})
    *bars, mark = getattr(charts, name)(DataFrame(rows), EN).data
    assert mark.x[0] == 5.5
    assert "7 activities known only to the year" in mark.hovertext[0]
    assert max(max(bar.y) for bar in bars) < 500
    assert not any(bar.y[i] for bar in bars if bar.type == "bar" for i, x in enumerate(bar.x) if x < 12)


def test_names_come_in_the_readers_language():
    rows = [{"code": "KW", "name_en": "Kuwait", "name_ar": "الكويت", "activities": 2}]
    for t, name in ((EN, "Kuwait"), (AR, "الكويت")):
        figure = charts.ranked(DataFrame(rows), t, value="activities")
        assert name in figure.layout.yaxis.ticktext[0]
        assert figure.data[0].customdata[0] == "KW"


def test_an_unrecorded_country_is_not_zero_on_the_map():
    rows = [row | {"recorded": row["code"] != "FR"} for row in FRAMES["world_map"]]
    traces = {trace.legendgroup: trace for trace in charts.world_map(DataFrame(rows), EN).data if trace.legendgroup}
    assert "FR" in traces["nothing_recorded"].locations
    assert "zero" not in traces


def test_an_unknown_grain_is_refused():
    with pytest.raises((ValueError, KeyError)):
        draw("kinds_over_time", grain="week")


def test_months_are_the_readers():
    assert draw("kinds_over_time", AR).layout.xaxis.ticktext[0] == "يناير<br>٢٠٢٣"


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
    assert numbers.text[0].strip() == "15"


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
    assert "2 more could not be counted" in hovers(draw("world_map"))


def test_small_countries_are_dots_that_can_be_clicked():
    dots = draw("world_map").data[-1]
    assert dots.type == "scattergeo"
    assert list(dots.customdata) == ["BH"]


def test_the_home_country_is_not_reached():
    """Its activities are held there; it is neither shaded nor counted."""
    frame = DataFrame([*FRAMES["world_map"], {"code": "EG", "activities": 99, "unknown": 0}])
    figure = charts.world_map(frame, EN, home="EG")
    assert [trace.legendgroup for trace in figure.data if "EG" in (trace.locations or ())] == ["home"]
    assert "99" not in hovers(figure)


def test_the_map_asks_this_server_only():
    assert {trace.geojson for trace in draw("world_map").data if trace.type == "choropleth"} == {
        "/app/static/countries.geojson"
    }
    assert charts.CONFIG["topojsonURL"].startswith("/app/static/")


def test_cells_write_zeros_and_dashes():
    """A pair without a row is zero, a missing value is unknown; both are muted, and every cell has its text."""
    numbers = draw("matrix").data[-1]
    found = dict(zip(zip(numbers.customdata, numbers.x, strict=True), numbers.text, strict=True))
    assert found["x", KINDS.index("visit")] == "4"
    assert found["kw", KINDS.index("meeting")] == "0"
    assert {found["qa", i] for i in range(len(KINDS))} == {"—"}
    assert found["kw", KINDS.index("visit")] == "0"
    assert len(found) == 3 * len(KINDS)


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_in_cells_can_be_read(dark):
    for step, fill in enumerate(palette(dark=dark).sequence):
        assert contrast(ink(step, dark=dark), fill) >= 4.5


def test_topics_are_ranked_both_ways():
    numbers = draw("topics_by_country").data[-1]
    assert numbers.customdata[0] == "pensions"
    assert list(numbers.text) == ["9", "0", "0", "4"]


def test_a_rate_shows_its_denominator():
    """Whose estimate, of when, and how many; without an estimate there is no dot and the hover says why."""
    dots = draw("sessions_per_100k", source="UN DESA").data[0]
    assert list(dots.x) == [12.5, 0.04, 0]
    assert [text.strip() for text in dots.text] == ["12.5", "0.04", "—"]
    assert list(dots.marker.opacity) == [1, 1, 0]
    assert f"16,000 nationals. Estimate: {EN.isolate('UN DESA')}, 2020" in dots.hovertext[0]
    assert "2 sessions" in dots.hovertext[0]
    assert "No estimate" in dots.hovertext[2]


def test_channels_keep_their_readings():
    lines = {trace.name: trace for trace in draw("channel_growth").data}
    assert list(lines[LONG].y) == [1200, 1500]
    assert list(lines["Page"].y) == [90]
    assert date.fromordinal(lines["Page"].x[0]) == date(2022, 1, 1)
    assert lines[LONG].line.color == palette().accent


def test_one_reading_still_has_its_month():
    figure = charts.channel_growth(DataFrame(FRAMES["channel_growth"][:1]), EN)
    low, high = figure.layout.xaxis.range
    assert [low <= tick < high for tick in figure.layout.xaxis.tickvals] == [True]


def test_counted_and_estimated_stay_apart():
    """An activity whose attendance is unknown adds nothing and is marked."""
    parts = {trace.legendgroup: trace for trace in draw("participants").data}
    assert list(parts["counted"].y) == [40]
    assert list(parts["estimated"].y) == [200]
    assert parts["estimated"].marker.pattern.shape == "/"
    assert list(parts["not_collected"].x) == [2]
    assert "3 activities" in parts["not_collected"].hovertext[0]


@pytest.mark.parametrize("name", ["Kuwait", LONG, "x" * 60, "الجالية المصرية في مدينة بعيدة جدا عن الوطن"])
def test_short_names(name):
    assert len(short(name)) <= 28
    assert short(name) == name or short(name).endswith("…")


def test_two_names_that_would_read_the_same_stay_whole():
    names = [f"{LONG}, east", f"{LONG}, west"]
    assert labels_for(names, EN) == [EN.isolate(name) for name in names]


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (17, [0, 5, 10, 15, 20]), (0.4, [0, 0.1, 0.2, 0.3, 0.4]),
     (2_300_000, [0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000])],
)  # fmt: skip
def test_ticks_are_round_and_counts_are_whole(highest, expected):
    assert ticks(highest, EN)["tickvals"] == expected


@pytest.mark.parametrize(
    ("highest", "starts", "words"),
    [
        (0, [1], ["1"]),
        (3, [1, 2, 3], ["1", "2", "3"]),
        (12, [1, 2, 5, 10], ["1", "2 to 4", "5 to 9", "10 and more"]),
        (48, [1, 2, 5, 10, 20], ["1", "2 to 4", "5 to 9", "10 to 19", "20 and more"]),
        (999, [1, 50, 100, 200, 500], ["1 to 49", "50 to 99", "100 to 199", "200 to 499", "500 and more"]),
    ],
)
def test_steps(highest, starts, words):
    assert steps(highest) == starts
    assert step_labels(starts, EN) == words
    assert step_of(0, starts) is None
    assert step_of(float("nan"), starts) is None
    assert step_of(max(highest, 1), starts) == len(starts) - 1


def test_labels_at_the_ends_of_lines_do_not_touch():
    placed = spread([1.0, 0.99, 0.5, 0.0], 0.06)
    assert all(a - b >= 0.06 - 1e-9 for a, b in pairwise(placed))
    assert placed[2:] == [0.5, 0.0]
