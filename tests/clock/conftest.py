"""The calendar of the model: Egypt, Friday and Saturday off, with its holidays as the library has them."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from outreach.clock.calendar import WorkCalendar
from outreach.clock.holidays_of import holidays_of
from outreach.clock.life import Life, life
from outreach.clock.timing import Limits
from tests.clock.steps import steps

FRIDAY_SATURDAY = frozenset({4, 5})


@pytest.fixture(scope="session")
def egypt() -> WorkCalendar:
    return WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=partial(holidays_of, "EG"))


@pytest.fixture(scope="session")
def limits() -> Limits:
    """What settings say where nobody said otherwise."""
    return Limits(acknowledge=3, answer=21, amber_pct=80)


@pytest.fixture
def lived(egypt: WorkCalendar, limits: Limits) -> Callable[..., Life]:
    """``lived(raised_on, today, *steps)``: the life of a request."""

    def live(raised_on: date, today: date, *taken: tuple) -> Life:
        return life(raised_on, steps(*taken), calendar=egypt, limits=limits, today=today)

    return live
