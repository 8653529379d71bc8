"""What managers write for the weekly meeting: the note, decisions, what somebody takes on; and the freeze."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st
from sqlmodel import Session

from models import Decision, MeetingAction, WeekNote
from models.base import Base, longest
from models.codes import ActionState
from outreach.acting import Role, allowed
from outreach.importers.messages import say
from outreach.marks import mark
from outreach.meeting.freeze import freeze
from outreach.meeting.shown import Shown
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import meeting
from outreach.screen.weekly_writing import button, fresh, frozen_by, say_once, sent, write
from outreach.writing import rows
from outreach.writing.images import snapshot, token

if TYPE_CHECKING:
    from outreach.screen.frame import Page

FREEZE = "jisr.weekly.freeze"
FROZEN = mark("Frozen.")


def freezing(page: "Page", found: Shown) -> None:
    """The button that makes the pack, for managers; it asks once more, since nothing takes it back."""
    t = page.t
    if found.frozen_at is not None:
        # Somebody was quicker, while the button still stood on this screen.
        if sent(FREEZE) is not None:
            say_once(frozen_by(page, found.frozen_by, found.frozen_at), done=False)
        return
    if not allowed(page.viewer, Role.MANAGER):
        return
    with st.popover(t("Freeze"), icon=":material/ac_unit:"):
        st.markdown(t("The pack of this week is kept as it is now, for good. What comes later is shown apart."))
        if not found.week.is_over:
            st.markdown(t("The week is not over: the days that are still to come will not be in it."))
        if button(t("Freeze it now"), type="primary", key=FREEZE) is not None:
            write(page, lambda db: freeze(db, found.pack, viewer=page.viewer), done=FROZEN)


def below(page: "Page", found: Shown) -> None:
    """The forms, for editors, under the one screen of the meeting."""
    t = page.t
    if not allowed(page.viewer, Role.EDITOR):
        return
    st.subheader(t("Prepare and write down"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        _decisions(page)
    with right:
        _actions(page, found)
    _note(page, found)


def _note(page: "Page", found: Shown) -> None:
    t, key = page.t, found.week.starts.isoformat()
    now = page.ask(meeting.note, week=found.week.starts)
    field = fresh(f"jisr.note.{key}")
    st.text_area(t("Note for the week"), value=now, max_chars=longest(WeekNote, "note"), height=80, key=field)
    typed = button(t("Save the note"), key="jisr.weekly.note", fields={"note": field})
    if typed is not None and typed["note"] != now:
        write(page, lambda db: _noted(page, db, key, typed["note"]))


def _noted(page: "Page", db: Session, key: str, text: str) -> None:
    before = snapshot(db, WeekNote, key)
    same = {"viewer": page.viewer, "home_country": page.settings.home_country}
    if before is None:
        rows.add(db, WeekNote, {"key": key, "note": text}, **same)
    elif text:
        rows.change(db, WeekNote, key, {"note": text}, token=token(before), **same)
    else:
        rows.delete(db, WeekNote, key, token=token(before), **same)


def _decisions(page: "Page") -> None:
    """What waits for a decision can be decided, and more can be asked for."""
    t, day = page.t, today(page.settings)
    heading = t("Decisions")
    waiting = page.ask(meeting.decisions, until=day).to_dict("records")
    st.markdown(f"**{plain(heading)}**")
    for one in waiting:
        with st.expander(plain(one["what"])):
            key, label = one["key"], t("What was decided")
            field = fresh(f"jisr.outcome.{key}")
            st.text_input(label, max_chars=longest(Decision, "outcome"), key=field)
            typed = button(t("Decided"), key=f"jisr.weekly.decided.{key}", fields={"outcome": field})
            if typed is not None:
                _written(page, Decision, {"decided_on": day, **typed}, key=key, wanted={"outcome": label})
    label = t("What must be decided")
    fields = {"what": fresh("jisr.decision"), "needed_by": fresh("jisr.needed")}
    st.text_input(label, max_chars=longest(Decision, "what"), key=fields["what"])
    st.date_input(t("Needed by"), value=None, format="YYYY-MM-DD", width=190, key=fields["needed_by"])
    typed = button(t("Ask for a decision"), key="jisr.weekly.ask", fields=fields)
    if typed is not None:
        values = {"raised_on": day, "raised_by": page.viewer.name, **typed}
        _written(page, Decision, values, wanted={"what": label})


def _actions(page: "Page", found: Shown) -> None:
    """What was taken on can be settled, and more can be taken on in this week's meeting."""
    t, week = page.t, found.week
    heading = t("What somebody takes on")
    st.markdown(f"**{plain(heading)}**")
    for taken in (week.before.starts, week.starts):
        for one in page.ask(meeting.actions, week=taken).to_dict("records"):
            if one["state"] == ActionState.OPEN:
                _settle(page, one)
    labels = {"what": t("What is to be done"), "owner": t("By whom")}
    fields = {name: fresh(f"jisr.action.{name}") for name in (*labels, "due_on")}
    for name, label in labels.items():
        st.text_input(label, max_chars=longest(MeetingAction, name), key=fields[name])
    st.date_input(t("Due on"), value=None, format="YYYY-MM-DD", width=190, key=fields["due_on"])
    typed = button(t("Take it on"), key="jisr.weekly.take", fields=fields)
    if typed is not None:
        _written(page, MeetingAction, {"week": week.starts, **typed}, wanted=labels)


def _settle(page: "Page", one: Mapping[str, Any]) -> None:
    t, key = page.t, one["key"]
    with st.container(horizontal=True, vertical_alignment="center", key=f"jisr-settle-{key}"):
        st.markdown(plain(t("{owner}: {what}", owner=t.isolate(one["owner"]), what=one["what"])), width="stretch")
        for state in (ActionState.DONE, ActionState.DROPPED):
            if (
                button(t.label(state, family="action_state"), key=f"jisr.weekly.{state}.{key}", type="tertiary")
                is not None
            ):
                values = {"state": state, "settled_on": today(page.settings)}
                _written(page, MeetingAction, values, key=key)


def _written(
    page: "Page",
    table: type[Base],
    values: Mapping[str, Any],
    *,
    key: str = "",
    wanted: Mapping[str, str] | None = None,
) -> None:
    """Write a row, or say which field is blank."""
    blank = [label for name, label in (wanted or {}).items() if not values[name]]
    if blank:
        say_once(say(mark("This may not be left blank: {fields}"), fields=tuple(blank)), done=False)

    def put(db: Session) -> None:
        same = {"viewer": page.viewer, "home_country": page.settings.home_country}
        if not key:
            rows.add(db, table, values, **same)
            return
        rows.change(db, table, key, values, token=None, **same)

    write(page, put)
