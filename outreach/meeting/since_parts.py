"""What makes a row behind a frozen figure come, go or weigh otherwise, told as of lines: by the part that it would have
in the figure by some of the causes alone."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.meeting.entries import Entered
from outreach.meeting.set_then import clock, set_now
from outreach.meeting.since_causes import CORRECTED, SETTINGS, Causes, Requests, deadlines, named
from outreach.queries import place_stages, request_lives, request_stages, request_sums
from outreach.queries.request_lives import Folded
from outreach.reports.pack import Figure, Pack
from outreach.reports.was_set import WasSet

RECEIVED, ON_TIME, OVERDUE = REQUESTS = ("requests_received", "answered_on_time_pct", "requests_overdue")
REACHED = "communities_reached"
TOLD = (*REQUESTS, REACHED)
BEHIND = "behind"
"""The part of a row that a pack kept: which one it was, and not what it weighed."""

Which = tuple[str, str]
"""The keys of a figure and of a row behind it."""
Parts = dict[Which, Hashable]


def causes(
    db: Session, *, frozen: Pack, pairs: Iterable[tuple[Figure, Figure]], new: Entered
) -> dict[str, dict[str, Causes]]:
    """By figure and row what makes the row's part in it another one; nothing of rows whose part is the same.

    Args:
        pairs: figures then and now, of :data:`TOLD`, with all of their rows.
    """
    behind = {then.key: _both(then, now) for then, now in pairs}
    told: dict[Which, Causes] = {}
    if any(behind.get(key) for key in REQUESTS):
        told |= _of_requests(db, frozen=frozen, behind=behind, new=new)
    if behind.get(REACHED):
        told |= _of_places(db, frozen=frozen, behind=behind[REACHED], new=new)
    found: dict[str, dict[str, Causes]] = {key: {} for key in behind}
    for (key, reference), by in told.items():
        if by:
            found[key][reference] = by
    return found


def _both(then: Figure, now: Figure) -> dict[str, tuple[bool, bool]]:
    """Rows, and whether they are behind a figure then and now."""
    had, has = ({row.reference for row in figure.rows} for figure in (then, now))
    # Whose people asked is counted beside the figure alone, and packs did not always keep that.
    asked = had ^ has if then.key == RECEIVED and then.n_unknown is None else had | has
    return {key: (key in had, key in has) for key in asked}


def _of_requests(
    db: Session, *, frozen: Pack, behind: dict[str, dict[str, tuple[bool, bool]]], new: Entered
) -> dict[Which, Causes]:
    first, day = frozen.counted
    days = Filters(start=first, end=day)
    by = deadlines(frozen)
    whose = request_stages.authorities(db, rows=new.rows["authority"])

    def made(was: WasSet, asked: Requests) -> Parts:
        same = {"day": day, **({} if was == by[1] else clock(was))}
        others = _parts(request_lives.folded(db, **same), days)
        own = _parts(request_stages.folded(asked, authorities=whose, **same), days)
        return {which: part for which, part in others.items() if which[1] not in asked} | own

    now = _parts(request_lives.folded(db, day=day), days)
    pairs = {
        (key, reference): (BEHIND if was else None, now.get((key, reference)))
        for key in REQUESTS
        for reference, (was, _) in behind.get(key, {}).items()
    }
    return named(pairs, pairs, request_stages.moved(new.asked, day=day), by, made, differ=_differ)


def _parts(found: Folded, days: Filters) -> Parts:
    """What each request is behind, with what it weighs there."""
    received = request_sums.in_days(found.requests, days, day_column="raised_on")
    parts: Parts = {(OVERDUE, key): True for key in request_sums.late(found.requests)["key"]}
    for key, community in zip(received["key"], received["community"], strict=True):
        parts[RECEIVED, key] = bool(pd.notna(community))
    decided = request_sums.in_days(found.rounds, days, day_column="decided_on")
    for key, on_time in zip(decided["key"], decided["on_time"], strict=True):
        parts[ON_TIME, key] = (*parts.get((ON_TIME, key), ()), bool(on_time))
    return parts


def _of_places(db: Session, *, frozen: Pack, behind: dict[str, tuple[bool, bool]], new: Entered) -> dict[Which, Causes]:
    """A community is met or is not, and none of the home country is one."""
    now = set_now()
    homes = tuple(replace(now, home_country=each.home_country) for each in (frozen.settings or now, now))
    same = {"tables": new.rows, "said": new.said, "after": new.after}
    met = place_stages.met(db, keys=set(behind), days=frozen.counted, **same)

    def made(was: WasSet, there: dict[str, str]) -> Parts:
        return {(REACHED, key): True for key, country in there.items() if country != was.home_country}

    pairs = {
        (REACHED, key): (BEHIND if was else None, True if is_now else None) for key, (was, is_now) in behind.items()
    }
    found = named(pairs, pairs, met, homes, made, differ=_differ)
    if frozen.settings and homes[0] == homes[1]:
        # What the history does not have is no other home country either, where the pack kept which one it was.
        return {which: (by - SETTINGS or frozenset({CORRECTED})) if by else by for which, by in found.items()}
    return found


def _differ(one: Hashable, other: Hashable, *, pair: tuple[Hashable, Hashable]) -> bool:
    """``pair`` is what the row was and is; it makes no part another one."""
    return (one is None) != (other is None) if BEHIND in (one, other) else one != other
