"""A pack as it is kept: it comes back whole, and what cannot be read is refused with a clear word."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.i18n import translator
from outreach.reports.brief import brief, number_of
from outreach.reports.kept import VERSION, PackUnreadable, from_json, to_json
from outreach.reports.pack import (
    CONTACTS,
    MOST_PRINTED,
    SPANS,
    STANDINGS,
    Action,
    DecisionNeeded,
    Figure,
    Longer,
    Overdue,
    Pack,
    PastCadence,
    Row,
    Unjudged,
)
from outreach.reports.was_set import Cadence, WasSet
from outreach.reports.words import FORMS, GOOD, Day, Words
from tests.reports.examples import bare_pack, example_pack, full_pack
from tests.reports.examples import rows as rows_of

texts = st.builds(Words, st.text(max_size=8), st.text(max_size=8))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
numbers = st.none() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
counts = st.integers(0, 10**6)
rows = st.builds(
    Row, reference=st.text(max_size=8), title=texts,
    day=st.builds(Day, st.none() | days, st.sampled_from(("day", "month", "year"))),
)  # fmt: skip
longer = st.builds(Longer, span=st.sampled_from(SPANS), starts=days, target=counts, value=numbers)
figures = st.builds(
    Figure, longer=st.none() | longer, key=st.text(max_size=8),
    label=texts, unit=texts, definition=texts, value=numbers, before=numbers,
    target=numbers, form=st.sampled_from(FORMS), good=st.sampled_from(GOOD), unknown=texts, rows_at=st.text(max_size=8),
    n_unknown=st.none() | counts,
    n_rows=st.integers(3, 99), rows=st.lists(rows, max_size=3).map(tuple),
)  # fmt: skip
past_cadence = st.sampled_from(CONTACTS).flatmap(
    lambda contact: st.builds(
        PastCadence, community=texts, contact=st.just(contact), cadence_days=counts,
        since=counts if contact == "known" else st.none(), ratio=numbers,
    )
)  # fmt: skip


def several(kind: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(kind, max_size=most).map(tuple)


was_set = st.builds(
    WasSet, home_country=st.text(max_size=2), weekend=several(st.integers(0, 6), 2), holidays=several(days, 2),
    worked=several(days, 2), acknowledge_days=counts, answer_days=counts, escalate_days=counts,
    cadences=several(st.builds(Cadence, tier=st.text(max_size=2), days=counts), 3),
)  # fmt: skip


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    starts = draw(days)
    zone = timezone(timedelta(minutes=draw(st.integers(-12 * 60, 14 * 60))))
    return Pack(
        starts=starts,
        ends=starts + timedelta(days=6),
        as_at=draw(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(zone))),
        elapsed_days=draw(st.integers(1, 7)),
        is_running=draw(st.booleans()),
        collection=draw(st.sampled_from(("public_record", "register", "demonstration"))),
        note=draw(texts),
        figures=draw(several(figures, 3)),
        overdue=draw(several(st.builds(Overdue, authority=texts, overdue=counts, oldest_days=counts, open=counts), 2)),
        overdue_in_all=draw(counts),
        past_cadence=draw(several(past_cadence, 2)),
        past_cadence_unknown=draw(texts),
        settings=draw(st.none() | was_set),
        unjudged=draw(st.none() | st.builds(Unjudged, no_cadence=counts, not_known=counts)),
        decisions=draw(several(st.builds(DecisionNeeded, text=texts, since=st.none() | days, asked_by=texts), 2)),
        actions=draw(
            several(
                st.builds(Action, what=texts, owner=texts, due=st.none() | days, standing=st.sampled_from(STANDINGS)),
                2,
            )
        ),
    )


@settings(max_examples=30)
@given(packs())
def test_what_is_kept_comes_back(pack: Pack) -> None:
    kept = to_json(pack)
    assert from_json(kept) == pack
    assert to_json(from_json(kept)) == kept


@pytest.mark.parametrize("make", [example_pack, full_pack, bare_pack])
def test_the_same_pack_is_the_same_text(make) -> None:
    assert to_json(make()) == to_json(make())
    assert from_json(to_json(make())) == make()


@pytest.mark.parametrize("version", [1, 2])
def test_a_pack_that_was_kept_with_its_first_rows_is_read_for_ever(version) -> None:
    """The text of a pack of the first versions, as it lies in databases: change the code so that it still reads."""
    kept = (
        '{"pack":{"actions":[],"as_at":"2026-11-23T07:30:00+00:00","collection":"register","decisions":[],'
        '"decisions_in_all":0,"decisions_unknown":{"ar":"","en":""},"elapsed_days":3,"ends":"2026-11-27","figures":[{'
        '"before":0.5,"definition":{"ar":"ت","en":"D"},"form":"share","good":"up","key":"k","label":{"ar":"ع","en":"L"'
        '},"n_rows":1,"rows":[{"day":{"on":"2026-11-21","precision":"day"},"reference":"A-1","title":{"ar":"ن","en":"T"'
        '}}],"rows_at":"","target":null,"unit":{"ar":"","en":""},"unknown":{"ar":"","en":""},"value":1}],"note":{"ar":'
        '"","en":""},"overdue":[],"overdue_in_all":0,"overdue_unknown":{"ar":"","en":""},"past_cadence":[{"cadence_days'
        '":30,"community":{"ar":"م","en":"M"},"contact":"never","ratio":null,"since":null}],"past_cadence_in_all":0,'
        '"past_cadence_unknown":{"ar":"","en":""},"starts":"2026-11-21"},"version":VERSION}'
    ).replace("VERSION", str(version))
    pack = from_json(kept)
    assert (pack.figures[0].value, pack.figures[0].before, pack.figures[0].label.ar) == (1, 0.5, "ع")
    assert (pack.figures[0].rows[0].day.on, pack.past_cadence[0].contact) == (date(2026, 11, 21), "never")
    assert pack.settings is None


def test_a_field_that_came_later_has_its_default() -> None:
    kept = json.loads(to_json(example_pack()))
    del kept["pack"]["note"], kept["pack"]["figures"][0]["target"]
    pack = from_json(json.dumps(kept))
    assert not pack.note and pack.figures[0].target is None


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_newer_version_is_told_by_its_number(language: str) -> None:
    kept = to_json(example_pack()).replace(f'"version":{VERSION}', f'"version":{VERSION + 6}')
    with pytest.raises(PackUnreadable) as error:
        from_json(kept)
    assert str(VERSION + 6) in error.value.told(translator(language, digits="latn"))
    assert "newer" in str(error.value)


def spoiled(where: str, value: object) -> str:
    """A kept pack with one thing in it that does not belong there; ``where`` as ``figures/0/value``."""
    kept = json.loads(to_json(example_pack()))
    *path, last = where.split("/")
    inner = kept["pack"]
    for step in path:
        inner = inner[int(step) if step.isdigit() else step]
    inner[int(last) if last.isdigit() else last] = value
    return json.dumps(kept)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("", "Expecting value"),
        ("[]", "version"),
        ('{"pack": {}}', "version"),
        ('{"pack": {}, "version": true}', "version"),
        ('{"pack": {}, "version": 0}', "version"),
        ('{"pack": {}, "version": 1}', "without as_at"),
        ('{"pack": [], "version": 1}', "the record"),
        (spoiled("figures/0/value", "14"), "figures[0].value"),
        (spoiled("figures/0/value", True), "figures[0].value"),
        (spoiled("figures/0/n_rows", 2.5), "figures[0].n_rows"),
        (spoiled("figures/0/n_rows", 1), "rows"),
        (spoiled("figures/0/form", "colour"), "colour"),
        (spoiled("figures/0/rows/rows/0", ["A", "2026-11-21"]), "figures[0].rows.rows[0]"),
        (spoiled("figures/0/rows/rows/0", ["A", "today", 0]), "figures[0].rows.rows[0]"),
        (spoiled("figures/0/rows/rows/0", ["A", None, 99]), "figures[0].rows.rows[0]"),
        (spoiled("figures/0/rows/rows/0", [7, None, 0]), "figures[0].rows.rows[0]"),
        (spoiled("figures/0/rows/rows/0", 7), "figures[0].rows.rows[0]"),
        (spoiled("figures/0/rows/rows", 7), "figures[0].rows"),
        (spoiled("figures/0/rows/titles", [["A"]]), "figures[0].rows.titles"),
        (spoiled("figures/0/rows", []), "figures[0].rows"),
        (spoiled("figures/0", 7), "figures[0]"),
        (spoiled("figures/0/longer", {"span": "week", "starts": "2026-11-01", "target": 1, "value": 1}), "week"),
        (spoiled("actions/0/due", "tomorrow"), "actions[0].due"),
        (spoiled("actions/0/standing", "gone"), "gone"),
        (spoiled("overdue", {}), "overdue"),
        (spoiled("past_cadence/0/since", None), "past_cadence[0]"),
        (spoiled("past_cadence/0/colour", "red"), "unknown fields colour"),
        (spoiled("as_at", "2026-11-23T07:30:00"), "time zone"),
        (spoiled("ends", "2026-11-28"), "seven days"),
        (spoiled("elapsed_days", 8), "seven days"),
        (spoiled("collection", "rumour"), "rumour"),
    ],
)
def test_what_is_no_pack_is_refused_and_says_where(kept: str, said: str) -> None:
    with pytest.raises(PackUnreadable, match="no pack that was frozen here") as error:
        from_json(kept)
    assert said in str(error.value)


def test_a_number_that_is_none_is_not_kept() -> None:
    pack = example_pack()
    with pytest.raises(ValueError, match="Out of range"):
        to_json(replace(pack, figures=(replace(pack.figures[0], value=float("nan")),)))


def test_a_pack_that_was_kept_whole_is_read_for_ever() -> None:
    """The text of a pack of version 3: rows as lists with the number of their title, and a longer period's target."""
    kept = (
        '{"pack":{"actions":[],"as_at":"2026-11-23T07:30:00+00:00","collection":"register","decisions":[],'
        '"decisions_in_all":0,"decisions_unknown":{"ar":"","en":""},"elapsed_days":3,"ends":"2026-11-27","figures":[{'
        '"before":0.5,"definition":{"ar":"ت","en":"D"},"form":"share","good":"up","key":"k","label":{"ar":"ع","en":"L"'
        '},"longer":{"span":"month","starts":"2026-11-01","target":0.8,"value":null},"n_rows":3,"rows":{"rows":[["A-1",'
        '"2026-11-21",0],["A-2","2026-11-01",0,"month"],["A-3",null,1]],"titles":[["T","ن"],["U",""]]},"rows_at":"",'
        '"target":null,"unit":{"ar":"","en":""},"unknown":{"ar":"","en":""},"value":1}],"note":{"ar":"","en":""},'
        '"overdue":[],"overdue_in_all":0,"overdue_unknown":{"ar":"","en":""},"past_cadence":[],"past_cadence_in_all":0,'
        '"past_cadence_unknown":{"ar":"","en":""},"starts":"2026-11-21"},"version":3}'
    )
    pack = from_json(kept)
    figure = pack.figures[0]
    assert [(row.reference, row.day.on, row.day.precision, row.title.en) for row in figure.rows] == [
        ("A-1", date(2026, 11, 21), "day", "T"), ("A-2", date(2026, 11, 1), "month", "T"), ("A-3", None, "day", "U"),
    ]  # fmt: skip
    assert figure.longer == Longer(span="month", starts=date(2026, 11, 1), target=0.8, value=None)
    assert to_json(pack) == kept


def test_a_page_shows_the_first_ones_and_says_how_many_there_are() -> None:
    """Whatever a pack holds: figures at most six, lines of each list five."""
    pack = example_pack()
    with pytest.raises(ValueError, match="6 figures"):
        replace(pack, figures=(pack.figures[0],) * 7)
    long = replace(pack.figures[0], n_rows=200, rows=rows_of(200, Words("T", "ن")))
    shown = brief(replace(pack, figures=(long,), decisions=(pack.decisions[0],) * 9))
    assert (len(shown.figures[0].rows), shown.figures[0].n_rows) == (MOST_PRINTED, 200)
    assert (len(shown.decisions), number_of(shown, "decisions")) == (5, 9)
    assert (len(shown.overdue), number_of(shown, "overdue")) == (5, 8), "kept with its first five"
    assert brief(shown) == shown


def test_the_days_that_are_compared_are_as_many_of_the_week_before() -> None:
    pack = example_pack()
    assert pack.counted == (date(2026, 11, 21), date(2026, 11, 23))
    assert pack.compared == (date(2026, 11, 14), date(2026, 11, 16))
