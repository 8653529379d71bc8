"""The list of requests: narrowed by state, holder, authority, deadline, age, theme and by what nobody noted of them."""

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.each_row import as_dicts
from outreach.exports.csv import for_people
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.labels import LABELS
from outreach.plain import plain
from outreach.queries import request_whole
from outreach.queries.request_columns import ALL_BANDS
from outreach.screen import choice, nothing, parts
from outreach.screen.file_button import stamped
from outreach.screen.whole_file import offer
from outreach.wording import request_rows, request_words

if TYPE_CHECKING:
    from outreach.screen.frame import Page

ROWS = 100
ANY = ""
GROUPS = {
    "open": mark("Open {n}"),
    "late": mark("Late {n}"),
    "escalated": mark("Escalated {n}"),
    "closed": mark("Answered {n}"),
    "all": mark("All {n}"),
}
COLUMNS = {"state": "request_state", "holder": "holder", "authority": "authority", "light": "light", "band": "band"}
COLUMNS |= {"acknowledgement": "acknowledgement", "theme": "theme"}
"""What narrows the list, by its name in the address, and the column that it is about."""
LACKING = "lacking"
"""Of this choice each code is the column in which nothing stands: one of ``request_rows.LACKS``."""
CHOICES = (*COLUMNS, LACKING)
FAMILIES = {name: COLUMNS[name] for name in ("state", "holder", "light", "acknowledgement")}
"""Those whose column holds codes of the family that it is named after."""
# Up to the day on which the answer is due they fit beside each other on a wide screen.
WIDTHS = {"key": 104, "standing": 182, "holder_said": 178, "topic_said": 150, "place_said": 203, "age_days": 92}
WIDTHS |= {"due_said": 138, "escalated_said": 240, "raised_said": 130, "kind_said": 90, "state_said": 170}
WHOLE = ("standing", "holder_said", "topic_said", "place_said")
OF_ANSWERS = {"holder_said": 140, "used_days": 130}


