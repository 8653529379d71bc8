"""What was asked in the made-up year: in sessions, visits and groups, one matter by several communities too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models import Request
from models.codes import Kind, RequestKind, Status, Tier
from outreach.demo.entries import Entry, moment
from outreach.demo.matters import MADE_UP, MATTERS, Matter
from outreach.demo.year_activities import Held
from outreach.demo.year_world import World

# Requests of one activity, least and most.
EACH = {
    Kind.VIRTUAL_SESSION: (0, 2),
    Kind.MEETING: (0, 1),
    Kind.VISIT: (0, 2),
    Kind.CONFERENCE: (3, 7),
    Kind.OTHER: (0, 1),
}
WEEKLY = (3, 7)
IN_CHANNELS, OF_THEME = 200, 0.5
ENGLISH = 0.3
"""The share of requests that somebody wrote down in English."""


@dataclass(frozen=True)
class Asked:
    """A request as its steps refer to it."""

    id: int
    key: str
    matter: Matter
    raised_on: date
    at: datetime
    by: str
    community: int | None


def themes(world: World) -> list[dict]:
    """The demands that several communities have in common."""
    demands = {one.demand_en: one for one in MATTERS if one.demand_en}.values()
    return [
        {
            "id": number,
            "key": f"demo-theme-{number}",
            "import_run_id": world.run,
            "name_en": f"{one.demand_en} (made up)",
            "name_ar": f"{one.demand_ar} (تجريبي)",
            "topic_id": world.topics.get(one.topic),
        }
        for number, one in enumerate(demands, 1)
    ]


def made(
    world: World, *, held: list[Held], channels: list[tuple[int, int | None]], themed: dict[str, int]
) -> Iterator[tuple[Asked, Entry]]:
    """All of them in the order of the days that they were raised on, with reference numbers in that order.

    Args:
        channels: each channel's number, and its community's.
        themed: the number of the theme of each demand, by its English words.
    """
    numbers: dict[int, int] = {}
    raised = sorted(_raised(world, held, channels), key=lambda one: one[0])
    for number, (day, activity, channel, community) in enumerate(raised, 1):
        numbers[day.year] = numbers.get(day.year, 0) + 1
        key = f"R{day.year}-{numbers[day.year]:04}"
        yield _written(world, number, key, day, activity, channel, community, themed)


def _raised(
    world: World, held: list[Held], channels: list[tuple[int, int | None]]
) -> Iterator[tuple[date, Held | None, int | None, int | None]]:
    random = world.random
    for one in held:
        if one.status is not Status.HELD:
            continue
        least, most = WEEKLY if len(one.places) > 1 else EACH[one.kind]
        if one.places and one.places[0].tier is Tier.A:
            least = max(least, 1)
        for _ in range(random.randint(least, most)):
            place = random.choice(one.places or world.places)
            yield one.day, one, None, place.id
    # Somebody who writes to a group that is for all says where they live, or not.
    for _ in range(IN_CHANNELS):
        channel, community = random.choice(channels)
        day = world.first + timedelta(days=random.randrange((world.until - world.first).days + 1))
        said = community or random.choice((None, random.choice(world.places).id))
        yield day, None, channel, said


def _written(
    world: World,
    number: int,
    key: str,
    day: date,
    activity: Held | None,
    channel: int | None,
    community: int | None,
    themed: dict[str, int],
) -> tuple[Asked, Entry]:
    random = world.random
    matter, official = random.choice(MATTERS), world.official()
    at = moment(day, minute=random.randrange(360), until=world.until)
    language = "en" if random.random() < ENGLISH else "ar"
    row = {
        "id": number,
        "key": key,
        "import_run_id": world.run,
        "kind": RequestKind(matter.kind),
        "summary": MADE_UP[language].format(text=matter.english if language == "en" else matter.arabic),
        "raised_on": day,
        "community_id": community,
        "topic_id": world.topics.get(matter.topic) if random.random() < 0.96 else None,
        "activity_id": activity.id if activity else None,
        "channel_id": channel,
        "theme_id": themed.get(matter.demand_en) if random.random() < OF_THEME else None,
        "contact": "",
    }
    # What was raised in an activity is written down with it.
    at = max(at, activity.at) if activity else at
    told = {"kind": row["kind"], "summary": "", "raised_on": day, "activity": activity.key if activity else None}
    asked = Asked(number, key, matter, day, at, official, community)
    return asked, Entry(at, [(Request, row)], by=official, key=key, image=told)
