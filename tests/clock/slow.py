"""The clock a second time, a day at a time: slow, obvious, and sharing no line with the one that runs.

``works`` is ``(day) -> whether people work on it``.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from models.codes import Holder, RequestState, Step
from outreach.clock.events import Event

Works = Callable[[date], bool]
ONE = timedelta(days=1)
OWED = ("received", "acknowledged", "referred", "awaiting_data", "reopened")


def working_days(works: Works, first: date, last: date) -> int:
    count, day = 0, first
    while day < last:
        day += ONE
        count += works(day)
    return count


def plus(works: Works, day: date, count: int) -> date:
    while count:
        day += ONE
        count -= works(day)
    return day


def since(works: Works, day: date) -> date:
    while not works(day):
        day += ONE
    return day


def stood(events: Sequence[Event]) -> list[Event]:
    """Steps pile up, and a taking back takes the top one off."""
    pile: list[Event] = []
    for event in events:
        if event.step == "taken_back":
            pile.pop()
        else:
            pile.append(event)
    return pile


def state(steps: Sequence[Event]) -> RequestState:
    """The state after these steps, from the last one back."""
    if not steps:
        return RequestState.RECEIVED
    *before, last = steps
    if last.step == "acknowledged":
        was = state(before)
        return RequestState.ACKNOWLEDGED if was in ("received", "reopened") else was
    if last.step == "extended":
        return state(before)
    if last.step == "data_received":
        # As if nobody had ever asked.
        asked = max(place for place, event in enumerate(before) if event.step == "awaiting_data")
        return state(before[:asked] + before[asked + 1 :])
    return RequestState("referred" if last.step == "passed_on" else last.step.value)


def holder(steps: Sequence[Event]) -> Holder:
    match state(steps):
        case "referred":
            return Holder.AUTHORITY
        case "awaiting_data":
            return Holder.CITIZEN
        case "given_back" | "archived":
            return Holder.NOBODY
        case _:
            return Holder.MINISTRY


def rounds(raised_on: date, steps: Sequence[Event]) -> list[tuple[date, list[Event]]]:
    """The day on which each round began, and its steps, the reopening included."""
    found: list[tuple[date, list[Event]]] = [(raised_on, [])]
    for event in steps:
        if event.step == "reopened":
            found.append((event.on, []))
        found[-1][1].append(event)
    return found


def used(works: Works, began: date, steps: Sequence[Event], *, until: date, stop: tuple[Step, ...]) -> int:
    """Working days of a round's clock until a day, or until the first of the steps that stop it."""
    zero = since(works, began)
    ends = [event.on for event in steps if event.step in stop]
    last = min([until, *ends[:1]])
    count, day = 0, zero
    while day < last:
        day += ONE
        # A day is of whoever had it when the day began.
        held = state([event for event in steps if event.on < day])
        count += works(day) and held in OWED and held != "awaiting_data"
    return count


def due(works: Works, began: date, steps: Sequence[Event], *, limit: int, stop: tuple[Step, ...]) -> date | None:
    """The day on which the limit is reached: nothing more happens, and what is stopped runs on after that day.

    While the citizen is asked nothing is due, whatever was reached before.
    """
    ends = [event.on for event in steps if event.step in stop]
    if not ends and state(steps) == "awaiting_data":
        return None
    day, count = since(works, began), 0
    while True:
        day += ONE
        asked = state([event for event in steps if event.on < day]) == "awaiting_data"
        count += works(day) and (not asked or (ends != [] and day > ends[0]))
        if count == limit:
            return day


def reached_on(
    works: Works, began: date, steps: Sequence[Event], *, limit: int, stop: tuple[Step, ...], until: date
) -> date | None:
    """The first day until one on which all of the limit was used."""
    day = began
    while day <= until:
        if used(works, began, steps, until=day, stop=stop) >= limit:
            return day
        day += ONE
    return None


def late_on(
    works: Works, began: date, steps: Sequence[Event], *, limit: int, stop: tuple[Step, ...], until: date
) -> date | None:
    """The first day until one on which the limit is passed and what was due is not done."""
    if any(event.step in stop for event in steps):
        return None
    day = began
    while day <= until:
        if used(works, began, steps, until=day, stop=stop) > limit:
            return day
        day += ONE
    return None


def held(works: Works, raised_on: date, steps: Sequence[Event], *, today: date) -> dict[Holder, int]:
    """Working days with each holder, after day 0 of every round."""
    found = dict.fromkeys(Holder, 0)
    day = raised_on
    while day < today:
        day += ONE
        before = [event for event in steps if event.on < day]
        began = rounds(raised_on, before)[-1][0]
        if works(day) and day > since(works, began):
            found[holder(before)] += 1
    return found
