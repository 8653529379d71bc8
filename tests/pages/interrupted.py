"""A reader who is quicker than the server: a further request of the browser comes in at a chosen moment of a run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from sqlalchemy import event
from sqlalchemy.orm import Session
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequest, ScriptRequests

from outreach.screen import once


def at(moment: int) -> Callable[[], bool]:
    """The run looks for the ``moment``-th time whether there is a further request."""
    left = iter(range(moment - 1))
    return lambda: next(left, None) is None


@contextmanager
def committed() -> Iterator[Callable[[], bool]]:
    """Something was committed, and the run looks for the first time since."""
    commits: list[Session] = []
    # One object to listen and to be removed: a method of a list is another one each time.
    heard = commits.append
    event.listen(Session, "after_commit", heard)
    try:
        yield lambda: bool(commits)
    finally:
        event.remove(Session, "after_commit", heard)


@contextmanager
def telling() -> Iterator[Callable[[], bool]]:
    """Something is being said once, and the run looks for the first time since."""
    tell, told = once.told, []

    def telling(*of: object) -> object:
        told.append(tell(*of))
        return told[-1]

    with patch.object(once, "told", telling):
        yield lambda: any(told)


@contextmanager
def interrupted(when: Callable[[], bool], *, click: str = "") -> Iterator[None]:
    """The browser sends what it has once more, the first time that it is ``when``: there has to be such a time.

    Args:
        click: key of a button that is clicked with it; by default, nothing new is.
    """
    look, ask = ScriptRequests.on_scriptrunner_yield, ScriptRequests.request_rerun
    sent: list[RerunData] = []
    came: list[RerunData] = []

    def asked(requests: ScriptRequests, data: RerunData) -> bool:
        if data.widget_states is not None:
            sent.append(data)
        return ask(requests, data)

    def looked(requests: ScriptRequests) -> ScriptRequest | None:
        if not came and when():
            came.append(_once_more(sent[-1], click))
            ask(requests, came[0])
        return look(requests)

    with (
        patch.object(ScriptRequests, "request_rerun", asked),
        patch.object(ScriptRequests, "on_scriptrunner_yield", looked),
    ):
        yield
    assert came, "the run was over before that"


def _once_more(data: RerunData, click: str) -> RerunData:
    """The same widgets, without the click that is under way: a browser sends each click once."""
    states = WidgetStates(widgets=[state for state in data.widget_states.widgets if not state.trigger_value])
    if click:
        states.widgets.add(id=click, trigger_value=True)
    return replace(data, widget_states=states)
