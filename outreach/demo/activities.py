"""Made-up activities, with whom they were, what was raised and where they are reported."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from models.tally import bucket_of, span
from outreach.i18n import translator

if TYPE_CHECKING:
    from outreach.demo.generator import Batch, Lists

AT_ONCE = 50_000

# code, share, English, Arabic
KINDS = (
    ("virtual_session", 0.46, "Made-up session", "لقاء افتراضي تجريبي"),
    ("meeting", 0.24, "Made-up meeting", "اجتماع تجريبي"),
    ("visit", 0.16, "Made-up visit", "زيارة تجريبية"),
    ("other", 0.10, "Made-up activity", "نشاط تجريبي"),
    ("conference", 0.04, "Made-up conference", "مؤتمر تجريبي"),
)
ORGANISERS = (("emigration_ministry", 0.8), ("mission", 0.1), ("foreign_ministry", 0.07), ("association", 0.03))
STATUSES = (("held", 0.94), ("unconfirmed", 0.025), ("cancelled", 0.02), ("planned", 0.015))
CANCELLED_BECAUSE = "Made-up reason · سبب تجريبي"
PRECISIONS = (("day", 0.95), ("month", 0.035), ("year", 0.008), (None, 0.007))
BASES = (("not_collected", 0.35), ("counted", 0.45), ("estimated", 0.2))
COUNTRIES_EACH = ((1, 0.88), (2, 0.08), (3, 0.025), (4, 0.01), (5, 0.005))
TOPICS_EACH = ((0, 0.2), (1, 0.45), (2, 0.25), (3, 0.1))
# January to December: quiet in the summer heat, busy with camps in August, conferences in autumn.
MONTHS = (1.0, 1.1, 0.9, 1.0, 1.1, 0.9, 0.8, 1.3, 1.0, 1.2, 1.2, 0.9)
PEOPLE = {"virtual_session": 70, "meeting": 25, "visit": 60, "other": 120, "conference": 300}

ACTIVITY = (
    *("id", "key", "import_run_id", "kind", "status", "organiser", "initiative_id", "led_by", "title_en", "title_ar"),
    *("starts", "ends", "precision", "date_basis", "minutes", "attendance", "attendance_basis", "women", "men"),
    *("answers_reported", "notes", "cancelled_because"),
)


def arabic(number: int) -> str:
    """A number in the digits that Arabic pages have."""
    return translator("ar").in_digits(str(number))


def batches(lists: "Lists", random: np.random.Generator, *, count: int, until: date, run: int) -> "Iterator[Batch]":
    """Activities in the order of their days, and after each batch of them its links."""
    days = _days(until)
    weights = np.array([MONTHS[day.month - 1] * (0.3 if day.weekday() == 4 else 1.0) for day in days])
    weights *= np.linspace(1.0, 1.8, len(days))
    drawn = np.sort(random.choice(len(days), size=count, p=weights / weights.sum()))
    for first in range(0, count, AT_ONCE):
        part = [days[number] for number in drawn[first : first + AT_ONCE]]
        yield from _batch(lists, random, days=part, first=first, until=until, run=run)


def _days(until: date) -> list[date]:
    count = 3652
    return [until - timedelta(days=count - 1 - number) for number in range(count)]


def _draw(random: np.random.Generator, choices: tuple, size: int) -> list:
    shares = np.array([choice[1] for choice in choices])
    drawn = random.choice(len(choices), size=size, p=shares / shares.sum())
    codes = [choice[0] for choice in choices]
    return [codes[number] for number in drawn.tolist()]


def _batch(
    lists: "Lists", random: np.random.Generator, *, days: list[date], first: int, until: date, run: int
) -> "Iterator[Batch]":
    size = len(days)
    start = lists.next_id["activity"] + first
    ids = range(start, start + size)
    kinds = _draw(random, KINDS, size)
    statuses = _draw(random, STATUSES, size)
    soon = random.integers(1, 60, size).tolist()
    days = [
        until + timedelta(days=ahead) if status == "planned" else day
        for day, status, ahead in zip(days, statuses, soon, strict=True)
    ]
    countries = _countries(lists, random, kinds)
    yield "activity", ACTIVITY, _activities(lists, random, ids, kinds, statuses, days, first=first, run=run)
    yield "activity_country", ("activity_id", "country_code"), _pairs(ids, countries)
    yield "activity_community", ("activity_id", "community_id"), _pairs(ids, _communities(lists, random, countries))
    yield "activity_topic", ("activity_id", "topic_id"), _pairs(ids, _topics(lists, random, size))
    reported = random.random(size) < 0.3
    outlets = (lists.next_id["source"] + random.integers(0, 40, size)).tolist()
    links = ((number, outlet) for number, outlet, is_so in zip(ids, outlets, reported.tolist(), strict=True) if is_so)
    yield "activity_source", ("activity_id", "source_id", "position"), ((number, outlet, 0) for number, outlet in links)


def _activities(
    lists: "Lists",
    random: np.random.Generator,
    ids: range,
    kinds: list[str],
    statuses: list[str],
    days: list[date],
    *,
    first: int,
    run: int,
) -> Iterator[tuple]:
    size = len(days)
    words = {code: (english, in_arabic) for code, _, english, in_arabic in KINDS}
    organisers, precisions, bases = (_draw(random, choices, size) for choices in (ORGANISERS, PRECISIONS, BASES))
    scale = np.array([PEOPLE[kind] for kind in kinds])
    people = np.maximum(1, random.lognormal(0, 0.7, size) * scale).astype(int).tolist()
    women = random.random(size).tolist()
    timed = random.random(size).tolist()
    minutes = (random.integers(3, 13, size) * 15).tolist()
    series = _initiatives(lists, random, kinds)
    for n in range(size):
        nth, kind = first + n + 1, kinds[n]
        starts, ends = _span(days[n], precisions[n])
        held = statuses[n] == "held"
        basis = bases[n] if held else "not_collected"
        present = None if basis == "not_collected" else people[n] if basis == "counted" else -(-people[n] // 10) * 10
        counted = present is not None and basis == "counted" and women[n] < 0.5
        english, in_arabic = words[kind]
        yield (
            *(ids[n], f"demo-{run}-{nth}", run, kind, statuses[n], organisers[n], series[n], ""),
            *(
                f"{english} {nth}",
                f"{in_arabic} {arabic(nth)}",
                starts,
                ends,
                precisions[n],
                "event" if starts else None,
            ),
            minutes[n] if held and timed[n] < (0.7 if kind == "virtual_session" else 0.3) else None,
            *(present, basis),
            round(present * women[n]) if counted else None,
            present - round(present * women[n]) if counted else None,
            *("", "", CANCELLED_BECAUSE if statuses[n] == "cancelled" else ""),
        )


def _span(day: date, precision: str | None) -> tuple[str | None, str | None]:
    if precision is None:
        return None, None
    known = (day, day) if precision == "day" else span(bucket_of(day, precision))
    return known[0].isoformat(), known[1].isoformat()


def _initiatives(lists: "Lists", random: np.random.Generator, kinds: list[str]) -> list[int | None]:
    """A third of all sessions belong to a series, one visit in fifty to a journey."""
    first, size = lists.next_id["initiative"], len(kinds)
    chance = random.random(size).tolist()
    series, journeys = random.integers(0, 12, size).tolist(), random.integers(12, 72, size).tolist()
    return [
        first + series[n]
        if kinds[n] == "virtual_session" and chance[n] < 0.33
        else first + journeys[n]
        if kinds[n] == "visit" and chance[n] < 0.02
        else None
        for n in range(size)
    ]


def _countries(lists: "Lists", random: np.random.Generator, kinds: list[str]) -> list[list[str]]:
    """One country as a rule; some activities name none, and a part of the conferences is held at home."""
    size = len(kinds)
    wanted = _draw(random, COUNTRIES_EACH, size)
    drawn = iter(random.choice(len(lists.countries), size=sum(wanted), p=lists.weights).tolist())
    chance = random.random(size).tolist()
    rows = []
    for n in range(size):
        codes = list(dict.fromkeys(lists.countries[next(drawn)] for _ in range(wanted[n])))
        if chance[n] < 0.01:
            codes = []
        elif kinds[n] in ("conference", "other") and chance[n] < 0.4:
            codes = [lists.home_country, *codes[1:]]
        rows.append(codes)
    return rows


def _communities(lists: "Lists", random: np.random.Generator, countries: list[list[str]]) -> list[list[int]]:
    """The country-wide community, one of its cities, or both."""
    total = sum(len(codes) for codes in countries)
    chance, city = iter(random.random(total).tolist()), iter(random.random(total).tolist())
    rows = []
    for codes in countries:
        met: list[int] = []
        for code in codes:
            draw, which = next(chance), next(city)
            cities = lists.cities.get(code)
            if code == lists.home_country:
                continue
            if not cities or draw < 0.7:
                met.append(lists.wide[code])
            if cities and draw > 0.3:
                met.append(cities[int(which * len(cities))])
        rows.append(met)
    return rows


def _topics(lists: "Lists", random: np.random.Generator, size: int) -> list[list[int]]:
    if not lists.topics:
        return [[] for _ in range(size)]
    wanted = _draw(random, TOPICS_EACH, size)
    weights = 1 / np.arange(1, len(lists.topics) + 1) ** 0.7
    drawn = iter(random.choice(len(lists.topics), size=sum(wanted), p=weights / weights.sum()).tolist())
    return [list(dict.fromkeys(lists.topics[next(drawn)] for _ in range(number))) for number in wanted]


def _pairs(ids: range, codes: list[list]) -> Iterator[tuple]:
    for number, several in zip(ids, codes, strict=True):
        for code in several:
            yield number, code
