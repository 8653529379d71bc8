"""Made-up rows, the same for the same seed: ten years of activities and channels that look like a ministry's.

Nothing in them is true, no person is named, and every title says that it is made up.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from sqlalchemy import func, select

from models import Activity, Channel, ChannelReading, Community, Country, Entity, ImportRun, Initiative, Source, Topic
from models.codes import Collection, Level
from models.engine import session
from outreach.demo import activities as acts
from outreach.demo import channels as chans
from outreach.importers.named import MADE_UP
from outreach.queries import estimates

Batch = tuple[str, tuple[str, ...], Iterator[tuple]]
SERIES, JOURNEYS, OUTLETS = 12, 60, 40


@dataclass(frozen=True)
class Lists:
    """What is there already: countries with a weight, communities by country, and the next free numbers."""

    countries: tuple[str, ...]
    weights: np.ndarray
    wide: dict[str, int]
    """Country -> its country-wide community."""
    cities: dict[str, list[int]]
    topics: tuple[int, ...]
    home_country: str
    next_id: dict[str, int]

    @classmethod
    def read(cls, url: str, *, home_country: str) -> "Lists":
        """The lists of a database that ``init`` has filled."""
        with session(url) as db:
            people = estimates.latest()
            known = db.execute(
                select(Country.code, people.c.nationals)
                .outerjoin(people, people.c.country_code == Country.code)
                .where(Country.code != home_country)
                .order_by(Country.code)
            ).all()
            places = db.execute(
                select(Community.id, Community.country_code, Community.level).order_by(Community.id)
            ).all()
            topics = tuple(db.scalars(select(Topic.id).order_by(Topic.id)))
            tables = (Activity, Channel, ChannelReading, Entity, ImportRun, Initiative, Source)
            next_id = {table.__tablename__: (db.scalar(select(func.max(table.id))) or 0) + 1 for table in tables}
        wide = {code: number for number, code, level in places if level == Level.COUNTRY}
        cities: dict[str, list[int]] = {}
        for number, code, level in places:
            if level == Level.CITY:
                cities.setdefault(code, []).append(number)
        met = [(code, people) for code, people in known if code in wide]
        # Most live in few countries; less than in proportion, or the rest would never be met.
        weights = np.array([float(people or 300) ** 0.75 for _, people in met])
        return cls(tuple(code for code, _ in met), weights / weights.sum(), wide, cities, topics, home_country, next_id)


def everything(lists: Lists, *, activities: int, seed_number: int, until: date) -> Iterator[Batch]:
    """All tables in the order in which they can be written: ``(table, columns, rows)``."""
    random = np.random.default_rng(seed_number)
    run = lists.next_id["import_run"]
    yield _import_run(run, activities=activities, seed_number=seed_number, until=until)
    yield _initiatives(lists, run)
    yield _sources(lists)
    yield from acts.batches(lists, random, count=activities, until=until, run=run)
    yield from chans.batches(lists, random, activities=activities, until=until, run=run)


def _import_run(run: int, *, activities: int, seed_number: int, until: date) -> Batch:
    said = f"made up: {activities} activities, seed {seed_number}, until {until}"
    columns = ("id", "reader", "file_name", "checksum", "collection", "imported_at", "imported_by")
    columns += ("rows_added", "rows_changed", "rows_left")
    checksum = hashlib.sha256(said.encode()).hexdigest()
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    row = (
        run,
        MADE_UP,
        said,
        checksum,
        Collection.DEMONSTRATION.value,
        moment,
        "python -m outreach demo",
        activities,
        0,
        0,
    )
    return "import_run", columns, iter([row])


def _initiatives(lists: Lists, run: int) -> Batch:
    first = lists.next_id["initiative"]
    rows = []
    for number in range(SERIES + JOURNEYS):
        journey = number >= SERIES
        nth = number - SERIES + 1 if journey else number + 1
        names = ("Made-up journey", "رحلة افتراضية") if journey else ("Made-up series", "سلسلة افتراضية")
        key = f"demo-{run}-{'journey' if journey else 'series'}-{nth}"
        rows.append((first + number, key, run, f"{names[0]} {nth}", f"{names[1]} {acts.arabic(nth)}", journey))
    return "initiative", ("id", "key", "import_run_id", "name_en", "name_ar", "is_journey"), iter(rows)


def _sources(lists: Lists) -> Batch:
    first = lists.next_id["source"]
    rows = [
        (
            first + number,
            hashlib.sha256(f"made up {first + number}".encode()).hexdigest(),
            "",
            f"Made-up outlet {number + 1}",
        )
        for number in range(OUTLETS)
    ]
    return "source", ("id", "key", "address", "outlet"), iter(rows)
