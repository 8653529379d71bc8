"""Who held a request, pauses, extensions and rounds, worked out by hand on the calendar of ``test_deadlines.py``."""

from datetime import date

import pytest

from models.codes import Holder, RequestState, Step
from outreach.clock.life import life
from outreach.clock.timing import Light
from tests.clock.steps import CUSTOMS, PASSPORTS, steps


def test_a_pause_over_a_holiday(lived) -> None:
    """Sun 29 September 2024. Mon 30, Tue 1, Wed 2 October: 3. The citizen has Thu 3, Mon 7 and Tue 8, as Sun 6 is
    Armed Forces Day: 3. Wed 9, Thu 10: 5 used. 16 more: 13-17 to 10, 20-24 to 15, 27-31 to 20, Sun 3 November."""
    found = lived(
        date(2024, 9, 29),
        date(2024, 10, 10),
        ("awaiting_data", date(2024, 10, 2), {"reason": "a copy of the form"}),
        ("data_received", date(2024, 10, 8)),
    )
    assert (found.now.answer.used, found.now.answer.due) == (5, date(2024, 11, 3))
    assert (found.held(Holder.CITIZEN), found.held(Holder.MINISTRY), found.age) == (3, 5, 8)
    (pause,) = found.now.pauses
    assert (pause.first, pause.last, pause.days) == (date(2024, 10, 2), date(2024, 10, 8), 3)
    assert pause.reason == "a copy of the form"
    assert found.state is RequestState.RECEIVED


def test_while_the_citizen_is_asked_nothing_falls_due(lived) -> None:
    """Two days used on Tue 3 November 2026, and still two on Mon 30; 19 are left."""
    found = lived(date(2026, 11, 1), date(2026, 11, 30), ("awaiting_data", date(2026, 11, 3)))
    clock = found.now.answer
    assert (found.state, found.holder) == (RequestState.AWAITING_DATA, Holder.CITIZEN)
    assert (clock.used, clock.left, clock.due, clock.paused) == (2, 19, None, True)
    assert found.now.acknowledgement.paused
    # Wed 4 and Thu 5, then three weeks of 5 to Thu 26, Sun 29 and Mon 30.
    assert found.now.pauses[0].days == found.held(Holder.CITIZEN) == 19


def test_a_breach_outlives_a_pause(lived) -> None:
    """Due on Mon 30 November 2026, asked on Thu 3 December, with 24 days used."""
    found = lived(date(2026, 11, 1), date(2026, 12, 20), ("awaiting_data", date(2026, 12, 3)))
    clock = found.now.answer
    assert (clock.used, clock.due, clock.reached_on) == (24, None, date(2026, 11, 30))
    assert clock.breached and found.now.light is Light.RED


def test_paused_on_its_last_day_nothing_is_due(lived) -> None:
    """Asked on Mon 30 November 2026, the 21st day: all of them are used, none is over, and no day is its last. When
    the data come on Thu 10 December the day that it was due on is back; Sun 13 is the first that is late."""
    asked = [("acknowledged", date(2026, 11, 2)), ("awaiting_data", date(2026, 11, 30))]
    clock = lived(date(2026, 11, 1), date(2026, 12, 9), *asked).now.answer
    assert (clock.used, clock.left, clock.due, clock.paused) == (21, 0, None, True)
    assert (clock.reached_on, clock.light, clock.breached) == (date(2026, 11, 30), Light.ON_TIME, False)
    came = [*asked, ("data_received", date(2026, 12, 10))]
    clock = lived(date(2026, 11, 1), date(2026, 12, 10), *came).now.answer
    assert (clock.used, clock.due, clock.breached) == (21, date(2026, 11, 30), False)
    assert lived(date(2026, 11, 1), date(2026, 12, 13), *came).now.answer.breached


@pytest.mark.parametrize(("asked", "light"), [(3, Light.ON_TIME), (4, Light.ON_TIME), (5, Light.RED)])
def test_paused_unacknowledged_it_is_red_only_where_it_was_late_before(lived, asked, light) -> None:
    """Raised on Sun 1 November 2026: Wed 4 is the third day and the last on time; on Thu 5 nobody had told them."""
    found = lived(date(2026, 11, 1), date(2026, 11, 29), ("awaiting_data", date(2026, 11, asked))).now
    assert (found.acknowledgement.used, found.acknowledgement.light, found.light) == (asked - 1, light, light)
    assert found.acknowledgement.breached == (light is Light.RED)


def test_an_extension(lived) -> None:
    """Mon 30 November 2026 is the 21st day: red without it. With 5 more, 21 of 26 are 81 percent; 1-3 December to 24,
    Sun 6, Mon 7."""
    found = lived(
        date(2026, 11, 1),
        date(2026, 11, 30),
        ("acknowledged", date(2026, 11, 2)),
        ("extended", date(2026, 11, 26), {"days": 5, "reason": "a committee meets"}),
    )
    clock = found.now.answer
    assert (clock.limit, clock.used, clock.due, clock.light) == (26, 21, date(2026, 12, 7), Light.AMBER)
    (extension,) = found.now.extensions
    assert (extension.on, extension.days, extension.reason) == (date(2026, 11, 26), 5, "a committee meets")
    assert found.state is RequestState.ACKNOWLEDGED


