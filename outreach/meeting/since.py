"""What has changed since a pack was frozen: figures that are others now, and the rows that came, late or corrected."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from outreach.meeting import since_parts
from outreach.meeting.entries import Entered, new_since
from outreach.meeting.since_causes import CORRECTED, ENTERED, SETTINGS, Causes
from outreach.reports.pack import Figure, Pack, Row

HELD = "activities_held"
WEIGHED = {HELD: set(), "participants": {"attendance"}}
"""What is another of an activity that stays behind a figure and makes it another one: nothing where each counts one."""


@dataclass(frozen=True, kw_only=True)
class Since:
    """One figure that is another now, and the rows that make it so.

    ``late`` were entered after the freeze; of ``stepped`` a step was, and they came, went or weigh otherwise by that.
    ``joined`` and ``left`` were corrected into the days and out of them, or deleted; ``corrected`` stayed in them with
    other values, as one does of which somebody noted since how many were present. ``otherwise`` is by what is set
    alone: nobody need have touched them. ``together`` are those that it took several causes for. All are empty where a
    figure had more rows than its pack kept, as those of the first versions did.
    """

    then: Figure
    now: Figure
    late: tuple[Row, ...] = ()
    stepped: tuple[Row, ...] = ()
    joined: tuple[Row, ...] = ()
    corrected: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()
    otherwise: tuple[Row, ...] = ()
    together: tuple[tuple[Causes, tuple[Row, ...]], ...] = ()

    @property
    def names_rows(self) -> bool:
        """Whether any row makes it another one."""
        own = (self.late, self.stepped, self.joined, self.corrected, self.left, self.otherwise, self.together)
        return any(own)


def since(db: Session, *, frozen: Pack, now: Pack, rows_are: Callable[[str], str]) -> tuple[Since, ...]:
    """The figures of a frozen pack that are others now, know of more or less, have another target, or are compared with
    others, in its order.

    Args:
        now: the pack of the same days as it would be made now.
        rows_are: what one row behind the figure of a key is, see :class:`outreach.indicators.definition.Indicator`.
    """
    new = new_since(db, frozen=frozen)
    today = {figure.key: figure for figure in now.figures}
    pairs = [(then, _as_kept(today[then.key], then, frozen)) for then in frozen.figures if then.key in today]
    whole = {then.key for then, is_now in pairs if _is_whole(then) and _is_whole(is_now)}
    told = [(then, is_now) for then, is_now in pairs if then.key in whole.intersection(since_parts.TOLD)]
    causes = since_parts.causes(db, frozen=frozen, pairs=told, new=new)
    stayed = {key for then, is_now in pairs if then.key == HELD for key in _references(then) & _references(is_now)}
    moved = []
    for then, is_now in pairs:
        if then.key in causes:
            moved.append(_by_causes(then, is_now, causes[then.key], new, rows_are(then.key)))
        elif then.key in whole:
            moved.append(_of_activities(then, is_now, new, stayed))
        else:
            moved.append(Since(then=then, now=is_now))
    return tuple(one for one in moved if _differs(one))


def _is_whole(figure: Figure) -> bool:
    return len(figure.rows) >= figure.n_rows


def _as_kept(now: Figure, then: Figure, frozen: Pack) -> Figure:
    """Without what packs came to keep only after this one was frozen: there is nothing to compare it with."""
    kept_longer = then.longer is not None or frozen.asks_of_plans
    return replace(
        now,
        longer=now.longer if kept_longer else None,
        n_unknown=None if then.n_unknown is None else now.n_unknown,
    )


def _references(figure: Figure) -> set[str]:
    return {row.reference for row in figure.rows}


def _differs(one: Since) -> bool:
    then, now = (
        (each.value, each.before, each.n_rows, each.target, each.longer, each.n_unknown) for each in (one.then, one.now)
    )
    return then != now or one.names_rows


def _by_causes(then: Figure, now: Figure, causes: dict[str, Causes], new: Entered, rows_are: str) -> Since:
    """Each row by what makes its part another one, see :mod:`outreach.meeting.since_parts`."""
    had, has = _references(then), _references(now)
    rows = {row.reference: row for row in (*then.rows, *now.rows)}
    # A place that was entered itself, and by what was entered of it, is one that came late either way.
    is_new = {key for key, row in new.rows["request"].items() if row.is_new} if rows_are == "request" else rows.keys()

    def by(*causes_of: str, among: set[str]) -> tuple[Row, ...]:
        return tuple(row for key, row in rows.items() if key in among and causes.get(key) == frozenset(causes_of))

    several = {one for one in causes.values() if len(one) > 1}
    return Since(
        then=then,
        now=now,
        late=by(ENTERED, among=rows.keys() & is_new),
        stepped=by(ENTERED, among=rows.keys() - is_new),
        joined=by(CORRECTED, among=has - had),
        corrected=by(CORRECTED, among=has & had),
        left=by(CORRECTED, among=had - has),
        otherwise=by(*SETTINGS, among=had | has),
        together=tuple((one, by(*one, among=had | has)) for one in sorted(several, key=sorted)),
    )


def _of_activities(then: Figure, now: Figure, new: Entered, stayed: set[str]) -> Since:
    """``stayed`` are activities that were held in these days, then and now: another figure has them or not by what else
    was corrected."""
    had, has = _references(then), _references(now)
    came = [row for row in now.rows if row.reference not in had]
    went = [row for row in then.rows if row.reference not in has]
    # Also where what they weigh otherwise offsets something else, and the figure is as it was.
    stay = [row for row in now.rows if row.reference in had]
    weighed = {key for key, said in new.corrected["activity"].items() if said & WEIGHED.get(then.key, set())}
    within = (stayed & weighed) - new.activities if then.key != HELD else set()
    return Since(
        then=then,
        now=now,
        late=_those(came, new.activities),
        joined=_those(came, has, without=new.activities | within),
        corrected=_those([*stay, *_those([*came, *went], within)], weighed),
        left=_those(went, had, without=within),
    )


def _those(rows: list[Row], keys: set[str], *, without: set[str] = frozenset()) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.reference in keys and row.reference not in without)