def _narrowed(page: "Page", rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """The choices, drawn, those that are made as badges to take off: the rows that they leave, and what was chosen."""
    t = page.t
    every = {name: _every(page, name) for name in CHOICES}
    # What is chosen stays so where nothing under the filters has it.
    chosen = {name: page.param(name) if page.param(name) in every[name] else ANY for name in CHOICES}
    # Said here: below it would stand in what is closed.
    page.disregard(*(name for name in CHOICES if not chosen[name]))
    words = {name: _offered(name, every[name], rows, chosen=chosen[name]) for name in CHOICES}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-filters-requests"):
        with st.popover(t("Narrow the list"), icon=":material/filter_list:"):
            for name in CHOICES:
                # A choice of nothing but what there is would be no choice.
                if words[name]:
                    box = partial(st.selectbox, filter_mode="contains", placeholder=t("Choose"))
                    known = {ANY: t("All"), **words[name]}
                    kept = {"default": ANY, "draw": box, "resets": ("page",), "says": False}
                    choice.choice(page, name=name, label=_title(name, t=t), words=known, **kept)
        for name, code in chosen.items():
            if code:
                label = t("{filter}: {value}", filter=_title(name, t=t), value=plain(words[name][code]))
                st.button(
                    label,
                    key=f"jisr.filter.badge.requests.{name}",
                    icon=":material/close:",
                    icon_position="right",
                    on_click=_off,
                    args=(name,),
                )
    for name, code in chosen.items():
        if code:
            rows = rows[rows[code].isna() if name == LACKING else rows[COLUMNS[name]] == code]
    return rows, chosen


def draw(page: "Page", standing: pd.DataFrame, *, filters: Filters) -> None:
    """The rows of one group, those that wait longest past their day first; a click opens the request.

    What is open, late or escalated is so whenever it was raised, as the figures and charts above the list count it;
    only what is answered, and all there is, are told by a period, unless an age is chosen, which only what is open has.

    Args:
        standing: of ``request_sums.standing``.
    """
    t = page.t
    rows, chosen = _narrowed(page, standing)
    raised = rows if filters.start is None or chosen["band"] else rows[rows["raised_on"] >= filters.start]
    groups = {
        "open": rows[rows["is_open"]],
        "late": rows[rows["is_open"] & (rows["overdue_days"] > 0)],
        "escalated": rows[rows["escalated_on"].notna()],
        "closed": raised[~raised["is_open"]],
        "all": raised,
    }
    if filters.has_period:
        st.caption(
            t("The list has all that were open on the period's last day, whenever they were raised.")
            if chosen["band"]
            else t(
                "Open, late and escalated are all that were so on the period's last day, whenever they were raised; "
                "answered and all are those raised in the period, as they stood on its last day."
            )
        )
    names = {name: t(words, n=len(groups[name])) for name, words in GROUPS.items()}
    shown = choice.choice(
        page, name="show", label=t("Which requests"), words=names, default="open", draw=choice.PILLS, resets=("page",)
    )
    found = groups[shown].sort_values(
        ["is_open", "overdue_days", "age_days"], ascending=False, kind="stable", ignore_index=True
    )
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-requests"):
        st.subheader(plain(t.plural("{n} request", "{n} requests", len(found))), anchor=False)
        file = {
            "make": lambda: for_people(found, t=t, stamp=stamped(page)),
            "topic": t("Requests"),
            "scope": " ".join([names[shown], *_called(page, chosen)]),
        }
        offer(page, key="requests", number=len(found), **file)
    if found.empty:
        made = [name for name, code in chosen.items() if code and rows.empty]
        _nothing(page, made=made, left={name: len(groups[name]) for name in ("all", "open") if len(groups[name])})
        return
    now = choice.page_of(page, number=len(found), rows=ROWS)
    table(page, found.iloc[(now - 1) * ROWS : now * ROWS].reset_index(drop=True), key=f"requests.{shown}.{now}")
    choice.pages(page, now=now, rows=ROWS, number=len(found))


def table(
    page: "Page", rows: pd.DataFrame, *, key: str, leave_out: tuple[str, ...] = (), answers: bool = False
) -> None:
    """These rows as a table; a click opens the request.

    Args:
        answers: deadline and days are those of the answer alone, as whoever owes that is told them; of open requests.
    """
    t = page.t
    columns = {
        "key": t("Reference"),
        "standing": t("Deadline"),
        "holder_said": t("Held by"),
        "topic_said": t("Topic"),
        "place_said": t("Community"),
        **({"used_days": t("Working days used")} if answers else {"age_days": t("Working days")}),
        "due_said": t("Answer due"),
        "escalated_said": t("Escalated since"),
        "raised_said": t("Raised on"),
        "kind_said": t("Kind"),
        "state_said": t("State"),
    }
    shown = request_rows.told(rows, t=t)
    if answers:
        shown["standing"] = request_rows.answers(rows, t=t)
    kept = {
        name: words
        for name, words in columns.items()
        if name not in leave_out and (shown[name].fillna("").ne("").any() or name == "key")
    }
    clicked = parts.table(
        page,
        key=key,
        frame=shown,
        columns=kept,
        alt=t("Requests, one in each row; a click opens it"),
        widths={name: wide for name, wide in (WIDTHS | (OF_ANSWERS if answers else {})).items() if name in kept},
        whole=WHOLE,
        rows=14,
        choose=True,
    )
    if clicked:
        page.go("request", key=shown["key"].iloc[clicked[0]])


def _title(name: str, *, t) -> str:
    return {
        "state": t("State"),
        "holder": t("Held by"),
        "authority": t("Authority"),
        "light": t("Deadline"),
        "acknowledgement": t("Acknowledgement"),
        "band": t("Working days since it was raised"),
        "theme": t("Theme"),
        LACKING: t("What is missing"),
    }[name]


def _every(page: "Page", name: str) -> dict[str, str]:
    """Every code that a choice knows, whether or not it occurs, with its words."""
    t = page.t
    if name in FAMILIES:
        return {code: t.label(code, family=FAMILIES[name]) for code in LABELS[FAMILIES[name]]}
    if name == "band":
        return {code: request_words.band(code, t=t) for code in ALL_BANDS}
    if name == LACKING:
        return {of: t(said) for of, said in request_rows.LACKS.items()}
    known = page.ask(request_whole.authorities if name == "authority" else request_whole.themes)
    return {row["key"]: t.name(row) for row in as_dicts(known)}


def _offered(name: str, every: dict[str, str], rows: pd.DataFrame, *, chosen: str) -> dict[str, str]:
    """Of the codes that a choice knows those that occur, and the one that is chosen."""
    there = {of for of in every if rows[of].isna().any()} if name == LACKING else set(rows[COLUMNS[name]])
    return {code: said for code, said in every.items() if code in there or code == chosen}


def _called(page: "Page", chosen: dict[str, str]) -> list[str]:
    """What the list is narrowed to, for the name of its file: what people have named is told by its code."""
    coded = ("authority", "theme")
    return [code if name in coded else _every(page, name)[code] for name, code in chosen.items() if code]


def _nothing(page: "Page", *, made: list[str], left: dict[str, int]) -> None:
    """Why the list is empty, and the way back.

    Args:
        made: the choices that leave no request of any kind.
        left: how many there are beside those that are listed: of all, or else open ones, raised before the period.
    """
    t = page.t
    if not made and not left:
        nothing.draw(page, key="requests", why=None)
        return
    st.caption(t("Under these filters there are requests, and none is among those chosen here."))
    if made:
        words = t("Show the list without these choices")
        st.button(words, on_click=_off, args=made, type="tertiary", icon=":material/close:", key="jisr.back.requests")
    else:
        # What is chosen stays: only which of these are listed is another.
        name, n = next(iter(left.items()))
        words = t.plural("Show the {n} that is open", "Show the {n} that are open", n)
        words = t("Show all {n}", n=n) if name == "all" else words
        back = {"on_click": _show, "args": (name,), "icon": ":material/table_rows:", "key": "jisr.back.requests"}
        st.button(words, type="tertiary", **back)


def _off(*names: str) -> None:
    for name in (*names, "page"):
        choice.write(name, "")


def _show(name: str) -> None:
    choice.write("show", name)
    choice.write("page", "")
