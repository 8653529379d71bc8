"""The theme of a request, and how one is linked or parted; and the requests of a theme, answered together."""

import logging
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from models import Theme
from outreach.acting import NotAllowed, Role, allowed
from outreach.each_row import as_dicts, as_tuples
from outreach.importers.refusals import unfit
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import request_whole
from outreach.queries.request_whole import Whole
from outreach.screen import conflict, left_over, once, taking_back, theme_words
from outreach.screen.activity_blocks import fact
from outreach.screen.undisturbed import again, undisturbed
from outreach.visible import visible
from outreach.writing import rows
from outreach.writing.problems import Conflict, StepTaken, WriteProblem
from outreach.writing.themes import answer_together, link

if TYPE_CHECKING:
    from outreach.i18n import Translator
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

KEY = "jisr.theme"
ASKED = f"{KEY}.asked"
"""In the session: what was asked for: ``link``, ``part`` or ``answer``; of which request or theme; what was seen: the
theme of the request, or the positions of an answer's requests; and the fields of its form."""
WORDS = ("answer", "evidence")
FIELDS = ("which", "new", "on", *WORDS)
SAID = f"{KEY}.said"
ANSWER = "answer"


@undisturbed()
def act(page: "Page") -> None:
    """Deal with what was asked for, before the page is drawn; begins the page anew where that changed the rows."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None:
        return
    what, about, _, given = asked
    if what == ANSWER:
        left_over.keep(_row(about), ANSWER, given)
    try:
        words = _done(page, *asked)
    except StepTaken as problem:
        t = page.t
        said = {"who": t.isolate(problem.by), "moment": t.datetime(problem.at), "number": t.isolate(problem.key)}
        st.session_state[SAID] = t(
            "Nothing was written: {who} took a step of {number} on {moment}. Look at them again, below.", **said
        )
    except Conflict as problem:
        st.session_state[SAID] = conflict.told(page, theme_words.by_name(page, problem))(page.t)
    except (WriteProblem, NotAllowed) as problem:
        log.error("A theme was not written: %s", type(problem).__name__)
        if not taking_back.is_gone(problem, _row(about)):
            st.session_state[SAID] = theme_words.refused(page, problem)
    except ValidationError as problem:
        # Not the problem itself: it quotes what was entered, which are people's words.
        field, message = unfit(problem)
        log.error("A theme was not written: the column %s does not take it", field)
        st.session_state[SAID] = message(page.t)
    else:
        if words is not None:
            st.session_state[SAID] = words
            again()


def said(page: "Page", *, left: left_over.Lines | None = None) -> None:
    """What came of it, once; and what was filled in and has no form any more."""
    place, words = once.place(), once.told(SAID, "")
    if words or left:
        with place.container(border=True, key="jisr-log-saved"):
            if words:
                st.markdown(plain(words))
            if left:
                left_over.draw(page, left)


def deleted(page: "Page", key: str) -> None:
    """A theme that was deleted: by whom, and for those who may, the way to take that back. Else draws nothing."""
    text = mark("{who} deleted this theme on {moment}.")
    taking_back.deleted(page, table=Theme.__tablename__, key=key, text=text, left=_lines(page, key, offered=()))


def unwritten(page: "Page", key: str, rows: pd.DataFrame) -> left_over.Lines:
    """The answer that was filled in for all of a theme's requests, where none of them is open any more."""
    if not allowed(page.viewer, Role.EDITOR):
        return []
    return _lines(page, key, offered=(ANSWER,) if rows["is_open"].any() else ())


def _lines(page: "Page", key: str, *, offered: tuple[str, ...]) -> left_over.Lines:
    t = page.t
    held = left_over.without_form(_row(key), offered=offered).get(ANSWER)
    if not held:
        return []
    label = t("Where it can be seen: an address, or the number and date of a letter")
    said = [(t("What was answered"), held["answer"] or ""), (label, held["evidence"] or "")]
    said = [line for line in said if visible(line[1])]
    day = [(t("On which day"), t.date(held["on"]))] if said and held["on"] else []
    return [*day, *said]


def _row(theme: str) -> left_over.Row:
    return Theme.__tablename__, theme


def _done(
    page: "Page", what: str, about: str, seen: dict[str, int | str | None], given: dict[str, object]
) -> str | None:
    """Write it, and return what is to be said of it; None where something is missing, which is said already."""
    t, who = page.t, {"viewer": page.viewer, "home_country": page.settings.home_country}
    if what == ANSWER:
        kept = {number: position for number, position in seen.items() if number in (given["which"] or [])}
        if not kept or given["on"] is None:
            st.session_state[SAID] = t("Choose the requests that are to be answered, and the day.")
            return None
        with page.db() as db:
            words = {"answer": given["answer"] or "", "evidence": given["evidence"] or ""}
            found = answer_together(db, about, on_day=given["on"], seen=kept, **words, **who)
            db.commit()
        if found.numbers and not found.to_mend:
            left_over.written(_row(about), ANSWER)
            # Else it would stand ready for those that were left out.
            for name in ("which", *WORDS):
                st.session_state.pop(f"{KEY}.{about}.{name}", None)
        return theme_words.answered(page, found)
    theme = None
    with page.db() as db:
        if what == "link":
            theme, name = given["which"], visible(given["new"] or "")
            if theme is None and not name:
                st.session_state[SAID] = t("Choose a theme, or name a new one.")
                return None
            theme = theme or rows.add(db, Theme, {t.name_column: name}, **who)
        link(db, seen, theme=theme, **who)
        db.commit()
    if what == "link":
        # The form stays, to link it to another one.
        st.session_state.update({f"{KEY}.{about}.which": None, f"{KEY}.{about}.new": ""})
    return t("Saved.")


