"""The form of the page "Correct rows" between runs: one row of one table as it was read, and what was written since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from models.engine import DatabaseLocked
from outreach.each_row import as_dicts
from outreach.entry import drafts, row_check, row_drafts
from outreach.entry.check import Checked
from outreach.entry.drafts import Kept
from outreach.entry.fields import MERGED, Field, fields
from outreach.entry.row_check import YES
from outreach.importers.messages import Message
from outreach.periods import today
from outreach.queries import own_rows
from outreach.screen.undisturbed import undisturbed
from outreach.wording import row_words
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict
from outreach.writing.shapes import RUN, SHAPES, Shape

if TYPE_CHECKING:
    from outreach.screen.frame import Page

WORK = "jisr.correct"
TURN = "jisr.correct.turn"
"""In the session: how often a form began with other values than the one before; its widgets are named after that.

A widget that is given its value by its name keeps it after it was last drawn, and would be drawn empty the next time.
"""


@dataclass
class Work:
    """One form at work. ``key`` is of the row that it corrects, empty for a new one."""

    table: str
    key: str
    form: dict[str, str]
    start: dict[str, str]
    """The form before anybody wrote in it."""
    before: dict | None = None
    """The image of the row, as it was read."""
    of_record: bool = False
    """Whether the row is the public record's, and stays as it is."""
    pressed: str = ""
    """The button that was pressed, until it is dealt with."""
    tried: bool = False
    """Whether somebody wanted to save it as it was: from then on, what is wrong is said."""
    errors: Mapping[str, Message] = field(default_factory=dict)
    """What is wrong with it, by field."""
    refused: Callable[..., str] | None = None
    """Why it was not written, where no field is to blame."""
    conflict: Conflict | None = None
    turn: int = 0
    read: str = ""
    """The token of the row as a draft that was found again had read it; empty where ``before`` is what was read."""
    kept: tuple[dict[str, str], str] | None = None
    """What the database has as the draft, and the token of the row that it had read."""
    own: Kept | None = None
    """Where it has that, and since when."""
    others: tuple[Kept, ...] = ()
    """What further windows of the same person kept of the same row, newest first."""
    lost: bool = False
    """Whether the draft could not be kept just now."""

    @property
    def shape(self) -> Shape:
        """How the table's rows are written down."""
        return SHAPES[self.table]

    @property
    def token(self) -> str:
        """Of the row as it was read."""
        return self.read or (token(self.before) if self.before else "")

    @property
    def mine(self) -> dict[str, str]:
        """What was written since the row was read."""
        return row_check.changes(self.form, self.start)

    def merges(self, doing: str) -> bool:
        """Whether the address asks to make this row one with another, and that can be."""
        return doing == "merge" and self.table in MERGED and bool(self.key) and not self.of_record


def begin(page: "Page", *, table: str, key: str) -> Work | None:
    """The form of this address, as it was left where it was; None where there is no such row."""
    work = st.session_state.get(WORK)
    same = work is not None and (work.table, work.key) == (table, key)
    if same:
        keep(page, work)
    # A row that nobody has touched here is read again: somebody else may have corrected it meanwhile.
    if same and (not key or work.mine or work.pressed or work.conflict or work.lost):
        return work
    shape = SHAPES[table]
    if not key:
        work = Work(table, key, row_check.blank(shape), row_check.blank(shape))
    else:
        with page.db() as db:
            before = snapshot(db, shape.table, key)
            if before is None:
                st.session_state.pop(WORK, None)
                return None
            record = own_rows.of_record(db, run=before[RUN])
        form = row_check.typed(shape, before)
        work = Work(table, key, form, dict(form), before=before, of_record=record)
    if same:
        # A draft that comes of another window meanwhile is not taken for this one's.
        work.others = st.session_state[WORK].others
    elif not work.of_record:
        _found_again(page, work)
        keep(page, work)
    if same and (old := st.session_state[WORK]).start == work.start and not old.mine:
        work.turn = old.turn
    else:
        work.turn = _next_turn()
    st.session_state[WORK] = work
    return work


