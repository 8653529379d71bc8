"""A small made-up world for tests of queries and indicators: six countries, seven communities, and what is put in."""

from datetime import date
from random import Random

from sqlmodel import Session, select

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    ActivityTopic,
    Community,
    Country,
    DiasporaEstimate,
    EstimateSource,
    Initiative,
    Topic,
    tally,
)
from models.codes import AttendanceBasis, DateBasis, Kind, Organiser, Precision, Status
from outreach.fold import fold

HOME = "EG"
COUNTRIES = {
    "EG": ("africa", "Egypt", "مصر"),
    "SA": ("gulf", "Saudi Arabia", "المملكة العربية السعودية"),
    "KW": ("gulf", "Kuwait", "الكويت"),
    "FR": ("europe", "France", "فرنسا"),
    "DE": ("europe", "Germany", "ألمانيا"),
    "US": ("north_america", "United States", "الولايات المتحدة"),
}
COMMUNITIES = {"sa": "SA", "sa-riyadh": "SA", "kw": "KW", "fr": "FR", "fr-paris": "FR", "de": "DE", "us": "US"}
TOPICS = ("customs", "documents", "pensions")
INITIATIVES = {"hour": False, "autumn-trip": True}


def settle(db: Session) -> None:
    """Countries, communities, topics, initiatives and estimates; no activity yet."""
    for code, (region, english, arabic) in COUNTRIES.items():
        db.add(
            Country(
                code=code,
                alpha3=f"{code}X",
                name_en=english,
                name_ar=arabic,
                region=region,
                un_region="001",
                folded=f"{fold(english)}|{fold(arabic)}",
            )
        )
    for key, is_journey in INITIATIVES.items():
        db.add(Initiative(key=key, name_en=key, is_journey=is_journey))
    for key in TOPICS:
        db.add(Topic(key=key, name_en=key))
    for key in ("un_desa_2020", "other"):
        db.add(EstimateSource(key=key, name_en=key))
    db.flush()
    for key, code in COMMUNITIES.items():
        city = key.partition("-")[2]
        english, arabic = (city.title(), "") if city else COUNTRIES[code][1:]
        db.add(
            Community(
                key=key,
                country_code=code,
                level="city" if city else "country",
                name_en=english,
                name_ar=arabic,
                folded=f"{fold(english)}|{fold(arabic)}",
            )
        )
    sources = dict(db.exec(select(EstimateSource.key, EstimateSource.id)).all())
    for code, year, nationals, key in (
        ("SA", 2015, 500_000, "un_desa_2020"),
        ("SA", 2020, 1_000_000, "un_desa_2020"),
        ("SA", 2024, 9_000_000, "other"),
        ("FR", 2020, 50_000, "un_desa_2020"),
        ("DE", 2020, 0, "un_desa_2020"),
    ):
        basis = "born_in_home_country"
        db.add(DiasporaEstimate(country_code=code, year=year, nationals=nationals, basis=basis, source_id=sources[key]))
    db.flush()


def add(
    db: Session,
    key: str,
    *,
    when: str = "",
    kind: str = "meeting",
    status: str = "held",
    organiser: str = "emigration_ministry",
    countries: str = "",
    communities: str = "",
    topics: str = "",
    initiative: str = "",
    attendance: int | None = None,
    basis: str = "counted",
    minutes: int | None = None,
) -> None:
    """One activity. ``when`` is 2023-03-05, 2023-03, 2023 or empty; lists are parted by spaces."""
    precision = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR, 0: None}[len(when)]
    first, last = tally.span(when[:7] if len(when) == 10 else when) or (None, None)
    if precision == Precision.DAY:
        first = last = date.fromisoformat(when)
    initiatives = dict(db.exec(select(Initiative.key, Initiative.id)).all())
    row = Activity(
        key=key,
        kind=Kind(kind),
        status=Status(status),
        cancelled_because="Made-up reason" if status == Status.CANCELLED else "",
        organiser=Organiser(organiser),
        initiative_id=initiatives.get(initiative),
        title_en=f"Made-up {key}",
        starts=first,
        ends=last,
        precision=precision,
        date_basis=DateBasis.EVENT if first else None,
        minutes=minutes,
        attendance=attendance,
        attendance_basis=AttendanceBasis.NOT_COLLECTED if attendance is None else AttendanceBasis(basis),
    )
    db.add(row)
    db.flush()
    numbers = dict(db.exec(select(Community.key, Community.id)).all())
    subjects = dict(db.exec(select(Topic.key, Topic.id)).all())
    met = dict.fromkeys([*countries.split(), *(COMMUNITIES[name] for name in communities.split())])
    db.add_all(ActivityCountry(activity_id=row.id, country_code=code) for code in met)
    db.add_all(ActivityCommunity(activity_id=row.id, community_id=numbers[name]) for name in communities.split())
    db.add_all(ActivityTopic(activity_id=row.id, topic_id=subjects[name]) for name in topics.split())


def counted(db: Session) -> None:
    """Bring the totals up to date and keep it all."""
    tally.refresh(db, home_country=HOME)
    db.commit()


def populate(db: Session, *, seed: int, activities: int) -> None:
    """So many activities, the same for the same seed: days, months, years and none, several places, every status."""
    random = Random(seed)
    for number in range(activities):
        year, month, day = random.randint(2021, 2023), random.randint(1, 12), random.randint(1, 28)
        dates = [f"{year}-{month:02}-{day:02}"] * 6 + [f"{year}-{month:02}", f"{year}", ""]
        communities = random.sample(list(COMMUNITIES), random.choice((0, 1, 1, 1, 2, 3)))
        add(
            db,
            f"a{number}",
            when=random.choice(dates),
            kind=random.choice(list(Kind)),
            status=random.choice(["held"] * 6 + list(Status)),
            organiser=random.choice(list(Organiser)),
            countries=" ".join(random.sample(list(COUNTRIES), random.choice((0, 0, 1, 2)))),
            communities=" ".join(communities),
            topics=" ".join(random.sample(TOPICS, random.choice((0, 1, 2)))),
            initiative=random.choice(("", "", "hour", "autumn-trip")),
            attendance=random.choice((None, 0, 12, 300)),
            basis=random.choice(("counted", "estimated")),
            minutes=random.choice((None, None, 60, 95)),
        )
    counted(db)
