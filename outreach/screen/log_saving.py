"""What the buttons of the form "Log an activity" do, before the page is drawn; nothing is ever half written."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from models import Activity, Request
from outreach.each_row import as_tuples
from outreach.entry import drafts
from outreach.entry.form import REQUESTS, Form, another, blank, repeated
from outreach.entry.requests import of_rows
from outreach.entry.requests import yielding as yielding_lines
from outreach.entry.save import raised_in, save
from outreach.entry.two_forms import COLUMNS, combined, given_up, yielding
from outreach.periods import today
from outreach.queries import entry
from outreach.screen import log_line, log_state, other_drafts
from outreach.screen.log_state import Work
from outreach.screen.undisturbed import again, undisturbed
from outreach.writing.images import plain, snapshot
from outreach.writing.problems import Conflict, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

T = TypeVar("T")
log = logging.getLogger(__name__)

SAVE, ANOTHER, REPEAT, DISCARD, THEIRS, MINE = "save", "another", "repeat", "discard", "theirs", "mine"
AFRESH = "afresh"
Values = tuple[str, object, object]
SAVED = "jisr.saved"
"""In the session: the activity that was just saved (``entry.save.Saved``), for its own page to say so."""


@undisturbed()
def act(page: "Page", work: Work) -> None:
    """Deal with the button that was pressed, if one was. Leaves for the activity once it is saved."""
    button, work.pressed = work.pressed, ""
    if button in (SAVE, ANOTHER):
        _save(page, work, then=button)
    elif button in (MINE, THEIRS) and work.conflict and work.conflict.table == Request.__tablename__:
        _settle(page, work, mine=button == MINE)
    elif button == MINE and work.conflict:
        # What only the other one changed stays as they left it.
        work.form = _on_theirs(page, work, combined)
        work.before = work.conflict.now
        work.start = log_state.of_row(page, work.before, requests=work.start.requests)
        work.conflict = None
        # Twins were asked about before the conflict was found.
        _save(page, work, then=SAVE, asked=True)
    elif button == THEIRS and work.conflict:
        _yield(page, work)
    elif button == REPEAT:
        _repeat(page, work)
    elif button == DISCARD:
        _forget(page, work)
        del st.session_state[log_state.WORK]
        if work.about:
            page.go("activity", key=work.about)
        # What another window kept is offered, and not put in its place.
        work.lost = False
        log_state.another(page, work)
        again()
    elif button == AFRESH:
        log_state.another(page, work)
        again()
    elif (place := other_drafts.chosen(button)) is not None:
        log_state.another(page, work, place=place)
        again()
    work.errors = log_state.checked(page, work).errors if work.tried else {}


def _save(page: "Page", work: Work, *, then: str, asked: bool = False) -> None:
    work.tried, work.refused = True, False
    found = log_state.checked(page, work)
    values = found.values
    if values is None:
        return
    twins = {} if asked else _twins(page, work, values)
    if set(twins) - set(work.twins):
        work.twins = twins
        return
    raised = found.raised.but(work.start.requests)
    kept = {"about": work.about, "token": work.form.token, "raised": raised, "draft": work.own}
    try:
        with page.db() as db:
            saved = save(db, values, **kept, viewer=page.viewer, home_country=page.settings.home_country)
            db.commit()
    except Conflict as conflict:
        work.conflict = conflict
        return
    except WriteProblem as problem:
        # What it refused is named by table and key, never by the words themselves.
        log.error("An activity was not written: %s of %s", type(problem).__name__, getattr(problem, "table", "it"))
        work.refused = True
        return
    work.kept = work.own = None
    if then == ANOTHER:
        work.saved = {"key": saved.key, "title": page.t.name(values, "title"), "status": str(values["status"])}
        work.numbers = saved.numbers
        work.start = another(work.form)
        log_state.start_again(work, work.start)
        return
    del st.session_state[log_state.WORK]
    st.session_state[SAVED] = saved
    page.go("activity", key=saved.key)


def _yield(page: "Page", work: Work) -> None:
    """Go on from the activity as somebody else left it: what only this reader wrote stays in the form and the draft."""
    form = _on_theirs(page, work, yielding)
    with page.db() as db:
        now = of_rows(raised_in(db, work.about))
    form = replace(form, requests=yielding_lines(form.requests, read=work.start.requests, now=now))
    work.before = work.conflict.now
    work.start = log_state.of_row(page, work.before, requests=now)
    log_state.start_again(work, form)
    log_state.keep(page, work)


def _settle(page: "Page", work: Work, *, mine: bool) -> None:
    """End a conflict over a request: with the line as it was written here, which is then saved, or as it is there."""
    conflict, work.conflict = work.conflict, None
    now = of_rows([conflict.now])[0] if conflict.now else None
    lines = []
    for line in work.form.requests:
        if line.key != conflict.key:
            lines.append(line)
        elif mine:
            # What was deleted keeps its number to itself.
            lines.append(replace(line, key=now.key if now else "", token=now.token if now else ""))
        elif now:
            lines.append(now)
    log_state.put(work, REQUESTS, tuple(lines))
    if mine:
        _save(page, work, then=SAVE, asked=True)
    elif now:
        read = (line for line in work.start.requests if line.key != now.key)
        work.start = replace(work.start, requests=(*read, now))


def _twins(page: "Page", work: Work, values: dict) -> dict[str, str]:
    same = {name: values[name] for name in ("kind", "starts", "precision", "communities", "countries")}
    # Whoever corrects something else was asked before, or inherits the answer.
    settled = work.before is not None and all(work.before[name] == plain(value) for name, value in same.items())
    if values["starts"] is None or settled:
        return {}
    with page.db() as db:
        found = entry.twins(db, **same, but=work.about)
    return {row.key: page.t.name(row, "title") for row in as_tuples(found)}


def _repeat(page: "Page", work: Work) -> None:
    """The last activity that this person logged, with today's date; nothing where it is gone by now."""
    with page.db() as db:
        key = entry.last_logged(db, by=page.viewer.name)
        image = snapshot(db, Activity, key) if key else None
    if image is not None:
        log_state.start_again(work, repeated(log_state.of_row(page, image), day=today(page.settings)))
        work.start = blank(today(page.settings))
        log_state.keep(page, work)


