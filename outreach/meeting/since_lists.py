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
from outreach.queries import meeting, unsaid
from outreach.queries.entered import Touched
from outreach.reports.pack import DecisionNeeded, Line, Overdue, Pack, PastCadence, Unjudged
from outreach.reports.words import Words
from outreach.settings import settings

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
    raised = meeting.decisions(db, until=frozen.lists_on).set_index("key").to_dict("index")
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
            more = (
                _of_decision(raised.get(key, {}), new.rows["decision"].get(key)) if of == "decisions" and then else {}
            )
            if _differ(then, is_now, in_full=key in new.until_meeting) or "needed_by" in more:
                line = then or is_now
                if of == "decisions" and key == OF_PLANS:
                    late = unsaid.moved_since(db, day=frozen.lists_on, touched=new.rows["activity"])
                else:
                    late = _is_late(of, key, then, is_now, new=new)
                otherwise = not late and _is_judged(line) and not _is_touched(key, then, is_now, new=new)
                told = {"name": _name(line), "late": late, "otherwise": otherwise, **more}
                moved.append(Moved(of=of, then=then, now=is_now, **told))
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


def _differ(then: Line | None, now: Line | None, *, in_full: bool) -> bool:
    """Whether two lines say something else, whatever their names are called by now.

    Args:
        in_full: of a request that was touched: whom it is with is another then, and not only called otherwise.
    """
    if all(isinstance(line, DecisionNeeded) and line.is_of_a_deadline for line in (then, now)) and not in_full:
        return (NAMED.sub("", then.text.en), then.since) != (NAMED.sub("", now.text.en), now.since)
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
        # Of what nobody asked for, the words of who asks are none of anybody.
        return line.text.en, line.since, line.asked_by.en if line.key else ""
    return line and (line.what.en, line.owner.en, line.due, line.standing)


def _is_late(of: str, key: str, then: Line | None, now: Line | None, *, new: Entered) -> bool:
    if of == "overdue":
        return any(key in one.holders for one in new.otherwise.values() if one.late)
    if of == "past_cadence":
        return _is_met_late(key, then, now, new=new)
    if of == "decisions":
        is_asked = (then or now).key
        decided = key in new.decisions or ("decided_on" in new.corrected["decision"].get(key, ()) and now is None)
        asks = key in new.asked_late or (key in new.until_meeting and new.until_meeting[key].late)
        return decided if is_asked else asks
    return key in new.actions or "state" in new.corrected["meeting_action"].get(key, ())


def _is_met_late(key: str, then: PastCadence | None, now: PastCadence | None, *, new: Entered) -> bool:
    by_press, (_, has_press) = _of_the_press(then, now, new=new), new.press
    is_entered = key in new.places or (by_press and has_press)
    is_corrected = key in new.places_corrected or (by_press and not has_press)
    if not (is_entered and is_corrected):
        return is_entered
    days, has_tier = new.contacts.get(key, set()), "tier" in new.corrected["community"].get(key, ())
    if then and now and (then.contact, then.since) == (now.contact, now.since):
        # Where one of its cities was met, that is in its country too.
        of_cities = then.cities_later != now.cities_later and key.upper() in new.contacts
        return of_cities or (then.in_the_way != now.in_the_way and key in new.hindered)
    if now:
        # Called never met by what somebody wrote of it, of which nothing was known.
        is_known = now.contact == "never" and key in new.written_of
        return now.since in days or (is_known and not (then is None and has_tier))
    cadence = settings().cadence_days.get(new.tiers.get(key))
    if has_tier and (cadence is None or (then.since is not None and then.since <= cadence)):
        # Its tier alone takes it away.
        return False
    within = cadence or then.cadence_days
    return (by_press and has_press) or min(days, default=within + 1) <= within or key in new.undated


def _of_the_press(then: PastCadence | None, now: PastCadence | None, *, new: Entered) -> bool:
    """Whether a community may be called never met no more since the first activity of the press came in, or be called
    so since the last one went."""
    had, has = new.press
    line, other = (then, now) if has else (now, then)
    return had != has and other is None and line is not None and line.contact == "never"


def _is_judged(line: Line) -> bool:
    """Whether a line is there by what is set beside the rows, and not since somebody wrote it."""
    return isinstance(line, Overdue | PastCadence) or (isinstance(line, DecisionNeeded) and line.is_of_a_deadline)


def _is_touched(key: str, then: Line | None, now: Line | None, *, new: Entered) -> bool:
    """Whether anybody touched a row that such a line rests on, or rested on when the pack was frozen, whatever that
    row says: only where nobody did, what is set makes it another."""
    if isinstance(then or now, Overdue):
        return any(key in one.holders for one in new.otherwise.values())
    if isinstance(then or now, PastCadence):
        return key in new.places | new.places_corrected or _of_the_press(then, now, new=new)
    return key in new.until_meeting or key in new.asked
