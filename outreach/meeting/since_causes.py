"""What makes a line of a frozen pack another one: what was set, corrected or entered since, told apart by what the line
would be by a part of that alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import pairwise, permutations
from typing import TypeVar

import pandas as pd
from sqlmodel import Session

from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.meeting.entries import Entered
from outreach.meeting.lists import PAST, left_alone, of_deadlines, of_holders
from outreach.meeting.set_then import Clock, clock, set_now
from outreach.queries import entered_requests, place_stages, request_lives, request_stages
from outreach.queries.entered import STAGES
from outreach.queries.entered_requests import Asked
from outreach.queries.place_rows import RESTED_ON
from outreach.queries.place_stages import Places
from outreach.reports.pack import Line, Pack
from outreach.reports.was_set import Cadence, WasSet

ENTERED, CORRECTED, SET = CAUSES = ("entered", "corrected", "set")
Causes = frozenset[str]
Pairs = dict[str, tuple[Line | None, Line | None]]
"""Of a list the lines that are others now: then and now, by what tells each from the others."""
Requests = dict[str, Asked | None]
K, L, T = TypeVar("K"), TypeVar("L"), TypeVar("T")
NONE, ALL, SETTINGS = frozenset(), frozenset(CAUSES), frozenset({SET})
BY_STAGE = dict(zip(STAGES, map(frozenset, ([], [CORRECTED], [ENTERED], [CORRECTED, ENTERED])), strict=True))


def of_states(states: Mapping[Causes, T], then: T, differ: Callable[[T, T], bool]) -> Causes:
    """Which causes make a frozen line into that of all of them: those without any of which it would be another one, as
    far as they alone make it so; else all that do where they come in some order.

    Args:
        states: what it would be by every part of the causes alone.
        then: the frozen line. Where none of them makes another one, something was set that its pack did not keep.
    """
    made, now = states[NONE], states[ALL]
    found = SETTINGS if differ(then, made) else NONE
    if not differ(made, now):
        return found
    needed = frozenset(cause for cause in CAUSES if differ(states[ALL - {cause}], now))
    if needed and not differ(states[needed], now):
        return found | needed
    for order in permutations(CAUSES):
        seen = [frozenset(order[:number]) for number in range(len(order) + 1)]
        steps = zip(order, pairwise(seen), strict=True)
        found |= {cause for cause, (before, after) in steps if differ(states[before], states[after])}
    return found


def of_overdue(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of holders of requests that are overdue."""
    day = frozen.counted[1]
    keys = pairs.keys() & set().union(*new.otherwise.values())
    held = _requests(
        db, frozen=frozen, new=new, day=day, of=lambda rows: rows["is_open"] & rows["authority"].fillna("").isin(keys)
    )

    def made(was: WasSet, asked: Requests) -> dict[str, Line]:
        return {line.key: line for line in of_holders(held(was, asked))}

    rest_on = request_stages.moved(new.asked, day=day)
    return named(pairs, keys, rest_on, deadlines(frozen), made, differ=differ)


