"""Steps as tests write them, with what each needs; a request of 2026 is raised in November unless it says otherwise."""

from datetime import date

from models.codes import Step
from outreach.clock.events import Event

CUSTOMS, PASSPORTS = 1, 2

GIVEN = {
    Step.REFERRED: {"authority": CUSTOMS},
    Step.PASSED_ON: {"authority": PASSPORTS, "reason": "theirs"},
    Step.AWAITING_DATA: {"reason": "a copy of the form"},
    Step.EXTENDED: {"days": 5, "reason": "two authorities are asked"},
    Step.ANSWERED: {"answer": "It is done.", "evidence": "Letter 12 of 1 November"},
    Step.REOPENED: {"reason": "it was not what was asked"},
    Step.TAKEN_BACK: {"reason": "a mistake"},
}
"""What each step needs; the others need nothing."""


def step(kind: str, on: date, number: int, **values: object) -> Event:
    return Event(Step(kind), on, number=number, **{**GIVEN.get(Step(kind), {}), **values})


def steps(*taken: tuple) -> list[Event]:
    """``("referred", date(2026, 11, 8))``, or with a third part what is given otherwise; numbered as they stand."""
    return [step(kind, on, number, **dict(*more)) for number, (kind, on, *more) in enumerate(taken, start=1)]