def _found_again(page: "Page", work: Work, *, place: str | None = None) -> None:
    """What was written here before a reload, or at ``place``; of a row that somebody changed since, saving says so."""
    with page.db() as db:
        draft = row_drafts.load(db, work.shape, work.key, viewer=page.viewer, place=place)
    if draft:
        work.form = work.start | draft.form
        work.read, work.kept, work.own = draft.token, (draft.form, draft.token), draft.own


def another(page: "Page", work: Work, *, place: str) -> None:
    """Go on with what another window kept; what is kept here stays."""
    if not work.lost:
        afresh(work)
        _found_again(page, work, place=place)


def afresh(work: Work) -> None:
    """Go on with the row as it was read, and without a draft."""
    work.form, work.read = dict(work.start), ""
    work.kept = work.own = None
    work.turn = _next_turn()
    work.conflict, work.refused, work.errors, work.tried = None, None, {}, False


@undisturbed()
def keep(page: "Page", work: Work) -> None:
    """Keep the draft as it is now, also where another window did away with it; a form that says nothing needs none."""
    mine = work.mine
    wanted = (mine, work.token) if mine else None
    try:
        with page.db() as db:
            there = row_drafts.there(db, work.shape, work.key, viewer=page.viewer)
            own = drafts.claimed(work.own, there)
            if wanted and (wanted != work.kept or (own and own not in there)):
                own = row_drafts.keep(db, work.shape, work.key, mine, token=work.token, viewer=page.viewer, own=own)
                db.commit()
            elif own and not wanted:
                drafts.discard(db, viewer=page.viewer, own=own)
                own = None
                db.commit()
    except DatabaseLocked:
        # The words are still in the session, and the next change tries again.
        work.lost = True
    else:
        work.kept, work.own, work.lost = wanted, own, False
        work.others = drafts.but(there, own)


def _next_turn() -> int:
    turn = st.session_state.get(TURN, -1) + 1
    st.session_state[TURN] = turn
    return turn


def go_on(work: Work, image: dict, *, keep: Mapping[str, str] | None = None) -> None:
    """Go on from the row as it is now; ``keep`` is what stays written in the form."""
    work.before, work.read = image, ""
    work.start = row_check.typed(work.shape, image)
    work.form = work.start | dict(keep or {})
    work.turn = _next_turn()
    work.conflict, work.refused, work.errors, work.tried = None, None, {}, False


def forget() -> None:
    """Begin anew with whatever comes next."""
    st.session_state.pop(WORK, None)


def at_work() -> Work | None:
    """The form of this session; None where it was saved, and what a callback was told comes too late."""
    return st.session_state.get(WORK)


def press(button: str) -> None:
    """Callback: a button of the form was pressed; the page deals with it before it draws."""
    if work := at_work():
        work.pressed = button


def checked(page: "Page", work: Work) -> Checked:
    """What the form means, or what is wrong with it."""
    where = {"home_country": page.settings.home_country, "day": today(page.settings)}
    return row_check.check(work.shape, work.form, before=work.before, **where)


def widget_of(work: Work, name: str) -> str:
    """What the widget of a field is called in the session."""
    return f"{WORK}.{work.table}.{name}" + (f".{work.turn}" if work.turn else "")


def changed(name: str, widget: str) -> None:
    """Callback: the reader changed a field of the form."""
    value = st.session_state[widget]
    if isinstance(value, bool):
        value = YES if value else ""
    elif isinstance(value, date):
        value = value.isoformat()
    put(name, value or "")


def put(name: str, value: str) -> None:
    """Fill a field in."""
    if work := at_work():
        work.form = work.form | {name: value}
        work.errors = {column: why for column, why in work.errors.items() if column != name}
        work.refused = None


def visible(work: Work) -> tuple[Field, ...]:
    """The fields of the form."""
    return fields(work.shape)


def names(page: "Page", table: str, *keys: object) -> dict[str, str]:
    """Rows that are referred to, by their names."""
    wanted = tuple(sorted({str(key) for key in keys if key}))
    found = as_dicts(page.ask(own_rows.named, table=table, keys=wanted)) if wanted else []
    return {row["key"]: row_words.name(row, table=table, t=page.t) for row in found}


def words(page: "Page", work: Work, of: Field, value: object) -> str:
    """What a field holds, in words."""
    known = names(page, of.to, value) if of.to else {}
    return row_words.value(value, column=of.name, family=of.family, names=known, table=work.table, t=page.t)