def of_late_requests(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of requests that are so late that they are the managers' matter, where nobody asked for a decision."""
    day = frozen.lists_on
    about = entered_requests.asked_about(db, decisions=new.rows["decision"], day=day)
    asked_otherwise = set().union(*about.values()) - set.intersection(*about.values())
    keys = pairs.keys() & (new.until_meeting.keys() | asked_otherwise)
    asked = request_stages.moved({key: new.asked[key] for key in keys & new.asked.keys()}, day=day)
    late = _requests(db, frozen=frozen, new=new, day=day, of=lambda rows: rows["key"].isin(keys))

    def made(was: WasSet, at: tuple[Requests, set[str]]) -> dict[str, Line]:
        return {line.request: line for line in of_deadlines(late(was, at[0]), without=at[1])}

    rest_on = {stage: (asked[stage], about[stage]) for stage in STAGES}
    return named(pairs, keys, rest_on, deadlines(frozen), made, differ=differ)


def of_cadences(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of communities past their cadence."""
    if not any(new.rows[table.__tablename__] for table in RESTED_ON):
        return dict.fromkeys(pairs, SETTINGS)
    day = frozen.counted[1]
    same = {"tables": new.rows, "said": new.said, "after": new.after}
    places = place_stages.staged(db, keys=set(pairs), day=day, **same)
    then, now = frozen.settings or _by_lines(frozen, places["was"]), set_now()

    def made(was: WasSet, place: Places) -> dict[str, Line]:
        allowed = {one.tier: one.days for one in was.cadences}
        rows = place_stages.judged(place, day=day, home_country=was.home_country, cadences=allowed)
        past = as_dicts(rows[rows["standing"] == PAST])
        return {row["key"]: left_alone(row) for row in past if row["key"] in pairs}

    return named(pairs, pairs, places, (then, now), made, differ=differ)


def _by_lines(frozen: Pack, places: Places) -> WasSet:
    """What is known to have been set of a pack that did not keep it: cadences as its lines say."""
    tiers = dict(zip(places.rows["key"], places.rows["tier"], strict=True))
    now = set_now()
    cadences = {one.tier: one.days for one in now.cadences}
    cadences |= {tiers[line.key]: line.cadence_days for line in frozen.past_cadence if tiers.get(line.key)}
    return replace(now, cadences=tuple(Cadence(tier=tier, days=days) for tier, days in cadences.items()))


def deadlines(frozen: Pack) -> tuple[WasSet, WasSet]:
    """By what requests were judged, and are; the same where a pack did not keep it."""
    now = set_now()
    then, now = (replace(each, cadences=()) for each in (frozen.settings or now, now))
    return then, now


def _requests(
    db: Session, *, frozen: Pack, new: Entered, day: date, of: Callable[[pd.DataFrame], pd.Series]
) -> Callable[[WasSet, Requests], pd.DataFrame]:
    """What makes requests as on a day, of what was set and of those that were touched; ``of`` says which others."""
    whose = request_stages.authorities(db, rows=new.rows["authority"])
    _, now = deadlines(frozen)

    @cache
    def others(was: WasSet) -> tuple[pd.DataFrame, Clock]:
        by = {} if was == now else clock(was)
        rows = request_lives.table(db, filters=Filters(), day=day, **by)
        return rows[of(rows)], by

    def made(was: WasSet, asked: Requests) -> pd.DataFrame:
        rows, by = others(was)
        return request_stages.table(rows, asked, day=day, authorities=whose, **by)

    return made


def named(
    pairs: Mapping[K, tuple[L | None, L | None]],
    keys: Iterable[K],
    rest_on: Mapping[str, T],
    by: tuple[WasSet, WasSet],
    made: Callable[[WasSet, T], dict[K, L]],
    *,
    differ: Callable[..., bool],
) -> dict[K, Causes]:
    """By what is set otherwise where nobody touched anything that a line rests on; else by what it would be by each
    part of the causes.

    Args:
        keys: of lines that rest on something that was touched.
        rest_on: by stage what they do.
        by: what was set, and what is.
        made: the lines of both, once for each: often they are the same, or those of now.
    """
    found = dict.fromkeys(pairs, SETTINGS)
    if not keys:
        return found
    of = {
        causes | stage_of: (was, rest_on[stage])
        for causes, was in zip((NONE, SETTINGS), by, strict=True)
        for stage, stage_of in BY_STAGE.items()
    }
    lines: dict[Causes, Mapping[K, L | None]] = {ALL: {key: now for key, (_, now) in pairs.items()}}
    for causes, both in of.items():
        if causes not in lines:
            same = next((other for other in lines if of[other] == both), None)
            lines[causes] = made(*both) if same is None else lines[same]
    for key in keys:
        states = {causes: at.get(key) for causes, at in lines.items()}
        found[key] = of_states(states, pairs[key][0], partial(differ, pair=pairs[key]))
    return found
