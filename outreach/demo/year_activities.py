"""The made-up year's activities: each community in its cadence, a weekly session, conferences, and what is planned."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models import Activity, ActivityCommunity, ActivityCountry, ActivityEntity, ActivityTopic, tally
from models.codes import AttendanceBasis, DateBasis, Kind, Organiser, Precision, Status, Tier
from outreach.demo.activities import PEOPLE, arabic
from outreach.demo.entries import Entry, moment
from outreach.demo.year_world import Place, World

# code, weight, English, Arabic; the place's name follows
KINDS = (
    (Kind.MEETING, 50, "Made-up meeting", "اجتماع تجريبي"),
    (Kind.VIRTUAL_SESSION, 24, "Made-up session", "لقاء افتراضي تجريبي"),
    (Kind.VISIT, 20, "Made-up visit", "زيارة تجريبية"),
    (Kind.OTHER, 6, "Made-up seminar", "ندوة تجريبية"),
)
CANCELLED = ("Made-up reason: the hall was closed", "سبب تجريبي: أُغلقت القاعة")
CONFERENCE = ("Made-up conference", "مؤتمر تجريبي")
SERIES = (
    ("demo-weekly", "Made-up weekly session", "لقاء أسبوعي تجريبي", False),
    ("demo-journey", "Made-up journey", "رحلة تجريبية", True),
)
BASES = ((AttendanceBasis.COUNTED, 55), (AttendanceBasis.ESTIMATED, 25), (AttendanceBasis.NOT_COLLECTED, 20))
LAGS = ((0, 62), (1, 18), (2, 8), (3, 6), (5, 4), (9, 2))
SILENT, NEVER = 0.24, 6
"""The share of the communities that nobody met for longer than their cadence, and how many were never met."""
PLANNED, SOON = 24, 45
JOURNEY = 10
LONG_AGO, MONTH_ONLY = 90, 0.04


@dataclass(frozen=True)
class Held:
    """An activity as requests and commitments refer to it."""

    id: int
    key: str
    kind: Kind
    status: Status
    day: date
    at: datetime
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Wanted:
    """An activity before it is written: what, when, with whom."""

    day: date
    kind: Kind
    places: tuple[Place, ...]
    title: tuple[str, str]
    status: Status = Status.HELD
    initiative: int | None = None


def made(world: World, *, first_id: int, initiatives: tuple[int, int]) -> Iterator[tuple[Held, Entry]]:
    """All of them in the order of their days."""
    wanted = sorted(_wanted(world, *initiatives), key=lambda one: (one.day, one.title))
    for number, one in enumerate(wanted):
        yield _written(world, one, number=first_id + number)


def _wanted(world: World, weekly: int, journey: int) -> Iterator[Wanted]:
    random = world.random
    never = set(random.sample(world.places[len(world.places) // 3 :], k=min(NEVER, len(world.places) // 3)))
    silent = {place for place in world.places if place not in never and random.random() < SILENT}
    trips = [world.first + timedelta(days=random.randrange(0, 340)) for _ in range(4)]
    for place in world.places:
        ends = world.until
        if place in silent:
            ends -= timedelta(days=int(place.cadence * random.uniform(1.05, 2.6)))
        day = world.first + timedelta(days=int(place.cadence * random.uniform(0, 0.9)))
        while day <= ends and place not in never:
            kind, _, english, in_arabic = random.choices(KINDS, [kind[1] for kind in KINDS])[0]
            on_trip = kind is Kind.VISIT and any(0 <= (day - trip).days < JOURNEY for trip in trips)
            title = (f"{english}: {place.english}", f"{in_arabic}: {place.arabic or place.english}")
            # What did not take place is followed soon by what did.
            status = random.choices((Status.HELD, Status.CANCELLED, Status.UNCONFIRMED), (955, 30, 15))[0]
            yield Wanted(day, kind, (place,), title, status, journey if on_trip else None)
            share = random.uniform(0.55, 0.95) if status is Status.HELD else 0.1
            day += timedelta(days=max(2, int(place.cadence * share)))
    lively = [place for place in world.places if place not in never and place not in silent]
    yield from _sessions(world, lively, weekly)
    yield from _conferences(world)
    yield from _planned(world)


def _sessions(world: World, lively: list[Place], weekly: int) -> Iterator[Wanted]:
    """One on the fourth day of each week, with communities of one part of the world."""
    week = world.now.starts + timedelta(days=3)
    days = [week - timedelta(weeks=number) for number in range(-2, 53)]
    for number, day in enumerate(sorted(day for day in days if day >= world.first), 1):
        region = world.random.choice(lively).region
        of_region = [place for place in lively if place.region == region]
        places = tuple(world.random.sample(of_region, k=min(len(of_region), world.random.randint(2, 5))))
        title = (f"{SERIES[0][1]} {number}", f"{SERIES[0][2]} {arabic(number)}")
        status = Status.PLANNED if day > world.until else Status.HELD
        yield Wanted(day, Kind.VIRTUAL_SESSION, places, title, status, weekly)


def _conferences(world: World) -> Iterator[Wanted]:
    for number in range(1, 9):
        day = world.first + timedelta(days=number * 40 + world.random.randrange(20))
        # Every other one is held at home, with nobody's community.
        places = () if number % 2 else (world.places[number],)
        title = (f"{CONFERENCE[0]} {number}", f"{CONFERENCE[1]} {arabic(number)}")
        yield Wanted(day, Kind.CONFERENCE, places, title)


def _planned(world: World) -> Iterator[Wanted]:
    often = [place for place in world.places if place.tier is Tier.A]
    others = [place for place in world.places if place.tier is not Tier.A]
    for place in [*often, *world.random.sample(others, k=min(PLANNED - len(often), len(others)))]:
        kind, _, english, in_arabic = world.random.choice(KINDS[:3])
        title = (f"{english}: {place.english}", f"{in_arabic}: {place.arabic or place.english}")
        yield Wanted(world.until + timedelta(days=world.random.randint(1, SOON)), kind, (place,), title, Status.PLANNED)


def _written(world: World, one: Wanted, *, number: int) -> tuple[Held, Entry]:
    random, held = world.random, one.status is Status.HELD
    official, key = world.official(), f"demo-{number:04}"
    lag = random.choices([days for days, _ in LAGS], [weight for _, weight in LAGS])[0]
    entered = one.day + timedelta(days=lag) if held else one.day - timedelta(days=random.randint(10, 30))
    at = moment(min(entered, world.until), minute=random.randrange(360), until=world.until)
    starts, ends, precision = _dates(world, one)
    row = {
        "id": number,
        "key": key,
        "import_run_id": world.run,
        "kind": one.kind,
        "status": one.status,
        "cancelled_because": world.words(*CANCELLED) if one.status is Status.CANCELLED else "",
        "organiser": Organiser.MISSION if random.random() < 0.12 else Organiser.EMIGRATION_MINISTRY,
        "initiative_id": one.initiative,
        "led_by": official if random.random() < 0.7 else "",
        "title_en": one.title[0],
        "title_ar": one.title[1],
        "starts": starts,
        "ends": ends,
        "precision": precision,
        "date_basis": DateBasis.EVENT,
        "minutes": random.randint(3, 10) * 15 if held and random.random() < 0.8 else None,
        **_attendance(world, one),
        "answers_reported": "",
        "notes": "",
    }
    countries = list(dict.fromkeys(place.country for place in one.places)) or [world.home_country]
    topics = random.sample(sorted(world.topics.values()), k=min(len(world.topics), random.randint(0, 2)))
    rows = [
        (Activity, row),
        *((ActivityCountry, {"activity_id": number, "country_code": code}) for code in countries),
        *((ActivityCommunity, {"activity_id": number, "community_id": place.id}) for place in one.places),
        *((ActivityEntity, {"activity_id": number, "entity_id": entity}) for entity in _with(one)),
        *((ActivityTopic, {"activity_id": number, "topic_id": topic}) for topic in topics),
    ]
    told = {name: value for name, value in row.items() if name not in ("id", "key", "import_run_id", "initiative_id")}
    entry = Entry(at, rows, by=official, key=key, image=told)
    return Held(number, key, one.kind, one.status, one.day, at, one.places), entry


def _with(one: Wanted) -> list[int]:
    """The entities that took part: those of the places, in meetings and conferences."""
    if one.kind not in (Kind.MEETING, Kind.CONFERENCE):
        return []
    return [place.entity for place in one.places if place.entity is not None]


def _dates(world: World, one: Wanted) -> tuple[date, date, Precision]:
    """Of a few that were held long ago only the month is known."""
    if one.status is Status.HELD and (world.until - one.day).days > LONG_AGO and world.random.random() < MONTH_ONLY:
        return *tally.span(tally.bucket_of(one.day, Precision.MONTH)), Precision.MONTH
    return one.day, one.day, Precision.DAY


def _attendance(world: World, one: Wanted) -> dict:
    random = world.random
    basis = random.choices([basis for basis, _ in BASES], [weight for _, weight in BASES])[0]
    silent = {"attendance": None, "attendance_basis": AttendanceBasis.NOT_COLLECTED, "women": None, "men": None}
    if one.status is not Status.HELD or basis is AttendanceBasis.NOT_COLLECTED:
        return silent
    people = max(4, int(PEOPLE[one.kind.value] * random.lognormvariate(0, 0.5)))
    if basis is AttendanceBasis.ESTIMATED:
        return silent | {"attendance": -(-people // 10) * 10, "attendance_basis": basis}
    women, unknown = int(people * random.uniform(0.25, 0.6)), random.choice((0, 0, 1, 3))
    apart = {"women": women, "men": people - women - unknown} if random.random() < 0.65 else {}
    return silent | {"attendance": people, "attendance_basis": basis} | apart
