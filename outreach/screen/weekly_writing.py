"""Writing for the weekly meeting: one transaction, then the page is drawn anew and says what came of it."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st
from sqlmodel import Session

from outreach.acting import NotAllowed
from outreach.importers.messages import Message, say
from outreach.importers.refusals import why
from outreach.marks import mark
from outreach.meeting.freeze import FrozenAlready
from outreach.plain import plain
from outreach.writing.problems import WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)
SAID = "jisr.weekly.said"
"""In the session: what the last button did, or why it did nothing."""
PRESSED, WRITTEN = "jisr.weekly.pressed", "jisr.weekly.written"
"""In the session: the button that was pressed, with its fields; how often something was written."""
SAVED, DELETED = mark("Saved."), mark("Deleted. The history has it, and can take that back.")


def fresh(name: str) -> str:
    """A key for a field that is empty again once something was written."""
    return f"{name}.{st.session_state.get(WRITTEN, 0)}"


def button(label: str, *, key: str, fields: Mapping[str, str] | None = None, **look: Any) -> dict[str, Any] | None:
    """A button; None until it is pressed, then what its fields held at that moment.

    They are taken at once, since the frame may send a cold page on to itself, which forgets them.

    Args:
        fields: ``name -> key`` of the fields that it sends.
    """
    st.button(label, key=key, on_click=_press, args=(key, fields or {}), **look)
    return sent(key)


def sent(key: str) -> dict[str, Any] | None:
    """What the fields of a button held when it was pressed, once; None where it was not."""
    pressed, held = st.session_state.get(PRESSED, ("", {}))
    if pressed != key:
        return None
    del st.session_state[PRESSED]
    return held


def _press(key: str, fields: Mapping[str, str]) -> None:
    held = {name: st.session_state.get(field) for name, field in fields.items()}
    st.session_state[PRESSED] = (key, {name: _bare(value) for name, value in held.items()})


def _bare(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def said(page: "Page") -> None:
    """What the last button did."""
    done, message = st.session_state.pop(SAID, (None, None))
    if message is not None:
        (st.success if done else st.error)(plain(message(page.t)))


def say_once(message: Message, *, done: bool) -> NoReturn:
    """Draw the page anew with a word on what was done, or why it was not."""
    st.session_state[SAID] = (done, message)
    st.rerun()


def frozen_by(page: "Page", by: str, at: datetime) -> Message:
    """Who was quicker to freeze a week."""
    words = mark("{by} froze this week on {at}; a pack is frozen once.")
    return say(words, by=page.t.isolate(by), at=page.t.datetime(at))


def write(page: "Page", act: Callable[[Session], Any], *, done: str = SAVED) -> NoReturn:
    """Write in one transaction, and say ``done`` or why nothing was written."""
    try:
        with page.db() as db:
            act(db)
            db.commit()
    except FrozenAlready as problem:
        say_once(frozen_by(page, problem.by, problem.at), done=False)
    except (WriteProblem, NotAllowed) as problem:
        log.error("The weekly meeting was not written to: %s", type(problem).__name__)
        say_once(why(problem), done=False)
    st.session_state[WRITTEN] = st.session_state.get(WRITTEN, 0) + 1
    say_once(say(done), done=True)
