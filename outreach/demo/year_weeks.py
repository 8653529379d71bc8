"""The weekly meetings of the made-up year: decisions, actions, a note, and each week's pack as it was frozen then."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from models import Decision, MeetingAction, WeekNote, tally
from models.codes import ActionState
from models.engine import bump, engine, session
from outreach.acting import Role, Viewer
from outreach.clock.calendar import WorkCalendar
from outreach.demo import bulk, entries, year_history
from outreach.demo.entries import Became, Entry, moment
from outreach.demo.matters import ACTIONS, DECISIONS, NOTES, OUTCOMES
from outreach.demo.year_requests import Asked
from outreach.demo.year_world import World
from outreach.meeting.freeze import freeze
from outreach.meeting.week import DAYS, Week

DECIDED = 0.93
WRITTEN_IN = ("ar", "en")
# What each figure of the pack is to reach in a week; the second value holds from the middle of the year on.
TARGETS = (
    ("activities_held", 9, 10),
    ("communities_reached", 10, 12),
    ("participants", 500, 600),
    ("requests_received", 15, None),
    ("answered_on_time_pct", 0.8, 0.85),
    ("requests_overdue", 25, 20),
)


def targets(world: World) -> list[dict]:
    """For the week's figures, in all the world."""
    begins = [world.now.starts - timedelta(weeks=weeks) for weeks in (52, 26)]
    wanted = [(key, starts, value) for key, *values in TARGETS for starts, value in zip(begins, values, strict=True)]
    return [
        {
            "id": number,
            "key": f"demo-target-{number}",
            "import_run_id": world.run,
            "indicator": key,
            "place_kind": "world",
            "place": "",
            "span": "week",
            "starts": starts,
            "value": value,
        }
        for number, (key, starts, value) in enumerate((one for one in wanted if one[2] is not None), 1)
    ]


def frozen_at(week: Week, calendar: WorkCalendar) -> datetime:
    """The afternoon of its last working day, when the meeting is held; of its last day, where all are holidays."""
    days = [week.starts + timedelta(days=number) for number in range(DAYS)]
    return datetime.combine(next(filter(calendar.is_working, reversed(days)), week.ends), time(14), UTC)


def made(world: World, *, asked: list[Asked]) -> tuple[list[Entry], list[Became]]:
    """What was said in the meetings, and what became of it: a decision is made and an action settled later."""
    became: list[Became] = []
    said = [*_decisions(world, asked, became), *_notes(world), *_actions(world, became)]
    return said, became


def _language(number: int) -> str:
    """Of something that is written once: staff of the two languages take turns."""
    return WRITTEN_IN[number % len(WRITTEN_IN)]


def _decisions(world: World, asked: list[Asked], became: list[Became]) -> Iterator[Entry]:
    """Two a week, of what does not wait for a decision already; most are decided some days after they were raised."""
    random, number, settled = world.random, 0, dict.fromkeys(DECISIONS, date.min)
    for week in (*world.weeks, world.now):
        for _ in range(2):
            raised = min(week.starts + timedelta(days=random.randint(0, 4)), world.until)
            free = [one for one, day in settled.items() if day < raised]
            if not free:
                continue
            english, in_arabic = matter = random.choice(free)
            number += 1
            decided = raised + timedelta(days=random.randint(3, 20))
            is_so = random.random() < DECIDED and decided <= world.until
            settled[matter] = decided if is_so else date.max
            about = random.choice([one for one in asked if one.at.date() < raised][-60:] or [None])
            language = _language(number)
            row = {
                "id": number,
                "key": f"demo-decision-{number}",
                "import_run_id": world.run,
                "what": world.said(english, in_arabic, language=language),
                "raised_on": raised,
                "raised_by": world.official(language=language),
                "needed_by": raised + timedelta(days=random.randint(7, 28)) if random.random() < 0.8 else None,
                "request_id": about.id if about and random.random() < 0.3 else None,
                "community_id": random.choice(world.places).id if random.random() < 0.3 else None,
                "decided_on": None,
                "outcome": "",
            }
            if is_so:
                values = {"decided_on": decided, "outcome": world.words(*OUTCOMES, language=language)}
                became.append(Became(_settled_at(world, decided), Decision, number, values))
            yield Entry(moment(raised, minute=380, until=world.until), [(Decision, row)])


def _notes(world: World) -> Iterator[Entry]:
    for number, week in enumerate((*world.weeks, world.now), 1):
        row = {
            "id": number,
            "key": week.starts.isoformat(),
            "import_run_id": world.run,
            "note": world.said(*NOTES[number % len(NOTES)], language=_language(number)),
        }
        yield Entry(moment(week.starts, minute=390, until=world.until), [(WeekNote, row)])


def _settled_at(world: World, day: date) -> datetime:
    """When it is written down that something was decided or done on a day: before the meeting of that day."""
    return moment(day, minute=360, until=world.until)


def _actions(world: World, became: list[Became]) -> Iterator[Entry]:
    """Six a week, two more than one screen shows: done, late until after the next meeting, dropped, or not due."""
    random, number = world.random, 0
    for week in (world.weeks[0].before, *world.weeks, world.now):
        for place, (english, in_arabic) in enumerate(random.sample(ACTIONS, k=6)):
            number += 1
            due = week.starts + timedelta(days=(6, 7, 5, 14, 6, 5)[place])
            settled = week.starts + timedelta(days=(5, 6, random.randint(14, 20), 12, 5, 4)[place])
            if settled <= world.until:
                is_dropped = place == 3 and random.random() < 0.3
                values = {"state": ActionState.DROPPED if is_dropped else ActionState.DONE, "settled_on": settled}
                became.append(Became(_settled_at(world, settled), MeetingAction, number, values))
            language = _language(number)
            row = {
                "id": number,
                "key": f"demo-action-{number}",
                "import_run_id": world.run,
                "week": week.starts,
                "what": world.said(english, in_arabic, language=language),
                "owner": world.official(language=language),
                "due_on": due,
                "state": ActionState.OPEN,
                "settled_on": None,
            }
            yield Entry(moment(week.starts, minute=400, until=world.until), [(MeetingAction, row)])


def write(url: str, world: World, *, came_in: Iterable[Entry], became: Iterable[Became]) -> None:
    """Write everything in the order in which it came in, and freeze each week's pack in its meeting: what was
    written down later is late there.

    Each week is a transaction of its own: what is kept in memory of requests is kept of what was committed, and makes
    ten packs four times as quick.
    """
    left = sorted(came_in, key=lambda entry: entry.at)
    to_come = sorted(became, key=lambda one: one.at)
    manager = Viewer(world.official(), Role.MANAGER)
    for week in world.weeks:
        at = frozen_at(week, world.calendar)
        _commit(url, world, [entry for entry in left if entry.at <= at], [one for one in to_come if one.at <= at])
        left = [entry for entry in left if entry.at > at]
        to_come = [one for one in to_come if one.at > at]
        with session(url) as db:
            freeze(db, Week(week.starts, (at.date() - week.starts).days + 1), viewer=manager, at=at)
            db.commit()
    _commit(url, world, left, to_come)


def _commit(url: str, world: World, came_in: list[Entry], became: list[Became]) -> None:
    with engine(url).connect() as connection, bulk.quickly(connection):
        entries.write(connection, came_in)
        with Session(connection) as db:
            year_history.came_in(db, came_in, run=world.run)
            year_history.became(db, became, run=world.run)
            tally.refresh(db, home_country=world.home_country)
            bump(db)
            db.commit()
