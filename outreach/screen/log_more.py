"""The rest of the form "Log an activity": the fold, what is said after saving, and the buttons."""

from typing import TYPE_CHECKING

import streamlit as st

from models import Request
from models.codes import AttendanceBasis, Organiser, Status
from outreach.entry.cited import SOURCES
from outreach.entry.numbers import whole
from outreach.i18n import mark
from outreach.plain import plain
from outreach.queries import entry
from outreach.screen import conflict, log_requests, log_title, other_drafts, own_activity, request_blocks, trouble
from outreach.screen.log_blocks import CITED, ONE_OF, may_be_to_come
from outreach.screen.log_field import field
from outreach.screen.log_saving import AFRESH, ANOTHER, DISCARD, REPEAT, SAVE, differing
from outreach.screen.log_state import Work, press
from outreach.screen.log_words import places, words_of, words_of_places
from outreach.wording import activity_words, history_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

# Announced and not reported is what the press leaves open; whoever logs an activity knows.
STATES = (Status.HELD.value, Status.PLANNED.value, Status.CANCELLED.value)
FOLDED = ("cancelled_because", "minutes", "women", "men", "led_by", SOURCES, "notes")


def rest(page: "Page", work: Work) -> None:
    """The fold: what may be known beside the five, and may be left out."""
    t, form = page.t, work.form
    # What is wrong, or was written into it before, is not hidden; nor the line, where it is in the other language
    # alone, nor the state where the date leads to it.
    wanted = any(name in work.errors for name in FOLDED) or bool(work.about or log_title.elsewhere(page, work))
    work.unfolded = work.unfolded or wanted or form.status != Status.HELD or may_be_to_come(page, work)
    # By its name: what is said above it moves it, and nothing closes it in a reader's hands.
    more = st.expander(
        t("More, where it is known"), expanded=work.unfolded, icon=":material/more_horiz:", key="jisr-log-more"
    )
    with more:
        states = (*STATES, *((form.status,) if form.status not in STATES else ()))
        words = {code: t.label(code, "status") for code in states}
        field(
            page, work, "status", t("Status"), ONE_OF, form.status, options=list(words), format_func=words.__getitem__
        )
        if form.status == Status.CANCELLED:
            _line(page, work, "cancelled_because", t("Why it was called off"))
        with st.container(horizontal=True, gap="small", key="jisr-log-numbers"):
            _number(page, work, "minutes", t("Minutes"))
            if form.attendance_basis != AttendanceBasis.NOT_COLLECTED:
                _number(page, work, "women", t("Women"), live="500ms")
                _number(page, work, "men", t("Men"), live="500ms")
        _of_them(page, work)
        organisers = {code.value: t.label(code, "organiser") for code in Organiser}
        _one(page, work, "organiser", t("Organiser"), organisers)
        _line(page, work, "led_by", t("Led by"))
        initiatives = {"": t("None"), **words_of(page, "initiative")}
        _one(page, work, "initiative", t("Initiative"), initiatives)
        for name, label in (
            ("topics", t("Topics")),
            ("authorities", t("Authorities present, tasked or patron")),
            ("entities", t("Entities")),
        ):
            _many(page, work, name, label)
        log_title.others(page, work)
        field(page, work, SOURCES, t("Sources"), st.text_area, form.sources, help=t(CITED), height=80)
        field(page, work, "notes", t("Notes"), st.text_area, form.notes, height=110)


def _line(page: "Page", work: Work, name: str, label: str) -> None:
    options = {"live": "500ms"}
    field(page, work, name, label, st.text_input, getattr(work.form, name), **options)


def _number(page: "Page", work: Work, name: str, label: str, **options: object) -> None:
    with st.container(width=150, gap="xxsmall"):
        field(page, work, name, label, st.text_input, getattr(work.form, name), **options)


def _of_them(page: "Page", work: Work) -> None:
    """What women and men leave open of those present, as the activity's page will say it."""
    form = work.form
    try:
        people, women, men = map(whole, (form.attendance, form.women, form.men))
    except ValueError:
        return
    known = form.attendance_basis != AttendanceBasis.NOT_COLLECTED and people is not None
    # More than were there is said as what is wrong, once it is saved.
    if known and (women or 0) + (men or 0) <= people:
        words = activity_words.of_them(people, women=women, men=men, t=page.t)
        if words:
            st.caption(plain(words))


def _one(page: "Page", work: Work, name: str, label: str, words: dict[str, str]) -> None:
    options = {"options": list(words), "format_func": lambda code: words.get(code, code), "filter_mode": "contains"}
    emptied = {"placeholder": page.t("Choose")}
    field(page, work, name, label, st.selectbox, getattr(work.form, name), **options, **emptied)


