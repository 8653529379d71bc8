"""Deadlines worked out by hand: Egypt, Friday and Saturday off, acknowledged in 3 working days and answered in 21."""

from datetime import date

import pytest

from models.codes import Holder, RequestState
from outreach.clock.timing import Light

# Raised on, today, used until then, acknowledgement due, answer due; and why. Nothing has happened yet.
UNTOUCHED = [
    # Sun 1 November 2026. Mon 2, Tue 3, Wed 4 | Thu 5 is the 4th; 8-12 to 9, 15-19 to 14, 22-26 to 19, Sun 29, Mon 30.
    (date(2026, 11, 1), date(2026, 11, 1), 0, date(2026, 11, 4), date(2026, 11, 30)),
    (date(2026, 11, 1), date(2026, 11, 7), 4, date(2026, 11, 4), date(2026, 11, 30)),
    # Thu 3 October 2024, then Fri, Sat, and Armed Forces Day on Sun 6. Mon 7, Tue 8, Wed 9 | Thu 10 is the 4th; 13-17
    # to 9, 20-24 to 14, 27-31 to 19, Sun 3 and Mon 4 November.
    (date(2024, 10, 3), date(2024, 10, 6), 0, date(2024, 10, 9), date(2024, 11, 4)),
    # On Fri 4 October 2024: day 0 is Mon 7, one day later than the row above, and so is everything.
    (date(2024, 10, 4), date(2024, 10, 7), 0, date(2024, 10, 10), date(2024, 11, 5)),
    # Wed 4 June 2025, then Arafah on Thu 5 and Eid al-Adha to Mon 9. Tue 10, Wed 11, Thu 12 | 15-19 to 8, 22-25 to 12,
    # Thu 26 Islamic New Year, 29 June - 2 July to 16, Thu 3 July the day of 30 June, 6-10 July to 21.
    (date(2025, 6, 4), date(2025, 6, 11), 2, date(2025, 6, 12), date(2025, 7, 10)),
    # Over New Year: Tue 29 December 2026. Wed 30, Thu 31, Sun 3 January | 4-6 to 6, Thu 7 Coptic Christmas, 10-14 to
    # 11, 17-21 to 16, 24-27 to 20, Thu 28 for 25 January, Sun 31.
    (date(2026, 12, 29), date(2027, 1, 7), 6, date(2027, 1, 3), date(2027, 1, 31)),
    # Weekends at both ends: Sat 21 November 2026, today Fri 27. Day 0 is Sun 22; Mon 23 to Thu 26 are 4. Wed 25 | 29 -
    # 3 December to 9, 6-10 to 14, 13-17 to 19, Sun 20, Mon 21.
    (date(2026, 11, 21), date(2026, 11, 27), 4, date(2026, 11, 25), date(2026, 12, 21)),
]


@pytest.mark.parametrize(("raised_on", "today", "used", "told_by", "due"), UNTOUCHED)
def test_a_request_that_nobody_touched(lived, raised_on, today, used, told_by, due) -> None:
    found = lived(raised_on, today)
    assert (found.state, found.holder, found.authority) == (RequestState.RECEIVED, Holder.MINISTRY, None)
    assert (found.now.answer.used, found.now.answer.left, found.age) == (used, 21 - used, used)
    assert (found.now.acknowledgement.due, found.now.answer.due) == (told_by, due)
    assert found.now.answer.ratio == pytest.approx(used / 21)
    assert found.held(Holder.MINISTRY) == used


# Days after Sun 1 November 2026: 16 of 21 are 76 percent, 17 are 81. Of 3, 2 are 67 and 3 are all.
@pytest.mark.parametrize(
    ("today", "used", "light", "breached"),
    [
        (date(2026, 11, 23), 16, Light.ON_TIME, False),
        (date(2026, 11, 24), 17, Light.AMBER, False),
        (date(2026, 11, 29), 20, Light.AMBER, False),
        (date(2026, 11, 30), 21, Light.RED, False),
        (date(2026, 12, 1), 22, Light.RED, True),
        # Friday and Saturday make nothing later.
        (date(2026, 12, 5), 24, Light.RED, True),
    ],
)
def test_the_lights_of_an_answer(lived, today: date, used: int, light: Light, breached: bool) -> None:
    found = lived(date(2026, 11, 1), today, ("acknowledged", date(2026, 11, 2)))
    clock = found.now.answer
    assert (clock.used, clock.light, clock.breached) == (used, light, breached)
    assert found.now.light is light


@pytest.mark.parametrize(
    ("today", "light", "breached"),
    [
        (date(2026, 11, 3), Light.ON_TIME, False),
        (date(2026, 11, 4), Light.RED, False),
        (date(2026, 11, 5), Light.RED, True),
    ],
)
def test_the_lights_of_an_acknowledgement(lived, today: date, light: Light, breached: bool) -> None:
    found = lived(date(2026, 11, 1), today)
    assert (found.now.acknowledgement.light, found.now.acknowledgement.breached) == (light, breached)
    assert found.now.light is light and found.now.answer.light is Light.ON_TIME


def test_an_acknowledgement_on_a_weekend(lived) -> None:
    """Wed 18 November 2026, told on Sat 21: Thu 19 is the only working day between."""
    found = lived(date(2026, 11, 18), date(2026, 11, 30), ("acknowledged", date(2026, 11, 21)))
    clock = found.now.acknowledgement
    assert (clock.used, clock.due, clock.light) == (1, date(2026, 11, 23), Light.ON_TIME)
    assert found.state is RequestState.ACKNOWLEDGED


def test_raised_and_acknowledged_on_one_weekend(lived) -> None:
    """Fri 20 and Sat 21 November 2026, before day 0, which is Sun 22: nothing is used. Due on Wed 25."""
    found = lived(date(2026, 11, 20), date(2026, 11, 30), ("acknowledged", date(2026, 11, 21)))
    clock = found.now.acknowledgement
    assert (clock.used, clock.due, clock.paused) == (0, date(2026, 11, 25), False)


def test_an_answer_on_the_last_day_is_on_time(lived) -> None:
    """Mon 30 November 2026 is the 21st day; whatever day it is now."""
    for day, used, light in ((date(2026, 11, 30), 21, Light.ON_TIME), (date(2026, 12, 1), 22, Light.RED)):
        found = lived(date(2026, 11, 1), date(2027, 2, 1), ("answered", day))
        assert (found.now.answer.used, found.now.light) == (used, light)
        assert found.now.answer.due == date(2026, 11, 30)
        assert (found.now.answered_on, found.is_open, found.age) == (day, False, used)


def test_an_answer_needs_no_acknowledgement_before_it(lived) -> None:
    found = lived(date(2026, 11, 1), date(2026, 12, 1), ("answered", date(2026, 11, 3)))
    assert found.now.acknowledgement.stopped_on == date(2026, 11, 3)
    assert found.now.acknowledgement.light is Light.ON_TIME
