"""Charts show the frame's numbers, in both directions of reading, in light and dark, and ask no other host."""

import json
from datetime import date

import pytest
from pandas import DataFrame

from outreach import charts
from outreach.charts.places import drawn
from outreach.charts.world_map import ANNOUNCED, NONE, NOTHING_RECORDED, WITHOUT_CODE
from outreach.numerals import ISOLATES
from outreach.theme import KINDS, palette
from tests.charts.made_frames import ALL, AR, EN, FRAMES, LONG, NAMED, draw, hovers


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
    assert figure.layout.showlegend is False, "plotly's own legend cannot be read from the right: the page writes it"
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
    assert list(bars["visit"].customdata) == [["2023-01-01", "visit"], ["2023-04-01", "visit"]]
    assert bars["visit"].marker.color == palette().kind("visit")


@pytest.mark.parametrize(("grain", "buckets"), [("month", 4), ("quarter", 2), ("year", 1)])
def test_grains(grain, buckets):
    low, high = draw("kinds_over_time", grain=grain).layout.xaxis.range
    assert high - low == pytest.approx(buckets + 0.2)


def test_what_is_known_only_to_the_year_is_in_no_bar_and_not_lost():
    """It has a mark of its own in the middle of its year, and the whole year is on the axis."""
    rows = [row | {"apart": False} for row in FRAMES["kinds_over_time"]]
    rows.append({"period": date(2022, 1, 1), "kind": "visit", "activities": 7, "apart": True})
    *bars, mark = charts.kinds_over_time(DataFrame(rows), EN).data
    assert list(mark.customdata) == ["2022-01-01"]
    assert mark.x[0] == 5.5
    assert 0 > mark.y[0] > charts.kinds_over_time(DataFrame(rows), EN).layout.yaxis.range[0], "under the feet of bars"
    assert "7 activities known only to the year" in mark.hovertext[0]
    assert max(max(bar.y) for bar in bars) == 5
    assert not any(bar.y[i] for bar in bars if bar.type == "bar" for i, x in enumerate(bar.x) if x < 12)


def test_names_come_in_the_readers_language():
    rows = [{"code": "KW", "name_en": "Kuwait", "name_ar": "الكويت", "activities": 2}]
    for t, name in ((EN, "Kuwait"), (AR, "الكويت")):
        figure = charts.ranked(DataFrame(rows), t, value="activities")
        assert name in figure.layout.yaxis.ticktext[0]
        assert figure.data[0].customdata[0] == "KW"


def test_hover_says_of_a_country_without_any_what_the_legend_does():
    """Also of one that is a dot; and land without a code has a name in the reader's language."""
    rows = [{"code": code, "activities": 0} for code in ("FR", "MT", "BH")]
    frame = DataFrame(rows).assign(announced=lambda df: df["code"] == "BH")
    for t in (EN, AR):
        said = {}
        for trace in charts.world_map(frame, t).data:
            codes = trace.customdata if trace.customdata is not None else ()
            said |= {(trace.type, code): text for code, text in zip(codes, trace.hovertext or (), strict=True)}
        for kind, code in (("choropleth", "FR"), ("choropleth", "MT"), ("scattergeo", "MT")):
            assert t(NONE) in said[kind, code]
        assert t(ANNOUNCED) in said["scattergeo", "BH"] and t(NOTHING_RECORDED) in said["choropleth", "KW"]
        assert {code[1:] for code in drawn() if code.startswith("-")} <= set(WITHOUT_CODE)
        assert t(WITHOUT_CODE["N. Cyprus"]) in said["choropleth", "-N. Cyprus"]


@pytest.mark.parametrize("name", ["ranked", "lateness", "sessions_per_100k", "since_contact"])
def test_numbers_at_the_ends_of_bars_have_their_room_in_pixels(name):
    """However narrow the chart: what a bar leaves of its axis may be nothing."""
    for t, side in ((EN, "r"), (AR, "l")):
        figure = draw(name, t)
        (texts,) = [trace.text for trace in figure.data if trace.text is not None]
        longest = max(len(text.translate(ISOLATES).strip()) for text in texts)
        assert figure.layout.margin[side] >= 7 * longest


def test_what_a_number_is_may_be_said_in_words():
    rows = [{"key": "a", "name": "Group", "n": 812, "said": "812 members"}, {"key": "b", "name": "Page", "n": 3}]
    hover = charts.ranked(DataFrame(rows), EN, value="n", measure="Audience").data[0].hovertext
    assert list(hover) == ["<b>Group</b><br>812 members", "<b>Page</b><br>Audience: 3"]


def test_an_unrecorded_country_is_not_zero_on_the_map():
    rows = [row | {"recorded": row["code"] != "FR"} for row in FRAMES["world_map"]]
    traces = {trace.legendgroup: trace for trace in charts.world_map(DataFrame(rows), EN).data if trace.legendgroup}
    assert "FR" in traces["nothing_recorded"].locations
    assert "zero" not in traces


def test_what_was_only_announced_is_neither_zero_nor_silence_on_the_map():
    rows = [row | {"recorded": row["code"] != "FR", "announced": row["code"] == "FR"} for row in FRAMES["world_map"]]
    drawn = charts.world_map(DataFrame(rows), EN).data
    traces = {trace.legendgroup: trace for trace in drawn if trace.type == "choropleth"}
    assert list(traces["announced"].locations) == ["FR"] and "FR" not in traces["nothing_recorded"].locations
    assert "Nothing confirmed" in traces["announced"].hovertext[0]
    assert traces["announced"].marker.line.color != traces["nothing_recorded"].marker.line.color
    (shown,) = [trace for trace in drawn if trace.legendgroup == "announced" and trace.showlegend is not False]
    assert shown.name == "Nothing confirmed"


def test_an_unknown_grain_is_refused():
    with pytest.raises((ValueError, KeyError)):
        draw("kinds_over_time", grain="week")


def test_months_are_the_readers():
    assert draw("kinds_over_time", AR).layout.xaxis.ticktext[0] == "يناير<br>٢٠٢٣"
