"""What the page of one request is made of: how it stands, who held it, and the steps that were taken."""

from datetime import datetime
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models import Request
from models.codes import Holder
from outreach.each_row import as_dicts
from outreach.i18n import Translator, mark
from outreach.plain import plain
from outreach.queries.request_columns import acknowledged
from outreach.queries.request_whole import Whole
from outreach.screen import left_over, parts, taking_back
from outreach.screen.activity_blocks import fact, written
from outreach.wording import request_rows, request_words
from outreach.wording.request_words import DONE, LOOKS
from outreach.wording.written import is_web

if TYPE_CHECKING:
    from outreach.screen.frame import Page

WORDS = ("reason", "answer", "evidence")


def deleted(page: "Page", key: str, *, left: left_over.Lines) -> None:
    """A request that was deleted: by whom, and for those who may, the way to take that back. Else draws nothing."""
    text = mark("{who} deleted this request on {moment}.")
    taking_back.deleted(page, table=Request.__tablename__, key=key, text=text, left=left)


def standing(page: "Page", whole: Whole) -> None:
    """State, deadline in word, sign and colour, who holds it now, and both clocks."""
    t, life = page.t, whole.life
    with fact(t("State")):
        state = t.label(life.state, family="request_state")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-request-state"):
            st.markdown(f"**{plain(state)}**", width="content")
            badge(page, whole)
        if whole.escalated:
            words = request_words.escalated(whole.escalated.missed, day=t.date(whole.escalated.on), t=t)
            st.markdown(f":material/priority_high: {plain(words)}")
    with fact(t("Held by")):
        if life.holder is Holder.AUTHORITY and whole.row["authority"]:
            name = t.name(whole.row, "authority")
            page.link("authority", name, icon=":material/account_balance:", key=whole.row["authority"])
        else:
            st.markdown(plain(t.label(life.holder, family="holder")))
    with fact(t("Answer")):
        st.markdown(plain(request_words.clock(life.now.answer, t=t)))
        for each in life.now.extensions:
            st.caption(plain(request_words.extended(each.days, t.date(each.on), t=t)))
    with fact(t("Acknowledgement")):
        st.markdown(plain(request_words.clock(life.now.acknowledgement, t=t)))
    if whole.missing is not None:
        st.caption(plain(whole.missing(t)))


def badge(page: "Page", whole: Whole) -> None:
    """How the deadline stands: of what is open its light, else how the answer came."""
    t, life = page.t, whole.life
    if not life.is_open:
        late = life.now.answer.breached
        look = LOOKS["red"] if late else DONE
        st.badge(t("Answered late") if late else t("Answered on time"), icon=look.icon, color=look.colour)
        return
    answer = life.now.answer
    light, words = request_words.waiting(
        light=life.now.light.value,
        answer_light=answer.light.value,
        late_days=max(0, -answer.left),
        told=acknowledged(life.now),
        paused=answer.paused,
        t=t,
    )
    st.badge(words, icon=LOOKS[light].icon, color=LOOKS[light].colour)


def held(page: "Page", whole: Whole, names: dict[int, str]) -> None:
    """How long each of the three held it, over all rounds, and from when to when."""
    t, life = page.t, whole.life
    days = {holder: life.held(holder) for holder in (Holder.MINISTRY, Holder.AUTHORITY, Holder.CITIZEN)}
    with fact(t("Who held it how long")):
        words = [
            t.plural("{who}: {n} working day", "{who}: {n} working days", number, who=t.label(holder, family="holder"))
            for holder, number in days.items()
        ]
        st.markdown(plain(" · ".join(words)))
        turns = pd.DataFrame({
            "who": [names.get(turn.authority) or t.label(turn.holder, family="holder") for turn in life.turns],
            "first": [t.date(turn.first) for turn in life.turns],
            "last": [t.date(turn.last) if turn.last else t("until now") for turn in life.turns],
            "days": [turn.days for turn in life.turns],
        })  # fmt: skip
        if len(turns) > 1:
            columns = {"who": t("Held by"), "first": t("From"), "last": t("To"), "days": t("Working days")}
            alt = t("Who held it, from when to when")
            parts.table(page, key="request.turns", frame=turns, columns=columns, alt=alt)
        if len(life.rounds) > 1:
            again = len(life.rounds) - 1
            st.caption(plain(t.plural("It was reopened once.", "It was reopened {n} times.", again)))


def history(page: "Page", whole: Whole, *, words: bool) -> None:
    """The steps in their order, the newest last: what, when, who wrote it down, and for some why."""
    t = page.t
    with fact(t("Steps")), st.container(gap="small", key="jisr-request-steps"):
        logged = _by(*whole.logged, t=t) if whole.logged else ""
        _step(page, t("Received"), day=t.date(whole.row["raised_on"]), by=logged)
        for row in as_dicts(whole.steps):
            said = t.label(row["step"], family="step")
            if row["authority"]:
                said = t("{step}: {authority}", step=said, authority=t.name(row, "authority"))
            if row["days"]:
                more = t.plural("{n} more working day", "{n} more working days", row["days"])
                said = t("{step}: {authority}", step=said, authority=more)
            by = _by(row["by"], row["at"], t=t)
            _step(page, said, day=t.date(row["on_day"]), by=by, void=row["void"])
            if words:
                _words(page, row)
        if not words and len(whole.steps):
            st.caption(t("Reasons, answers and evidence are shown to those who work on it."))


def _by(who: str, at: datetime, *, t: Translator) -> str:
    return t("written down by {who} on {moment}", who=t.isolate(who), moment=t.datetime(at))


def _step(page: "Page", said: str, *, day: str, by: str = "", void: bool = False) -> None:
    t = page.t
    text = t("{day}: {step}", day=day, step=said)
    with st.container(gap="xxsmall"):
        gone = t("taken back")
        st.markdown(f"~~{plain(text)}~~ · {plain(gone)}" if void else f"**{plain(text)}**")
        if by:
            st.caption(plain(by))


def _words(page: "Page", row: dict) -> None:
    t = page.t
    for name in WORDS:
        if not row[name]:
            continue
        if name == "evidence" and is_web(row[name]):
            st.link_button(t("Evidence"), row[name], icon=":material/open_in_new:", type="tertiary")
        else:
            heading = {"reason": t("Reason"), "answer": t("Answer"), "evidence": t("Evidence")}[name]
            st.caption(plain(heading))
            written(row[name], t=t)


def asked(page: "Page", whole: Whole, *, words: bool) -> None:
    """What was asked, of which kind, about what, by whose people, and where."""
    t, row = page.t, whole.row
    with fact(t("What was asked")):
        if words:
            written(row["summary"], t=t)
            if row["contact"]:
                st.caption(plain(t("How to reach the one who asked")))
                st.markdown(plain(row["contact"]))
        else:
            st.caption(t("What was asked, word for word, is shown to those who work on it."))
    with fact(t("Kind")):
        kind = t.label(row["request_kind"], family="request_kind")
        st.markdown(plain(" · ".join([kind, *([t.name(row, "topic")] if row["topic"] else [])])))
    with fact(t("Community")):
        if row["community"]:
            page.link("community", request_rows.place(row, t=t) or "", icon=":material/groups:", key=row["community"])
        else:
            st.markdown(plain(t("Nobody noted whose people asked.")))
    with fact(t("Raised in")):
        if row["activity"]:
            page.link("activity", t.name(row, "activity"), icon=":material/event:", key=row["activity"])
        else:
            st.markdown(plain(t("the channel {name}", name=t.name(row, "channel"))))
