"""Any life that rules allow, against the clock that goes through it a day at a time."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.codes import Holder, Step
from outreach.clock.calendar import WorkCalendar
from outreach.clock.escalation import escalated
from outreach.clock.events import Event
from outreach.clock.holidays_of import Holiday
from outreach.clock.life import Life, life
from outreach.clock.may import may, next_steps
from outreach.clock.timing import Light, Limits
from tests.clock import slow
from tests.clock.steps import step

LONG_AGO = date(2025, 11, 1)
DAYS = st.integers(min_value=0, max_value=100).map(lambda days: LONG_AGO + timedelta(days=days))
LIMITS = Limits(acknowledge=3, answer=10, amber_pct=80)
WEEKENDS = st.frozensets(st.integers(min_value=0, max_value=6), max_size=4)
HOLIDAYS = st.sets(DAYS, max_size=15)
# Which of the steps that can follow, after how many days, how many more where it is an extension, and to whom.
CHOICES = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from([0, 0, 1, 2, 3, 6]), st.integers(1, 6), st.integers(1, 3)),
    max_size=12,
)


def lived(raised_on: date, choices: list[tuple], after: int, calendar: WorkCalendar) -> tuple[Life, list[Event]]:
    """A life of steps that the rules allow, and all steps of it."""
    taken: list[Event] = []
    day = raised_on

    def now() -> Life:
        return life(raised_on, taken, calendar=calendar, limits=LIMITS, today=day)

    for which, gap, days, authority in choices:
        day += timedelta(days=gap)
        found = now()
        offered = next_steps(found)
        kind = offered[which % len(offered)]
        values = {
            Step.EXTENDED: {"days": days},
            Step.REFERRED: {"authority": authority},
            Step.PASSED_ON: {"authority": authority + (authority == found.authority)},
            Step.ARCHIVED: {"reason": "nobody answers there"},
            Step.TAKEN_BACK: {"voids": found.events[-1].number if found.events else None},
        }.get(kind, {})
        event = step(kind.value, day, len(taken) + 1, **values)
        assert may(found, event) is None
        taken.append(event)
    day += timedelta(days=after)
    return now(), taken


def made(weekend: frozenset[int], table: set[date]) -> tuple[WorkCalendar, Callable[[date], bool]]:
    def holidays(year: int) -> dict[date, Holiday]:
        return {day: Holiday(day, "Holiday") for day in table if day.year == year}

    calendar = WorkCalendar(weekend=weekend, holidays=holidays, strict=False)
    return calendar, lambda day: day.weekday() not in weekend and day not in table


def light(used: int, limit: int, *, runs: bool) -> Light:
    """In whole percent, as a person would put it; of what is done, and of what waits for the citizen, only whether it
    was late."""
    if not runs:
        return Light.ON_TIME if used <= limit else Light.RED
    return Light.RED if used >= limit else Light.AMBER if 100 * used / limit >= 80 else Light.ON_TIME


@given(DAYS, CHOICES, st.integers(min_value=0, max_value=20), WEEKENDS, HOLIDAYS)
def test_both_clocks_agree(raised_on, choices, after, weekend, table) -> None:
    calendar, works = made(weekend, table)
    found, taken = lived(raised_on, choices, after, calendar)
    today, stood = found.today, slow.stood(taken)
    assert list(found.events) == stood
    assert (found.state, found.holder) == (slow.state(stood), slow.holder(stood))
    assert {one: found.held(one) for one in Holder if one is not Holder.NOBODY} == {
        one: days for one, days in slow.held(works, raised_on, stood, today=today).items() if one is not Holder.NOBODY
    }
    rounds = slow.rounds(raised_on, stood)
    assert [one.began for one in found.rounds] == [began for began, _ in rounds]
    for one, (began, steps) in zip(found.rounds, rounds, strict=True):
        limit = 10 + sum(event.days for event in steps if event.step == "extended")
        for clock, most, stop in (
            (one.acknowledgement, 3, (Step.ACKNOWLEDGED, Step.ANSWERED)),
            (one.answer, limit, (Step.ANSWERED,)),
        ):
            used = slow.used(works, began, steps, until=today, stop=stop)
            stopped = any(event.step in stop for event in steps)
            assert (clock.limit, clock.used, clock.left) == (most, used, most - used)
            assert clock.due == slow.due(works, began, steps, limit=most, stop=stop)
            reached = slow.reached_on(works, began, steps, limit=most, stop=stop, until=today)
            assert clock.reached_on == reached
            waits = clock.due is None
            assert clock.paused == waits
            assert (clock.light, clock.breached) == (light(used, most, runs=not stopped and not waits), used > most)


@given(DAYS, CHOICES, st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=4), WEEKENDS, HOLIDAYS)
def test_both_escalate_on_the_same_day_and_for_the_same(raised_on, choices, after, over, weekend, table) -> None:
    calendar, works = made(weekend, table)
    found, taken = lived(raised_on, choices, after, calendar)
    began, steps = slow.rounds(raised_on, slow.stood(taken))[-1]
    limit = 10 + sum(event.days for event in steps if event.step == "extended")
    acknowledgement, answer = (
        slow.late_on(works, began, steps, limit=most + over, stop=stop, until=found.today)
        for most, stop in ((3, (Step.ACKNOWLEDGED, Step.ANSWERED)), (limit, (Step.ANSWERED,)))
    )
    both = escalated(found.now, after=over, calendar=calendar)
    if acknowledgement and answer:
        assert both == (min(acknowledgement, answer), "both")
    elif acknowledgement or answer:
        assert both == ((acknowledgement, "acknowledgement") if acknowledgement else (answer, "answer"))
    else:
        assert both is None


@given(DAYS, CHOICES, st.integers(min_value=0, max_value=20))
def test_turns_follow_one_another_without_a_gap(raised_on, choices, after) -> None:
    """But for the time when it was nobody's."""
    calendar, _ = made(frozenset({4, 5}), set())
    found, _ = lived(raised_on, choices, after, calendar)
    assert found.turns[0].first == raised_on
    for turn, following in zip(found.turns, found.turns[1:], strict=False):
        assert turn.last <= following.first
    for turn in found.turns[:-1]:
        assert turn.first <= turn.last
    assert (found.turns[-1].last is None) == (found.holder is not Holder.NOBODY)


@given(
    DAYS,
    st.lists(
        st.builds(
            Event,
            step=st.sampled_from(Step),
            on=DAYS,
            authority=st.none() | st.integers(1, 2),
            days=st.none() | st.integers(1, 9),
            number=st.integers(1, 9),
            voids=st.none() | st.integers(1, 9),
        ),
        max_size=9,
    ),
    DAYS,
)
def test_steps_in_no_order_break_nothing(raised_on, taken, today) -> None:
    """Dates that were corrected later, or rows that came in without the rules: a result, and no day below zero."""
    calendar, _ = made(frozenset({4, 5}), set())
    found = life(raised_on, taken, calendar=calendar, limits=LIMITS, today=today)
    assert all(turn.days >= 0 for turn in found.turns)
    assert all(one.answer.used >= 0 and one.acknowledgement.used >= 0 for one in found.rounds)
    assert found.age >= 0
    for kind in Step:
        may(found, Event(kind, today))
