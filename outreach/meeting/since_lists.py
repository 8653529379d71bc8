"""Which lines of a frozen pack's lists are others now: gone, new, or saying something else."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlmodel import Session

from outreach.marks import mark
from outreach.meeting import since_causes
from outreach.meeting.entries import Entered, new_since
from outreach.meeting.lists import Lists
from outreach.meeting.since_causes import CORRECTED, ENTERED, SET, Causes, Pairs
from outreach.numerals import FSI, PDI
from outreach.queries import meeting, unsaid
from outreach.queries.entered import Touched
from outreach.reports.pack import DecisionNeeded, Line, Overdue, Pack, PastCadence, Unjudged
from outreach.reports.words import Words

LISTS = ("overdue", "past_cadence", "decisions", "actions")
IN_ALL = mark("In all")
UNJUDGED = {
    "no_cadence": mark("Communities that have no cadence yet"),
    "not_known": mark("Communities with a cadence of which nobody knows when they were met"),
}
NAMED = re.compile(f"{FSI}.*?{PDI}")
LATE, CORRECTION = frozenset({ENTERED}), frozenset({CORRECTED})
OF_PLANS = ""
"""What tells the one decision about plans whose day has passed from the others, see :func:`which`."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One line that is another now; ``then`` or ``now`` is None where it is not there.

    ``causes`` are of :data:`outreach.meeting.since_causes.CAUSES`: what was entered after the freeze, corrected or
    deleted, or other holidays, deadlines or cadences that are set. ``outcome`` is what was decided since, and
    ``needed_by`` the days, then and now, until which it was to be decided, where they are two.
    """

    of: str
    name: Words
    then: Line | None
    now: Line | None
    causes: Causes
    outcome: str = ""
    needed_by: tuple[date | None, date | None] | None = None

    @property
    def late(self) -> bool:
        """Only by what was entered."""
        return self.causes == {ENTERED}

    @property
    def otherwise(self) -> bool:
        """Only by what is set."""
        return self.causes == {SET}


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What stands beside a list as a number, and is another now; ``what`` it is wants translating."""

    of: str
    what: str
    then: int
    now: int


def lines(db: Session, *, frozen: Pack, now: Lists) -> tuple[tuple[Moved, ...], tuple[Counted, ...]]:
    """The lines that are others now, list by list; how long the lists are of which a pack cannot say which lines came,
    and what cannot be judged in them.

    Args:
        now: the lists of the same days, whole, as they would be made now.
    """
    new = new_since(db, frozen=frozen)
    raised = meeting.decisions(db, until=frozen.lists_on).set_index("key").to_dict("index")
    moved, counted = [], _unjudged(frozen.unjudged, now.unjudged)
    in_order = frozen.settings is not None
    for of in LISTS:
        had, has = ({which(one): one for one in getattr(pack, of)} for pack in (frozen, now))
        if of == "decisions" and not (frozen.asks_of_plans or OF_PLANS in had):
            # Frozen without such a line, whatever was planned: then there is nothing to compare.
            has.pop(OF_PLANS, None)
        in_all = getattr(frozen, f"{of}_in_all", 0)
        whole = in_all <= len(had)
        pairs: Pairs = {}
        beside: dict[str, dict[str, Any]] = {}
        for key in [*had, *(key for key in has if key not in had and whole)]:
            then, is_now = had.get(key), has.get(key)
            more = (
                _of_decision(raised.get(key, {}), new.rows["decision"].get(key)) if of == "decisions" and then else {}
            )
            if _differ(then, is_now, in_full=key in new.until_meeting, in_order=in_order) or "needed_by" in more:
                pairs[key], beside[key] = (then, is_now), more
        causes = _causes(db, of, frozen=frozen, pairs=pairs, new=new) if pairs else {}
        for key, (then, is_now) in pairs.items():
            told = {"name": _name(then or is_now), "causes": causes[key] or CORRECTION}
            moved.append(Moved(of=of, then=then, now=is_now, **told, **beside[key]))
        if not whole and in_all != len(has):
            counted.append(Counted(of=of, what=IN_ALL, then=in_all, now=len(has)))
    return tuple(moved), tuple(counted)


def _unjudged(then: Unjudged | None, now: Unjudged) -> list[Counted]:
    """Packs once kept none; then there is nothing to compare."""
    pairs = [(what, getattr(then, name), getattr(now, name)) for name, what in UNJUDGED.items() if then]
    return [Counted(of="past_cadence", what=what, then=was, now=is_now) for what, was, is_now in pairs if was != is_now]


