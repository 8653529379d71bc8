"""Whom nobody has met: every community with its last contact, its cadence and what it waits for, in one order."""

from collections.abc import Callable, Iterable
from collections.abc import Collection as Several
from datetime import date

import pandas as pd
from sqlalchemy import Select, select
from sqlmodel import Session

from models import Activity, ActivityCommunity, ActivityTotal, Community, CoverageReason
from models.codes import Level, PlaceKind, Status
from outreach.each_row import as_dicts, as_tuples
from outreach.filters import Filters
from outreach.queries import contact, open_requests, reach
from outreach.queries.conditions import listed
from outreach.queries.entered import of
from outreach.queries.frames import as_they_are, frame
from outreach.queries.once import once
from outreach.queries.written_of import written_of

SAMPLE = "public_record"
CONTACTS = ("met", "undated", "never_met", "not_reported")
STANDINGS = ("past_cadence", "without_tier", "undated", "not_reported", "within_cadence")


def table(db: Session, *, filters: Filters, day: date) -> pd.DataFrame:
    """Every registered community inside the filters' places, in the order of :func:`ranked`.

    Columns of ``contact.last``, and: ``contact``, a code of :data:`CONTACTS` (without a contact, a community was never
    met where the ministry itself wrote of it, see ``written_of``, and else nothing is reported); ``ratio``, days since
    the last contact for each day of the cadence, NaN without either; ``cities_later``, see ``contact.cities_later``;
    ``standing`` and ``rank``, see :func:`ranked`;
    ``people, per_1000`` of the country, for its country-wide community, as in ``reach.by_country``, over the period of
    ``filters``; ``open_requests``; ``next_key, next_starts, next_precision`` of the next planned activity;
    ``passed_key, passed_starts, passed_precision`` of the last one whose day has passed, see ``unsaid``;
    ``hindrances``, codes joined with ``;``, and ``hindered_since``, both None where nothing stands in the way.

    Args:
        day: see ``contact.as_at``.
    """
    return _beside(db, standings(db, filters=filters, day=day), filters=filters, day=day)


def standings(db: Session, *, filters: Filters, day: date) -> pd.DataFrame:
    """The rows of :func:`table` in their order, with those of its columns that make it, and with what is in the way."""
    rows = contact.last(db, filters=filters, day=day)
    rows = judged(rows, contacts(db, rows))
    hindered, nothing = hindrances(reasons(db, filters=filters, day=day)), (None, None)
    texts = {
        name: as_they_are([hindered.get(key, nothing)[place] for key in rows["key"]], rows.index)
        for place, name in enumerate(("hindrances", "hindered_since"))
    }
    return ranked(rows.assign(**texts))


def judged(rows: pd.DataFrame, known: dict[str, str]) -> pd.DataFrame:
    """Rows of ``contact.last`` with ``contact, ratio, cities_later, standing``.

    Args:
        known: what :func:`contacts` says of them.
    """
    rows = rows.assign(
        contact=rows["key"].map(known).astype("object"),
        ratio=_decimal(rows["days_since"]) / _decimal(rows["cadence"]),
        cities_later=contact.cities_later(rows),
    )
    return rows.assign(standing=[_standing(row) for row in as_dicts(rows)])


def contacts(db: Session, rows: pd.DataFrame) -> dict[str, str]:
    """What is known of the last contact with each community of ``contact.last``: its key -> one of CONTACTS."""
    return told(rows, undated=frozenset(db.scalars(_undated())), written=lambda silent: written_of(db, keys=silent))


