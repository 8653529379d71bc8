"""The states of a request: what a step makes of one, whose turn it is in each, and when the answer clock runs."""

from models.codes import Holder, RequestState, Step

OPEN = frozenset(
    {
        RequestState.RECEIVED,
        RequestState.ACKNOWLEDGED,
        RequestState.REFERRED,
        RequestState.AWAITING_DATA,
        RequestState.REOPENED,
    }
)
"""States in which an answer is owed."""

_NEW = frozenset({RequestState.RECEIVED, RequestState.REOPENED})

_HOLDERS = {
    RequestState.REFERRED: Holder.AUTHORITY,
    RequestState.AWAITING_DATA: Holder.CITIZEN,
    RequestState.GIVEN_BACK: Holder.NOBODY,
    RequestState.ARCHIVED: Holder.NOBODY,
}

_AFTER = {
    Step.REFERRED: RequestState.REFERRED,
    Step.PASSED_ON: RequestState.REFERRED,
    Step.AWAITING_DATA: RequestState.AWAITING_DATA,
    Step.ANSWERED: RequestState.ANSWERED,
    Step.GIVEN_BACK: RequestState.GIVEN_BACK,
    Step.ARCHIVED: RequestState.ARCHIVED,
    Step.REOPENED: RequestState.REOPENED,
}


def holder(state: RequestState) -> Holder:
    """Whose turn it is in a state; the ministry's wherever it is nobody else's."""
    return _HOLDERS.get(state, Holder.MINISTRY)


def runs(state: RequestState) -> bool:
    """Whether the clocks run in a state: an answer is owed, and nobody waits for the citizen."""
    return state in OPEN and state is not RequestState.AWAITING_DATA


def after(step: Step, state: RequestState, paused: RequestState) -> tuple[RequestState, RequestState]:
    """The state after a step.

    Args:
        paused: the state that a pause began in, which it ends in as well.

    Returns:
        The state, and the state that a pause began in.
    """
    if step is Step.AWAITING_DATA:
        return RequestState.AWAITING_DATA, state
    if step is Step.DATA_RECEIVED:
        return paused, paused
    if step is Step.ACKNOWLEDGED:
        # Late, when an authority or the citizen has it already, it moves nothing but its own clock.
        return _acknowledged(state), _acknowledged(paused)
    return _AFTER.get(step, state), paused


def _acknowledged(state: RequestState) -> RequestState:
    return RequestState.ACKNOWLEDGED if state in _NEW else state
