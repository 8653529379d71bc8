"""What an editor may do with a commitment: say that it was kept, drop it, or take it up again."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from models import Commitment
from outreach.acting import NotAllowed
from outreach.entry import commitments as entry
from outreach.entry.commitments import Step
from outreach.importers.messages import Message
from outreach.importers.refusals import why
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.screen import correct_link, left_over, once
from outreach.screen.commitment_form import KEY
from outreach.screen.undisturbed import again, undisturbed
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

ASKED = f"{KEY}.step"
"""In the session: which step was asked for, as :class:`Asked`, until the page deals with it."""
CONFLICT = f"{ASKED}.conflict"
"""In the session: who was quicker than which step, as ``(Conflict, step)``, to be said."""
TITLES = {Step.KEEP: mark("It was kept"), Step.DROP: mark("Drop it"), Step.REOPEN: mark("Take it up again")}
ICONS = {
    Step.KEEP: ":material/check_circle:",
    Step.DROP: ":material/cancel:",
    Step.REOPEN: ":material/restart_alt:",
}
DAYS = {Step.KEEP: mark("Kept on"), Step.DROP: mark("Dropped on")}
WORDS = {
    Step.KEEP: mark("Where it can be seen: an address, or the number and date of a letter"),
    Step.DROP: mark("Why it is dropped"),
    Step.REOPEN: mark("Why it is taken up again"),
}
SAVE = {
    Step.KEEP: mark("Write down that it was kept"),
    Step.DROP: mark("Write down that it is dropped"),
    Step.REOPEN: mark("Write down that it stands again"),
}
CHANGED = mark("{who} changed this row on {moment}, while you were writing.")


@dataclass(frozen=True)
class Asked:
    """A step with what was filled in. ``read`` is the token of the commitment as its form showed it."""

    step: Step
    key: str
    read: str
    day: date | None = None
    words: str = ""


@undisturbed()
def act(page: "Page", key: str) -> Mapping[str, Message]:
    """Take the step that was asked for, before the page is drawn; what is wrong with it, by field, "" for the whole."""
    asked: Asked | None = st.session_state.pop(ASKED, None)
    if asked is None or asked.key != key:
        return {}
    filled = {"day": asked.day, "words": asked.words}
    left_over.keep(_row(key), asked.step, filled)
    with page.db() as db:
        now = snapshot(db, Commitment, key)
    if now is None:
        return {}
    checked = entry.check_step(asked.step, **filled, before=now, today=today(page.settings))
    # Who was quicker comes first: what is wrong with it may be what they did.
    values = checked.values if checked.values is not None else {}
    if checked.values is None and token(now) == asked.read:
        return {f"{asked.step}.{name}": message for name, message in checked.errors.items()}
    try:
        with page.db() as db:
            who = {"viewer": page.viewer, "home_country": page.settings.home_country}
            entry.take(db, key, values, token=asked.read, **who)
            db.commit()
    except Conflict as conflict:
        st.session_state[CONFLICT] = (conflict, asked.step)
        return {}
    except (WriteProblem, NotAllowed) as problem:
        log.error("A step of a commitment was not written: %s", type(problem).__name__)
        return {"": why(problem)}
    left_over.written(_row(key), asked.step)
    for name in ("day", "words"):
        st.session_state.pop(_named(asked.step, key, name), None)
    again()


def draw(page: "Page", key: str, *, errors: Mapping[str, Message]) -> None:
    """The steps that may follow, each behind a button with its small form."""
    t = page.t
    with page.db() as db:
        now = snapshot(db, Commitment, key)
    if now is None or not correct_link.may(page):
        return
    read = token(now)
    steps = (Step.REOPEN,) if now["kept_on"] or now["dropped_on"] else (Step.KEEP, Step.DROP)
    _quicker(page, key, steps=steps)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-own"):
        for step in steps:
            _form(page, step, key, read=read, errors=errors)
        correct_link.correct(page, table="commitment", key=key, label=t("Correct"))
    at_fields = {f"{step}.words" for step in steps} | {f"{step}.day" for step in steps if step in DAYS}
    for name in errors.keys() - at_fields:
        st.caption(f":material/error: {plain(errors[name](t))}")


def _form(page: "Page", step: Step, key: str, *, read: str, errors: Mapping[str, Message]) -> None:
    t = page.t
    typed = left_over.filled(_row(key), step)
    opened = typed is not None or any(name.startswith(f"{step}.") for name in errors)
    # By its name: what stands in the place of one that was open, and is offered no more, is not open too.
    title = st.expander(t(TITLES[step]), expanded=opened, icon=ICONS[step], key=f"jisr-step-{step}")
    with title, st.form(_named(step, key, "form"), border=False):
        if step in DAYS:
            st.date_input(
                t(DAYS[step]),
                value=typed["day"] if typed else today(page.settings),
                max_value=today(page.settings),
                format="YYYY-MM-DD",
                width=190,
                key=_named(step, key, "day"),
            )
            _wrong(page, errors, f"{step}.day")
        words = {"value": typed["words"] if typed else "", "height": 90}
        st.text_area(t(WORDS[step]), key=_named(step, key, "words"), **words)
        _wrong(page, errors, f"{step}.words")
        st.form_submit_button(t(SAVE[step]), type="primary", on_click=_ask, args=(step, key, read))


def _named(step: Step, key: str, name: str) -> str:
    return f"{KEY}.{step}.{key}.{name}"


def _ask(step: Step, key: str, read: str) -> None:
    """Callback: what the form holds is taken now, before the page begins anew."""
    filled = {name: st.session_state.get(_named(step, key, name)) for name in ("day", "words")}
    st.session_state[ASKED] = Asked(step, key, read, day=filled["day"], words=filled["words"] or "")


def _wrong(page: "Page", errors: Mapping[str, Message], name: str) -> None:
    if name in errors:
        with st.container(key=f"jisr-wrong-{name.replace('.', '-')}"):
            st.caption(f":material/error: {plain(errors[name](page.t))}")


def _quicker(page: "Page", key: str, *, steps: tuple[Step, ...]) -> None:
    """Somebody else wrote it first: who and when. The row is drawn as it is now; what was typed is still there."""
    t = page.t
    place, (conflict, step) = once.place(), once.told(CONFLICT, (None, None))
    conflict = conflict if conflict is not None and conflict.key == key else None
    lines = unwritten(page, key, offered=steps)
    if conflict is None and not lines:
        return
    with place.container(border=True, key="jisr-log-conflict"):
        if conflict is not None:
            by = t.isolate(conflict.by or t("Somebody"))
            st.markdown(plain(t(CHANGED, who=by, moment=t.datetime(conflict.at) if conflict.at else "?")))
            if step in steps:
                words = t("Nothing was written. Below it stands as it is now; what you wrote is still in its form.")
            else:
                words = t("Nothing was written. Below it stands as it is now.")
            st.caption(words)
        if lines:
            left_over.draw(page, lines)


def unwritten(page: "Page", key: str, *, offered: tuple[Step, ...] = ()) -> left_over.Lines:
    """What was filled in of steps that are not offered: of each its day, with the words."""
    t, lines = page.t, []
    for step, held in left_over.without_form(_row(key), offered=offered).items():
        if held["words"]:
            if held["day"] and step in DAYS:
                lines.append((t(DAYS[step]), t.date(held["day"])))
            lines.append((t(WORDS[step]), held["words"]))
    return lines


def _row(key: str) -> left_over.Row:
    return Commitment.__tablename__, key
