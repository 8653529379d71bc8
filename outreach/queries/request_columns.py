"""Lives of requests as columns: one row for each request, and one for each of its rounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models.codes import Holder, Step
from outreach.clock.calendar import WorkCalendar
from outreach.clock.escalation import escalated
from outreach.clock.life import Life
from outreach.clock.rounds import Round
from outreach.each_row import as_tuples
from outreach.queries.frames import as_they_are

BANDS = {"0_7": 7, "8_21": 21, "22_30": 30, "31_60": 60, "61_90": 90}
"""Bands of age, and the last working day of each; what is older is in :data:`OLDEST`."""
OLDEST = "over_90"
ALL_BANDS = (*BANDS, OLDEST)

REQUEST = (
    "request_state", "holder", "is_open", "steps", "acknowledged_on", "referred_on", "answered_on", "given_back_on",
    "ministry_days", "authority_days", "citizen_days", "acknowledge_due", "acknowledge_light", "acknowledgement",
    "due_on", "answer_light", "light", "used_days", "limit_days", "overdue_days", "escalated_on", "escalated_for",
    "age_days", "band", "reopened", "extensions", "known_year",
)  # fmt: skip
ROUND = (
    "round", "began_on", "due_on", "answered_on", "given_back_on", "used_days", "limit_days", "held_days", "on_time",
    "decided_on",
)  # fmt: skip
NUMBERS = frozenset({"steps", "age_days", "reopened", "extensions", "round", "held_days"})
NUMBERS |= {name for name in REQUEST if name.endswith("_days")}
FLAGS = frozenset({"is_open", "known_year"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a life says in the columns :data:`REQUEST`, and each of its rounds in those of :data:`ROUND`.

    ``authority`` has the request, or had it last; ``authorities`` had it last in each of the rounds.
    """

    authority: int | None
    authorities: tuple[int | None, ...]
    request: tuple
    rounds: tuple[tuple, ...]


def band(age: int) -> str:
    """The band of an age in working days."""
    return next((code for code, last in BANDS.items() if age <= last), OLDEST)


def is_done(one: Life) -> bool:
    """Whether it says the same on every later day, unless somebody takes a step."""
    return one.holder is Holder.NOBODY


def told_of(one: Life, *, seen: int, calendar: WorkCalendar, escalate: int) -> Told:
    """The columns of a life.

    Args:
        seen: the position of its last step.
        calendar: by which it was lived.
        escalate: after how many working days over one of its deadlines it is the managers' matter too.
    """
    now = one.now
    days = dict.fromkeys(Holder, 0)
    for turn in one.turns:
        days[turn.holder] += turn.days
    given_back = _first(one, Step.GIVEN_BACK)
    authorities = tuple(each.authority for each in one.rounds)
    ended = one.events[-1].on if is_done(one) else one.today
    # A day to come is said to be the last on time: its year's holidays count too.
    last = max(day for day in (ended, now.answer.due, now.acknowledgement.due) if day)
    over = escalated(now, after=escalate, calendar=calendar) if one.is_open else None
    request = (
        one.state.value, one.holder.value, one.is_open, seen, now.acknowledgement.stopped_on, _referred(one),
        now.answered_on, given_back[-1], days[Holder.MINISTRY], days[Holder.AUTHORITY], days[Holder.CITIZEN],
        now.acknowledgement.due, now.acknowledgement.light.value, acknowledged(now),
        now.answer.due, now.answer.light.value, now.light.value, now.answer.used, now.answer.limit,
        max(0, -now.answer.left), over and over.on, over and over.missed,
        one.age, band(one.age) if one.is_open else None,
        len(one.rounds) - 1, sum(len(each.extensions) for each in one.rounds),
        calendar.missing(one.raised_on, last) is None,
    )  # fmt: skip
    rounds = tuple(
        _round(number, each, day) for number, (each, day) in enumerate(zip(one.rounds, given_back, strict=True), 1)
    )
    return Told(one.authority, authorities, request, rounds)


def of_requests(rows: pd.DataFrame, told: Sequence[Told], *, authorities: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns of ``request_lives.table``. ``authorities``: ``id, key, name_en, name_ar``."""
    named = _with_authority(rows, (one.authority for one in told), authorities)
    return _beside(named, (one.request for one in told), REQUEST)


def of_rounds(rows: pd.DataFrame, told: Sequence[Told], *, authorities: pd.DataFrame) -> pd.DataFrame:
    """A row for each round, with the columns of ``request_lives.rounds``: what was answered keeps who had it then."""
    places = [place for place, one in enumerate(told) for _ in one.rounds]
    own = rows.iloc[places].reset_index(drop=True)
    named = _with_authority(own, (each for one in told for each in one.authorities), authorities)
    return _beside(named, (each for one in told for each in one.rounds), ROUND)


def _with_authority(rows: pd.DataFrame, which: Iterable[int | None], authorities: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``authority, authority_en, authority_ar``."""
    whose = {row.id: (row.key, row.name_en, row.name_ar) for row in as_tuples(authorities)}
    nobody = (None, None, None)
    return _beside(rows, (whose.get(one, nobody) for one in which), ("authority", *_names("authority")))


def _names(base: str) -> tuple[str, str]:
    return f"{base}_en", f"{base}_ar"


def _round(number: int, one: Round, given_back: date | None) -> tuple:
    answer = one.answer
    # Nobody can say while it may still come in time.
    on_time = False if answer.breached else True if one.answered_on else None
    decided = None if on_time is None else one.answered_on if on_time else answer.reached_on
    held = one.held_by(one.authority) if one.authority is not None else answer.used
    return (
        number, one.began, answer.due, one.answered_on, given_back, answer.used, answer.limit, held, on_time, decided
    )  # fmt: skip


def acknowledged(one: Round) -> str:
    """Whether the one who asked was told in time, as a code of ``acknowledgement``."""
    clock = one.acknowledgement
    if clock.stopped_on is None:
        return "overdue" if clock.breached else "waiting"
    return "late" if clock.breached else "in_time"


def _referred(one: Life) -> date | None:
    """The day on which it came to the authority that has it, or had it last, in the round that it is in."""
    for event in reversed(one.events):
        if event.step is Step.REOPENED:
            return None
        if event.step in (Step.REFERRED, Step.PASSED_ON):
            return event.on
    return None


def _first(one: Life, step: Step) -> list[date | None]:
    """The first day of a step in each round; None where a round has none."""
    days: list[date | None] = [None]
    for event in one.events:
        if event.step is Step.REOPENED:
            days.append(None)
        elif event.step is step:
            days[-1] = days[-1] or event.on
    return days


def _beside(rows: pd.DataFrame, found: Iterable[tuple], names: Sequence[str]) -> pd.DataFrame:
    columns = list(zip(*found, strict=True)) or [()] * len(names)
    made = {}
    for name, values in zip(names, columns, strict=True):
        kind = "int64" if name in NUMBERS else "bool" if name in FLAGS else None
        made[name] = np.array(values, dtype=kind) if kind else as_they_are(values, rows.index)
    return pd.concat([rows, pd.DataFrame(made, index=rows.index)], axis=1)
