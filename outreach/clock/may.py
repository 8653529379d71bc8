"""Whether a step may follow what happened so far; if not, why."""

from collections.abc import Callable
from dataclasses import dataclass

from models.codes import RequestState, Step
from models.request import MOST_DAYS
from outreach.clock.events import Event
from outreach.clock.life import Life
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.visible import visible


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a step cannot follow. ``field`` is the one of :class:`Event` that is to be mended, ``step`` for the step
    itself."""

    field: str
    message: Message

    def __call__(self, t: Callable[..., str]) -> str:
        """The sentence in the language of the translator ``t``."""
        return self.message(t)


REASONS = {
    Step.PASSED_ON: mark("Say why it is passed on."),
    Step.AWAITING_DATA: mark("Say what the citizen is asked for."),
    Step.EXTENDED: mark("Say why it needs more time."),
    Step.REOPENED: mark("Say why it is reopened."),
    Step.TAKEN_BACK: mark("Say why the step is taken back."),
}
"""Steps that need a reason, and what to say without one."""

ANSWERED = Problem("step", say(mark("It is answered already. Reopen it first, with the reason.")))
PARTED = Problem("step", say(mark("It is no part of this theme any more.")))
"""Why one request of a theme that is answered as a whole is passed over."""

_NEEDS_OPEN = frozenset(
    {
        Step.ACKNOWLEDGED,
        Step.REFERRED,
        Step.PASSED_ON,
        Step.AWAITING_DATA,
        Step.DATA_RECEIVED,
        Step.EXTENDED,
        Step.ANSWERED,
    }
)
_ANSWERED = (RequestState.ANSWERED, RequestState.GIVEN_BACK)


def may(life: Life, event: Event) -> Problem | None:
    """What is wrong with taking this step now, the first thing only; None where it may be taken.

    ``life.today`` is the day that nothing may lie after.
    """
    found = _order(life, event.step) or _taking_back(life, event)
    if found:
        return Problem("step", say(found))
    for field, text in (
        ("on", _day(life, event)),
        ("authority", _authority(life, event)),
        ("reason", _reason(life, event)),
    ):
        if text:
            return Problem(field, say(text))
    if event.step is Step.EXTENDED and not 1 <= (event.days or 0) <= MOST_DAYS:
        return Problem("days", say(mark("From {low} to {high} working days."), low=1, high=MOST_DAYS))
    if event.step is Step.ANSWERED and not visible(event.answer):
        return Problem("answer", say(mark("Say what was answered.")))
    if event.step is Step.ANSWERED and not visible(event.evidence):
        return Problem(
            "evidence", say(mark("Say where the answer can be seen: an address, or the number and date of a letter."))
        )
    return None


def next_steps(life: Life) -> tuple[Step, ...]:
    """The steps that can follow, whatever else they need: what a page offers."""
    return tuple(step for step in Step if _order(life, step) is None)


def _order(life: Life, step: Step) -> str | None:
    """Why a step is out of order."""
    state = life.state
    if step in _NEEDS_OPEN and not life.is_open:
        return ANSWERED.message.text
    if step is Step.ACKNOWLEDGED and life.now.acknowledgement.stopped_on:
        return mark("It is acknowledged already.")
    if step in (Step.REFERRED, Step.PASSED_ON, Step.AWAITING_DATA) and state is RequestState.AWAITING_DATA:
        return mark("It waits for the citizen. Say first that the data came.")
    if step is Step.REFERRED and state is RequestState.REFERRED:
        return mark("An authority has it already. Pass it on to another, with the reason.")
    if step is Step.DATA_RECEIVED and state is not RequestState.AWAITING_DATA:
        return mark("Nothing was asked of the citizen.")
    if step in (Step.GIVEN_BACK, Step.ARCHIVED) and life.is_open:
        return mark("It has no answer yet. What is not ours is passed on, and not closed.")
    if step is Step.GIVEN_BACK and state is not RequestState.ANSWERED:
        return mark("It is given back or archived already.")
    if step is Step.ARCHIVED and state not in _ANSWERED:
        return mark("It is archived already.")
    if step is Step.REOPENED and life.is_open:
        return mark("It is open: only what was answered can be reopened.")
    if step is Step.TAKEN_BACK and not life.events:
        return mark("There is no step to take back.")
    return None


def _taking_back(life: Life, event: Event) -> str | None:
    if event.step is Step.TAKEN_BACK and event.voids != life.events[-1].number:
        return mark("Only the last step can be taken back, one after the other.")
    return None


def _day(life: Life, event: Event) -> str | None:
    if event.on > life.today:
        return mark("This day is still to come.")
    if event.on < life.raised_on:
        return mark("The request was raised after this day.")
    if life.events and event.on < life.events[-1].on:
        return mark("The step before it was taken after this day.")
    return None


def _authority(life: Life, event: Event) -> str | None:
    if event.step not in (Step.REFERRED, Step.PASSED_ON):
        return None
    if event.authority is None:
        return mark("Say to which authority it goes.")
    if event.authority == life.authority:
        return mark("This authority has it already.")
    return None


def _reason(life: Life, event: Event) -> str | None:
    if visible(event.reason):
        return None
    if event.step is Step.ARCHIVED and life.state is RequestState.ANSWERED:
        return mark("Say why it is archived without being given back.")
    return REASONS.get(event.step)