def _forget(page: "Page", work: Work) -> None:
    with page.db() as db:
        drafts.discard(db, viewer=page.viewer, own=work.own)
        db.commit()
    work.kept = work.own = None


def _on_theirs(page: "Page", work: Work, how: Callable[..., T]) -> T:
    """What ``how``, of ``two_forms``, makes of the form as it was written here and the row as somebody else left it."""
    found = work.conflict
    # A draft may be older than what this page read.
    read, now = (log_state.of_row(page, image) for image in (found.before or work.before, found.now))
    return how(work.form, read=read, now=now)


def differing(page: "Page", work: Work) -> tuple[list[Values], list[Values]]:
    """What somebody else changed meanwhile, in columns as an image has them: where both did, and what they did alone.

    Of both it is ``column, theirs, mine``; of what they changed alone, which stays whatever is chosen, it is ``column,
    now, before``. What goes along with what both did is among it: whoever takes theirs gives it up.
    """
    read, now = work.conflict.before or work.before, work.conflict.now
    written = _meant(page, work, work.form, read)
    # None where the two do not go together, as an attendance and that it was cancelled.
    whole = _meant(page, work, _on_theirs(page, work, combined), now)
    up = {column for name in _on_theirs(page, work, given_up) for column in COLUMNS.get(name, (name,))}
    both, alone = [], []
    for name, mine in (whole or written or {}).items():
        if read[name] == now[name] and (name not in up or mine == now[name]):
            continue
        # A line that follows from kind and places, nobody wrote.
        follows = name in log_line.TITLES and getattr(work.form, name) in work.form.unwritten
        apart = whole is not None and mine != now[name]
        if not follows and (apart or (written and written[name] != read[name])):
            both.append((name, now[name], mine))
        elif not (follows and apart):
            alone.append((name, now[name], read[name]))
    return both, alone


def _meant(page: "Page", work: Work, form: Form, before: dict) -> dict[str, object] | None:
    """What a form means as a correction of ``before``, as an image has it; None where something is wrong."""
    values = log_state.checked(page, replace(work, form=form, before=before)).values
    return values and {name: value if isinstance(value, list) else plain(value) for name, value in values.items()}
