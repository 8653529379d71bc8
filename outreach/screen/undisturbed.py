"""What a reader asked for is done to its end: whatever else comes in meanwhile waits.

Streamlit ends a run as soon as a further request of the same reader is there, at the next touch of the session or of
the page. In a callback, it then drops the rest of the callback: what was typed or clicked is lost. Between a commit and
what is said of it, the page would offer to write the same again. So requests wait while a callback runs, and while a
page acts; see docs/adr/0014.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests

_acting: ContextVar[bool] = ContextVar("whether the page acts, and requests wait", default=False)
_look = ScriptRequests.on_scriptrunner_yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Until its end, or until :func:`leave`, no other request of this reader ends the run. Also a decorator."""
    token = _acting.set(True)
    try:
        yield
    finally:
        _acting.reset(token)


def leave(ask: Callable[..., Any], *arguments: Any, **named: Any) -> NoReturn:
    """End this run, and begin the one that ``ask`` asks for: ``st.rerun`` or ``st.switch_page``.

    What has come in meanwhile is part of that run, and does not lead back to the page that is left.
    """
    with undisturbed():
        ask(*arguments, **named)
    _acting.set(False)
    st.empty()
    raise RuntimeError("a run that was to end goes on: outside of a dashboard there is none to begin")


def again() -> NoReturn:
    """Begin this page anew."""
    leave(st.rerun)


def _waiting(requests: ScriptRequests) -> ScriptRequest | None:
    run = get_script_run_ctx()
    # Callbacks come before the script does.
    if _acting.get() or (run and not run.has_script_started):
        return None
    return _look(requests)


# One for all: a callback cannot ask for it, since Streamlit asks before the callback does.
ScriptRequests.on_scriptrunner_yield = _waiting