def told(rows: pd.DataFrame, *, undated: Several[str], written: Callable[[list[str]], Iterable[str]]) -> dict[str, str]:
    """The same.

    Args:
        undated: communities with a held activity of which nobody knows the day.
        written: of some communities those of which the ministry itself wrote.
    """
    met = [isinstance(last, date) for last in rows["last_day"]]
    found = {key: "met" if known else "undated" for key, known in zip(rows["key"], met, strict=True)}
    silent = [key for key, known in found.items() if known != "met" and key not in undated]
    found |= dict.fromkeys(silent, "not_reported")
    return found | dict.fromkeys(written(silent), "never_met")


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, those left alone longest first, with ``rank`` from 1. The rule, of which the page has the words:

    1. Those past their cadence, by overdue ratio; never met is more than any ratio.
    2. Those without a tier, by days since the last contact; never met is more than any number of days.
    3. Those met on a day that nobody knows.
    4. Those of which nothing is reported: whether they were met is unknown.
    5. Those within their cadence, by the same ratio.

    Of equal ones those with more nationals come first. Whatever is hindered comes after all others, in the same order.
    """
    order = {standing: number for number, standing in enumerate(STANDINGS)}
    by = rows["ratio"].where(rows["cadence"].notna(), _decimal(rows["days_since"]))
    by = by.where(rows["contact"] != "never_met", float("inf"))
    sorts = pd.DataFrame(
        {
            "hindered": rows["hindrances"].notna(),
            "standing": rows["standing"].map(order),
            "by": -by,
            "nationals": -_decimal(rows["nationals"]),
            "key": rows["key"],
        }
    )
    found = rows.loc[sorts.sort_values(list(sorts), na_position="last", kind="stable").index]
    return found.reset_index(drop=True).assign(rank=range(1, len(rows) + 1))


def reasons(db: Session, *, filters: Filters, day: date) -> pd.DataFrame:
    """What stands in the way of meeting communities inside the filters' places on a day, the newest first.

    Columns: ``key, community, community_en, community_ar, country_code, level, hindrance, since, until, remark``. A
    reason is in force from ``since`` on, and on the day ``until`` no more; None while nobody has said that it is over.
    """
    return frame(db, _reasons(filters, day=day))


@once
def _reasons(filters: Filters, *, day: date) -> Select:
    return (
        select(
            CoverageReason.key,
            Community.key.label("community"),
            Community.name_en.label("community_en"),
            Community.name_ar.label("community_ar"),
            Community.country_code,
            Community.level,
            CoverageReason.hindrance,
            CoverageReason.since,
            CoverageReason.until,
            CoverageReason.remark,
        )
        .join(Community, Community.id == CoverageReason.community_id)
        .where(
            CoverageReason.since <= day,
            CoverageReason.until.is_(None) | (CoverageReason.until > day),
            *listed(filters, each=PlaceKind.COMMUNITY, place=Community.key),
        )
        .order_by(CoverageReason.since.desc(), CoverageReason.id.desc())
    )


def reasons_of(db: Session, *, keys: set[str], without: set[str]) -> list[tuple[str, str, date, date | None]]:
    """``community, hindrance, since, until`` of all reasons of some communities, whatever the day.

    Args:
        without: keys of reasons that are left out.
    """
    own = (CoverageReason.hindrance, CoverageReason.since, CoverageReason.until)
    found = select(CoverageReason.key, Community.key, *own)
    found = found.join(Community, Community.id == CoverageReason.community_id)
    return [
        (community, hindrance.value, since, until)
        for key, community, hindrance, since, until in of(db, found, Community.key, keys)
        if key not in without
    ]


def _standing(row: dict) -> str:
    if row["contact"] in ("undated", "not_reported"):
        return row["contact"]
    if pd.isna(row["cadence"]):
        return "without_tier"
    return "within_cadence" if row["within_cadence"] else "past_cadence"


def _beside(db: Session, rows: pd.DataFrame, *, filters: Filters, day: date) -> pd.DataFrame:
    """The rows with what says nothing of their order."""
    waiting = open_requests.numbers(db, day=day)
    planned = _planned(db, day=day)
    reached = reach.by_country(db, filters=filters).set_index("code")
    wide = rows["country_code"].where(rows["level"] == Level.COUNTRY.value)
    nothing = (None, None, None)
    texts = {
        f"{of}_{name}": [found.get(key, nothing)[place] for key in rows["key"]]
        for of, found in zip(("next", "passed"), planned, strict=True)
        for place, name in enumerate(("key", "starts", "precision"))
    }
    return rows.assign(
        people=wide.map(reached["people"]).astype("Int64"),
        per_1000=wide.map(reached["per_1000"]).astype("float64"),
        open_requests=[waiting.get(key, 0) for key in rows["key"]],
        **{name: as_they_are(values, rows.index) for name, values in texts.items()},
    )


@once
def _undated() -> Select:
    """Communities with a held activity of which nobody knows the day."""
    found = select(ActivityTotal.place).where(
        ActivityTotal.place_kind == PlaceKind.COMMUNITY,
        ActivityTotal.bucket == "",
        ActivityTotal.status == Status.HELD,
    )
    return found.distinct()


Plan = tuple[str, date | None, str | None]
"""Key, first day and precision."""


def _planned(db: Session, *, day: date) -> tuple[dict[str, Plan], dict[str, Plan]]:
    """By community, the planned activity that comes next, of which the undated come last; and the last one of those
    whose day has passed."""
    to_come, passed = {}, {}
    for community, key, starts, precision, ends in db.execute(_plans()):
        plan = (key, starts, precision.value if precision else None)
        if ends is None or ends >= day:
            # The last one that is written down is the first one to come.
            to_come[community] = plan
        else:
            passed.setdefault(community, plan)
    return to_come, passed


@once
def _plans() -> Select:
    return (
        select(Community.key, Activity.key, Activity.starts, Activity.precision, Activity.ends)
        .select_from(Activity)
        .join(ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
        .join(Community, Community.id == ActivityCommunity.community_id)
        .where(Activity.status == Status.PLANNED)
        .order_by(Activity.starts.desc().nulls_first(), Activity.id.desc())
    )


def hindrances(found: pd.DataFrame) -> dict[str, tuple[str, date]]:
    """Of :func:`reasons` ``community -> (codes, since)``: the oldest first, those of one day by their codes, and since
    when there is any."""
    known: dict[str, tuple[str, date]] = {}
    # By nothing that a row has no more once it is deleted: what was in the way before is said in the same order.
    for row in as_tuples(found.sort_values(["since", "hindrance"])):
        codes, since = known.get(row.community, ("", row.since))
        known[row.community] = (";".join(filter(None, [codes, row.hindrance])), since)
    return known


def _decimal(column: pd.Series) -> pd.Series:
    """Whole numbers with unknowns among them as decimals with NaN."""
    return column.astype("Float64").astype("float64")
