"""Why communities cannot be met: what stands in the way, put on record and ended again by those who may."""

import logging
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models import CoverageReason
from models.codes import Hindrance
from outreach.acting import NotAllowed, Role, allowed
from outreach.each_row import as_dicts
from outreach.entry import coverage as entry
from outreach.entry.coverage import Unfit
from outreach.filters import FIRST_DAY, Filters
from outreach.fold import fold
from outreach.importers.messages import Message, say
from outreach.importers.refusals import why
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import coverage
from outreach.screen import conflict, correct_link, filter_bar, once
from outreach.screen.undisturbed import again, undisturbed
from outreach.wording import coverage_rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

WORK = "jisr.reason"
ASKED, ERRORS, SAID, TURN = f"{WORK}.asked", f"{WORK}.errors", f"{WORK}.said", f"{WORK}.turn"
"""In the session: the button that was pressed, what is wrong, what came of it, and how often the form began anew."""
FIELDS = ("community", "hindrance", "since", "remark")


@undisturbed()
def act(page: "Page") -> None:
    """Deal with the button that was pressed, if one was, before anything is drawn."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None:
        return
    what, given = asked
    st.session_state[ERRORS] = (what, {})
    shared = {"day": today(page.settings), "viewer": page.viewer, "home_country": page.settings.home_country}
    try:
        with page.db() as db:
            if what:
                entry.end(db, what, **given, **shared)
            else:
                entry.record(db, **given, **shared)
            db.commit()
    except Unfit as unfit:
        st.session_state[ERRORS] = (what, unfit.errors)
    except Conflict as problem:
        # Drawn anew below, with its button: to press that again is to have seen it.
        st.session_state[SAID] = conflict.told(page, problem)
    except (WriteProblem, NotAllowed) as problem:
        log.error("A reason was not written: %s", type(problem).__name__)
        st.session_state[SAID] = why(problem)
    else:
        done = mark("On record: it does not stand in the way any more.") if what else mark("The reason is on record.")
        st.session_state[SAID] = say(done)
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        # What was asked before this run knows nothing of it.
        again()


def draw(page: "Page", *, rows: pd.DataFrame, filters: Filters, day: date) -> None:
    """The reasons in force; for editors, the form for another, and the way to end each."""
    t = page.t
    found = page.ask(coverage.reasons, filters=filters, day=day)
    may = allowed(page.viewer, Role.EDITOR)
    with st.container(key="jisr-block-reasons", gap="small"):
        st.subheader(_title(page, found), anchor=False)
        place = once.place()
        if words := once.told(SAID):
            with place.container(border=True, key="jisr-log-saved"):
                st.markdown(plain(words(t)))
        for row in as_dicts(found):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"jisr-reason-{row['key']}"
            ):
                st.markdown(_said(page, row))
                if may:
                    if not row["until"]:
                        _end(page, row)
                    correct_link.correct(page, table="coverage_reason", key=str(row["key"]), label=t("Correct"))
        if may:
            _form(page, rows)


def _title(page: "Page", found: pd.DataFrame) -> str:
    t = page.t
    if found.empty and filter_bar.narrowed(page):
        return plain(t("No reason why a community cannot be met is on record in this selection"))
    if found.empty:
        return plain(t("No reason is on record why a community cannot be met"))
    return plain(
        t.plural("{n} reason why a community cannot be met", "{n} reasons why communities cannot be met", len(found))
    )


def _said(page: "Page", row: Mapping[str, object]) -> str:
    t = page.t
    named = {**row, "name_en": row["community_en"], "name_ar": row["community_ar"]}
    parts = [
        t.label(row["hindrance"], family="hindrance"),
        t("since {date}", date=t.date(row["since"])),
        *([t("over since {date}", date=t.date(row["until"]))] if row["until"] else []),
        *([t.isolate(str(row["remark"]))] if row["remark"] else []),
    ]
    return f"**{plain(coverage_rows.place(named, t=t))}** · {plain(' · '.join(parts))}"


def _end(page: "Page", row: Mapping[str, object]) -> None:
    t, key, now = page.t, str(row["key"]), today(page.settings)
    with page.db() as db:
        image = snapshot(db, CoverageReason, key)
    if image is None:
        return
    widget = f"{WORK}.until.{key}"
    with st.popover(t("It is over"), icon=":material/event_available:", type="tertiary"):
        st.date_input(
            t("Since when it is over"),
            value=now,
            min_value=row["since"],
            max_value=max(now, row["since"]),
            format="YYYY-MM-DD",
            key=widget,
        )
        st.button(
            t("Put on record"), key=f"{WORK}.end.{key}", type="primary", on_click=_press_end, args=(key, token(image))
        )
        _wrong(page, key, "until")


def _form(page: "Page", rows: pd.DataFrame) -> None:
    t = page.t
    words = {row["key"]: coverage_rows.place(row, t=t) for row in as_dicts(rows)}
    words = dict(sorted(words.items(), key=lambda item: fold(item[1])))
    hindrances = {code.value: t.label(code, family="hindrance") for code in Hindrance}
    turn = st.session_state.get(TURN, 0)
    look = {"expanded": bool(_errors("")), "key": "jisr-reason-add", "icon": ":material/block:"}
    with st.expander(t("Put a reason on record"), **look):
        st.selectbox(
            t("Community"),
            list(words),
            index=None,
            format_func=lambda code: words.get(code, code),
            placeholder=t("Type a few letters, in Arabic or English"),
            filter_mode="contains",
            key=_widget("community", turn),
        )
        _wrong(page, "", "community")
        st.segmented_control(
            t("What stands in the way"),
            list(hindrances),
            format_func=hindrances.__getitem__,
            key=_widget("hindrance", turn),
        )
        _wrong(page, "", "hindrance")
        st.date_input(
            t("Since when"),
            value=today(page.settings),
            min_value=FIRST_DAY,
            max_value=today(page.settings),
            format="YYYY-MM-DD",
            key=_widget("since", turn),
        )
        _wrong(page, "", "since")
        st.text_input(t("Remark"), key=_widget("remark", turn))
        _wrong(page, "", "remark")
        st.button(t("Put on record"), key=f"{WORK}.record", type="primary", on_click=_press_record, args=(turn,))


def _widget(name: str, turn: int) -> str:
    return f"{WORK}.{name}.{turn}"


def _press_record(turn: int) -> None:
    given = {name: st.session_state.get(_widget(name, turn)) for name in FIELDS}
    st.session_state[ASKED] = ("", given | {name: given[name] or "" for name in FIELDS if name != "since"})


def _press_end(key: str, read: str) -> None:
    st.session_state[ASKED] = (key, {"until": st.session_state.get(f"{WORK}.until.{key}"), "read": read})


def _errors(about: str) -> Mapping[str, Message]:
    whose, errors = st.session_state.get(ERRORS, ("", {}))
    return errors if whose == about else {}


def _wrong(page: "Page", about: str, name: str) -> None:
    error = _errors(about).get(name)
    if error:
        with st.container(key=f"jisr-wrong-reason-{name}"):
            st.caption(f":material/error: {plain(error(page.t))}")
