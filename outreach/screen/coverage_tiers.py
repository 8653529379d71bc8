"""How often communities are to be met: an editor gives many of them a tier at once, all of them or none."""

import logging
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.acting import NotAllowed, Role, allowed
from outreach.each_row import as_dicts
from outreach.entry import coverage as entry
from outreach.entry.coverage import NONE, Unfit
from outreach.fold import fold
from outreach.importers.refusals import why
from outreach.plain import plain
from outreach.screen import conflict, once
from outreach.screen.undisturbed import again, undisturbed
from outreach.settings import TIERS
from outreach.wording import coverage_rows
from outreach.writing.problems import Conflict, WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

WORK = "jisr.tiers"
ASKED, SEEN, DONE, WRONG = (f"{WORK}.{name}" for name in ("asked", "seen", "done", "wrong"))
"""In the session: whether the button was pressed, which tiers were seen, what came of it, and what is wrong."""
WHOM, TIER = f"{WORK}.communities", f"{WORK}.tier"


@undisturbed()
def act(page: "Page") -> None:
    """Deal with the button that was pressed, if it was, before anything is drawn."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None:
        return
    seen, tier = asked
    st.session_state.pop(WRONG, None)
    try:
        with page.db() as db:
            who = {"viewer": page.viewer, "home_country": page.settings.home_country}
            changed = entry.assign(db, tier=tier, seen=seen, **who)
            db.commit()
    except Unfit as unfit:
        st.session_state[WRONG] = [error(page.t) for error in unfit.errors.values()]
    except Conflict as problem:
        st.session_state[WRONG] = [_meanwhile(page, problem)]
    except (WriteProblem, NotAllowed) as problem:
        log.error("Tiers were not written: %s", type(problem).__name__)
        st.session_state[WRONG] = [why(problem)(page.t)]
    else:
        st.session_state[DONE] = changed
        st.session_state[WHOM] = []
        again()


def _meanwhile(page: "Page", problem: Conflict) -> str:
    """Who was quicker; to press again is to have seen it."""
    t, tier = page.t, problem.now["tier"]
    return t(
        "{who} changed the tier of {place} on {moment}, meanwhile, so that nothing was done here. "
        "It is now: {tier}. To give yours all the same, press again.",
        place=t.isolate(t.name(problem.now)),
        tier=t.label(tier, family="tier") if tier else t("No tier"),
        **conflict.who(page, problem),
    )


def draw(page: "Page", *, rows: pd.DataFrame, shown: pd.DataFrame) -> None:
    """The form, for editors; nothing for others. ``shown`` are those of the ``rows`` that the list above has."""
    if not allowed(page.viewer, Role.EDITOR):
        return
    t = page.t
    records = as_dicts(rows)
    words = {row["key"]: coverage_rows.place(row, t=t) for row in records}
    words = dict(sorted(words.items(), key=lambda item: fold(item[1])))
    st.session_state[SEEN] = {row["key"]: row["tier"] or NONE for row in records}
    st.session_state[WHOM] = [key for key in st.session_state.get(WHOM, []) if key in words]
    cadence = page.settings.cadence_days
    tiers = {code: coverage_rows.tier_of_days(code, cadence[code], t=t) for code in TIERS}
    tiers[NONE] = t("No tier")
    done, wrong = once.told(DONE), st.session_state.get(WRONG)
    with st.container(key="jisr-block-tiers", gap="small"):
        st.subheader(t("How often each community is to be met"), anchor=False)
        place = once.place()
        if done is not None:
            with place.container(border=True, horizontal=True, vertical_alignment="center", key="jisr-log-saved"):
                said = t.plural("{n} community has another tier now.", "{n} communities have another tier now.", done)
                st.markdown(f":material/check_circle: {plain(said)}")
                page.link("history", t("History"), icon=":material/history:")
        look = {"expanded": bool(wrong), "key": "jisr-tiers-give", "icon": ":material/schedule:"}
        with st.expander(t("Give communities a tier"), **look):
            st.multiselect(
                t("Communities"),
                list(words),
                key=WHOM,
                format_func=lambda code: words.get(code, code),
                placeholder=t("Type a few letters, in Arabic or English"),
                filter_mode="contains",
                select_all=False,
            )
            listed = t.plural("Choose the {n} that is listed above", "Choose all {n} that are listed above", len(shown))
            st.button(
                listed,
                key=f"{WORK}.all",
                type="tertiary",
                icon=":material/checklist:",
                on_click=_all,
                args=(list(shown["key"]),),
            )
            st.segmented_control(t("Tier"), list(tiers), format_func=tiers.__getitem__, key=TIER)
            for words_of in wrong or ():
                with st.container(key="jisr-wrong-tiers"):
                    st.caption(f":material/error: {plain(words_of)}")
            st.button(t("Give them this tier"), key=f"{WORK}.give", type="primary", on_click=_press)


def _all(keys: list[str]) -> None:
    st.session_state[WHOM] = keys


def _press() -> None:
    seen = st.session_state.get(SEEN, {})
    chosen = {key: seen[key] for key in st.session_state.get(WHOM, []) if key in seen}
    tier = st.session_state.get(TIER)
    # Nothing chosen is not the same as the choice of none.
    st.session_state[ASKED] = (chosen, "?" if tier is None else tier)
