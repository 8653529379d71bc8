"""The last imports on the page of imports, each with the way to take it back while that is possible."""

from typing import TYPE_CHECKING

import streamlit as st

from models.engine import session
from outreach.acting import NotAllowed
from outreach.each_row import as_dicts
from outreach.exports.csv import PEOPLE
from outreach.exports.of_imports import IMPORTS
from outreach.exports.whole import stream
from outreach.importers.named import name_of
from outreach.importers.refusals import why
from outreach.plain import plain
from outreach.queries import imports
from outreach.screen import import_batch, once
from outreach.screen.file_button import stamped
from outreach.screen.undisturbed import again, undisturbed
from outreach.screen.whole_file import offer
from outreach.wording import undone
from outreach.writing.problems import Touched, WriteProblem
from outreach.writing.undo import in_the_way, undo_import

if TYPE_CHECKING:
    from outreach.screen.frame import Page

SAID = "jisr.import.said"
MOST = "jisr.import.most"
STEP = 10


def draw(page: "Page") -> None:
    """The last imports, ten of them or as many as were asked for."""
    t, most = page.t, st.session_state.get(MOST, STEP)
    # One more, to know whether there is one.
    found = page.ask(imports.last, most=most + 1)
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-imports"):
        st.subheader(t("The last imports"), anchor=False)
        offer(page, key="imports", number=len(found), make=lambda: _file(page), topic=t(IMPORTS.title))
    place, said = once.place(), once.told(SAID)
    if said is not None:
        place.info(plain(said), icon=":material/undo:")
    if found.empty:
        st.text(t("Nothing was imported yet."))
        return
    for row in as_dicts(found.head(most)):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"jisr-import-run-{row['id']}"
        ):
            name = name_of(row, t=t)
            st.markdown(f"**{plain(name)}**", width="content")
            counts = t(
                "{added} added, {changed} changed, {left} left as they were",
                added=row["rows_added"],
                changed=row["rows_changed"],
                left=row["rows_left"],
            )
            st.caption(plain(_line(row, counts, t)), width="content")
            if row["undone_by"]:
                back = t(
                    "Taken back: {who}, {when}", who=t.isolate(row["undone_by"]), when=t.datetime(row["undone_at"])
                )
                st.caption(plain(back), width="content")
            elif row["undoable"] and (rows := page.ask(in_the_way, run_id=row["id"], most=undone.ASKED)):
                # Who changed a row of it since finds here what to look at, and no way to undo that would only refuse.
                st.caption(plain(undone.in_the_way(rows, t=t)), width="content")
            elif row["undoable"]:
                _undo(page, row["id"])
    if len(found) > most:
        st.button(t("Show earlier imports"), on_click=_more, icon=":material/expand_more:", key="jisr.import.more")


def _file(page: "Page") -> bytes:
    """All imports, whichever of them are seen."""
    with page.db() as db:
        return b"".join(stream(db.connection(), table=IMPORTS, t=page.t, style=PEOPLE, stamp=stamped(page)))


def _more() -> None:
    st.session_state[MOST] = st.session_state.get(MOST, STEP) + STEP


def _line(row: dict, counts: str, t) -> str:
    return t(
        "{counts} · {who}, {when}",
        counts=counts,
        who=t.isolate(row["imported_by"]),
        when=t.datetime(row["imported_at"]),
    )


def _undo(page: "Page", run: int) -> None:
    t = page.t
    with st.popover(t("Undo"), icon=":material/undo:", key=f"jisr-import-undo-{run}"):
        st.text(t("Every row that this import added or changed will be what it was before. The history keeps both."))
        if st.button(t("Take it back"), type="primary", key=f"jisr.import.undo.{run}"):
            with undisturbed():
                st.session_state[SAID] = _taken_back(page, run)
                again()


def _taken_back(page: "Page", run: int) -> str:
    with session(page.settings.database_url) as db:
        try:
            rows = undo_import(db, run_id=run, viewer=page.viewer, home_country=page.settings.home_country)
            db.commit()
        except Touched as problem:
            db.rollback()
            return undone.touched(problem.rows, t=page.t)
        except (WriteProblem, NotAllowed) as problem:
            db.rollback()
            return why(problem)(page.t)
    import_batch.taken_back()
    return undone.taken_back(rows, t=page.t)
