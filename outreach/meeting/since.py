"""What has changed since a pack was frozen: figures that are others now, and the rows that came, late or corrected."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from outreach.meeting.entries import CLOCKED, WORDS, Entered, new_since
from outreach.reports.pack import Figure, Pack, Row

HELD = "activities_held"
WEIGHED = {"participants": {"attendance", "attendance_basis"}, "requests_received": {"community"}}
"""What is another of a row that stays behind a figure and makes it another one. Of any other of requests it is what the
clock goes by, of the rest all but words."""


@dataclass(frozen=True, kw_only=True)
class Since:
    """One figure that is another now, and the rows that make it so.

    ``late`` were entered after the freeze; of ``stepped`` a step was, and they came, went or weigh otherwise by that.
    ``joined`` and ``left`` were corrected into the days and out of them, or deleted; ``corrected`` stayed in them with
    other values, as one does of which somebody noted since how many were present. ``otherwise`` nobody touched: they
    came or went by other holidays or deadlines that are set. All are empty where a figure had more rows than its pack
    kept, as those of the first versions did.
    """

    then: Figure
    now: Figure
    late: tuple[Row, ...] = ()
    stepped: tuple[Row, ...] = ()
    joined: tuple[Row, ...] = ()
    corrected: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()
    otherwise: tuple[Row, ...] = ()


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
    stayed = {key for then, is_now in pairs if then.key == HELD for key in _references(then) & _references(is_now)}
    moved = [_moved(then, is_now, new, rows_are(then.key), stayed) for then, is_now in pairs]
    return tuple(one for one in moved if _differs(one))


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
    return then != now or any((one.late, one.stepped, one.joined, one.left, one.otherwise))


def _moved(then: Figure, now: Figure, new: Entered, rows_are: str, stayed: set[str]) -> Since:
    """``stayed`` are activities that were held in these days, then and now: another figure has them or not by what else
    was corrected."""
    if len(then.rows) < then.n_rows or len(now.rows) < now.n_rows:
        return Since(then=then, now=now)
    had, has = _references(then), _references(now)
    came = [row for row in now.rows if row.reference not in had]
    went = [row for row in then.rows if row.reference not in has]
    # Where each row counts one, those that stay change nothing but what is unknown of them.
    weighs = (then.value, now.value) != (then.n_rows, now.n_rows) and then.value != now.value
    stay = [row for row in now.rows if row.reference in had]
    weigh, tell = (stay if is_other else [] for is_other in (weighs, weighs or then.n_unknown != now.n_unknown))
    late = new.late(rows_are)
    stepped = new.stepped if rows_are == "request" else set()
    changed = new.corrected.get(rows_are, {})
    others = {key for key, said in changed.items() if (said & CLOCKED if rows_are == "request" else said - WORDS)}
    weighed = {
        key for key, said in changed.items() if (said & WEIGHED[then.key] if then.key in WEIGHED else key in others)
    }
    within = (stayed & weighed) - late if rows_are == "activity" and then.key != HELD else set()
    # Only what a request is judged by is set; a place is there by activities, whose corrections are not its own.
    touched = others | late | stepped | new.deleted
    untouched = (had ^ has) - touched if rows_are == "request" else set()
    moves = [*tell, *_those([*came, *went], within)]
    return Since(
        then=then,
        now=now,
        late=_those(came, late),
        stepped=_those([*came, *weigh, *went], stepped),
        joined=_those(came, has, without=late | stepped | within | untouched),
        corrected=_those(moves, weighed, without=stepped),
        left=_those(went, had, without=stepped | within | untouched),
        otherwise=_those([*came, *went], untouched),
    )


def _those(rows: list[Row], keys: set[str], *, without: frozenset[str] | set[str] = frozenset()) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.reference in keys and row.reference not in without)
