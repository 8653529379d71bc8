"""From the steps of a request to its state, who holds it, and its clocks: what the events say, and nothing stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.codes import Holder, RequestState, Step
from outreach.clock.calendar import WorkCalendar
from outreach.clock.events import Event, standing
from outreach.clock.rounds import Round, Taken, Turn, round_of
from outreach.clock.states import OPEN, after, holder
from outreach.clock.timing import Limits


@dataclass(frozen=True, slots=True)
class Life:
    """A request on a day. ``events`` are the steps that stand; ``rounds`` begin with its receipt and each reopening.

    ``authority`` is the one that has it, also while the citizen is asked on its behalf; of what is answered, the one
    that had it last; None where only the ministry had it. ``age`` is working days since it was raised, pauses
    included, until today or, where it is answered, until then.
    """

    raised_on: date
    today: date
    state: RequestState
    authority: int | None
    events: tuple[Event, ...]
    rounds: tuple[Round, ...]
    age: int

    @property
    def holder(self) -> Holder:
        return holder(self.state)

    @property
    def is_open(self) -> bool:
        """Whether an answer is owed."""
        return self.state in OPEN

    @property
    def now(self) -> Round:
        """The round that it is in."""
        return self.rounds[-1]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Who held it from when to when, over all rounds."""
        return tuple(turn for one in self.rounds for turn in one.turns)

    def held(self, by: Holder) -> int:
        """Working days that it was with somebody, over all rounds, after an answer too."""
        return sum(turn.days for turn in self.turns if turn.holder is by)


def life(raised_on: date, events: Iterable[Event], *, calendar: WorkCalendar, limits: Limits, today: date) -> Life:
    """What a request's steps say on a day: steps after it are not there yet, and what was taken back never was.

    They are taken as they are: :func:`outreach.clock.may.may` judged them. Where dates were corrected since, a step
    counts as taken on the day of the one before it at the earliest.

    Raises:
        outreach.clock.calendar.YearMissing: nobody knows the holidays of a year that it touches.
    """
    stood, rounds = course(raised_on, events, today=today)
    ends = [one[0].on for one in rounds[1:]]
    made = tuple(
        round_of(taken, until=until, calendar=calendar, limits=limits, today=today)
        for taken, until in zip(rounds, [*ends, None], strict=True)
    )
    first = made[0].day_0
    age = calendar.working_days(first, max(first, made[-1].answered_on or today))
    last = rounds[-1][-1]
    return Life(raised_on, today, last.state, last.authority, stood, made, age)


def course(raised_on: date, events: Iterable[Event], *, today: date) -> tuple[tuple[Event, ...], list[list[Taken]]]:
    """The steps that stand on a day, and what each made of the request, round by round: whatever the deadlines are."""
    stood = tuple(event for event in standing(events) if event.on <= today)
    state = paused = RequestState.RECEIVED
    authority: int | str | None = None
    day = raised_on
    rounds: list[list[Taken]] = [[Taken(raised_on, state)]]
    for event in stood:
        day = max(day, event.on)
        state, paused = after(event.step, state, paused)
        if event.step in (Step.REFERRED, Step.PASSED_ON):
            authority = event.authority
        if event.step is Step.REOPENED:
            authority = None
            rounds.append([])
        rounds[-1].append(Taken(day, state, authority, event))
    return stood, rounds
