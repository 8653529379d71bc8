"""One round of a request, from its receipt or reopening to its answer: who held it, what paused it, its two clocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.codes import Holder, RequestState, Step
from outreach.clock.calendar import WorkCalendar
from outreach.clock.events import Event
from outreach.clock.states import holder, runs
from outreach.clock.timing import Clock, Light, Limits, clock

_LIGHTS = tuple(Light)


class Taken(NamedTuple):
    """A day on which something happened, and the state and the authority from then on. Nothing but its receipt
    happens to a request without an event."""

    on: date
    state: RequestState
    authority: int | str | None = None
    event: Event | None = None

    @property
    def whose(self) -> tuple[Holder, int | None, bool]:
        """Who has it from then on, which authority that is, and whether the clocks run."""
        held = holder(self.state)
        return held, self.authority if held is Holder.AUTHORITY else None, runs(self.state)


class Turn(NamedTuple):
    """Who held it: after ``first``, up to and including ``last``, which is None for whoever has it now.

    ``days`` are working days; ``authority`` is which one, where an authority held it. ``counts``: whether the clocks
    ran. ``reason`` is why it came to them, where a reason was given: people's words.
    """

    holder: Holder
    authority: int | None
    first: date
    last: date | None
    days: int
    counts: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Extension:
    """More working days for the answer. ``reason`` is people's words."""

    on: date
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """From ``began`` on. ``day_0`` is that day, or the next working day: the clocks count from the day after it."""

    began: date
    day_0: date
    acknowledgement: Clock
    answer: Clock
    turns: tuple[Turn, ...]
    extensions: tuple[Extension, ...]

    @property
    def answered_on(self) -> date | None:
        return self.answer.stopped_on

    @property
    def authority(self) -> int | None:
        """The authority that has it, or had it last in this round; None where only the ministry had it."""
        return next((turn.authority for turn in reversed(self.turns) if turn.authority is not None), None)

    def held_by(self, authority: int) -> int:
        """Working days that an authority had it in this round."""
        return sum(turn.days for turn in self.turns if turn.authority == authority)

    @property
    def pauses(self) -> tuple[Turn, ...]:
        """While these lasted, the citizen had it and the clocks stood still."""
        return tuple(turn for turn in self.turns if turn.holder is Holder.CITIZEN)

    @property
    def light(self) -> Light:
        """The worse of the clocks that have not stopped; once it is answered, how the answer was."""
        running = [one.light for one in (self.acknowledgement, self.answer) if one.stopped_on is None]
        return max(running, key=_LIGHTS.index) if running else self.answer.light


def round_of(
    taken: Sequence[Taken], *, until: date | None, calendar: WorkCalendar, limits: Limits, today: date
) -> Round:
    """The round of these steps, the first of which is the request's receipt or reopening.

    Args:
        until: the day of the reopening that ended it; None for the last round.

    Raises:
        outreach.clock.calendar.YearMissing: nobody knows the holidays of a year that it touches.
    """
    began = taken[0].on
    day_0 = calendar.since(began)
    turns = tuple(_turns(taken, day_0=day_0, until=until, calendar=calendar, today=today))
    told = answered = None
    extensions = []
    for on, _, _, event in taken:
        step = event and event.step
        if step is Step.ANSWERED:
            answered = on
        elif step is Step.EXTENDED:
            extensions.append(Extension(on, event.days or 0, event.reason))
        # Whoever has the answer needs no word that it will come.
        if told is None and step in (Step.ACKNOWLEDGED, Step.ANSWERED):
            told = on
    # Before day 0 nothing counts.
    ran = [(max(turn.first, day_0), turn.last and max(turn.last, day_0), turn.days) for turn in turns if turn.counts]
    same = {"calendar": calendar, "today": today, "amber_pct": limits.amber_pct}
    return Round(
        began,
        day_0,
        acknowledgement=clock(ran, limit=limits.acknowledge, stopped_on=told, **same),
        answer=clock(ran, limit=limits.answer + sum(one.days for one in extensions), stopped_on=answered, **same),
        turns=turns,
        extensions=tuple(extensions),
    )


def _turns(
    taken: Sequence[Taken], *, day_0: date, until: date | None, calendar: WorkCalendar, today: date
) -> Iterator[Turn]:
    """Who held it, one after the other; where it is nobody's turn, there is none."""
    whose = [one.whose for one in taken]
    changes = [place for place in range(len(taken)) if not place or whose[place] != whose[place - 1]]
    for place, following in zip(changes, [*changes[1:], None], strict=True):
        held, authority, counts = whose[place]
        if held is Holder.NOBODY:
            continue
        one = taken[place]
        last = until if following is None else taken[following].on
        since = max(one.on, day_0)
        days = calendar.working_days(since, max(since, today if last is None else last))
        yield Turn(held, authority, one.on, last, days, counts, one.event.reason if one.event else "")
