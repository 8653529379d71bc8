"""Writing for the weekly meeting: one transaction, then the page is drawn anew and says what came of it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st
from pydantic import ValidationError
from sqlmodel import Session

from outreach.acting import NotAllowed
from outreach.importers.messages import Message, say
from outreach.importers.refusals import unfit, why
from outreach.marks import mark
from outreach.meeting.freeze import FrozenAlready
from outreach.plain import plain
from outreach.screen import conflict, once
from outreach.screen.undisturbed import again, undisturbed
from outreach.visible import visible
from outreach.writing.images import token
from outreach.writing.problems import Conflict, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)
SAID = "jisr.weekly.said"
"""In the session: what the last button did, or why it did nothing."""
PRESSED, WRITTEN = "jisr.weekly.pressed", "jisr.weekly.written"
"""In the session: the button that was pressed, with its fields; how often something was written."""
SEEN = "seen"
NOTHING = ""
"""The token of a row that was not there when the page was drawn; and what is said where nothing need be."""
MINE = "jisr.weekly.keep"
"""In the session: what is to be written although somebody else was quicker."""
MINE_TOO, DELETE_TOO = mark("Keep mine"), mark("Delete all the same")
SAVED, DELETED = mark("Saved."), mark("Deleted. The history has it, and can take that back.")


@dataclass(frozen=True)
class Wanted:
    """What a button is to write. ``act`` gets the page, the session and the token of the row as the reader saw it."""

    act: Callable[["Page", Session, str], Any]
    seen: str = NOTHING
    typed: str = ""
    """What the reader typed, where its field may be gone."""
    done: str = SAVED
    """What is said then; nothing where the page itself says it, in its one screen."""
    anyway: str = MINE_TOO
    """The button that writes it all the same, where somebody else was quicker."""


def fresh(name: str) -> str:
    """A key for a field that is empty again once something was written."""
    return f"{name}.{st.session_state.get(WRITTEN, 0)}"


def button(
    label: str, *, key: str, fields: Mapping[str, str] | None = None, seen: str | None = None, **look: Any
) -> dict[str, Any] | None:
    """A button; None until it is pressed, then what its fields held at that moment.

    They are taken at once, since the frame may send a cold page on to itself, which forgets them.

    Args:
        fields: ``name -> key`` of the fields that it sends.
        seen: token of the row as the reader saw it, sent along under :data:`SEEN`.
    """
    st.button(label, key=key, on_click=_press, args=(key, fields or {}, seen), **look)
    return sent(key)


def sent(key: str) -> dict[str, Any] | None:
    """What the fields of a button held when it was pressed, once; None where it was not."""
    pressed, held = st.session_state.get(PRESSED, ("", {}))
    if pressed != key:
        return None
    del st.session_state[PRESSED]
    return held


def sent_of(prefix: str) -> tuple[str, dict[str, Any]] | None:
    """What follows ``prefix`` in the key of the button that was pressed, with what its fields held, once.

    For buttons of rows: where somebody else was quicker, the row may not be there to draw its button again.
    """
    pressed, _ = st.session_state.get(PRESSED, ("", {}))
    held = sent(pressed) if pressed.startswith(prefix) else None
    return None if held is None else (pressed.removeprefix(prefix), held)


def _press(key: str, fields: Mapping[str, str], seen: str | None) -> None:
    held = {name: _bare(st.session_state.get(field)) for name, field in fields.items()}
    st.session_state[PRESSED] = (key, held if seen is None else held | {SEEN: seen})


def _bare(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def said(page: "Page") -> None:
    """What the last button did; where it did nothing, with what was typed, and the choice if somebody was quicker."""
    if chosen := st.session_state.pop(MINE, None):
        write(page, chosen)
    place = once.place(key="jisr-said")
    done, message, typed, instead = once.told(SAID, (None, None, "", None))
    if message is None:
        return
    t, words = page.t, message(page.t)
    if typed:
        mine = t("You wrote: {words}", words=t.isolate(typed))
        words = f"{words} {mine}"
    # Seen wherever on the page the button was: it stays at the top of what is seen.
    with place:
        (st.success if done else st.error)(plain(words))
        if instead:
            with st.container(horizontal=True, gap="small"):
                # What is said goes with any button.
                st.button(t("Take theirs"), key=f"jisr.weekly.{conflict.THEIRS}")
                st.button(t(instead.anyway), key=f"jisr.weekly.{conflict.MINE}", on_click=_keep, args=(instead,))


def _keep(wanted: Wanted) -> None:
    st.session_state[MINE] = wanted


def say_once(message: Message, *, done: bool, typed: str = "", instead: Wanted | None = None) -> NoReturn:
    """Draw the page anew with a word on what was done, or why it was not.

    Args:
        typed: what the reader typed, where it was not written and its field may be gone.
        instead: what may be written all the same.
    """
    st.session_state[SAID] = (done, message, typed, instead)
    again()


def frozen_by(page: "Page", by: str, at: datetime) -> Message:
    """Who was quicker to freeze a week."""
    words = mark("{by} froze this week on {at}; a pack is frozen once.")
    return say(words, by=page.t.isolate(by), at=page.t.datetime(at))


@undisturbed()
def write(page: "Page", wanted: Wanted) -> NoReturn:
    """Write in one transaction, and say that it is done or why nothing was written, with what was typed.

    Where somebody else was quicker, the reader may have it written all the same, on top of theirs.
    """
    try:
        with page.db() as db:
            wanted.act(page, db, wanted.seen)
            db.commit()
    except FrozenAlready as problem:
        say_once(frozen_by(page, problem.by, problem.at), done=False)
    except Conflict as problem:
        instead = replace(wanted, seen=token(problem.now)) if problem.now else None
        say_once(conflict.told(page, problem), done=False, typed=wanted.typed, instead=instead)
    except (WriteProblem, NotAllowed) as problem:
        log.error("The weekly meeting was not written to: %s", type(problem).__name__)
        say_once(why(problem), done=False, typed=wanted.typed)
    except ValidationError as problem:
        # Its field is still there, with all of it.
        say_once(unfit(problem)[1], done=False)
    st.session_state[WRITTEN] = st.session_state.get(WRITTEN, 0) + 1
    if not wanted.done:
        again()
    say_once(say(wanted.done), done=True)