def test_exactly_80_percent_is_amber(lived) -> None:
    """20 of 25 days on Sun 29 November 2026; 19 on Thu 26, and over the weekend."""
    taken = [("acknowledged", date(2026, 11, 2)), ("extended", date(2026, 11, 2), {"days": 4})]
    assert lived(date(2026, 11, 1), date(2026, 11, 28), *taken).now.light is Light.ON_TIME
    assert lived(date(2026, 11, 1), date(2026, 11, 29), *taken).now.light is Light.AMBER


def test_two_pauses(lived) -> None:
    """Sun 1 November 2026. The ministry has Mon 2, Tue 3; the citizen Wed 4, Thu 5; the ministry Sun 8; the authority
    Mon 9; the citizen 10, 11, 12, 15; the authority 16, 17. So 3, 6 and 3: 6 used. 15 more: 18, 19, 22-26 to 13, 29 -
    3 December to 18, 6, 7, 8."""
    found = lived(
        date(2026, 11, 1),
        date(2026, 11, 17),
        ("awaiting_data", date(2026, 11, 3)),
        ("data_received", date(2026, 11, 5)),
        ("referred", date(2026, 11, 8)),
        ("awaiting_data", date(2026, 11, 9)),
        ("data_received", date(2026, 11, 15)),
    )
    assert {one: found.held(one) for one in Holder} == {
        Holder.MINISTRY: 3,
        Holder.AUTHORITY: 3,
        Holder.CITIZEN: 6,
        Holder.NOBODY: 0,
    }
    assert (found.now.answer.used, found.now.answer.due) == (6, date(2026, 12, 8))
    assert [(turn.holder.value, turn.authority, turn.days) for turn in found.turns] == [
        ("ministry", None, 2),
        ("citizen", None, 2),
        ("ministry", None, 1),
        ("authority", CUSTOMS, 1),
        ("citizen", None, 4),
        ("authority", CUSTOMS, 2),
    ]
    assert (found.state, found.holder, found.authority) == (RequestState.REFERRED, Holder.AUTHORITY, CUSTOMS)


def test_passed_on_from_one_authority_to_the_next(lived) -> None:
    """Sun 1 November 2026: Mon 2; the first has Tue 3 to Thu 5, the second Sun 8, Mon 9, and one clock runs on."""
    found = lived(
        date(2026, 11, 1),
        date(2026, 11, 9),
        ("referred", date(2026, 11, 2)),
        ("passed_on", date(2026, 11, 5), {"reason": "it is about passports"}),
    )
    assert [(turn.authority, turn.days) for turn in found.turns] == [(None, 1), (CUSTOMS, 3), (PASSPORTS, 2)]
    assert found.turns[-1].reason == "it is about passports"
    assert (found.authority, found.now.answer.used) == (PASSPORTS, 6)


def test_an_answer_ends_a_pause(lived) -> None:
    """Used until Tue 3 November 2026: 2. The citizen had Wed 4, Thu 5 and Sun 8."""
    found = lived(
        date(2026, 11, 1), date(2026, 11, 30), ("awaiting_data", date(2026, 11, 3)), ("answered", date(2026, 11, 8))
    )
    assert (found.now.answer.used, found.now.pauses[0].days, found.now.pauses[0].last) == (2, 3, date(2026, 11, 8))


def test_an_answer_is_the_ministry_s_until_it_is_given_back(lived) -> None:
    """Answered on Tue 10 November 2026 after 7 days, by an authority since Tue 3; given back on Thu 12: 2 more."""
    taken = [("referred", date(2026, 11, 3)), ("answered", date(2026, 11, 10))]
    found = lived(date(2026, 11, 1), date(2026, 11, 11), *taken)
    assert (found.state, found.holder, found.authority) == (RequestState.ANSWERED, Holder.MINISTRY, CUSTOMS)
    assert (found.held(Holder.MINISTRY), found.held(Holder.AUTHORITY)) == (2 + 1, 5)
    found = lived(date(2026, 11, 1), date(2026, 12, 31), *taken, ("given_back", date(2026, 11, 12)))
    assert (found.state, found.holder) == (RequestState.GIVEN_BACK, Holder.NOBODY)
    assert (found.held(Holder.MINISTRY), found.now.answer.used) == (2 + 2, 7)
    archived = [("given_back", date(2026, 11, 12)), ("archived", date(2026, 11, 30))]
    found = lived(date(2026, 11, 1), date(2026, 12, 31), *taken, *archived)
    assert (found.state, found.holder, found.held(Holder.NOBODY)) == (RequestState.ARCHIVED, Holder.NOBODY, 0)


