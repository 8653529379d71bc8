"""Communities as they would be judged on a day by a part of what was done since a change of the history: by the same
rules as all are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Commitment, Community, CoverageReason
from models.codes import Level, Status
from models.tally import bucket_of
from outreach.periods import today
from outreach.queries import contact, coverage, entered, place_rows, sums
from outreach.queries.entered import STAGES, Rows
from outreach.queries.frames import as_they_are
from outreach.queries.place_rows import RESTED_ON, Held, Untouched
from outreach.queries.written_of import REFERRING
from outreach.settings import settings

NAMED = ("key", "name_en", "name_ar", "country_code", "level", "tier")
REASON = ("community", "hindrance", "since", "until")
SETTLED = (Status.HELD, Status.CANCELLED)


@dataclass(frozen=True, kw_only=True, eq=False)
class Places:
    """A stage of the communities that were asked for, those at home too: each with the columns of :data:`NAMED`; what
    was held with them, of whom something is written, and what stands in whose way."""

    rows: pd.DataFrame
    begun: dict[str, tuple[date, str]]
    undated: set[str]
    written: set[str]
    hindrances: dict[str, tuple[str, date]]


def staged(
    db: Session, *, tables: dict[str, Rows], said: set[str], keys: set[str], after: int, day: date
) -> dict[str, Places]:
    """These communities by stage, and of whole countries their cities too; the same object where a stage is as another
    one.

    Args:
        tables: what was touched after the change, of :data:`outreach.queries.place_rows.RESTED_ON`.
        said: keys of plans of which somebody has said since what became of them.
        after: the change.
    """
    places = _communities(db, tables[Community.__tablename__], keys=keys)
    every = {key for at in places.values() for key in at}
    same = {"keys": every, "after": after}
    # What was held in a year or month that is not over counts only today, see ``contact.last``.
    until = None if day == today(settings()) else day
    still = place_rows.untouched(db, **same, until=until)
    rows = {
        table: place_rows.staged(db, table=table, rows=tables[table.__tablename__], said=said, **same)
        for table in RESTED_ON
        if table is not Community
    }
    standing = coverage.reasons_of(db, keys=every, without=set(tables[CoverageReason.__tablename__]))
    press = place_rows.press(db, activities=tables[Activity.__tablename__])
    made: dict[str, Places] = {}
    rest_on: dict[str, tuple] = {}
    for stage in STAGES:
        touched = {table: list(at[stage].values()) for table, at in rows.items()}
        rest_on[stage] = (places[stage], touched, press[stage])
        same = next((other for other in made if rest_on[other] == rest_on[stage]), None)
        also = {"still": still, "standing": standing, "press": press[stage], "day": day, "until": until}
        made[stage] = made[same] if same else _place(places[stage], touched, **also)
    return made


def judged(place: Places, *, day: date, home_country: str, cadences: Mapping[str, int]) -> pd.DataFrame:
    """The columns of ``coverage.table`` that are not about time to come, as on a day.

    Args:
        home_country: whose communities are none of them.
        cadences: ``tier -> days`` that it allows.
    """
    abroad = place.rows[place.rows["country_code"] != home_country].reset_index(drop=True)
    rows = contact.judged(contact.with_begun(abroad, place.begun), day=day, cadences=cadences)
    known = coverage.told(rows, undated=place.undated, written=lambda silent: place.written & set(silent))
    hindrances = [place.hindrances.get(key, (None,))[0] for key in rows["key"]]
    return coverage.judged(rows, known).assign(hindrances=as_they_are(hindrances, rows.index))


def met(
    db: Session, *, tables: dict[str, Rows], said: set[str], keys: set[str], after: int, days: tuple[date, date]
) -> dict[str, dict[str, str]]:
    """``stage -> key -> country`` of those of these communities that were met in the days, first and last; those at
    home too. The other arguments are those of :func:`staged`."""
    places = _communities(db, tables[Community.__tablename__], keys=keys)
    still = place_rows.met_still(db, keys=keys, after=after, days=days)
    rows = tables[Activity.__tablename__]
    touched = place_rows.staged(db, table=Activity, rows=rows, said=said, keys=keys, after=after)
    found = {}
    for stage in STAGES:
        held = [row for row in touched[stage].values() if row["status"] == Status.HELD and _within(row, days)]
        there = still.union(*(row["communities"] for row in held))
        # Who is met is so by activities, of which each was entered or corrected; whether its own row was there is none.
        own = {key: row for at in (*STAGES, stage) for key, row in places[at].items()}
        found[stage] = {key: own[key]["country_code"] for key in keys & there & own.keys()}
    return found


def _within(row: dict[str, Any], days: tuple[date, date]) -> bool:
    starts, ends = row.get("starts"), row.get("ends")
    return starts is not None and ends is not None and days[0] <= starts and ends <= days[1]


def _communities(db: Session, rows: Rows, *, keys: set[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """``stage -> key -> community``, with the cities of whole countries."""
    touched = place_rows.staged(db, table=Community, rows=rows, said=set())
    columns = select(Community.key, *place_rows.COLUMNS[Community])
    there = {row.key: row._asdict() for row in entered.of(db, columns, Community.key, keys)}
    own = [*there.values(), *(row for at in touched.values() for row in at.values() if row["key"] in keys)]
    codes = {row["country_code"] for row in own if row["level"] == Level.COUNTRY}
    there |= {row.key: row._asdict() for row in entered.of(db, columns, Community.country_code, codes)}
    found = {}
    for stage in STAGES:
        at = {key: row for key, row in there.items() if key not in rows} | touched[stage]
        found[stage] = {key: row for key, row in at.items() if key in keys or row["country_code"] in codes}
    return found


def _place(
    places: dict[str, dict[str, Any]],
    rows: dict[type, list[dict[str, Any]]],
    *,
    still: Untouched,
    standing: list[tuple],
    press: bool,
    day: date,
    until: date | None,
) -> Places:
    held = {key: still.held.get(key, Held()) for key in places}
    for row in rows[Activity]:
        if row["status"] == Status.HELD:
            for key in places.keys() & set(row["communities"]):
                held[key] = held[key].and_also(_held(row, until=until))
    wide = {row["country_code"]: key for key, row in places.items() if row["level"] == Level.COUNTRY}
    written = set(still.done)
    for table in REFERRING:
        own = [row for row in rows[table] if row["is_own"]]
        written |= {key for row in own for key in row["communities"]}
        if table is Commitment:
            codes = {row["country_code"] for row in own if not row["communities"]}
            written |= {wide[code] for code in codes & wide.keys()}
    written |= _with(rows[Activity], SETTLED)
    if not press:
        written |= still.intended | _with(rows[Activity], (Status.PLANNED,))
        written |= {key for row in rows[CoverageReason] if row["is_own"] for key in row["communities"]}
        written |= {key for key, row in places.items() if row.get("tier")}
    touched = [tuple(row.get(name) for name in REASON) for row in rows[CoverageReason]]
    reasons = [*standing, *touched]
    in_force = [row for row in reasons if row[2] <= day and (row[3] is None or row[3] > day)]
    frame = pd.DataFrame(in_force, columns=REASON, dtype="object")
    return Places(
        rows=_rows(places, held),
        begun=dict(filter(None, (_begun(key, one) for key, one in held.items()))),
        undated={key for key, one in held.items() if one.undated},
        written=written,
        hindrances=coverage.hindrances(frame),
    )


def _held(row: dict[str, Any], *, until: date | None) -> Held:
    starts, ends, precision = (row.get(name) for name in ("starts", "ends", "precision"))
    if starts is None:
        return Held(undated=True)
    if until is None or ends <= until:
        return Held(bucket_of(starts, precision), starts if precision == "day" else None)
    return Held(begun=[(starts, ends, precision)] if date(until.year, 1, 1) <= starts <= until else [])


def _begun(key: str, one: Held) -> tuple[str, tuple[date, str]] | None:
    if not one.begun:
        return None
    starts, _, precision = max(one.begun, key=lambda each: (each[0], -each[1].toordinal()))
    return key, (starts, str(precision))


def _with(rows: Iterable[dict[str, Any]], statuses: tuple[Status, ...]) -> set[str]:
    return {key for row in rows if row["is_own"] and row["status"] in statuses for key in row["communities"]}


def _rows(places: dict[str, dict[str, Any]], held: dict[str, Held]) -> pd.DataFrame:
    keys = sorted(places)
    # What is gone was kept without what it said nothing in.
    columns = {name: [places[key].get(name, None if name == "tier" else "") for key in keys] for name in NAMED}
    columns |= {"last_bucket": [held[key].bucket for key in keys], "last_day": [held[key].day for key in keys]}
    return sums.with_last(pd.DataFrame(columns, dtype="object"))
