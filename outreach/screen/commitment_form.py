"""The form of a new commitment: what will be done, to whom, by when, and who has to keep it."""

import logging
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from models import Activity
from outreach.acting import NotAllowed, Role
from outreach.entry import commitments as entry
from outreach.entry.commitments import Filled
from outreach.entry.form import Place
from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.fold import fold
from outreach.importers.messages import Message
from outreach.importers.refusals import why
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import commitments
from outreach.screen import may
from outreach.screen.log_words import places, words_of, words_of_places
from outreach.screen.undisturbed import undisturbed
from outreach.writing.images import snapshot
from outreach.writing.problems import WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

ADD = "add"
KEY = "jisr.commitment"
TEXTS, DAYS = ("what", "place", "authority", "made_by"), ("due_on", "made_on")
PRESSED = f"{KEY}.pressed"
SAVED = f"{KEY}.saved"
"""In the session: the key of the commitment that was just written, for its own page to say so."""


def asked(page: "Page") -> bool:
    """Whether the address asks for the form."""
    if page.param("do") == ADD:
        return True
    page.disregard("do", "activity", "like")
    return False


def draw(page: "Page") -> None:
    """The form; leaves for the commitment once it is written."""
    t = page.t
    may.demand(page, Role.EDITOR)
    page.entitle(t("Add a commitment"))
    activity, like = _activity(page), _like(page)
    if activity:
        page.link("activity", t.name(activity, "title"), icon=":material/event:", key=activity["key"])
    kept = Kept(like["key"] if like else "", activity["key"] if activity else "")
    filled = kept.pressed(activity, like)
    if like and like["followed_by"]:
        why_not, label = t("The ministry follows up this report already."), t("Followed up as the ministry's own")
        _without(page, why_not, "commitment", label, icon=":material/forward:", key=like["followed_by"])
        return
    # What was filled in meanwhile is not lost: it stands in the form, with what is wrong.
    if activity and not filled and (reason := entry.not_held(activity, today=today(page.settings))):
        label, again = t("Add a commitment without an activity"), {"do": ADD, "like": like["key"] if like else ""}
        _without(page, reason(t), "commitments", label, icon=":material/add:", **again)
        return
    abroad = {name: place for name, place in places(page).items() if place.country != page.settings.home_country}
    errors = _written(page, filled, abroad) if filled else {}
    if like:
        st.caption(t("What the press reported stays as it is; this is the ministry's own, which can be followed up."))
    with st.form(f"{KEY}.form", border=False, width=820, enter_to_submit=False):
        begins = filled or _begun(page, activity=activity, like=like)
        _fields(page, kept, begins, abroad=abroad, errors=errors)
        st.form_submit_button(t("Save"), type="primary", on_click=kept.press)
    at_fields = [name for name in errors if name in _with_words(activity)]
    for name in errors.keys() - set(at_fields):
        st.caption(f":material/error: {plain(errors[name](t))}")
    if at_fields:
        n = len(at_fields)
        st.caption(t.plural("{n} field above wants another look.", "{n} fields above want another look.", n))
    page.link("commitments", t("Back to the commitments"), icon=":material/close:")


class Kept:
    """The widgets of one form, named after what it is about, so that each begins with its own values."""

    def __init__(self, *about: str) -> None:
        self.about = ".".join(about)

    def key(self, name: str) -> str:
        """What the widget of a field is called in the session."""
        return f"{KEY}.{self.about}.{name}"

    def press(self) -> None:
        """Callback: what the form holds is taken now, before the page begins anew."""
        texts = {name: st.session_state.get(self.key(name)) or "" for name in TEXTS}
        days = {name: st.session_state.get(self.key(name)) for name in DAYS}
        st.session_state[PRESSED] = (self.about, {**texts, **days})

    def pressed(self, activity: Mapping[str, object] | None, like: Mapping[str, object] | None) -> Filled | None:
        """What was filled in, where somebody wants to save it."""
        about, values = st.session_state.pop(PRESSED, (None, {}))
        return Filled(**values, activity=activity, **_followed(like)) if about == self.about else None


def _activity(page: "Page") -> dict | None:
    """The activity in which it was made, as the address has it."""
    key = page.param("activity")
    with page.db() as db:
        found = snapshot(db, Activity, key) if key else None
    if key and found is None:
        page.disregard("activity")
    return found


def _like(page: "Page") -> dict | None:
    """The reported commitment that this one follows up, with its ``sources``, and which one does so already."""
    found = page.ask(commitments.one, key=page.param("like"), day=today(page.settings))
    if found is None or not found.commitment.iloc[0]["of_record"]:
        page.disregard("like")
        return None
    cited = tuple(found.sources.itertuples(index=False, name=None))
    return found.commitment.iloc[0].to_dict() | {"sources": cited, "followed_by": found.followed_by}


