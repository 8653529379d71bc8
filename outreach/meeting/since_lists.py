"""Which lines of a frozen pack's lists are others now: gone, new, or saying something else."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from outreach.marks import mark
from outreach.meeting.entries import Entered, new_since
from outreach.meeting.lists import Lists
from outreach.numerals import FSI, PDI
from outreach.queries import entered, meeting, unsaid
from outreach.reports.pack import DecisionNeeded, Line, Overdue, Pack, PastCadence, Unjudged
from outreach.reports.words import Words

LISTS = ("overdue", "past_cadence", "decisions", "actions")
IN_ALL = mark("In all")
UNJUDGED = {
    "no_cadence": mark("Communities that have no cadence yet"),
    "not_known": mark("Communities with a cadence of which nobody knows when they were met"),
}
NAMED = re.compile(f"{FSI}.*?{PDI}")
OF_PLANS = ""
"""What tells the one decision about plans whose day has passed from the others, see :func:`which`."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One line that is another now; ``then`` or ``now`` is None where it is not there.

    ``late``: by what was entered after the freeze; else by a correction, or, where nothing that it rests on was touched
    (``otherwise``), by other holidays, deadlines or cadences that are set. ``outcome`` is what was decided since, and
    ``needed_by`` the days, then and now, until which it was to be decided, where they are two.
    """

    of: str
    name: Words
    then: Line | None
    now: Line | None
    late: bool
    otherwise: bool = False
    outcome: str = ""
    needed_by: tuple[date | None, date | None] | None = None


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
    after = meeting.frozen_by_change(db, week=frozen.starts)
    # A pack does not keep until when somebody needs a decision.
    due = entered.values_before(db, table="decision", column="needed_by", after_change=after)
    raised = meeting.decisions(db, until=frozen.lists_on).set_index("key").to_dict("index")
    touched = new.requests | new.stepped
    asked, holders = (
        entered.holders_of(db, requests=requests, after_change=after) for requests in (touched, new.asked)
    )
    moved, counted = [], _unjudged(frozen.unjudged, now.unjudged)
    for of in LISTS:
        had, has = ({which(one): one for one in getattr(pack, of)} for pack in (frozen, now))
        if of == "decisions" and not (frozen.asks_of_plans or OF_PLANS in had):
            # Frozen without such a line, whatever was planned: then there is nothing to compare.
            has.pop(OF_PLANS, None)
        in_all = getattr(frozen, f"{of}_in_all", 0)
        whole = in_all <= len(had)
        for key in [*had, *(key for key in has if key not in had and whole)]:
            then, is_now = had.get(key), has.get(key)
            more = _of_decision(raised.get(key, {}), due.get(key, ...)) if of == "decisions" and then else {}
            if _differ(then, is_now, in_full=key in new.asked) or "needed_by" in more:
                if of == "decisions" and key == OF_PLANS:
                    late = unsaid.moved_since(db, day=frozen.lists_on, after_change=after)
                else:
                    late = _is_late(of, key, then, is_now, new=new, asked=asked)
                line = then or is_now
                is_touched = _is_touched(line, key, new=new, holders=holders)
                otherwise = not late and _is_judged(line) and not is_touched
                told = {"name": _name(line), "late": late, "otherwise": otherwise, **more}
                moved.append(Moved(of=of, then=then, now=is_now, **told))
        if not whole and in_all != len(has):
            counted.append(Counted(of=of, what=IN_ALL, then=in_all, now=len(has)))
    return tuple(moved), tuple(counted)


def _unjudged(then: Unjudged | None, now: Unjudged) -> list[Counted]:
    """Packs once kept none; then there is nothing to compare."""
    pairs = [(what, getattr(then, name), getattr(now, name)) for name, what in UNJUDGED.items() if then]
    return [Counted(of="past_cadence", what=what, then=was, now=is_now) for what, was, is_now in pairs if was != is_now]


def _of_decision(row: dict[str, Any], due: Any) -> dict[str, Any]:
    """What there is to say of a decision beside its line, which of one that was decided is its outcome.

    Args:
        due: the day by which it was needed; ``...`` where nobody changed that.
    """
    if not row or row["outcome"]:
        return {"outcome": row["outcome"]} if row else {}
    now, then = row["needed_by"], date.fromisoformat(due) if isinstance(due, str) else None
    return {} if due is ... or then == now else {"needed_by": (then, now)}


def which(line: Line) -> str:
    """What tells a line from the others of its list."""
    return line.key or getattr(line, "request", "")


def _name(line: Line) -> Words:
    if isinstance(line, Overdue):
        return line.authority
    if isinstance(line, PastCadence):
        return line.community
    return line.text if isinstance(line, DecisionNeeded) else line.what


def _differ(then: Line | None, now: Line | None, *, in_full: bool) -> bool:
    """Whether two lines say something else, whatever their names are called by now.

    Args:
        in_full: of a request that was touched: whom it is with is another then, and not only called otherwise.
    """
    if all(isinstance(line, DecisionNeeded) and line.is_of_a_deadline for line in (then, now)) and not in_full:
        return NAMED.sub("", then.text.en) != NAMED.sub("", now.text.en)
    in_full = all(getattr(line, "cities_later", None) is not None for line in (then, now))
    return _said(then, in_full=in_full) != _said(now, in_full=in_full)


def _said(line: Line | None, *, in_full: bool) -> tuple | None:
    if isinstance(line, Overdue):
        return line.overdue, line.oldest_days, line.open
    if isinstance(line, PastCadence):
        # Packs came to keep the cities and what is in the way together; of those before there is nothing to compare.
        more = (line.cities_later, line.in_the_way.en) if in_full else ()
        return line.contact, line.since, line.cadence_days, *more
    if isinstance(line, DecisionNeeded):
        # Of what nobody asked for, only the words are the request's own.
        return (line.text.en, line.asked_by.en, line.since) if line.key else (line.text.en,)
    return line and (line.what.en, line.owner.en, line.due, line.standing)


def _is_late(
    of: str,
    key: str,
    then: Line | None,
    now: Line | None,
    *,
    new: Entered,
    asked: set[str],
) -> bool:
    if of == "overdue":
        return key in asked
    if of == "past_cadence":
        return _is_met_late(key, then, now, new=new)
    if of == "decisions":
        is_asked = (then or now).key
        decided = key in new.decisions or ("decided_on" in new.corrected["decision"].get(key, ()) and now is None)
        return decided if is_asked else key in new.to_decide
    return key in new.actions or "state" in new.corrected["meeting_action"].get(key, ())


def _is_met_late(key: str, then: PastCadence | None, now: PastCadence | None, *, new: Entered) -> bool:
    days, tier = new.contacts.get(key, set()), "tier" in new.corrected["community"].get(key, ())
    if then and now and (then.contact, then.since) == (now.contact, now.since):
        # Where one of its cities was met, that is in its country too.
        of_cities = then.cities_later != now.cities_later and key.upper() in new.contacts
        return of_cities or (then.in_the_way != now.in_the_way and key in new.hindered)
    if now:
        # Called never met by what somebody wrote of it, of which nothing was known.
        is_known = now.contact == "never" and key in new.written_of
        return now.since in days or (is_known and not (then is None and tier))
    return not tier and (min(days, default=then.cadence_days + 1) <= then.cadence_days or key in new.undated)


def _is_judged(line: Line) -> bool:
    """Whether a line is there by what is set beside the rows, and not since somebody wrote it."""
    return isinstance(line, Overdue | PastCadence) or (isinstance(line, DecisionNeeded) and line.is_of_a_deadline)


def _is_touched(line: Line, key: str, *, new: Entered, holders: set[str]) -> bool:
    """Whether anybody touched a row by which such a line is there."""
    if isinstance(line, Overdue):
        return key in holders
    return bool(new.places & {key, key.upper()}) if isinstance(line, PastCadence) else key in new.asked
