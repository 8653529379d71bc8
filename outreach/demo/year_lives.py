"""What became of each made-up request: steps in an order that the rules allow, at the speed of who has it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from models import RequestEvent
from models.codes import Step
from outreach.clock.events import Event
from outreach.clock.life import Life, life
from outreach.clock.may import may
from outreach.demo.entries import Entry, moment
from outreach.demo.matters import ANSWERS, AUTHORITIES, EVIDENCE, REASONS
from outreach.demo.year_requests import Asked
from outreach.demo.year_world import World

# Working days until somebody says that it was received; the deadline is three.
ACKNOWLEDGED = ((0, 30), (1, 32), (2, 20), (3, 10), (5, 8))
OWN, PASSED, ASKED_BACK, EXTENDED, NEVER = 0.14, 0.10, 0.16, 0.14, 0.02
"""Shares: answered by the ministry itself, passed on, paused, extended, and not answered until the year's end."""
GIVEN_BACK, ARCHIVED, ARCHIVED_ONLY, REOPENED, MISTAKEN = 0.82, 0.6, 0.25, 0.07, 0.02


@dataclass
class Course:
    """A request and its steps so far; ``day`` is the day of the last one."""

    world: World
    asked: Asked
    day: date
    events: list[Event] = field(default_factory=list)

    def lived(self, today: date) -> Life:
        """What its steps say on a day."""
        world = self.world
        given = {"calendar": world.calendar, "limits": world.limits, "today": today}
        return life(self.asked.raised_on, self.events, **given)

    def take(self, step: Step, *, after: int, **said) -> bool:
        """Take a step so many working days later. Says whether the year was not over by then.

        Raises:
            ValueError: the rules do not allow it.
        """
        day = self.world.work_day(self.day, after)
        if day > self.world.until:
            return False
        if step.value in REASONS and (step is not Step.ARCHIVED or self.events[-1].step is Step.ANSWERED):
            said.setdefault("reason", self.world.words(*REASONS[step.value]))
        event = Event(step, day, by=self.world.official(), number=len(self.events) + 1, **said)
        if problem := may(self.lived(day), event):
            raise ValueError(f"{self.asked.key}, {step} on {day}: {problem.message}")
        self.events.append(event)
        self.day = day
        return True


def made(world: World, asked: Asked) -> Iterator[Entry]:
    """The steps of a request, as they were written down."""
    course = Course(world, asked, asked.raised_on)
    _run(course)
    at = asked.at
    for event in course.events:
        entered = moment(event.on, minute=world.random.randrange(360), until=world.until)
        at = max(at + timedelta(minutes=1), entered)
        yield _entry(asked, replace(event, at=at))


def _run(course: Course) -> None:
    random, stuck = course.world.random, course.world.random.random() < NEVER
    if not _to_answer(course, stuck=stuck):
        return
    again = random.random() < REOPENED and course.take(Step.REOPENED, after=random.randint(2, 12))
    if again and not _to_answer(course, stuck=random.random() < 0.2):
        return
    if random.random() < GIVEN_BACK:
        if course.take(Step.GIVEN_BACK, after=random.randint(1, 9)) and random.random() < ARCHIVED:
            course.take(Step.ARCHIVED, after=random.randint(5, 25))
    elif random.random() < ARCHIVED_ONLY:
        course.take(Step.ARCHIVED, after=random.randint(10, 30))


def _to_answer(course: Course, *, stuck: bool) -> bool:
    """From its receipt or reopening to its answer. Says whether the year saw it."""
    world, random = course.world, course.world.random
    told = random.choices([days for days, _ in ACKNOWLEDGED], [weight for _, weight in ACKNOWLEDGED])[0]
    if not course.take(Step.ACKNOWLEDGED, after=told):
        return False
    if random.random() < OWN and not stuck:
        return _answer(course, after=random.randint(1, 9))
    usual = AUTHORITIES[course.asked.matter.authority][2]
    to = world.authorities[course.asked.matter.authority]
    if random.random() < MISTAKEN:
        other = random.choice([number for number in world.bodies if number != to])
        if not course.take(Step.REFERRED, after=random.randint(0, 2), authority=other):
            return False
        course.take(Step.TAKEN_BACK, after=0, voids=len(course.events))
    if random.random() < PASSED:
        other = random.choice([number for number in world.bodies if number != to])
        if not course.take(Step.REFERRED, after=random.randint(0, 2), authority=other):
            return False
        if not course.take(Step.PASSED_ON, after=random.randint(2, 6), authority=to):
            return False
    elif not course.take(Step.REFERRED, after=random.randint(0, 2), authority=to):
        return False
    if random.random() < ASKED_BACK and not _paused(course):
        return False
    return not stuck and _at_the_authority(course, usual)


def _paused(course: Course) -> bool:
    random = course.world.random
    if not course.take(Step.AWAITING_DATA, after=random.randint(1, 4)):
        return False
    return course.take(Step.DATA_RECEIVED, after=random.randint(2, 14))


def _at_the_authority(course: Course, usual: int) -> bool:
    random = course.world.random
    left = max(1, round(usual * random.lognormvariate(0.1, 0.6)) - 2)
    if random.random() < EXTENDED and left > 6:
        if not course.take(Step.EXTENDED, after=5, days=random.choice((5, 10))):
            return False
        left += 2
    return _answer(course, after=left)


def _answer(course: Course, *, after: int) -> bool:
    words, number = course.world.words, course.world.random.randint(100, 999)
    evidence = words(*EVIDENCE).format(n=number)
    return course.take(Step.ANSWERED, after=after, answer=words(*ANSWERS), evidence=evidence)


def _entry(asked: Asked, event: Event) -> Entry:
    row = {
        "request_id": asked.id,
        "position": event.number,
        "step": event.step,
        "on_day": event.on,
        "at": event.at,
        "by": event.by,
        "authority_id": event.authority,
        "days": event.days,
        "reason": event.reason,
        "answer": event.answer,
        "evidence": event.evidence,
        "voids": event.voids,
    }
    told = {"request": asked.key, "position": event.number, "step": event.step, "on_day": event.on, "by": event.by}
    return Entry(event.at, [(RequestEvent, row)], by=event.by, key=f"{asked.key}/{event.number}", image=told)