def _followed(like: Mapping[str, object] | None) -> dict[str, object]:
    return {"follows": like["key"], "sources": like["sources"]} if like else {}


def _begun(page: "Page", *, activity: dict | None, like: dict | None) -> Filled:
    """What the form begins with: as it was reported, as the activity has it, or today."""
    reported = like or {}
    return Filled(
        what=page.t.name(like, "what") if like else "",
        authority=reported.get("authority") or "",
        made_on=None if activity else today(page.settings),
        made_by=reported.get("made_by") or (activity or {}).get("led_by") or "",
        activity=activity,
        **_followed(like),
    )


def _without(page: "Page", why_not: str, to: str, label: str, *, icon: str, **extra: str) -> None:
    """No form, for a reason; and the way to what can be done instead."""
    with st.container(border=True, key="jisr-empty"):
        st.markdown(f":material/info: {plain(why_not)}")
        page.link(to, label, icon=icon, **extra)
    page.link("commitments", page.t("Back to the commitments"), icon=":material/close:")


def _with_words(activity: Mapping[str, object] | None) -> tuple[str, ...]:
    """The fields under which the form says what is wrong with them; of anything else a line of its own does."""
    made = () if activity and activity["starts"] else ("made_on",)
    return ("what", "due_on", *made, "made_by")


def _fields(
    page: "Page", kept: Kept, begins: Filled, *, abroad: Mapping[str, Place], errors: Mapping[str, Message]
) -> None:
    t, activity = page.t, begins.activity
    what = {"value": begins.what, "height": 90}
    st.text_area(t("What will be done, in one line"), key=kept.key("what"), **what)
    _wrong(page, errors, "what")
    words = words_of_places(page)
    named = sorted(abroad, key=lambda place: fold(words[place]))
    nobody = t("As in the activity") if activity else t("No country named")
    options = {"": nobody, **{place: words[place] for place in named}}
    look = {"placeholder": t("Choose")}
    _one(kept, "place", t("To whom"), options, first=begins.place, **look)
    _day(kept, "due_on", t("By when"), value=begins.due_on)
    _wrong(page, errors, "due_on")
    bodies = {"": t("The ministry itself"), **words_of(page, "authorities")}
    _one(kept, "authority", t("Who has to keep it"), bodies, first=begins.authority, **look)
    if "made_on" not in _with_words(activity):
        day = t.date(date.fromisoformat(str(activity["starts"])), str(activity["precision"]))
        st.caption(plain(t("Promised when the activity was: {day}.", day=day)))
    else:
        _day(kept, "made_on", t("Promised on"), value=begins.made_on)
        _wrong(page, errors, "made_on")
    st.text_input(t("Promised by, in public office"), value=begins.made_by, key=kept.key("made_by"))
    _wrong(page, errors, "made_by")


def _one(kept: Kept, name: str, label: str, words: Mapping[str, str], *, first: str, placeholder: str) -> None:
    options = list(words)
    st.selectbox(
        label,
        options,
        index=options.index(first) if first in words else 0,
        format_func=lambda code: words.get(code, code),
        placeholder=placeholder,
        filter_mode="contains",
        width=420,
        key=kept.key(name),
    )


def _day(kept: Kept, name: str, label: str, *, value: date | None) -> None:
    bounds = {"min_value": FIRST_DAY, "max_value": LAST_DAY, "format": "YYYY-MM-DD", "width": 190}
    st.date_input(label, value=value, key=kept.key(name), **bounds)


def _wrong(page: "Page", errors: Mapping[str, Message], name: str) -> None:
    if name in errors:
        with st.container(key=f"jisr-wrong-{name}"):
            st.caption(f":material/error: {plain(errors[name](page.t))}")


@undisturbed()
def _written(page: "Page", filled: Filled, abroad: Mapping[str, Place]) -> Mapping[str, Message]:
    """Write it and leave for its page; or what is wrong, by field, and "" where no field is to blame."""
    checked = entry.check(filled, places=abroad, today=today(page.settings))
    if checked.values is None:
        return checked.errors
    try:
        with page.db() as db:
            key = entry.add(db, checked.values, viewer=page.viewer, home_country=page.settings.home_country)
            db.commit()
    except (WriteProblem, NotAllowed) as problem:
        log.error("A commitment was not written: %s", type(problem).__name__)
        return {"": why(problem)}
    st.session_state[SAVED] = key
    page.go("commitment", key=key)
