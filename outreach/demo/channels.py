"""Made-up channels and their weekly readings."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from outreach.demo.activities import arabic

if TYPE_CHECKING:
    from outreach.demo.generator import Batch, Lists

# code, share, unit of the audience, usual audience, English, Arabic, for one community
KINDS = (
    ("whatsapp_group", 0.6, "members", 250, "Made-up group", "مجموعة تجريبية", True),
    ("facebook_page", 0.12, "followers", 20_000, "Made-up page", "صفحة تجريبية", True),
    ("facebook_group", 0.12, "members", 6_000, "Made-up forum group", "مجموعة نقاش تجريبية", True),
    ("telegram", 0.06, "subscribers", 1_500, "Made-up channel", "قناة تجريبية", True),
    ("youtube", 0.03, "subscribers", 9_000, "Made-up videos", "مرئيات تجريبية", False),
    ("x", 0.04, "followers", 15_000, "Made-up account", "حساب تجريبي", False),
    ("instagram", 0.03, "followers", 7_000, "Made-up pictures", "صور تجريبية", False),
)
FEWEST, MOST, WEEKS = 12, 600, 156
CHANNEL = (
    *("id", "key", "import_run_id", "kind", "name_en", "name_ar", "address", "owner", "community_id"),
    *("starts", "ends", "precision", "notes"),
)
READING = (
    *("id", "channel_id", "read_on", "audience", "audience_unit", "messages", "active_members", "basis"),
    "import_run_id",
)


def batches(
    lists: "Lists", random: np.random.Generator, *, activities: int, until: date, run: int
) -> "Iterator[Batch]":
    """A channel for each five hundred activities, within bounds; one in eight is never read."""
    count = min(MOST, max(FEWEST, activities // 500))
    shares = np.array([kind[1] for kind in KINDS])
    kinds = [KINDS[number] for number in random.choice(len(KINDS), size=count, p=shares / shares.sum()).tolist()]
    codes = [lists.countries[n] for n in random.choice(len(lists.countries), size=count, p=lists.weights).tolist()]
    first = lists.next_id["channel"]
    rows = []
    for n, (kind, code) in enumerate(zip(kinds, codes, strict=True)):
        name = (f"{kind[4]} {n + 1}", f"{kind[5]} {arabic(n + 1)}")
        community = lists.wide[code] if kind[6] else None
        rows.append(
            (first + n, f"demo-{run}-channel-{n + 1}", run, kind[0], *name, "", "", community, None, None, None, "")
        )
    yield "channel", CHANNEL, iter(rows)
    yield "channel_reading", READING, _readings(lists, random, kinds, first=first, until=until, run=run)


def _readings(
    lists: "Lists", random: np.random.Generator, kinds: list[tuple], *, first: int, until: date, run: int
) -> Iterator[tuple]:
    number = lists.next_id["channel_reading"]
    for n, kind in enumerate(kinds):
        if random.random() < 0.125:
            continue
        weeks = int(random.integers(10, WEEKS))
        people = kind[3] * random.lognormal(0, 0.8)
        growth = random.normal(1.004, 0.004, weeks).cumprod()
        messages = random.poisson(60, weeks).tolist()
        missed = (random.random(weeks) < 0.1).tolist()
        for week in range(weeks):
            if missed[week]:
                continue
            audience = max(1, int(people * growth[week]))
            talk = messages[week] if kind[0] == "whatsapp_group" else None
            active = min(audience, messages[week] // 3) if talk is not None else None
            day = (until - timedelta(weeks=weeks - 1 - week)).isoformat()
            yield number, first + n, day, audience, kind[2], talk, active, "counted", run
            number += 1
