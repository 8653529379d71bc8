"""A deletion or a merge is taken back at one click, wherever it is shown; or it is said why it cannot be."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Act
from outreach.acting import NotAllowed, Role, allowed
from outreach.importers.refusals import why
from outreach.plain import plain
from outreach.queries import own_rows
from outreach.screen import left_over, once
from outreach.screen.undisturbed import again, undisturbed
from outreach.wording import undone
from outreach.writing import rows
from outreach.writing.merge import undo_merge
from outreach.writing.problems import Missing, Touched, WriteProblem
from outreach.writing.shapes import WRITTEN_BY_HAND

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

ASKED = "jisr.back"
"""In the session: what is to be taken back, as ``(act, number of the change)``, until a page deals with it."""
SAID = "jisr.back.said"


@undisturbed()
def act(page: "Page") -> None:
    """Deal with what was asked for, before the page is drawn; begins the page anew where that changed the rows."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None:
        return
    t, who = page.t, {"viewer": page.viewer, "home_country": page.settings.home_country}
    try:
        with page.db() as db:
            if asked[0] == Act.MERGED:
                undo_merge(db, asked[1], **who)
            else:
                rows.restore(db, asked[1], **who)
            db.commit()
    except Touched as problem:
        st.session_state[SAID] = undone.touched(problem.rows, t=t)
    except (WriteProblem, NotAllowed) as problem:
        log.error("It was not taken back: %s", type(problem).__name__)
        st.session_state[SAID] = why(problem)(t)
    else:
        st.session_state[SAID] = t("Taken back: everything is as it was before.")
        again()


def said(page: "Page") -> None:
    """What came of it, once."""
    place, words = once.place(), once.told(SAID, "")
    if words:
        # A box of its own: the page may have something else to say beside it.
        with place.container(border=True, key="jisr-log-saved-back"):
            st.markdown(plain(words))


def is_gone(problem: Exception, row: left_over.Row) -> bool:
    """Whether nothing was written since the row of the page is not there any more: the page says that itself."""
    return isinstance(problem, Missing) and (problem.table, problem.key) == row


def deleted(page: "Page", *, table: str, key: str, text: str, left: left_over.Lines) -> None:
    """A row that was deleted, for those who may take that back: by whom, the way to it, and what was filled in here
    meanwhile. Ends the page; draws nothing where the row was never there.

    Args:
        text: that it was deleted: marked, with ``{who}`` and ``{moment}``.
    """
    t = page.t
    if not allowed(page.viewer, Role.EDITOR):
        return
    with page.db() as db:
        found = own_rows.last(db, table=table, key=key)
    if found.empty or found.iloc[0]["act"] != Act.DELETED:
        return
    last = found.iloc[0]
    page.entitle(t("Deleted"))
    with st.container(border=True, key="jisr-empty"):
        who = {"who": t.isolate(last["by"]), "moment": t.datetime(last["at"])}
        st.subheader(plain(t(text, **who)), anchor=False)
        button(page, last)
        if left:
            left_over.draw(page, left)
    page.link("history", t("All changes of this row"), icon=":material/history:", row=f"{table}/{key}")
    st.stop()


def button(page: "Page", change: Mapping[str, object]) -> None:
    """The way to take one change back. ``change``: ``id`` and ``act``, a deletion or a merge."""
    t, merged = page.t, change["act"] == Act.MERGED.value
    st.button(
        t("Take the merge back") if merged else t("Take back"),
        key=f"{ASKED}.{change['id']}",
        icon=":material/undo:",
        on_click=_ask,
        args=(str(change["act"]), int(change["id"])),
    )


def in_history(page: "Page", change: Mapping[str, object]) -> None:
    """The way to take back a change that the history shows: for those who may, while it is the last of its row."""
    table, key = str(change["table_name"]), str(change["row_key"])
    if change["act"] not in (Act.DELETED.value, Act.MERGED.value) or not allowed(page.viewer, Role.EDITOR):
        return
    if change["act"] == Act.DELETED.value and table not in WRITTEN_BY_HAND:
        return
    last = page.ask(own_rows.last, table=table, key=key)
    if len(last) and last.iloc[0]["id"] == change["id"]:
        button(page, change)


def _ask(what: str, change: int) -> None:
    st.session_state[ASKED] = (what, change)
