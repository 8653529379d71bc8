"""What an editor may do with an activity of the ministry's own: correct it, delete it, and have it back."""

import logging
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models import Activity
from models.codes import Status
from outreach.acting import Role, allowed
from outreach.entry import referring
from outreach.importers.refusals import why
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import entry
from outreach.queries.which import PASSED, WHICH
from outreach.screen import conflict, once, referrers, request_blocks, taking_back
from outreach.screen.log_saving import SAVED
from outreach.screen.undisturbed import again, undisturbed
from outreach.wording import activity_words, row_words
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, Referred, WriteProblem
from outreach.writing.shapes import SHAPES

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

ASKED = "jisr.own"
"""In the session: which activity is to be deleted, as ``(key, token)``, until the page deals with it."""


def draw(page: "Page", key: str) -> None:
    """That it was just saved, and the ways to correct and to delete it, for those who may."""
    t = page.t
    place, saved = once.place(), once.told(SAVED)
    if saved is not None and saved.key == key:
        with place.container(border=True, horizontal=True, vertical_alignment="center", key="jisr-log-saved"):
            words = t("Saved.")
            st.markdown(f":material/check_circle: **{words}**")
            request_blocks.numbered(page, saved.numbers)
            page.link("log", t("Log another activity"), icon=":material/edit_note:")
    if not allowed(page.viewer, Role.EDITOR) or not page.ask(entry.is_own, key=key):
        return
    _delete(page, key)
    with page.db() as db:
        read = token(snapshot(db, Activity, key) or {})
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-own"):
        page.link("log", t("Correct"), icon=":material/edit:", key=key)
        with st.popover(t("Delete"), icon=":material/delete:", type="tertiary"):
            st.markdown(plain(t("Delete this activity? The deletion stands in the history and can be taken back.")))
            st.button(t("Delete it"), key=f"{ASKED}.delete", type="primary", on_click=_ask, args=(key, read))


def deleted(page: "Page", key: str) -> None:
    """An activity that was deleted: by whom, and for those who may, the way to take that back. Else draws nothing."""
    text = mark("{who} deleted this activity on {moment}.")
    taking_back.deleted(page, table=Activity.__tablename__, key=key, text=text, left=[])


def history(page: "Page", key: str) -> None:
    """The way to all changes of an activity, for those who may see them."""
    if allowed(page.viewer, Role.ANALYST):
        row = f"{Activity.__tablename__}/{key}"
        page.link("history", page.t("All changes of this row"), icon=":material/history:", row=row)


def standing(page: "Page", activity: pd.Series) -> None:
    """What its status means; of what was planned whether its day has passed, and the way to say how it went."""
    t, status = page.t, activity["status"]
    if not activity_words.has_passed(activity, day=today(page.settings)):
        meaning = activity_words.TO_COME if status == Status.PLANNED.value else WHICH[status].meaning
        st.caption(plain(t(meaning)))
        return
    st.caption(plain(t(WHICH[PASSED].meaning)))
    if allowed(page.viewer, Role.EDITOR) and page.ask(entry.is_own, key=activity["key"]):
        page.link("log", t("Say that it was held, or called off"), icon=":material/edit_note:", key=activity["key"])


def written_by(page: "Page", key: str) -> None:
    """Who logged an activity that came in with no file, and when."""
    t, found = page.t, page.ask(entry.first_written, key=key)
    if found.empty:
        st.markdown(plain(t("Not with a file.")))
        return
    said = {"who": t.isolate(found.iloc[0]["by"]), "moment": t.datetime(found.iloc[0]["at"])}
    st.markdown(plain(t("Logged by {who} on {moment}", **said)))


def _ask(key: str, read: str) -> None:
    st.session_state[ASKED] = (key, read)


@undisturbed()
def _delete(page: "Page", key: str) -> None:
    asked, read = st.session_state.pop(ASKED, ("", ""))
    if asked != key:
        return
    t = page.t
    try:
        with page.db() as db:
            rows.delete(db, Activity, key, token=read, viewer=page.viewer, home_country=page.settings.home_country)
            db.commit()
    except Conflict as problem:
        st.caption(plain(conflict.below(page, problem)(t)))
    except Referred as problem:
        counts = referring.owners(problem.counts)
        st.markdown(plain(row_words.in_the_way(counts, t=t)))
        referrers.draw(page, SHAPES[Activity.__tablename__], key, counts=counts)
    except WriteProblem as problem:
        log.error("An activity was not deleted: %s", type(problem).__name__)
        st.caption(plain(why(problem)(t)))
    else:
        again()
