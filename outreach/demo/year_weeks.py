"""The weekly meetings of the made-up year: decisions, actions, a note, and each week's pack as it was frozen then."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, select

from models import Decision, ImportRun, MeetingAction, WeekNote, tally
from models.codes import Act, ActionState, How
from models.engine import bump, engine, session
from outreach.acting import Role, Viewer
from outreach.clock.calendar import WorkCalendar
from outreach.demo import bulk, entries, year_history
from outreach.demo.entries import Entry, moment
from outreach.demo.matters import ACTIONS, DECISIONS, NOTES, OUTCOMES
from outreach.demo.year_requests import Asked
from outreach.demo.year_world import World
from outreach.meeting.freeze import freeze
from outreach.meeting.week import DAYS, Week
from outreach.writing.images import images
from outreach.writing.journal import Entry as Change
from outreach.writing.journal import record_many
from outreach.writing.shapes import shape_of

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


def made(world: World, *, asked: list[Asked]) -> tuple[list[Entry], dict[str, dict]]:
    """What was said in the meetings, and by the key of each action what became of it."""
    became: dict[str, dict] = {}
    said = [*_decisions(world, asked), *_notes(world), *_actions(world, became)]
    return said, became


def _language(number: int) -> str:
    """Of something that is written once: staff of the two languages take turns."""
    return WRITTEN_IN[number % len(WRITTEN_IN)]


def _decisions(world: World, asked: list[Asked]) -> Iterator[Entry]:
    """Two a week, of what does not wait for a decision already."""
    random, number, waiting = world.random, 0, set()
    for week in (*world.weeks, world.now):
        free = [one for one in DECISIONS if one not in waiting]
        for english, in_arabic in random.sample(free, k=min(2, len(free))):
            number += 1
            raised = min(week.starts + timedelta(days=random.randint(0, 4)), world.until)
            decided = raised + timedelta(days=random.randint(3, 20))
            is_so = random.random() < DECIDED and decided <= world.until
            if not is_so:
                waiting.add((english, in_arabic))
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
                "decided_on": decided if is_so else None,
                "outcome": world.words(*OUTCOMES, language=language) if is_so else "",
            }
            yield Entry(moment(raised, minute=380, until=world.until), [(Decision, row)])


def _notes(world: World) -> Iterator[Entry]:
    for number, week in enumerate((*world.weeks, world.now), 1):
        # A full stop between two directions would stand before what it ends.
        both = [words.removesuffix(".") for words in NOTES[number % len(NOTES)]]
        row = {
            "id": number,
            "key": week.starts.isoformat(),
            "import_run_id": world.run,
            "note": " / ".join(world.said(*both, language=each) for each in WRITTEN_IN),
        }
        yield Entry(moment(week.starts, minute=390, until=world.until), [(WeekNote, row)])


def _actions(world: World, became: dict[str, dict]) -> Iterator[Entry]:
    """Six a week, two more than one screen shows: done, late until after the next meeting, dropped, or not due."""
    random, number = world.random, 0
    for week in (world.weeks[0].before, *world.weeks, world.now):
        for place, (english, in_arabic) in enumerate(random.sample(ACTIONS, k=6)):
            number += 1
            key, due = f"demo-action-{number}", week.starts + timedelta(days=(6, 7, 5, 14, 6, 5)[place])
            settled = week.starts + timedelta(days=(5, 6, random.randint(14, 20), 12, 5, 4)[place])
            if settled <= world.until:
                is_dropped = place == 3 and random.random() < 0.3
                became[key] = {"state": ActionState.DROPPED if is_dropped else ActionState.DONE, "settled_on": settled}
            language = _language(number)
            row = {
                "id": number,
                "key": key,
                "import_run_id": world.run,
                "week": week.starts,
                "what": world.said(english, in_arabic, language=language),
                "owner": world.official(language=language),
                "due_on": due,
                "state": ActionState.OPEN,
                "settled_on": None,
            }
            yield Entry(moment(week.starts, minute=400, until=world.until), [(MeetingAction, row)])


def write(url: str, world: World, *, came_in: Iterable[Entry], became: dict[str, dict]) -> None:
    """Write everything in the order in which it came in, and freeze each week's pack in its meeting: what was
    written down later is late there.

    Each week is a transaction of its own: what is kept in memory of requests is kept of what was committed, and makes
    ten packs four times as quick.
    """
    left = sorted(came_in, key=lambda entry: entry.at)
    manager = Viewer(world.official(), Role.MANAGER)
    for week in world.weeks:
        at = frozen_at(week, world.calendar)
        _commit(url, world, [entry for entry in left if entry.at <= at], became, until=at.date())
        left = [entry for entry in left if entry.at > at]
        with session(url) as db:
            freeze(db, Week(week.starts, (at.date() - week.starts).days + 1), viewer=manager, at=at)
            db.commit()
    _commit(url, world, left, became, until=world.until)


def _commit(url: str, world: World, came_in: list[Entry], became: dict[str, dict], *, until: date) -> None:
    with engine(url).connect() as connection, bulk.quickly(connection):
        entries.write(connection, came_in)
        with Session(connection) as db:
            year_history.came_in(db, came_in, run=world.run)
            _settle(db, became, world=world, until=until)
            tally.refresh(db, home_country=world.home_country)
            bump(db)
            db.commit()


def _settle(db: Session, became: dict[str, dict], *, world: World, until: date) -> None:
    due = {key: values for key, values in became.items() if values["settled_on"] <= until}
    open_still = select(MeetingAction.id).where(MeetingAction.key.in_(due), MeetingAction.state == ActionState.OPEN)
    numbers, shape = db.exec(open_still).all(), shape_of(MeetingAction)
    before = images(db, shape, numbers)
    for action in db.exec(select(MeetingAction).where(MeetingAction.id.in_(numbers))):
        action.sqlmodel_update(due[action.key])
    db.flush()
    after = images(db, shape, numbers)
    changes = [Change(Act.CHANGED, shape.name, now["key"], before[number], now) for number, now in after.items()]
    at = moment(until, minute=360, until=world.until)
    by = db.get_one(ImportRun, world.run).imported_by
    record_many(db, changes, by=by, how=How.IMPORT, at=at, import_run_id=world.run)
