"""A made-up year of a busy ministry that makes every page live: the same for the same seed, day and settings."""

import hashlib
from datetime import date, datetime, timedelta
from itertools import cycle

import numpy as np
from sqlalchemy import Connection, func, select, update
from sqlmodel import Session

from models import Activity, Authority, Base, Channel, Commitment, Community, ImportRun, Pack, Request
from models.codes import Collection
from models.engine import DatabaseProblem, engine, session
from outreach import seed
from outreach.demo import (
    bulk,
    channels,
    entries,
    matters,
    year_activities,
    year_history,
    year_lives,
    year_promises,
    year_requests,
    year_weeks,
)
from outreach.demo.generator import Lists
from outreach.demo.year_world import World, first_day
from outreach.importers.named import MADE_UP
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.shapes import RUN, SHAPES

AS_MANY_CHANNELS_AS_FOR = 15_000
"""Activities, of which :mod:`outreach.demo.channels` thinks that thirty channels go with them."""
UNDECIDED = 6
"""Communities that are met, and of which nobody has decided how often."""
BY = "python -m outreach demo"
WRITTEN = (
    *("import_run", "authority", "entity", "initiative", "theme", "activity", "channel", "channel_reading", "request"),
    *("published_figure", "commitment", "coverage_reason", "target", "decision", "meeting_action", "week_note"),
)
"""Tables whose rows get their numbers here."""
FRAME = ("authority", "entity", "initiative", "theme", "target", "published_figure", "channel", "channel_reading")
"""Those to which all else refers; the others come in week by week."""


class NotEmpty(Exception):
    """The database holds activities, channels, requests, commitments or packs; nothing was written."""


def fill(url: str, *, seed_number: int = 1, until: date | None = None) -> int:
    """Fill an empty database with the year that ends on a day; return how many activities it has.

    The lists of countries, their communities and topics come in first where they are absent.

    Args:
        until: the year's last day; today.

    Raises:
        NotEmpty: there are rows already.
        DatabaseProblem: the database cannot be used, or the lists could not be read.
    """
    until = until or today(settings())
    seed.migrate(url)
    with session(url) as db:
        for table in (Activity, Channel, Request, Commitment, Pack):
            if db.scalar(select(table.id).limit(1)) is not None:
                raise NotEmpty(url)
    # The lists are there when the year begins.
    begins = entries.moment(first_day(until), minute=0, until=first_day(until))
    if any(result.errors for result in seed.prepare(url, public_record=False, at=begins).imports):
        raise DatabaseProblem(url, "the lists that ship cannot be read")
    lists = Lists.read(url, home_country=settings().home_country)
    with engine(url).connect() as connection, bulk.quickly(connection):
        world, themes, known = _frame(connection, lists, seed_number=seed_number, until=until)
    held, came_in = [], []
    series = (lists.next_id["initiative"], lists.next_id["initiative"] + 1)
    for one, entry in year_activities.made(world, first_id=lists.next_id["activity"], initiatives=series):
        held.append(one)
        came_in.append(entry)
    asked = []
    for one, entry in year_requests.made(world, held=held, channels=known, themed=themes):
        asked.append(one)
        came_in += (entry, *year_lives.made(world, one))
    promised, settled = year_promises.commitments(world, held=held)
    came_in += promised
    came_in += year_promises.hindrances(world, held=held)
    said, became = year_weeks.made(world, asked=asked)
    year_weeks.write(url, world, came_in=[*came_in, *said], became=[*settled, *became])
    with engine(url).begin() as connection:
        bulk.renumber(connection, tables=WRITTEN)
        _count(connection, run=lists.next_id["import_run"])
    bulk.analyse(url)
    return len(held)


