"""What the colours of a chart stand for: in the order of reading, with the colours and the shapes that are drawn."""

from datetime import date

import pytest
from pandas import DataFrame

from outreach import charts
from outreach.charts.legend import Entry, legend
from outreach.screen import legend as on_page
from outreach.theme import KINDS, LIGHT, LIGHTS, palette
from tests.charts.made_frames import AR, EN, FRAMES, draw

TOLD = {"ageing", "kinds_over_time", "lateness", "world_map"}


@pytest.mark.parametrize("name", FRAMES)
def test_a_chart_has_a_legend_where_its_colours_say_something(name):
    assert bool(legend(draw(name))) == (name in TOLD)


@pytest.mark.parametrize("t", [EN, AR], ids=["en", "ar"])
def test_kinds_are_told_in_one_order_in_both_languages(t):
    """The page lays them out in its own direction: an order turned round would be turned twice."""
    found = legend(draw("kinds_over_time", t))
    used = [kind for kind in KINDS if kind in {row["kind"] for row in FRAMES["kinds_over_time"]}]
    assert [entry.name for entry in found] == [t.label(kind, family="kinds") for kind in used]
    assert [entry.colour for entry in found] == [LIGHT.kind(kind) for kind in used]


def test_ranked_bars_tell_their_kinds_but_where_a_title_has():
    rows = DataFrame([{"code": "KW", "name": "Kuwait", "kind": kind, "value": 1} for kind in KINDS[:2]])
    assert [entry.colour for entry in legend(charts.ranked(rows, EN))] == [LIGHT.kind(kind) for kind in KINDS[:2]]
    assert legend(charts.ranked(rows, EN, legend=False)) == []


def test_the_map_tells_silence_first_then_its_shades_then_home():
    """A zero and what was only announced have an outline, as on the map; countries else have none."""
    rows = [{"code": code, "activities": n} for code, n in (("FR", 0), ("KW", 1), ("US", 40))]
    rows.append({"code": "DE", "activities": 0})
    frame = DataFrame(rows).assign(recorded=lambda df: df["code"] != "DE", announced=lambda df: df["code"] == "DE")
    found = legend(charts.world_map(frame, EN, home="EG"))
    names = [entry.name for entry in found]
    assert (
        names[:3] == ["Nothing recorded", "No activity on record", "Nothing confirmed"] and names[-1] == "Home country"
    )
    assert [entry.outline for entry in found] == ["", LIGHT.muted, LIGHT.muted, *[""] * (len(found) - 3)]
    assert found[1].colour == LIGHT.background and found[2].colour == LIGHT.nothing_recorded
    assert len({entry.colour for entry in found[3:]}) == len(found) - 3


def test_lights_keep_what_tells_them_apart_without_colours():
    assert [entry.shape for entry in legend(draw("ageing"))] == ["", ".", "/"]
    assert [entry.colour for entry in legend(draw("ageing"))] == [palette().light(light) for light in LIGHTS]


def test_what_is_known_only_to_the_year_is_told_by_its_mark():
    rows = [row | {"apart": False} for row in FRAMES["kinds_over_time"]]
    rows.append({"period": date(2022, 1, 1), "kind": "visit", "activities": 7, "apart": True})
    last = legend(charts.kinds_over_time(DataFrame(rows), EN))[-1]
    assert last == Entry("Known only to the year", LIGHT.background, LIGHT.ink, "diamond")


def test_the_page_writes_names_and_not_what_they_could_do(monkeypatch):
    """A name may hold anything; a figure without colours to tell writes nothing."""
    written = []
    monkeypatch.setattr(on_page.st, "html", written.append)
    on_page.draw(draw("ranked"))
    assert written == []
    figure = draw("kinds_over_time")
    figure.data[0].name = "<script>alert(1)</script>"
    on_page.draw(figure)
    assert len(written) == 1 and "<script" not in written[0] and "&lt;script&gt;" in written[0]
    assert written[0].count("<li>") == len(legend(figure))
    for entry in legend(figure):
        assert f"background-color: {entry.colour}" in written[0]