def test_a_reopening_begins_a_round_and_keeps_the_one_before(lived) -> None:
    """Answered on Tue 10 November 2026 after 7 days, given back on Thu 12 after 2 more. Reopened on Fri 20: day 0 is
    Sun 22, so Wed 25 is the 3rd. 26 to 4, 29 - 3 December to 9, 6-10 to 14, 13-17 to 19, Sun 20, Mon 21."""
    found = lived(
        date(2026, 11, 1),
        date(2026, 11, 25),
        ("acknowledged", date(2026, 11, 2)),
        ("referred", date(2026, 11, 2)),
        ("answered", date(2026, 11, 10)),
        ("given_back", date(2026, 11, 12)),
        ("reopened", date(2026, 11, 20)),
    )
    assert (found.state, found.holder, found.authority) == (RequestState.REOPENED, Holder.MINISTRY, None)
    first, second = found.rounds
    assert (first.answer.used, first.answer.light, first.answered_on) == (7, Light.ON_TIME, date(2026, 11, 10))
    assert (second.began, second.day_0) == (date(2026, 11, 20), date(2026, 11, 22))
    assert (second.answer.used, second.answer.due) == (3, date(2026, 12, 21))
    clock = second.acknowledgement
    assert (clock.used, clock.light, clock.breached, clock.stopped_on) == (3, Light.RED, False, None)
    assert (found.held(Holder.MINISTRY), found.held(Holder.AUTHORITY)) == (1 + 2 + 3, 6)


def test_a_late_acknowledgement_moves_nothing_but_its_own_clock(lived) -> None:
    """Referred at once, told on Mon 9 November 2026: the 6th day of 3."""
    found = lived(
        date(2026, 11, 1), date(2026, 11, 30), ("referred", date(2026, 11, 2)), ("acknowledged", date(2026, 11, 9))
    )
    assert (found.state, found.holder) == (RequestState.REFERRED, Holder.AUTHORITY)
    assert (found.now.acknowledgement.used, found.now.acknowledgement.breached) == (6, True)


def test_an_acknowledgement_during_a_pause_shows_after_it(lived) -> None:
    asked = [("awaiting_data", date(2026, 11, 2)), ("acknowledged", date(2026, 11, 3))]
    assert lived(date(2026, 11, 1), date(2026, 11, 8), *asked).state is RequestState.AWAITING_DATA
    came = lived(date(2026, 11, 1), date(2026, 11, 8), *asked, ("data_received", date(2026, 11, 5)))
    assert came.state is RequestState.ACKNOWLEDGED


def test_what_was_taken_back_never_was(lived) -> None:
    """The answer, then the referral before it, one after the other: as if only the acknowledgement had been."""
    kept = [("acknowledged", date(2026, 11, 2))]
    undone = [
        ("referred", date(2026, 11, 3)),
        ("answered", date(2026, 11, 8)),
        ("taken_back", date(2026, 11, 9), {"voids": 3}),
        ("taken_back", date(2026, 11, 9), {"voids": 2}),
    ]
    found = lived(date(2026, 11, 1), date(2026, 11, 15), *kept, *undone)
    assert found == lived(date(2026, 11, 1), date(2026, 11, 15), *kept)
    assert [event.step for event in found.events] == [Step.ACKNOWLEDGED]


def test_steps_may_be_handed_in_any_order(egypt, limits) -> None:
    """Their numbers say which came first, also on one day."""
    taken = steps(("referred", date(2026, 11, 2)), ("answered", date(2026, 11, 2)), ("given_back", date(2026, 11, 2)))
    for order in (taken, taken[::-1]):
        found = life(date(2026, 11, 1), order, calendar=egypt, limits=limits, today=date(2026, 11, 3))
        assert found.state is RequestState.GIVEN_BACK


def test_a_day_that_is_past_is_seen_as_it_was(lived) -> None:
    """Answered on Tue 10 November 2026; on Mon 9 it was with the authority, which had it for Tue 3 to Mon 9."""
    taken = [("referred", date(2026, 11, 2)), ("answered", date(2026, 11, 10))]
    found = lived(date(2026, 11, 1), date(2026, 11, 9), *taken)
    assert (found.state, found.held(Holder.AUTHORITY), found.now.answered_on) == (RequestState.REFERRED, 5, None)


def test_a_request_whose_date_was_corrected_to_a_later_one(lived) -> None:
    """Its steps are older than itself then; no time runs backwards."""
    found = lived(
        date(2026, 11, 15), date(2026, 11, 16), ("referred", date(2026, 11, 2)), ("awaiting_data", date(2026, 11, 9))
    )
    assert (found.now.answer.used, found.now.answer.due, found.age) == (0, None, 1)
    assert (found.held(Holder.MINISTRY), found.held(Holder.AUTHORITY), found.held(Holder.CITIZEN)) == (0, 0, 1)


def test_steps_whose_dates_run_backwards(lived) -> None:
    """The pause is noted as of Tue 3 November 2026, after a referral on Mon 9: it counts from Mon 9, the 6th day."""
    found = lived(
        date(2026, 11, 1),
        date(2026, 11, 12),
        ("referred", date(2026, 11, 9)),
        ("awaiting_data", date(2026, 11, 3)),
        ("acknowledged", date(2026, 11, 9)),
    )
    assert (found.now.acknowledgement.used, found.now.answer.used) == (6, 6)
    assert (found.held(Holder.MINISTRY), found.held(Holder.AUTHORITY), found.held(Holder.CITIZEN)) == (6, 0, 3)