def of_request(page: "Page", whole: Whole) -> None:
    """The theme that it belongs to, with how many communities ask for the same; and the ways to link and to part."""
    t, row = page.t, whole.row
    may = allowed(page.viewer, Role.EDITOR)
    if not row["theme"] and not may:
        return
    with fact(t("Theme")):
        if row["theme"]:
            page.link("theme", t.name(row, "theme"), icon=":material/join_inner:", key=row["theme"])
            st.caption(plain(same(int(row["theme_communities"]), int(row["theme_unnoted"]), t=t)))
            if may:
                part = {"on_click": _ask, "args": ("part", row["key"], {row["key"]: row["theme"]})}
                st.button(
                    t("No part of it after all"), key=f"{KEY}.part", icon=":material/link_off:", type="tertiary", **part
                )
        if may:
            _link(page, row["key"], row["theme"] or None)


def same(communities: int, unnoted: int, *, t: "Translator") -> str:
    """The same demand, of so many communities, and so many requests of which nobody noted the community."""
    if not communities:
        return t("The same demand, its communities not noted") if unnoted else t("The same demand")
    noted = t.plural("The same demand, {n} community", "The same demand, {n} communities", communities)
    if not unnoted:
        return noted
    return t.plural(
        "{noted}, and {n} request of which nobody noted the community",
        "{noted}, and {n} requests of which nobody noted the community",
        unnoted,
        noted=noted,
    )


def _link(page: "Page", key: str, theme: str | None) -> None:
    """The form; where somebody else was quicker, what was filled in stays, to be pressed again."""
    t = page.t
    label = t("Part of another theme") if theme else t("Others ask for the same")
    known = page.ask(request_whole.themes)
    words = {row["key"]: t.name(row) for row in as_dicts(known)}
    with (
        st.popover(label, icon=":material/join_inner:", type="tertiary"),
        st.form(f"{KEY}.{key}.form", border=False, enter_to_submit=False),
    ):
        if words:
            named = {"placeholder": t("Choose a theme"), "format_func": lambda code: words.get(code, code)}
            st.selectbox(t("A theme that is there"), list(words), index=None, key=f"{KEY}.{key}.which", **named)
        st.text_input(t("Or a new one: the demand in a few words"), key=f"{KEY}.{key}.new")
        st.form_submit_button(t("Link"), type="primary", on_click=_ask, args=("link", key, {key: theme}))


def together(page: "Page", key: str, rows: pd.DataFrame) -> None:
    """One answer for all of its open requests, each of which gets a step of its own."""
    t = page.t
    waiting = rows[rows["is_open"]]
    if waiting.empty or not allowed(page.viewer, Role.EDITOR):
        return
    seen = {row.key: int(row.steps) for row in as_tuples(waiting)}
    held, now = left_over.filled(_row(key), ANSWER), today(page.settings)
    for name in WORDS:
        # Where the form was not there for a while, it begins with what was filled in.
        st.session_state.setdefault(f"{KEY}.{key}.{name}", (held or {}).get(name) or "")
    # Those that were left out stay so where others have gone or come meanwhile.
    which = [number for number in seen if held is None or number in (held["which"] or ())]
    st.session_state.setdefault(f"{KEY}.{key}.which", which)
    fold = {"expanded": held is not None, "key": "jisr-theme-together", "icon": ":material/check_circle:"}
    with (
        st.expander(t("Answer them together"), **fold),
        st.form(f"{KEY}.{key}.form", border=False, width=820, enter_to_submit=False),
    ):
        if any((held or {}).get(name) for name in WORDS):
            st.caption(t("What you wrote is still here."))
        chosen = {"key": f"{KEY}.{key}.which", "select_all": False, "placeholder": t("Search")}
        st.multiselect(t("Which of its open requests"), list(seen), format_func=t.isolate, **chosen)
        day = left_over.day(held, name="on", first=None, today=now)
        same = {"value": day, "max_value": now, "format": "YYYY-MM-DD", "width": 190}
        st.date_input(t("On which day"), key=f"{KEY}.{key}.on", **same)
        st.text_area(t("What was answered"), height=110, key=f"{KEY}.{key}.answer")
        label = t("Where it can be seen: an address, or the number and date of a letter")
        st.text_input(label, key=f"{KEY}.{key}.evidence")
        st.form_submit_button(t("Answer them together"), type="primary", on_click=_ask, args=(ANSWER, key, seen))


def _ask(what: str, about: str, seen: dict[str, int | str | None]) -> None:
    """Callback: what is asked for, with what the form holds now."""
    given = {name: st.session_state.get(f"{KEY}.{about}.{name}") for name in FIELDS}
    st.session_state[ASKED] = (what, about, seen, given)