def _frame(
    connection: Connection, lists: Lists, *, seed_number: int, until: date
) -> tuple[World, dict[str, int], list[tuple[int, int | None]]]:
    """Write what all else refers to; return the world, the themes by their demands, and the channels."""
    run, first = lists.next_id["import_run"], lists.next_id["initiative"]
    with Session(connection) as db:
        # Where the lists came in after that, as by a start of today, the year comes in right after them.
        after = db.scalar(select(func.max(ImportRun.imported_at)))
        at = max(entries.moment(until, minute=0, until=until), after + timedelta(milliseconds=1))
        made = _import_run(run, seed_number=seed_number, until=until, at=at)
    entries.insert(connection, table="import_run", rows=[made])
    with Session(connection) as db:
        entries.insert(connection, table="authority", rows=_authorities(run, first=_next(db, Authority)))
        world = World.of(db, lists=lists, seed_number=seed_number, until=until)
        _assign_tiers(db, world)
        db.commit()
    entries.insert(connection, table="entity", rows=_entities(world))
    themes = year_requests.themes(world)
    entries.insert(connection, table="initiative", rows=_initiatives(run, first=first))
    entries.insert(connection, table="theme", rows=themes)
    entries.insert(connection, table="target", rows=year_weeks.targets(world))
    entries.insert(connection, table="published_figure", rows=_stated(world))
    known = _channels(connection, lists, world, seed_number=seed_number)
    with Session(connection) as db:
        tiers = [place.id for place in world.places[:-UNDECIDED]]
        year_history.begun(db, run=run, tables=FRAME, tiers=tiers)
        db.commit()
    return world, {theme["name_en"].removesuffix(" (made up)"): theme["id"] for theme in themes}, known


def _import_run(run: int, *, seed_number: int, until: date, at: datetime) -> dict:
    said = f"made up: a year until {until}, seed {seed_number}"
    return {
        "id": run,
        "reader": MADE_UP,
        "file_name": said,
        "checksum": hashlib.sha256(said.encode()).hexdigest(),
        "collection": Collection.DEMONSTRATION,
        "imported_at": at,
        "imported_by": BY,
        "rows_added": 0,
        "rows_changed": 0,
        "rows_left": 0,
    }


def _count(connection: Connection, *, run: int) -> None:
    """Have the import say how many rows came in with it."""
    tables = (SHAPES[name].table for name in WRITTEN if name in SHAPES and RUN in SHAPES[name].table.model_fields)
    added = sum(
        connection.scalar(select(func.count()).select_from(table).where(table.import_run_id == run)) for table in tables
    )
    connection.execute(update(ImportRun).where(ImportRun.id == run).values(rows_added=added))


def _next(db: Session, table: type[Base]) -> int:
    return (db.scalar(select(func.max(table.id))) or 0) + 1


def _authorities(run: int, *, first: int) -> list[dict]:
    return [
        {"id": first + number, "key": key, "import_run_id": run, "name_en": english, "name_ar": in_arabic}
        for number, (key, (english, in_arabic, _)) in enumerate(matters.AUTHORITIES.items())
    ]


def _entities(world: World) -> list[dict]:
    english, in_arabic = matters.ENTITY
    return [
        {
            "id": place.entity,
            "key": f"demo-entity-{place.entity}",
            "import_run_id": world.run,
            "community_id": place.id,
            "name_en": english.format(place=place.english),
            "name_ar": in_arabic.format(place=place.arabic or place.english),
        }
        for place in world.places
        if place.entity is not None
    ]


def _initiatives(run: int, *, first: int) -> list[dict]:
    return [
        {
            "id": first + n,
            "key": key,
            "import_run_id": run,
            "name_en": english,
            "name_ar": in_arabic,
            "is_journey": is_so,
        }
        for n, (key, english, in_arabic, is_so) in enumerate(year_activities.SERIES)
    ]


def _stated(world: World) -> list[dict]:
    """Published figures to hold beside the rows."""
    return [
        {
            "id": number,
            "key": f"demo-figure-{number}",
            "import_run_id": world.run,
            "metric": metric,
            "value": value,
            "value_text": str(value),
            "qualifier": "about",
            "unit": unit,
            "definition": world.words(english, in_arabic),
            "minister": "",
            "notes": "",
        }
        for number, (metric, value, unit, english, in_arabic) in enumerate(matters.STATED, 1)
    ]


def _assign_tiers(db: Session, world: World) -> None:
    for place in world.places[:-UNDECIDED]:
        db.execute(update(Community).where(Community.id == place.id).values(tier=place.tier))


def _channels(connection: Connection, lists: Lists, world: World, *, seed_number: int) -> list[tuple[int, int | None]]:
    """Write thirty channels with weekly readings; return the number of each, and of its community."""
    random = np.random.default_rng(seed_number)
    given = {"activities": AS_MANY_CHANNELS_AS_FOR, "until": world.until, "run": world.run}
    places, known = cycle(world.places), []
    for table, columns, rows in channels.batches(lists, random, **given):
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        if table == "channel":
            for row in found:
                # Those of one community belong to one that is met, so that its page has them.
                if row["community_id"] is not None:
                    row["community_id"] = next(places).id
            known = [(row["id"], row["community_id"]) for row in found]
        entries.insert(connection, table=table, rows=found)
    return known
