"""What was promised in the made-up year, whether it was kept; and why some communities are not met."""

from collections.abc import Iterator
from datetime import date, timedelta

from models import Commitment, CoverageReason
from models.codes import Hindrance, Precision, Status
from outreach.demo.entries import Became, Entry, moment
from outreach.demo.matters import EVIDENCE, PROMISES
from outreach.demo.year_activities import Held
from outreach.demo.year_world import World

COMMITMENTS = 120
# What became of those that were due by now.
OUTCOMES = (("kept", 52), ("kept_late", 18), ("late", 18), ("dropped", 12))
HINDERED = (Hindrance.NO_EMBASSY, Hindrance.NO_PARTNER, Hindrance.NO_EMBASSY, Hindrance.OTHER, Hindrance.CONFLICT)
REMARK = ("Made up, for the demonstration", "سبب تجريبي للعرض فقط")


def commitments(world: World, *, held: list[Held]) -> tuple[list[Entry], list[Became]]:
    """Promises made in activities, to the first of their communities; and what became of them later."""
    became: list[Became] = []
    return list(_made(world, held, became)), became


def _made(world: World, held: list[Held], became: list[Became]) -> Iterator[Entry]:
    random = world.random
    made_in = [one for one in held if one.status is Status.HELD and one.places]
    for number, one in enumerate(sorted(random.sample(made_in, k=COMMITMENTS), key=lambda one: one.day), 1):
        english, in_arabic = random.choice(PROMISES)
        place, due = one.places[0], one.day + timedelta(days=random.randint(14, 120))
        at = one.at + timedelta(minutes=2)
        row = {
            "id": number,
            "key": f"demo-promise-{number}",
            "import_run_id": world.run,
            "what_en": f"Made up: {english}",
            "what_ar": f"تجريبي: {in_arabic}",
            "starts": one.day,
            "ends": one.day,
            "precision": Precision.DAY,
            "made_by": world.official(),
            "authority_id": random.choice(world.bodies) if random.random() < 0.4 else None,
            "activity_id": one.id,
            "community_id": place.id,
            "country_code": place.country,
            "due_on": due,
            "kept_on": None,
            "kept_evidence": "",
            "dropped_on": None,
            "dropped_because": "",
        }
        if settled := _settled(world, one, due):
            on, values = settled
            # What was made in an activity of which somebody told late is no sooner kept on record.
            settled_at = max(at, moment(on, minute=300, until=world.until))
            became.append(Became(settled_at, Commitment, number, values))
        yield Entry(at, [(Commitment, row)])


def _settled(world: World, made_in: Held, due: date) -> tuple[date, dict] | None:
    """On which day it was kept or dropped, with what is said of that; None for what is open still."""
    random = world.random
    became = random.choices([name for name, _ in OUTCOMES], [weight for _, weight in OUTCOMES])[0]
    days = (due - made_in.day).days
    if became == "kept":
        on = made_in.day + timedelta(days=random.randint(days // 3, days))
    elif became == "kept_late":
        on = due + timedelta(days=random.randint(2, 40))
    elif became == "dropped":
        on = made_in.day + timedelta(days=random.randint(days // 2, days))
    else:
        return None
    if on > world.until:
        return None
    if became == "dropped":
        return on, {"dropped_on": on, "dropped_because": world.said("another body does it", "تتولاه جهة أخرى")}
    return on, {"kept_on": on, "kept_evidence": world.words(*EVIDENCE).format(n=random.randint(100, 999))}


def hindrances(world: World, *, held: list[Held]) -> Iterator[Entry]:
    """Why some of those that nobody met for long are not met."""
    met = {place.id: one.day for one in held if one.status is Status.HELD for place in one.places}
    waiting = sorted(world.places, key=lambda place: (met.get(place.id, world.first), place.id))
    for number, (place, hindrance) in enumerate(zip(waiting[1::2], HINDERED, strict=False), 1):
        since = world.until - timedelta(days=30 * number + world.random.randrange(20))
        row = {
            "id": number,
            "key": f"demo-hindrance-{number}",
            "import_run_id": world.run,
            "community_id": place.id,
            "hindrance": hindrance,
            "since": since,
            "until": None,
            "remark": world.words(*REMARK),
        }
        yield Entry(moment(since, minute=60, until=world.until), [(CoverageReason, row)])