def _of_decision(row: dict[str, Any], touched: Touched | None) -> dict[str, Any]:
    """What there is to say of a decision beside its line, which of one that was decided is its outcome."""
    if not row or row["outcome"]:
        return {"outcome": row["outcome"]} if row else {}
    # A pack does not keep until when somebody needs a decision.
    if not touched or "needed_by" not in touched.columns:
        return {}
    due = touched.was["needed_by"]
    return {"needed_by": (date.fromisoformat(due) if due else None, row["needed_by"])}


def which(line: Line) -> str:
    """What tells a line from the others of its list."""
    return line.key or getattr(line, "request", "")


def _name(line: Line) -> Words:
    if isinstance(line, Overdue):
        return line.authority
    if isinstance(line, PastCadence):
        return line.community
    return line.text if isinstance(line, DecisionNeeded) else line.what


def _differ(then: Line | None, now: Line | None, *, in_full: bool, in_order: bool) -> bool:
    """Whether two lines say something else, whatever their names are called by now.

    Args:
        in_full: of a request that was touched: whom it is with is another then, and not only called otherwise.
        in_order: see :func:`_said`.
    """
    if all(isinstance(line, DecisionNeeded) and line.is_of_a_deadline for line in (then, now)) and not in_full:
        return (NAMED.sub("", then.text.en), then.since) != (NAMED.sub("", now.text.en), now.since)
    in_full = all(getattr(line, "cities_later", None) is not None for line in (then, now))
    same = {"in_full": in_full, "in_order": in_order}
    return _said(then, **same) != _said(now, **same)


def _said(line: Line | None, *, in_full: bool, in_order: bool) -> tuple | None:
    """``in_order``: what is in the way since one day was kept in the order in which it would stand now. Packs that did
    not keep settings either had it as it was entered."""
    if isinstance(line, Overdue):
        return line.overdue, line.oldest_days, line.open
    if isinstance(line, PastCadence):
        # Packs came to keep the cities and what is in the way together; of those before there is nothing to compare.
        in_the_way = line.in_the_way.en if in_order else sorted(re.findall(r"\w+", line.in_the_way.en))
        more = (line.cities_later, in_the_way) if in_full else ()
        return line.contact, line.since, line.cadence_days, *more
    if isinstance(line, DecisionNeeded):
        # Of what nobody asked for, the words of who asks are none of anybody.
        return line.text.en, line.since, line.asked_by.en if line.key else ""
    return line and (line.what.en, line.owner.en, line.due, line.standing)


def _causes(db: Session, of: str, *, frozen: Pack, pairs: Pairs, new: Entered) -> dict[str, Causes]:
    """Of each line that is another now what makes it so; nothing where none of what is compared does."""
    same = {"frozen": frozen, "new": new, "differ": partial(_between, in_order=frozen.settings is not None)}
    if of == "overdue":
        return since_causes.of_overdue(db, pairs=pairs, **same)
    if of == "past_cadence":
        return since_causes.of_cadences(db, pairs=pairs, **same)
    if of == "actions":
        late = {key for key in pairs if "state" in new.corrected["meeting_action"].get(key, ())} | new.actions
        return {key: LATE if key in late else CORRECTION for key in pairs}
    of_deadlines = {key: pair for key, pair in pairs.items() if (pair[0] or pair[1]).is_of_a_deadline}
    found = since_causes.of_late_requests(db, pairs=of_deadlines, **same) if of_deadlines else {}
    for key in pairs.keys() - of_deadlines.keys():
        if key == OF_PLANS:
            late = unsaid.moved_since(db, day=frozen.lists_on, touched=new.rows["activity"])
        else:
            decided = "decided_on" in new.corrected["decision"].get(key, ()) and pairs[key][1] is None
            late = decided or key in new.decisions
        found[key] = LATE if late else CORRECTION
    return found


def _between(one: Line | None, other: Line | None, *, pair: tuple[Line | None, Line | None], in_order: bool) -> bool:
    """Whether between two lines that might be there lies any of what a line was and is: its coming or going, or those
    words of it that are others."""
    then, now = pair
    if one is None or other is None or now is None:
        return (one is None) != (other is None)
    if isinstance(one, DecisionNeeded):
        # What an authority was called in the frozen words is no other one.
        return _differ(one, other, in_full=one is not then, in_order=in_order)
    same = {"in_full": then is None or getattr(then, "cities_later", None) is not None, "in_order": in_order}
    mine, its, is_now = (_said(line, **same) for line in (one, other, now))
    was = _said(then, **same) if then else (None,) * len(is_now)
    return any(a != b and c != d for a, b, c, d in zip(mine, its, was, is_now, strict=True))
