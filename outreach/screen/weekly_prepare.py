"""What managers write for the weekly meeting: decisions, what somebody takes on, the note; and the freeze."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from sqlmodel import Session
from streamlit.delta_generator import DeltaGenerator

from models import Decision, MeetingAction
from models.base import Base
from models.codes import ActionState
from outreach.acting import Role, allowed
from outreach.each_row import as_dicts
from outreach.importers.messages import say
from outreach.marks import mark
from outreach.meeting.freeze import freeze
from outreach.meeting.shown import Shown
from outreach.meeting.week import Week
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import meeting
from outreach.screen import place_names, weekly_note
from outreach.screen.correct_link import correct
from outreach.screen.weekly_writing import (
    NOTHING,
    SEEN,
    Wanted,
    button,
    fresh,
    frozen_by,
    say_once,
    sent,
    sent_of,
    write,
)
from outreach.writing import rows
from outreach.writing.images import snapshot, token

if TYPE_CHECKING:
    from outreach.screen.frame import Page

FREEZE = "jisr.weekly.freeze"
MEND = mark("Correct or delete")
DECIDED, SETTLED = "jisr.weekly.decided.", "jisr.weekly.settled."
"""What the keys of buttons begin with that settle a row, whose key follows."""


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
            write(page, Wanted(partial(_freeze, week=found.week), done=NOTHING))


def _freeze(page: "Page", db: Session, seen: str, *, week: Week) -> None:
    freeze(db, week, viewer=page.viewer)


def below(page: "Page", found: Shown) -> None:
    """The forms, for editors, under the one screen of the meeting."""
    t = page.t
    if not allowed(page.viewer, Role.EDITOR):
        return
    _settled(page)
    st.subheader(t("Prepare and write down"), anchor=False)
    if found.pack.lists_on < today(page.settings):
        words = t(
            "Decisions and actions above are as on {day}; a decision that is asked for now stands in the next meeting.",
            day=t.date(found.pack.lists_on),
        )
        st.caption(plain(words))
    left, right = st.columns(2, gap="large")
    with left:
        _decisions(page, found)
    with right:
        _actions(page, found)
    weekly_note.draw(page, found)


def _settled(page: "Page") -> None:
    """A decision that was taken, or an action that was done or dropped, where a button said so."""
    day = today(page.settings)
    if decided := sent_of(DECIDED):
        key, typed = decided
        values, seen = {"decided_on": day, "outcome": typed["outcome"]}, typed[SEEN]
        _written(page, Decision, values, key=key, seen=seen, wanted={"outcome": page.t("What was decided")})
    if settled := sent_of(SETTLED):
        state, _, key = settled[0].partition(".")
        values = {"state": ActionState(state), "settled_on": day}
        _written(page, MeetingAction, values, key=key, seen=settled[1][SEEN])


def _decisions(page: "Page", found: Shown) -> None:
    """What waits for a decision can be decided, more can be asked for, and what is written can be corrected."""
    t, day = page.t, today(page.settings)
    heading = t("Decisions")
    st.markdown(f"**{plain(heading)}**")
    every = page.ask(meeting.decisions, until=day)
    last = max(found.week.ends, found.pack.lists_on)
    for one in as_dicts(every[every["decided_on"].isna()]):
        _decide(page, one["key"])
    for one in as_dicts(every[every["decided_on"].notna()]):
        if found.week.starts <= one["decided_on"] <= last:
            said = t("{name}: {more}", name=t.isolate(one["what"]), more=t.isolate(one["outcome"]))
            _as_written(page, "decision", one["key"], said)
    _ask_for(page, day=day)


def _decide(page: "Page", key: str) -> None:
    t, one = page.t, page.ask(snapshot, table=Decision, key=key)
    if one is None:
        return
    # By its name: what is said above it for once would else close it when that goes, with what was typed.
    with st.expander(plain(one["what"]), key=f"jisr-decide-{key}"):
        field = fresh(f"jisr.outcome.{key}")
        st.text_input(t("What was decided"), key=field)
        sends = {"fields": {"outcome": field}, "seen": token(one)}
        button(t("Decided"), key=f"{DECIDED}{key}", **sends)
        correct(page, table="decision", key=key, label=t(MEND))


def _ask_for(page: "Page", *, day: date) -> None:
    t, label = page.t, page.t("What must be decided")
    names = ("what", "needed_by", "request", "community")
    fields = {name: fresh(f"jisr.decision.{name}") for name in names}
    st.text_input(label, key=fields["what"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(t("Needed by"), value=None, format="YYYY-MM-DD", width=190, key=fields["needed_by"])
        about = t("{what}, if any", what=t("Number of the request"))
        st.text_input(about, width=260, key=fields["request"])
    places = place_names.communities(page)
    order = sorted(places, key=places.__getitem__)
    about = t("{what}, if any", what=t("Community"))
    typing = {"placeholder": t("Type a few letters, in Arabic or English"), "filter_mode": "contains"}
    st.selectbox(about, order, index=None, format_func=places.get, key=fields["community"], **typing)
    typed = button(t("Ask for a decision"), key="jisr.weekly.ask", fields=fields)
    if typed is not None:
        values = {"raised_on": day, "raised_by": page.viewer.name, **typed, "request": typed["request"] or None}
        _written(page, Decision, values, wanted={"what": label})


def _actions(page: "Page", found: Shown) -> None:
    """What was taken on can be settled and corrected, and more can be taken on in this week's meeting."""
    t, week = page.t, found.week
    heading = t("What somebody takes on")
    st.markdown(f"**{plain(heading)}**")
    for taken in (week.before.starts, week.starts):
        for key in page.ask(meeting.actions, week=taken)["key"]:
            _settle(page, key)
    labels = {"what": t("What is to be done"), "owner": t("By whom")}
    fields = {name: fresh(f"jisr.action.{name}") for name in (*labels, "due_on")}
    for name, label in labels.items():
        st.text_input(label, key=fields[name])
    st.date_input(t("Due on"), value=None, format="YYYY-MM-DD", width=190, key=fields["due_on"])
    typed = button(t("Take it on"), key="jisr.weekly.take", fields=fields)
    if typed is not None:
        _written(page, MeetingAction, {"week": week.starts, **typed}, wanted=labels)


