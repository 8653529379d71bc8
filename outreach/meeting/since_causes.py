"""What makes a line of a frozen pack another one: what was set, corrected or entered since, told apart by what the line
would be by a part of that alone."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise, permutations

from sqlmodel import Session

from outreach.filters import Filters
from outreach.meeting.entries import Entered
from outreach.meeting.lists import PAST, left_alone, of_deadlines, of_holders
from outreach.queries import entered_requests, place_stages, request_lives, request_stages
from outreach.queries.entered import STAGES
from outreach.queries.place_rows import RESTED_ON
from outreach.queries.place_stages import Places
from outreach.reports.pack import Line, Pack
from outreach.settings import settings

ENTERED, CORRECTED, SET = CAUSES = ("entered", "corrected", "set")
Causes = frozenset[str]
States = dict[Causes, Line | None]
"""What a line would be by some of the causes alone."""
Pairs = dict[str, tuple[Line | None, Line | None]]
"""Of a list the lines that are others now: then and now, by what tells each from the others."""
SETTINGS = frozenset({SET})
BY_STAGE = dict(zip(STAGES, map(frozenset, ([], [CORRECTED], [ENTERED], [CORRECTED, ENTERED])), strict=True))


def of_states(states: States, differ: Callable[[Line | None, Line | None], bool]) -> Causes:
    """Which causes make the line of none of them into that of all: those without any of which it would be another one,
    as far as they alone make it so; else all that do where they come in some order.

    Where nobody knows what was set before, what is set now is put in first, and the others beside it.
    """
    all_of_them = frozenset(CAUSES)
    given = frozenset() if all_of_them - SETTINGS in states else SETTINGS
    found = given if differ(states[frozenset()], states[given]) else frozenset()
    now, others = states[all_of_them], all_of_them - given
    if not differ(states[given], now):
        return found
    needed = frozenset(cause for cause in others if differ(states[all_of_them - {cause}], now))
    if needed and not differ(states[given | needed], now):
        return found | needed
    for order in permutations(others):
        seen = [given.union(order[:number]) for number in range(len(order) + 1)]
        steps = zip(order, pairwise(seen), strict=True)
        found |= {cause for cause, (before, after) in steps if differ(states[before], states[after])}
    return found


def of_overdue(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of holders of requests that are overdue."""
    day = frozen.counted[1]
    keys = pairs.keys() & set().union(*(one.holders for one in new.otherwise.values()))
    asked = request_stages.moved(new.asked, day=day)

    def made(stage: str) -> dict[str, Line]:
        then = request_stages.table(rows, asked[stage], day=day, authorities=whose)
        return {line.key: line for line in of_holders(then)}

    by_stage = {}
    if keys:
        rows = request_lives.table(db, filters=Filters(), day=day)
        rows = rows[rows["is_open"] & rows["authority"].fillna("").isin(keys)]
        whose = request_stages.authorities(db, rows=new.rows["authority"])
        by_stage = _by_stage(pairs, asked, made)
    return _judged(pairs, keys, by_stage, differ=differ)


def of_late_requests(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of requests that are so late that they are the managers' matter, where nobody asked for a decision."""
    day = frozen.lists_on
    about = entered_requests.asked_about(db, decisions=new.rows["decision"], day=day)
    asked_otherwise = set().union(*about.values()) - set.intersection(*about.values())
    keys = pairs.keys() & (new.until_meeting.keys() | asked_otherwise)
    asked = request_stages.moved({key: new.asked[key] for key in keys & new.asked.keys()}, day=day)

    def made(stage: str) -> dict[str, Line]:
        then = request_stages.table(rows, asked[stage], day=day, authorities=whose)
        return {line.request: line for line in of_deadlines(then, without=about[stage])}

    by_stage = {}
    if keys:
        rows = request_lives.table(db, filters=Filters(), day=day)
        rows = rows[rows["key"].isin(keys)]
        whose = request_stages.authorities(db, rows=new.rows["authority"])
        by_stage = _by_stage(pairs, {stage: (asked[stage], about[stage]) for stage in STAGES}, made)
    return _judged(pairs, keys, by_stage, differ=differ)


def _by_stage(
    pairs: Pairs, rest_on: dict[str, object], made: Callable[[str], dict[str, Line]]
) -> dict[str, dict[str, Line | None]]:
    """Lines by stage, each made once of what they rest on: often it is the same, or that of now."""
    now = STAGES[-1]
    found: dict[str, dict[str, Line | None]] = {now: {key: pair[1] for key, pair in pairs.items()}}
    for stage in STAGES[:-1]:
        same = next((other for other in found if rest_on[other] == rest_on[stage]), None)
        found[stage] = found[same] if same else made(stage)
    return found


def of_cadences(
    db: Session, *, frozen: Pack, pairs: Pairs, new: Entered, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """Of communities past their cadence. What a cadence was is known where the frozen line has it."""
    if not any(new.rows[table.__tablename__] for table in RESTED_ON):
        return dict.fromkeys(pairs, SETTINGS)
    day, cadences = frozen.counted[1], settings().cadence_days
    same = {"tables": new.rows, "said": new.said, "after": new.after}
    places = place_stages.staged(db, keys=set(pairs), day=day, **same)
    tiers = dict(zip(places["was"].rows["key"], places["was"].rows["tier"], strict=True))
    were = cadences | {tiers[key]: then.cadence_days for key, (then, _) in pairs.items() if then and tiers.get(key)}

    def made(place: Places, allowed: Mapping[str, int]) -> dict[str, Line]:
        rows = place_stages.judged(place, day=day, cadences=allowed)
        past = rows[rows["standing"] == PAST].to_dict("records")
        return {row["key"]: left_alone(row) for row in past if row["key"] in pairs}

    by_cause = {}
    for put_in, allowed in ((SETTINGS, cadences), (frozenset(), were)):
        if not put_in and were == cadences:
            by_cause |= {causes - SETTINGS: lines for causes, lines in by_cause.items()}
            continue
        # What nobody touched is the same in several stages.
        once = {id(place): made(place, allowed) for place in {id(one): one for one in places.values()}.values()}
        by_cause |= {put_in | BY_STAGE[stage]: once[id(place)] for stage, place in places.items()}
    found = {}
    for key, pair in pairs.items():
        apart = partial(differ, pair=pair)
        # Made again as it was frozen; else it came to be one by something else that was set.
        is_known = pair[0] is not None and not apart(pair[0], by_cause[frozenset()].get(key))
        states = {put_in: lines.get(key) for put_in, lines in by_cause.items() if is_known or SET in put_in}
        states |= {frozenset(): pair[0], frozenset(CAUSES): pair[1]}
        found[key] = of_states(states, apart)
    return found


def _judged(
    pairs: Pairs, keys: Iterable[str], by_stage: dict[str, dict[str, Line]], *, differ: Callable[..., bool]
) -> dict[str, Causes]:
    """By what is set otherwise where nobody touched anything that a line rests on; else by its stages.

    What deadlines were before nobody knows: they are put in first.
    """
    found = dict.fromkeys(pairs, SETTINGS)
    for key in keys:
        states = {SETTINGS | BY_STAGE[stage]: lines.get(key) for stage, lines in by_stage.items()}
        states |= {frozenset(): pairs[key][0], frozenset(CAUSES): pairs[key][1]}
        found[key] = of_states(states, partial(differ, pair=pairs[key]))
    return found
