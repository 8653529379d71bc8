"""Commitments as pages show them: figures by state, a list where a row opens one, those of an activity or a place."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models import Activity
from outreach.each_row import as_dicts
from outreach.entry.commitments import not_held
from outreach.filters import Filters
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import commitments, request_whole
from outreach.queries.commitment_conditions import MINISTRY, State
from outreach.screen import cards, choice, correct_link, parts
from outreach.screen.activity_blocks import fact
from outreach.screen.nothing import Nothing
from outreach.wording import commitment_words
from outreach.writing.images import snapshot

if TYPE_CHECKING:
    from outreach.screen.frame import Page

ALL = "all"
GROUPS: dict[str, tuple[State, ...]] = {
    ALL: tuple(State),
    "late": (State.LATE,),
    "open": (State.DUE_SOON, State.OPEN),
    "kept": (State.KEPT, State.KEPT_LATE),
    "dropped": (State.DROPPED,),
    "not_followed_up": (State.NOT_FOLLOWED_UP,),
}
"""What a list may be narrowed to: states that are asked about together."""
PILLS = {
    ALL: mark("All {n}"),
    "late": mark("Late {n}"),
    "open": mark("Still to be kept {n}"),
    "kept": mark("Kept {n}"),
    "dropped": mark("Dropped {n}"),
    "not_followed_up": mark("Not followed up {n}"),
}
LABELS = {
    "late": mark("Late"),
    "open": mark("Still to be kept"),
    "kept": mark("Kept"),
    "dropped": mark("Dropped"),
    "not_followed_up": mark("Not followed up"),
}
BETTER = {"late": "down", "kept": "up"}
WIDTHS = {"state_said": 125, "what": 255, "whom": 190, "due": 205, "by_whom": 150, "made": 122, "settled": 122}
WHOLE = ("what", "whom", "due", "by_whom")


def day(page: "Page") -> date:
    """The day on which everything stands as it is said to."""
    return today(page.settings)


def figures(page: "Page", *, counts: dict[str, int], filters: Filters, authority: str) -> None:
    """How many are kept in time, late, still to be kept, kept, dropped, and followed up by nobody; and what is in no
    share of those kept, where that share stands."""
    t = page.t
    apart = {
        "open": t.plural("{n} due soon", "{n} due soon", counts[State.DUE_SOON]) if counts[State.DUE_SOON] else "",
        "kept": t.plural("{n} of them late", "{n} of them late", counts[State.KEPT_LATE])
        if counts[State.KEPT_LATE]
        else "",
    }
    # The indicator knows the filters that all pages share, and no choice of this one.
    found = [] if authority else [cards.of_indicator(page, key="commitments_kept_pct", filters=filters)]
    for group, states in GROUPS.items():
        if group == ALL:
            continue
        number = sum(counts[state] for state in states)
        found.append(
            parts.Figure(
                label=t(LABELS[group]),
                value=t.number(number),
                better=BETTER.get(group, "neutral"),
                unknown=apart.get(group, ""),
                meaning=" ".join(commitment_words.meaning(state, t=t) for state in states),
                rows=("commitments", {"state": group, "authority": authority, **cards.exactly(page, filters)}),
                rows_label=t.plural("{n} row", "{n} rows", number),
            )
        )
    parts.figures(page, found)
    apart = {} if authority else page.ask(commitments.nobody_knows, filters=filters)
    if any(apart.values()):
        st.caption(plain(commitment_words.nobody_knows(apart, t=t)))


def group(page: "Page", *, counts: dict[str, int]) -> str:
    """Which states are listed, as the address has it."""
    t = page.t
    words = {name: t(PILLS[name], n=sum(counts[state] for state in states)) for name, states in GROUPS.items()}
    return choice.choice(page, name="state", label=t("Which state"), words=words, default=ALL, draw=choice.PILLS)


def authority(page: "Page", *, filters: Filters) -> str:
    """Who has to keep them, as the address has it, also where it has none of them to keep; empty for anybody."""
    t, known = page.t, set(page.ask(commitments.authorities, filters=filters)["key"])
    every = {row["key"]: t.name(row) for row in as_dicts(page.ask(request_whole.authorities))}
    words = {ALL: t("Whoever has to keep it"), MINISTRY: t("No authority named")}
    words |= {code: name for code, name in every.items() if code in known or code == page.param("authority")}
    if known or page.param("authority") in words:
        look = {"width": 280, "label_visibility": "collapsed", "placeholder": t("Choose")}
        box = partial(st.selectbox, filter_mode="contains", **look)
        asked = choice.choice(page, name="authority", label=t("Who has to keep it"), words=words, default=ALL, draw=box)
        return "" if asked == ALL else asked
    page.disregard("authority")
    return ""


def chosen(page: "Page", *, group: str, authority: str) -> str:
    """Which of them are listed, in a few words for the name of a file: a body by its code, since its name may be long;
    empty for all."""
    t = page.t
    keeper = t("No authority named") if authority == MINISTRY else authority
    return " ".join(filter(None, (t(LABELS[group]) if group != ALL else "", keeper)))


def listed(
    page: "Page",
    rows: pd.DataFrame,
    *,
    key: str,
    title: str,
    scope: str = "",
    keeper: str = "",
    chosen: str = "",
    note: str = "",
) -> None:
    """The list itself; a row opens its commitment.

    Args:
        scope: the place whose commitments they are, as the name of the file calls it.
        keeper: who has to keep all of them, as the choice above the list says; empty for anybody.
        chosen: which of all they are, as :func:`chosen` has it.
    """
    t = page.t
    shown = commitment_words.told(rows, t=t)
    columns = {
        "state_said": t("State"),
        "what": t("What was promised"),
        "whom": t("To whom"),
        "due": t("By when"),
        "by_whom": t("Who has to keep it"),
        "made": t("Promised on"),
        "settled": t("Kept or dropped on"),
    }
    # What says the same in each row, or nothing in most, only takes room.
    if rows["due_on"].isna().all():
        del columns["due"]
    if shown["settled"].isna().any():
        del columns["settled"]
    widths = {name: wide for name, wide in WIDTHS.items() if name in columns}
    if scope and shown["whom"].nunique() == 1:
        widths["what"] += widths.pop("whom")
        del columns["whom"]
    if keeper and shown["by_whom"].nunique() == 1:
        widths["what"] += widths.pop("by_whom")
        del columns["by_whom"]
    clicked = parts.block(
        page,
        key=key,
        title=title,
        chart=None,
        frame=shown.drop(columns=["of_record"]),
        columns=columns,
        widths=widths,
        whole=WHOLE,
        topic=t("Commitments"),
        scope=scope or chosen,
        note=note,
        choose=True,
        why_none=lambda: Nothing(t("No commitment is among those chosen here."), t("Show all commitments")),
    )
    if clicked:
        page.go("commitment", key=shown["key"].iloc[clicked[0]])


def meanings(page: "Page", *, rows: pd.DataFrame) -> None:
    """What each state means that occurs here."""
    t = page.t
    there = set(rows["commitment_state"])
    with st.expander(t("What the states mean"), icon=":material/help:"):
        for line in commitment_words.defined([state for state in State if state in there], t=t):
            st.markdown(plain(line))


def of_activity(page: "Page", key: str) -> None:
    """What was promised in an activity, and for those who may, the way to add to it."""
    t = page.t
    image = page.ask(snapshot, table=Activity, key=key) if correct_link.may(page) else None
    may = image is not None and not_held(image, today=day(page)) is None
    rows = page.ask(commitments.of_activity, activity=key, day=day(page))
    if rows.empty and not may:
        return
    with fact(t("What was promised here")), st.container(gap="small"):
        for row in as_dicts(rows):
            with st.container(gap="xxsmall", key=f"jisr-commitment-{row['key']}"):
                page.link("commitment", t.name(row, "what"), icon=":material/handshake:", key=row["key"])
                badge(page, row["commitment_state"])
        if may:
            page.link("commitments", t("Add a commitment"), icon=":material/add:", do="add", activity=key)


def of_place(page: "Page", *, filters: Filters, name: str, scope: str) -> None:
    """What was promised to a place; nothing where nothing is on record."""
    t = page.t
    rows = page.ask(commitments.table, filters=filters, day=day(page))
    if not rows.empty:
        title = t.plural("{n} commitment to {place}", "{n} commitments to {place}", len(rows), place=name)
        listed(page, rows, key="commitments", title=title, scope=scope)


def badge(page: "Page", state: str) -> None:
    """A state in word, sign and colour."""
    look = commitment_words.LOOKS[state]
    st.badge(page.t.label(state, family="commitment_state"), icon=look.icon, color=look.colour)


def nothing(page: "Page") -> None:
    """No commitment is on record at all: what to do about it."""
    t = page.t
    with st.container(border=True, key="jisr-empty"):
        st.subheader(t("No commitment is on record yet."), anchor=False)
        if correct_link.may(page):
            st.text(t("Add the first one, or bring the template with its sheet of commitments."))
            page.link("commitments", t("Add a commitment"), icon=":material/add:", do="add")
            page.link("import_files", t("Import files"), icon=":material/upload_file:")
        else:
            st.text(t("Editors add them, or bring them in with files."))