def _settle(page: "Page", key: str) -> None:
    t, one = page.t, page.ask(snapshot, table=MeetingAction, key=key)
    if one is None:
        return
    said = t("{owner}: {what}", owner=t.isolate(one["owner"]), what=t.isolate(one["what"]))
    if one["state"] != ActionState.OPEN:
        state = t.label(one["state"], family="action_state")
        _as_written(page, "meeting_action", key, t("{name}: {more}", name=state, more=said))
        return
    with _line(key, partial(st.markdown, plain(said))):
        for state in (ActionState.DONE, ActionState.DROPPED):
            label = t.label(state, family="action_state")
            button(label, key=f"{SETTLED}{state}.{key}", type="tertiary", seen=token(one))
        correct(page, table="meeting_action", key=key, label=t(MEND))


def _as_written(page: "Page", table: str, key: str, said: str) -> None:
    """A line of what is settled, with the way to correct it."""
    with _line(key, partial(st.caption, plain(said))):
        correct(page, table=table, key=key, label=page.t(MEND))


def _line(key: str, says: Callable[[], object]) -> DeltaGenerator:
    """What was written, and the place for its buttons under it: beside it they would be parted where it is long."""
    with st.container(key=f"jisr-settle-{key}", gap="xxsmall"):
        says()
        return st.container(horizontal=True, vertical_alignment="center")


def _written(
    page: "Page",
    table: type[Base],
    values: Mapping[str, Any],
    *,
    key: str = "",
    seen: str = "",
    wanted: Mapping[str, str] | None = None,
) -> None:
    """Write a row as the reader ``seen`` it, or say which field is blank."""
    blank = [label for name, label in (wanted or {}).items() if not values[name]]
    if blank:
        say_once(say(mark("This may not be left blank: {fields}"), fields=tuple(blank)), done=False)

    def put(page: "Page", db: Session, seen: str) -> None:
        same = {"viewer": page.viewer, "home_country": page.settings.home_country}
        if not key:
            rows.add(db, table, values, **same)
            return
        rows.change(db, table, key, values, token=seen, **same)

    write(page, Wanted(put, seen=seen, typed=next((str(values[name]) for name in wanted or ()), "")))
