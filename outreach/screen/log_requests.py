"""The requests in the form "Log an activity": one line each, and what is said where somebody else was quicker."""

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import RequestKind
from outreach.entry.form import REQUESTS
from outreach.entry.requests import Line, community_of
from outreach.i18n import mark
from outreach.plain import plain
from outreach.screen import conflict
from outreach.screen.log_field import wrong
from outreach.screen.log_state import Work, at_work, give, key, press, put
from outreach.screen.log_words import communities, places, words_of
from outreach.visible import visible
from outreach.wording import history_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

COMPARED = ("kind", "summary", "topic", "community", "contact")


def draw(page: "Page", work: Work) -> None:
    """A line for each request, and the way to the next one."""
    t = page.t
    with st.container(gap="small", key="jisr-log-requests"):
        if work.form.requests:
            st.markdown(f"**{t('Requests raised')}**")
            for number, line in enumerate(work.form.requests):
                _line(page, work, number, line)
        st.button(t("Add a request"), key=key("request.add"), icon=":material/add:", on_click=_more)


def _line(page: "Page", work: Work, number: int, line: Line) -> None:
    t = page.t
    with st.container(gap="xsmall", key=f"jisr-log-request-{number}"):
        if line.gone:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(plain(t("{number} is deleted once you save.", number=t.isolate(line.key))))
                keep = {"key": key(f"request.{number}.keep"), "type": "tertiary", "icon": ":material/undo:"}
                st.button(t("Keep it"), on_click=_put, args=(number, "gone", False), **keep)
            return
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(
                plain(t("{number}: what was asked, in one line", number=t.isolate(line.key)))
                if line.key
                else t("What was asked, in one line"),
                live="500ms",
                **_kept(number, "summary", line.summary),
            )
            st.button(
                t("Take off"),
                key=key(f"request.{number}.off"),
                icon=":material/close:",
                type="tertiary",
                on_click=_off,
                args=(number,),
            )
        wrong(page, work, f"request-{number}-summary")
        _rest(page, work, number, line)
        wrong(page, work, f"request-{number}-kind")
        st.text_input(
            t("How to reach the one who asked"),
            live="500ms",
            **_kept(number, "contact", line.contact),
        )
        wrong(page, work, f"request-{number}-contact")


def _rest(page: "Page", work: Work, number: int, line: Line) -> None:
    """What kind of request it is, what about and whose."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            t("What it is"),
            [kind.value for kind in RequestKind],
            format_func=lambda code: t.label(code, "request_kind"),
            **_kept(number, "kind", line.kind or None),
        )
        topics = words_of(page, "topics")
        _one(page, number, "topic", t("Topic"), topics, line.topic, width=155)
        met = [places(page)[place].community for place in work.form.places]
        met = [community for community in met if community]
        names = communities(page)
        ordered = {one: names[one] for one in (*met, *names) if one in names}
        _one(page, number, "community", t("Community"), ordered, community_of(line, set(met)), width=189)


def _one(page: "Page", number: int, name: str, label: str, words: dict[str, str], value: str, *, width: int) -> None:
    words = {"": page.t("Not stated"), **words}
    with st.container(width=width):
        st.selectbox(
            label,
            list(words),
            format_func=lambda code: words.get(code, code),
            placeholder=page.t("Choose"),
            filter_mode="contains",
            **_kept(number, name, value if value in words else ""),
        )


def _kept(number: int, name: str, value: object) -> dict[str, object]:
    widget = give(f"request.{number}.{name}", value)
    return {"key": widget, "on_change": _changed, "args": (number, name)}


def _changed(number: int, name: str) -> None:
    _put(number, name, st.session_state[key(f"request.{number}.{name}")] or "")


def _put(number: int, name: str, value: object) -> None:
    work = at_work()
    # What comes too late may be about a line that was taken off.
    if work and number < len(work.form.requests):
        lines = list(work.form.requests)
        lines[number] = replace(lines[number], **{name: value})
        put(work, REQUESTS, tuple(lines))


def _more() -> None:
    """The next empty line; one that still stands empty is enough."""
    work = at_work()
    if work and (not work.form.requests or work.form.requests[-1].says_something):
        put(work, REQUESTS, (*work.form.requests, Line()))


def _off(number: int) -> None:
    """Take a line off; one that has a row is deleted with the next saving, and says so until then."""
    work = at_work()
    lines = work.form.requests if work else ()
    if number < len(lines) and lines[number].key:
        _put(number, "gone", True)
    elif work:
        put(work, REQUESTS, (*lines[:number], *lines[number + 1 :]))


def quicker(page: "Page", work: Work) -> None:
    """Somebody else changed or deleted a request meanwhile: who, what differs, and the choice."""
    t, found = page.t, work.conflict
    line = next((line for line in work.form.requests if line.key == found.key), Line())
    st.markdown(f"**{plain(t.isolate(found.key))}**")
    if found.now is None:
        conflict.deleted(page, found, mark("{who} deleted this request on {moment}. Yours can be kept as a new one."))
        with st.container(horizontal=True, gap="small"):
            st.button(t("Leave it deleted"), key=key(conflict.THEIRS), on_click=press, args=(conflict.THEIRS,))
            st.button(t("Keep mine"), key=key(conflict.MINE), on_click=press, args=(conflict.MINE,))
        return
    note = t("You were about to delete it.") if line.gone else ""
    changed = mark("{who} changed this request on {moment}, while you were writing.")
    lines = _differing(page, found.now, line)
    conflict.draw(page, found, text=changed, lines=lines, form="log", press=press, note=note)


def _differing(page: "Page", now: dict, line: Line) -> list[conflict.Line]:
    t = page.t
    names = {"topic": words_of(page, "topics"), "community": communities(page)}
    rows = []
    for name in COMPARED:
        both = [now[name] or "", "" if line.gone else visible(getattr(line, name))]
        if both[0] != both[1]:
            said = [names.get(name, {}).get(one, one) for one in both]
            said = [history_rows.value(one, column=name, table="request", t=t) for one in said]
            rows.append((history_rows.column(name, t=t), *said))
    return rows
