"""What the buttons of the page "Correct rows" do, before the page is drawn; nothing is ever half written."""

import logging
from typing import TYPE_CHECKING

import streamlit as st

from outreach.acting import NotAllowed
from outreach.entry import drafts, referring
from outreach.entry.coverage import Unfit
from outreach.entry.row_save import at_fields, save
from outreach.importers.refusals import why
from outreach.screen import correct_state, other_drafts
from outreach.screen.conflict import MINE, THEIRS, below
from outreach.screen.correct_state import Work
from outreach.screen.undisturbed import again, undisturbed
from outreach.wording import history_rows, row_words
from outreach.writing import rows
from outreach.writing.images import plain
from outreach.writing.problems import Conflict, Referred, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

SAVE, DELETE, DISCARD = "save", "delete", "discard"
SAVED = "jisr.correct.saved"
"""In the session: table and key of the row that was just written, for its own page to say so."""


@undisturbed()
def act(page: "Page", work: Work) -> None:
    """Deal with the button that was pressed, if one was. Leaves for the row once it is written."""
    button, work.pressed = work.pressed, ""
    if button == SAVE:
        _save(page, work)
    elif button == DELETE:
        _delete(page, work)
    elif button == DISCARD:
        with page.db() as db:
            drafts.discard(db, viewer=page.viewer, own=work.own)
            db.commit()
        # What another window kept is offered, and not put in its place.
        correct_state.afresh(work)
        again()
    elif (place := other_drafts.chosen(button)) is not None:
        correct_state.another(page, work, place=place)
        again()
    elif button == THEIRS and work.conflict:
        # What only this reader wrote stays in the form and the draft.
        correct_state.go_on(work, work.conflict.now, keep=_untouched(work))
        correct_state.keep(page, work)
    elif button == MINE and work.conflict:
        # What only the other one changed stays as they left it.
        correct_state.go_on(work, work.conflict.now, keep=work.mine)
        _save(page, work)
    if work.tried and not work.conflict:
        found = correct_state.checked(page, work).errors
        work.errors = {**work.errors, **found}


def _save(page: "Page", work: Work) -> None:
    work.tried, work.refused, work.errors = True, None, {}
    values = correct_state.checked(page, work).values
    if values is None:
        return
    same = {"before": work.before, "token": work.token}
    try:
        with page.db() as db:
            key = save(db, work.shape, values, **same, viewer=page.viewer, home_country=page.settings.home_country)
            drafts.discard(db, viewer=page.viewer, own=work.own)
            db.commit()
    except Conflict as conflict:
        work.conflict = conflict
        return
    except Unfit as unfit:
        work.errors = dict(unfit.errors)
        return
    except (WriteProblem, NotAllowed) as problem:
        # What it refused is named by table, never by the words themselves.
        log.error("A row of %s was not written: %s", work.table, type(problem).__name__)
        work.errors = {} if isinstance(problem, NotAllowed) else at_fields(problem, work.shape)
        work.refused = None if work.errors else why(problem)
        return
    correct_state.forget()
    st.session_state[SAVED] = (work.table, key)
    page.go("correct", table=work.table, row=key)


def _delete(page: "Page", work: Work) -> None:
    try:
        with page.db() as db:
            rows.delete(
                db,
                work.shape.table,
                work.key,
                token=work.token,
                viewer=page.viewer,
                home_country=page.settings.home_country,
                with_steps=True,
            )
            drafts.discard(db, viewer=page.viewer, own=work.own)
            db.commit()
    except Conflict as conflict:
        if conflict.now is None:
            # Deleted by somebody else already; drawn again, the page says by whom.
            correct_state.forget()
            again()
        correct_state.go_on(work, conflict.now)
        work.refused = below(page, conflict)
    except Referred as problem:
        # Since the page was drawn; drawn again, it also names them.
        counts = referring.owners(problem.counts)
        work.refused = lambda t: row_words.in_the_way(counts, t=t)
    except (WriteProblem, NotAllowed) as problem:
        log.error("A row of %s was not deleted: %s", work.table, type(problem).__name__)
        work.refused = why(problem)
    else:
        correct_state.forget()
        again()


def _untouched(work: Work) -> dict[str, str]:
    """What was written here into fields that nobody else changed meanwhile."""
    now, before = work.conflict.now, work.conflict.before or work.before
    return {name: text for name, text in work.mine.items() if now[name] == before[name]}


def differing(page: "Page", work: Work) -> list[tuple[str, str, str]]:
    """What somebody else changed meanwhile: what, theirs, mine.

    Mine is what was written here; where nothing was, only the other one changed it. What only this reader wrote stays
    whatever is chosen.
    """
    t, now, before = page.t, work.conflict.now, work.conflict.before or work.before
    values = correct_state.checked(page, work).values or {}
    lines = []
    for field in correct_state.visible(work):
        theirs, read = now[field.name], before[field.name]
        # A draft may be older than the row under it.
        mine = plain(values.get(field.name, read)) if field.name in work.mine else read
        if theirs != read:
            told = correct_state.words(page, work, field, mine) if mine != read else t("not changed by you")
            lines.append((history_rows.column(field.name, t=t), correct_state.words(page, work, field, theirs), told))
    return lines