def _many(page: "Page", work: Work, name: str, label: str) -> None:
    words = words_of(page, name)
    if words:
        options = {"options": list(words), "format_func": lambda code: words.get(code, code), "filter_mode": "contains"}
        chosen = list(getattr(work.form, name))
        more = {"placeholder": page.t("None"), "select_all": False}
        field(page, work, name, label, st.multiselect, chosen, **options, **more)


def said(page: "Page", work: Work) -> None:
    """Above the form: what was saved just now, or that a draft is kept."""
    t = page.t
    if work.saved:
        with st.container(border=True, key="jisr-log-saved"):
            words = t("Saved as planned.") if work.saved["status"] == Status.PLANNED else t("Saved.")
            st.markdown(f"**{words}**")
            page.link("activity", work.saved["title"], icon=":material/check_circle:", key=work.saved["key"])
            request_blocks.numbered(page, work.numbers)
    if work.about:
        with st.container(horizontal=True, gap="small", key="jisr-log-about"):
            page.link("activity", t.name(work.before, "title"), icon=":material/event:", key=work.about)
            own_activity.history(page, work.about)
    if work.lost:
        trouble.not_kept(t)


def warned(page: "Page", work: Work) -> None:
    """Under the form: twins, a conflict, what the database refused; each with the way on."""
    t = page.t
    if work.twins and not work.conflict:
        with st.container(border=True, key="jisr-log-twins"):
            st.markdown(plain(t("On record already, of the same kind, community and date. Is it the same activity?")))
            for twin, title in work.twins.items():
                page.link("activity", title, icon=":material/event:", key=twin)
    if work.refused:
        st.caption(t("It could not be saved: what it refers to has changed meanwhile. Load the page again."))
    if work.conflict:
        _conflict(page, work)


def _conflict(page: "Page", work: Work) -> None:
    t, found = page.t, work.conflict
    with st.container(border=True, key="jisr-log-conflict"):
        if found.table == Request.__tablename__:
            log_requests.quicker(page, work)
            return
        if found.now is None:
            gone = mark("{who} deleted this activity on {moment}. Your words are still here, as a draft.")
            conflict.deleted(page, found, gone)
            page.link("activity", t("See what was deleted"), icon=":material/event:", key=work.about)
            return
        both, alone = differing(page, work)
        lines = [
            (history_rows.column(name, t=t), _value(page, theirs, name), _value(page, mine, name))
            for name, theirs, mine in both
        ]
        for name, now, before in alone:
            told = t("not changed by you; before: {value}", value=_value(page, before, name))
            lines.append((history_rows.column(name, t=t), _value(page, now, name), told))
        changed = mark("{who} changed this activity on {moment}, while you were writing.")
        conflict.draw(page, found, text=changed, lines=lines, form="log", press=press, note=t(conflict.STAYS))


def _value(page: "Page", found: object, column: str) -> str:
    """A value of an activity as people read it: those that are named by key, by their names."""
    names: dict[str, str] = {}
    if column == "communities":
        words = words_of_places(page)
        names = {place.community: words[name] for name, place in places(page).items() if place.community}
    elif column in entry.FAMILIES:
        names = words_of(page, column)
    if isinstance(found, list) and column != SOURCES:
        found = [names.get(one, one) for one in found]
    elif isinstance(found, str):
        found = names.get(found, found)
    return history_rows.value(found, column=column, table="activity", t=page.t)


def buttons(page: "Page", work: Work) -> None:
    """Save and its kin; the draft, when it was kept, and the way to be rid of it."""
    t = page.t
    if work.errors:
        number = len(work.errors)
        st.caption(t.plural("{n} field above wants another look.", "{n} fields above want another look.", number))
    with st.container(horizontal=True, gap="small", key="jisr-log-buttons"):
        label = t("Save all the same") if work.twins else t("Save")
        st.button(
            label, key="jisr.log.save", type="primary", on_click=press, args=(SAVE,), disabled=bool(work.conflict)
        )
        if not work.about:
            st.button(t("Save and add another"), key="jisr.log.another", on_click=press, args=(ANOTHER,))
            if not work.begun and _has_logged(page):
                st.button(t("Repeat last"), key="jisr.log.repeat", on_click=press, args=(REPEAT,))
        if work.begun:
            st.button(t("Discard"), key="jisr.log.discard", type="tertiary", on_click=press, args=(DISCARD,))
    if work.own:
        other_drafts.kept(page, work.own)
        if work.own.found and not work.about:
            st.button(
                t("Begin another activity; this draft stays"), key="jisr.log.afresh", on_click=press, args=(AFRESH,)
            )
    other_drafts.draw(page, work.others, form="log", press=press)


def _has_logged(page: "Page") -> bool:
    with page.db() as db:
        return entry.last_logged(db, by=page.viewer.name) is not None
