"""What the page "Correct rows" is made of around its form: which table, which row, and what may be done with it."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from outreach.each_row import as_dicts
from outreach.entry import referring
from outreach.entry.fields import MERGED, TABLES
from outreach.marks import mark
from outreach.plain import plain
from outreach.queries import gone_rows, own_rows
from outreach.screen import choice, conflict, once, other_drafts, referrers, taking_back, trouble
from outreach.screen.activity_blocks import fact
from outreach.screen.correct_fields import search
from outreach.screen.correct_merge import MERGE
from outreach.screen.correct_saving import DELETE, DISCARD, SAVE, SAVED, differing
from outreach.screen.correct_state import Work, names, press
from outreach.wording import history_rows, row_words

if TYPE_CHECKING:
    from outreach.screen.frame import Page

ADD = "add"
PROFILES = {"community": "key", "request": "key", "theme": "key"}
OF_RECORD = mark("This row belongs to the public record, which stays as it is. Log the ministry's own beside it.")
CHANGED = mark("{who} changed this row on {moment}, while you were writing.")
GONE = mark("{who} deleted this row on {moment}, while you were writing. Take that back, or add it anew.")


def table(page: "Page") -> str:
    """Which table: its own choice, as the address has it."""
    t = page.t
    return choice.choice(
        page,
        name="table",
        label=t("Which table"),
        words={name: t(row_words.TABLES[name]) for name in TABLES},
        default=TABLES[0],
        draw=partial(st.pills, required=True, label_visibility="collapsed"),
        resets=("row", "do"),
    )


def found(page: "Page", *, table: str, key: str) -> None:
    """The search for a row; without a row, and without a word, the newest ones."""
    t = page.t
    # Another row begins with an empty search.
    wanted = search(page, label=t("Find a row"), widget=f"jisr.correct.find.{table}.{key}")
    if key and not wanted:
        return
    with page.db() as db:
        rows = as_dicts(own_rows.search(db, table=table, text=wanted))
        number = own_rows.count(db, table=table)
    with st.container(key="jisr-rows-found", gap="xxsmall"):
        if not number:
            st.caption(t("Nothing is on record here yet."))
        elif not rows:
            st.caption(t("Nothing on record has such a name."))
        elif not wanted and number > len(rows):
            st.caption(t("The newest {n} of {all}; type to find the others.", n=len(rows), all=number))
        for row in rows:
            icon = ":material/lock:" if row["record"] else ":material/edit:"
            page.link("correct", row_words.name(row, table=table, t=t), icon=icon, table=table, row=row["key"])
    if any(row["record"] for row in rows):
        st.caption(t("Rows with a lock are of the public record, which stays as it is."))


def gone(page: "Page", *, table: str) -> None:
    """The last rows that were deleted or merged away, and the way to take that back."""
    t = page.t
    rows = page.ask(gone_rows.newest, table=table)
    if rows.empty:
        return
    st.subheader(t("Deleted or merged last"), anchor=False)
    for row in as_dicts(rows):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"jisr-gone-{row['id']}"):
            st.markdown(plain(_how_it_went(page, row, table=table)))
            taking_back.button(page, row)


def _how_it_went(page: "Page", row: dict, *, table: str) -> str:
    t = page.t
    if row.get("country_code"):
        own = row_words.name(row, table=table, t=t)
    else:
        own = t.name(row) if row["name_en"] or row["name_ar"] else row["key"]
    said = {"name": t.isolate(own), "who": t.isolate(row["by"]), "moment": t.datetime(row["at"])}
    if row["into"]:
        stays = t.isolate(_stays(page, row, table=table))
        return t("{name}: merged into {stays} by {who} on {moment}.", stays=stays, **said)
    return t("{name}: deleted by {who} on {moment}.", **said)


def _stays(page: "Page", row: dict, *, table: str) -> str:
    """The row that one was merged into, by its name; by its key where it is not there any more either."""
    return names(page, table, row["into"]).get(row["into"], row["into"])


def missing(page: "Page", *, table: str, key: str) -> None:
    """A row that is not there: how it went, and the way to have it back; or that nobody knows it."""
    t = page.t
    ended = page.ask(gone_rows.one, table=table, key=key)
    with st.container(border=True, key="jisr-empty"):
        if ended.empty:
            page.entitle(t("Not on record"))
            st.subheader(t("There is nothing on record under this address."), anchor=False)
            st.text(t("The link may be old, or mistyped. Find the row by its name, above."))
            return
        row = ended.iloc[0].to_dict()
        page.entitle(t("Merged") if row["into"] else t("Deleted"))
        st.subheader(plain(_how_it_went(page, row, table=table)), anchor=False)
        if row["into"]:
            stays = {"table": table, "row": row["into"]}
            page.link("correct", _stays(page, row, table=table), icon=":material/edit:", **stays)
        taking_back.button(page, row)
    page.link("history", t("All changes of this row"), icon=":material/history:", row=f"{table}/{key}")


def entitled(page: "Page", work: Work) -> None:
    """The page under the name of its row."""
    t = page.t
    if work.key:
        page.entitle(referrers.named(page, work.table, [work.key]).get(work.key, work.key))
    else:
        page.entitle(t("Add a row: {table}", table=history_rows.table(work.table, t=t)))


def of_record(page: "Page") -> None:
    """Why a row cannot be corrected."""
    with st.container(border=True, key="jisr-record"):
        st.markdown(f":material/lock: {plain(page.t(OF_RECORD))}")


def saved(page: "Page", *, table: str, key: str) -> None:
    """That the row was just written, and the way to the next one."""
    t, place = page.t, once.place()
    if once.told(SAVED) != (table, key):
        return
    with place.container(border=True, horizontal=True, vertical_alignment="center", key="jisr-log-saved"):
        st.markdown(f":material/check_circle: **{t('Saved.')}**")
        page.link("correct", t("Add another"), icon=":material/add:", table=table, do=ADD)


def ways(page: "Page", work: Work) -> None:
    """From the row: to its history, its profile, and to making it one with another."""
    t = page.t
    with st.container(horizontal=True, gap="small", key="jisr-own"):
        page.link("history", t("All changes of this row"), icon=":material/history:", row=f"{work.table}/{work.key}")
        if work.table in PROFILES:
            page.link(work.table, t("Open it"), icon=":material/open_in_new:", key=work.key)
        if work.table in MERGED and not work.of_record:
            merging = {"table": work.table, "row": work.key, "do": MERGE}
            page.link("correct", t("Merge with another row"), icon=":material/merge:", **merging)


def refers(page: "Page", work: Work) -> dict[str, int]:
    """How many rows refer to this one, and which; by table."""
    with page.db() as db:
        counts = referring.numbers(db, work.shape, work.key)
    with fact(page.t("Referred to by")):
        st.markdown(plain(row_words.counted(counts, t=page.t) if counts else page.t("Nothing refers to it.")))
        referrers.draw(page, work.shape, work.key, counts=counts)
    return counts


def differ(page: "Page", work: Work) -> None:
    """Somebody else was quicker: who, when, what, and the choice."""
    with st.container(border=True, key="jisr-log-conflict"):
        if work.conflict.now is None:
            conflict.deleted(page, work.conflict, GONE)
            with page.db() as db:
                last = own_rows.last(db, table=work.table, key=work.key)
            for row in as_dicts(last):
                taking_back.button(page, row)
            return
        same = {"lines": differing(page, work), "note": page.t(conflict.STAYS)}
        conflict.draw(page, work.conflict, text=CHANGED, form="correct", press=press, **same)


def buttons(page: "Page", work: Work, *, counts: dict[str, int]) -> None:
    """Save, delete (asked once), and be rid of what was written."""
    t = page.t
    if work.refused:
        with st.container(key="jisr-wrong-row"):
            st.caption(f":material/error: {plain(work.refused(t))}")
    if work.errors:
        number = len(work.errors)
        st.caption(t.plural("{n} field above wants another look.", "{n} fields above want another look.", number))
    with st.container(horizontal=True, gap="small", key="jisr-log-buttons"):
        waits = {"disabled": bool(work.conflict)}
        st.button(t("Save"), key="jisr.correct.save", type="primary", on_click=press, args=(SAVE,), **waits)
        if work.key:
            _delete(page, work, counts)
        if work.mine:
            st.button(t("Discard"), key="jisr.correct.discard", type="tertiary", on_click=press, args=(DISCARD,))
        if not work.key:
            page.link("correct", t("Back to the rows"), icon=":material/close:", table=work.table)
    if work.lost:
        trouble.not_kept(t)
    elif work.own:
        other_drafts.kept(page, work.own)
    other_drafts.draw(page, work.others, form="correct", press=press)


def _delete(page: "Page", work: Work, counts: dict[str, int]) -> None:
    t = page.t
    with st.popover(t("Delete"), icon=":material/delete:", type="tertiary", disabled=bool(work.conflict)):
        # Only with their request do steps go.
        steps = counts.get(referring.STEPS, 0) if work.table == referring.REQUEST else 0
        keeping = {table: n for table, n in counts.items() if not (steps and table == referring.STEPS)}
        if keeping:
            st.markdown(plain(row_words.in_the_way(keeping, t=t)))
            if work.table in MERGED:
                st.markdown(plain(t("If it is the same as another row, merge the two instead.")))
        elif work.table == "community" and work.before["level"] == "country":
            st.markdown(plain(t("Every country keeps its community of the whole country.")))
        else:
            st.markdown(plain(t("Delete this row? The deletion stands in the history and can be taken back.")))
            if steps:
                going = t.plural(
                    "{n} step that was taken goes with it.", "{n} steps that were taken go with it.", steps
                )
                st.markdown(plain(going))
            st.button(t("Delete it"), key="jisr.correct.delete", type="primary", on_click=press, args=(DELETE,))
