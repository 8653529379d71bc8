"""What the made-up year happens in: places with the cadence of each, topics, authorities, weeks and working days."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy import select
from sqlmodel import Session

from models import Authority, Community, Country, Topic
from models.codes import Level, Tier
from outreach.clock.calendar import WorkCalendar
from outreach.clock.home import home_calendar, limits
from outreach.clock.timing import Limits
from outreach.demo import matters
from outreach.demo.generator import Lists
from outreach.meeting.week import Week, week_of
from outreach.settings import settings

DAYS, WEEKS = 365, 10
# How many communities of each tier; the rest have none, as where a ministry has not decided yet.
TIERS = ((Tier.A, 12), (Tier.B, 34), (Tier.C, 64))
COUNTRIES = 60
ENTITIES = 46
"""So many of the places, the greatest first, have an entity."""


@dataclass(frozen=True)
class Place:
    """A community that the ministry has given a cadence, in calendar days."""

    id: int
    country: str
    region: str
    tier: Tier
    cadence: int
    english: str
    arabic: str
    entity: int | None
    """The number of its entity, where it has one."""


def first_day(until: date) -> date:
    """Of the year that ends on a day."""
    return until - timedelta(days=DAYS - 1)


@dataclass(frozen=True)
class World:
    """``first`` to ``until`` are the year; ``weeks`` the last whole ones, the oldest first."""

    run: int
    first: date
    until: date
    random: Random
    language: str
    home_country: str
    places: tuple[Place, ...]
    topics: dict[str, int]
    authorities: dict[str, int]
    calendar: WorkCalendar
    limits: Limits
    weeks: tuple[Week, ...]

    @property
    def now(self) -> Week:
        """The week that the year ends in."""
        return week_of(self.until, today=self.until, week_starts=settings().week_starts)

    @property
    def bodies(self) -> list[int]:
        """The numbers of the made-up authorities."""
        return [self.authorities[key] for key in matters.AUTHORITIES]

    def words(self, english: str, in_arabic: str, *, language: str = "") -> str:
        """What somebody wrote, in one language: that of the dashboard, if no other."""
        return in_arabic if (language or self.language) == "ar" else english

    def said(self, english: str, in_arabic: str, *, language: str = "") -> str:
        """The same, and that it is made up."""
        words = self.words(english, in_arabic, language=language)
        return matters.MADE_UP[language or self.language].format(text=words)

    def official(self, *, language: str = "") -> str:
        """One of a few who are called after their number."""
        return self.random.choice(matters.OFFICIALS[language or self.language])

    def work_day(self, after: date, days: int) -> date:
        """So many working days later."""
        return self.calendar.plus(after, days)

    @classmethod
    def of(cls, db: Session, *, lists: Lists, seed_number: int, until: date) -> "World":
        """The world of a database that holds the lists and nothing else; authorities are those of ``matters``."""
        chosen = settings()
        week = week_of(until, today=until, week_starts=chosen.week_starts)
        weeks = []
        for _ in range(WEEKS):
            week = week.before
            weeks.append(week)
        return cls(
            run=lists.next_id["import_run"],
            first=first_day(until),
            until=until,
            random=Random(f"{seed_number} {until}"),
            language=chosen.default_language,
            home_country=lists.home_country,
            places=_places(db, lists),
            topics=dict(db.execute(select(Topic.key, Topic.id)).all()),
            authorities=dict(db.execute(select(Authority.key, Authority.id)).all()),
            calendar=home_calendar(chosen).lenient(),
            limits=limits(chosen),
            weeks=tuple(reversed(weeks)),
        )


def _places(db: Session, lists: Lists) -> tuple[Place, ...]:
    """The cities that are registered and the countries where most live, the greatest first, with their tiers."""
    weights = dict(zip(lists.countries, lists.weights.tolist(), strict=True))
    great = set(sorted(weights, key=lambda code: (-weights[code], code))[:COUNTRIES])
    rows = db.execute(
        select(Community, Country).join(Country, Country.code == Community.country_code).order_by(Community.id)
    ).all()
    known = [row for row in rows if row[0].level == Level.CITY or row[1].code in great]
    known.sort(key=lambda row: (-weights.get(row[1].code, 0), row[0].level == Level.CITY, row[0].id))
    tiers = [tier for tier, number in TIERS for _ in range(number)]
    return tuple(
        Place(
            id=community.id,
            country=country.code,
            region=country.region.value,
            tier=tier,
            cadence=settings().cadence_days[tier.value],
            english=(community if community.level == Level.CITY else country).name_en,
            arabic=(community if community.level == Level.CITY else country).name_ar,
            entity=lists.next_id["entity"] + number if number < ENTITIES else None,
        )
        for number, ((community, country), tier) in enumerate(zip(known, tiers, strict=False))
    )
