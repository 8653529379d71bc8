"""The form "Log an activity" between runs: what is filled in, kept in the session and as a draft in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from models import Activity
from models.codes import AttendanceBasis, Kind, Organiser, Precision, Status
from models.engine import DatabaseLocked
from outreach.entry import drafts
from outreach.entry.check import Checked, check
from outreach.entry.drafts import Kept
from outreach.entry.form import LISTS, UNDATED, Form, blank, dated, known, of_image
from outreach.entry.requests import Line, of_rows, with_rows
from outreach.entry.requests import known as known_lines
from outreach.entry.save import raised_in
from outreach.importers.messages import Message
from outreach.periods import today
from outreach.queries import entry
from outreach.screen import log_asked, log_line, parts
from outreach.screen.log_words import places, words_of
from outreach.screen.undisturbed import undisturbed
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict

if TYPE_CHECKING:
    from outreach.screen.frame import Page

WORK = "jisr.log"
# What a draft of another version may hold otherwise.
CODES = {
    "kind": {"", *Kind},
    "precision": {UNDATED, *Precision},
    "attendance_basis": set(AttendanceBasis),
    "status": set(Status),
    "organiser": set(Organiser),
}


@dataclass
class Work:
    """One form at work. ``about`` is the key of the activity that it corrects, empty for a new one."""

    about: str
    form: Form
    start: Form
    """The form before anybody wrote in it."""
    before: dict | None = None
    """The image of the row that is corrected, as it was read."""
    kept: Form | None = None
    """What the database has as the draft."""
    own: Kept | None = None
    """Where it has that, and since when."""
    others: tuple[Kept, ...] = ()
    """What further windows of the same person kept about the same, newest first."""
    find: str = ""
    """What is typed into the search for places."""
    pressed: str = ""
    """The button that was pressed, until it is dealt with."""
    tried: bool = False
    """Whether somebody wanted to save it as it was: from then on, what is wrong is said."""
    twins: dict[str, str] = field(default_factory=dict)
    """Keys and titles of twins that are shown: saving again means that it is none of them."""
    errors: Mapping[str, Message] = field(default_factory=dict)
    """What is wrong with it, by field, once somebody wanted to save it."""
    conflict: Conflict | None = None
    refused: bool = False
    """Whether the database refused it in a way that no field is to blame for."""
    lost: bool = False
    """Whether the draft could not be kept just now."""
    saved: dict[str, str] = field(default_factory=dict)
    """Key, title and status of what was saved last, for the confirmation."""
    numbers: tuple[str, ...] = ()
    """The reference numbers that its requests were given."""
    unfolded: bool = False
    """Whether the fold was opened for the reader: it does not close by itself."""
    asked: tuple[str, str] = ("", "")
    """What of the address it began with: place and status."""

    @property
    def begun(self) -> bool:
        """Whether anything would be lost with it."""
        return replace(self.form, token="") != replace(self.start, token="")


def key(name: str) -> str:
    """The name of a widget of the form in the session."""
    return f"{WORK}.{name}"


def at_work() -> Work | None:
    """The form of this session; None where it was saved, and what a callback was told comes too late."""
    return st.session_state.get(WORK)


def begin(page: "Page") -> Work:
    """The form of this address: as it was left, else its draft, else a blank one, or the row that it corrects."""
    about = page.param("key")
    asked = ("", "") if about else log_asked.asked(page, places(page))
    work = st.session_state.get(WORK)
    untouched = work is not None and not work.begun and not work.pressed
    # A row that nobody has touched here is read again: somebody else may have corrected it meanwhile.
    if work is None or work.about != about or (untouched and (about or work.asked != asked)):
        # A draft that comes of another window meanwhile is not taken for this one's.
        again = work is None or work.about != about or not about
        saved = (work.saved, work.numbers) if work is not None and not about else ({}, ())
        # A search is nothing that would be lost, and still under way.
        find = work.find if work is not None and not again else ""
        work = _opened(page, about, asked, again=again)
        work.find = find
        work.saved, work.numbers = saved
        st.session_state[WORK] = work
    keep(page, work)
    return work


def another(page: "Page", work: Work, *, place: str | None = None) -> None:
    """Go on with what another window kept, or without a place with a form that nobody wrote in; what is kept stays."""
    if work.lost:
        # Its words are in the session alone.
        return
    asked = ("", "") if work.about else log_asked.asked(page, places(page))
    st.session_state[WORK] = _opened(page, work.about, asked, again=place is not None, place=place)


def _opened(page: "Page", about: str, asked: tuple[str, str], *, again: bool, place: str | None = None) -> Work:
    """A form as it is opened, ``again`` with what was kept of it: at this place, else what was kept last."""
    before = None
    read: tuple[Line, ...] = ()
    with page.db() as db:
        if about:
            before = snapshot(db, Activity, about) if entry.is_own(db, key=about) else None
            if before is None:
                parts.not_found(page)
            read = of_rows(raised_in(db, about))
        draft = drafts.load(db, viewer=page.viewer, about=about, place=place) if again else None
    anew = log_asked.start(blank(today(page.settings)), asked)
    start = of_row(page, before, requests=read) if before else anew
    found = _of_draft(page, draft[0], read) if draft else start
    return Work(
        about=about,
        form=found,
        start=start,
        before=before,
        kept=draft[0] if draft else None,
        own=draft[1] if draft else None,
        asked=("", "") if draft else asked,
    )


def _of_draft(page: "Page", form: Form, read: tuple[Line, ...]) -> Form:
    """A draft without what is not there any more, and with the requests that came since it was kept."""
    communities = {place.community for place in places(page).values() if place.community}
    lines = known_lines(form.requests, topics=set(words_of(page, "topics")), communities=communities)
    return replace(known(form, allowed(page)), requests=with_rows(lines, read))


def of_row(page: "Page", image: dict, *, requests: tuple[Line, ...] = ()) -> Form:
    """The form of a row that is there."""
    return log_line.begun(page, of_image(image, token=token(image), places=places(page), requests=requests))


def start_again(work: Work, form: Form) -> None:
    """Go on with another form: a blank one, the next, or the last one again."""
    work.form = form
    work.tried, work.twins, work.conflict, work.refused, work.unfolded = False, {}, None, False, False


@undisturbed()
def keep(page: "Page", work: Work) -> None:
    """Keep the draft as it is now, also where another window did away with it; a form that says nothing needs none."""
    wanted = work.form if work.begun else None
    try:
        with page.db() as db:
            there = drafts.there(db, viewer=page.viewer, about=work.about)
            own = drafts.claimed(work.own, there)
            if wanted is None and own:
                drafts.discard(db, viewer=page.viewer, own=own)
                own = None
                db.commit()
            elif wanted is not None and (wanted != work.kept or (own and own not in there)):
                own = drafts.keep(db, wanted, viewer=page.viewer, about=work.about, own=own)
                db.commit()
    except DatabaseLocked:
        # The words are still in the session, and the next change tries again.
        work.lost = True
    else:
        work.kept, work.own, work.lost = wanted, own, False
        work.others = drafts.but(there, own)


def give(name: str, value: object) -> str:
    """Let a widget show ``value``; untouched where it does, so that typing under way is not undone."""
    widget = key(name)
    if widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value
    return widget


def changed(page: "Page", name: str) -> None:
    """Callback: the reader changed a field of the form."""
    work, value = at_work(), st.session_state[key(name)]
    if work is None:
        return
    if name in LISTS:
        value = tuple(value)
    elif isinstance(value, date):
        value = value.isoformat()
    put(work, name, value if name in LISTS else value or "")
    if name in ("day", "precision"):
        work.form = dated(work.form, day=today(page.settings))
    elif name == "status":
        # Chosen now, whatever its date had made of it.
        put(work, "planned_by", "")


def put(work: Work, name: str, value: object) -> None:
    """Fill a field in."""
    work.form = replace(work.form, **{name: value})
    if name in ("kind", "day", "precision", "places"):
        work.twins = {}


def press(button: str) -> None:
    """Callback: a button of the form was pressed; the page deals with it before it draws."""
    if work := at_work():
        work.pressed = button


def checked(page: "Page", work: Work) -> Checked:
    """What the form means, or what is wrong with it."""
    form = log_line.titled(page, work.form, new=not work.about)
    return check(form, places=places(page), day=today(page.settings), before=work.before)


def allowed(page: "Page") -> dict[str, set[str]]:
    """The codes that the form's fields may hold, of what can go away."""
    families = {family: set(words_of(page, family)) for family in entry.FAMILIES}
    families["initiative"].add("")
    return {**CODES, **families, "places": set(places(page))}
