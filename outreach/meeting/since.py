"""What has changed since a pack was frozen: figures that are others now, and the rows that came, late or corrected."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import meeting
from outreach.reports.pack import Figure, Pack, Row

# What the history calls the rows behind a figure, by the first part of what they are.
ENTERED = ("activity", "request")


@dataclass(frozen=True, kw_only=True)
class Since:
    """One figure that is another now. ``late`` rows were entered after the freeze; ``joined`` and ``left`` corrected.

    The three are empty where a figure has more rows than a pack keeps.
    """

    then: Figure
    now: Figure
    late: tuple[Row, ...] = ()
    joined: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()


def since(db: Session, *, frozen: Pack, now: Pack, rows_are: Callable[[str], str]) -> tuple[Since, ...]:
    """The figures of a frozen pack that are others now, in its order.

    Args:
        now: the pack of the same days as it would be made now.
        rows_are: what one row behind the figure of a key is, see :class:`outreach.indicators.definition.Indicator`.
    """
    after = meeting.frozen_by_change(db, week=frozen.starts)
    entered = {kind: meeting.added_since(db, table=kind, after_change=after) for kind in ENTERED}
    today = {figure.key: figure for figure in now.figures}
    found = []
    for then in frozen.figures:
        is_now = today.get(then.key)
        if is_now is None:
            continue
        new = entered.get(rows_are(then.key), set())
        late, joined, left = _moved(then, is_now, new)
        if late or joined or left or (then.value, then.n_rows) != (is_now.value, is_now.n_rows):
            found.append(Since(then=then, now=is_now, late=late, joined=joined, left=left))
    return tuple(found)


def _moved(then: Figure, now: Figure, new: set[str]) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    if len(then.rows) < then.n_rows or len(now.rows) < now.n_rows:
        return (), (), ()
    had, has = ({row.reference for row in figure.rows} for figure in (then, now))
    came = [row for row in now.rows if row.reference not in had]
    late = tuple(row for row in came if row.reference in new)
    joined = tuple(row for row in came if row.reference not in new)
    return late, joined, tuple(row for row in then.rows if row.reference not in has)
