"""The steps of a request, and which of them stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from models.codes import Step


@dataclass(frozen=True, slots=True)
class Event:
    """A step that was taken, or that somebody is about to take. ``models/request.py`` says what each column holds.

    ``on`` is a day of the ministry, ``authority`` what tells it from others, ``at`` when it was written down,
    ``number`` its place among the request's steps, from 1, ``voids`` the number of the step that it takes back,
    ``days`` the working days that an extension adds.
    """

    step: Step
    on: date
    authority: int | str | None = None
    reason: str = ""
    days: int | None = None
    answer: str = ""
    evidence: str = ""
    by: str = ""
    at: datetime | None = None
    number: int = 0
    voids: int | None = None


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """The steps that still say something, in the order they were taken in: neither taken back nor a taking back."""
    known = sorted(events, key=attrgetter("number"))
    void = {event.voids for event in known if event.step is Step.TAKEN_BACK}
    if not void:
        return tuple(known)
    return tuple(event for event in known if event.step is not Step.TAKEN_BACK and event.number not in void)
