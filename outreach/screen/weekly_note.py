"""The note of the weekly meeting, as managers write it."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from sqlmodel import Session

from models import WeekNote
from outreach.importers.messages import say
from outreach.marks import mark
from outreach.meeting.shown import Shown
from outreach.screen.weekly_writing import NOTHING, SEEN, Wanted, button, fresh, say_once, sent, write
from outreach.writing import rows
from outreach.writing.images import snapshot, token

if TYPE_CHECKING:
    from outreach.screen.frame import Page

NOTE = "jisr.weekly.note"
NOTE_STAYS = mark("This week is frozen: its note stays as it was then.")


def draw(page: "Page", found: Shown) -> None:
    """Its form, while the week is not frozen."""
    t, key = page.t, found.week.starts.isoformat()
    if found.frozen_at is not None:
        # Somebody froze it, while the form still stood on this screen.
        if typed := sent(NOTE):
            say_once(say(NOTE_STAYS), done=False, typed=typed["note"])
        st.caption(t(NOTE_STAYS))
        return
    before = page.ask(snapshot, table=WeekNote, key=key)
    now = before["note"] if before else ""
    field = fresh(f"jisr.note.{key}")
    st.text_area(t("Note for the week"), value=now, height=80, key=field)
    seen = token(before) if before else NOTHING
    typed = button(t("Save the note"), key=NOTE, fields={"note": field}, seen=seen)
    if typed is not None and typed["note"] != now:
        write(page, Wanted(partial(_noted, key=key, note=typed["note"]), seen=typed[SEEN], typed=typed["note"]))


def _noted(page: "Page", db: Session, seen: str, *, key: str, note: str) -> None:
    same = {"viewer": page.viewer, "home_country": page.settings.home_country}
    if seen == NOTHING:
        shape = rows.begun(db, WeekNote.__tablename__, page.viewer)
        if snapshot(db, WeekNote, key) is not None:
            # Says who wrote the other one.
            rows.found(db, shape, key, read=seen)
        rows.add(db, WeekNote, {"key": key, "note": note}, **same)
    elif note:
        rows.change(db, WeekNote, key, {"note": note}, token=seen, **same)
    else:
        rows.delete(db, WeekNote, key, token=seen, **same)
