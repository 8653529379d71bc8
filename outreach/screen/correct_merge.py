"""Two communities, or two entities, that are the same become one: what would move is shown first."""

import logging
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Level
from outreach.acting import NotAllowed
from outreach.entry import referring
from outreach.entry.fields import fields
from outreach.importers.messages import say
from outreach.importers.refusals import why
from outreach.marks import mark
from outreach.plain import plain
from outreach.queries import own_rows
from outreach.screen import choice, taking_back
from outreach.screen.correct_fields import pick
from outreach.screen.correct_state import Work, names
from outreach.screen.undisturbed import undisturbed
from outreach.wording import history_rows, row_words
from outreach.writing.images import snapshot, token
from outreach.writing.merge import merge
from outreach.writing.problems import WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

MERGE = "merge"
ASKED, SAID = "jisr.merge.asked", "jisr.merge.said"
"""In the session: what is to be merged; and what was merged last, for the page of the row that stayed."""
LOST = mark("Only {gone} has: {columns}. That goes with it; write it into {stays} first where it should stay.")
CHANGED = mark("It was not merged: somebody changed one of the two meanwhile. Look at them again.")


def draw(page: "Page", work: Work) -> None:
    """Which row it is the same as, which of the two stays, what moves, and the way to do it."""
    t = page.t
    refused = _act(page, work)
    other = _other(page, work)
    own = names(page, work.table, work.key)[work.key]
    page.entitle(t("Merge two rows that are the same"))
    if other is None:
        country = work.before["country_code"] if work.table == "community" else ""
        found = pick(
            page,
            table=work.table,
            label=t("Which row is the same as {name}?", name=t.isolate(own)),
            widget=f"jisr.merge.find.{work.key}",
            country=country,
        )
        for key, said in found.items():
            if key != work.key:
                same = {"table": work.table, "row": work.key, "do": MERGE, "other": key}
                page.link("correct", said, icon=":material/merge:", **same)
    else:
        _confirm(page, work, other)
    if refused:
        with st.container(key="jisr-wrong-merge"):
            st.caption(f":material/error: {plain(refused)}")
    page.link("correct", t("Leave both as they are"), icon=":material/close:", table=work.table, row=work.key)


def _other(page: "Page", work: Work) -> dict | None:
    """The image of the row that the address names as the same; None where none can be."""
    key = page.param("other")
    if not key:
        return None
    with page.db() as db:
        image = snapshot(db, work.shape.table, key)
    alike = image is not None and image.get("country_code") == work.before.get("country_code")
    if not alike or key == work.key:
        page.disregard("other")
        return None
    return image


def _confirm(page: "Page", work: Work, other: dict) -> None:
    t, both = page.t, {work.key: work.before, other["key"]: other}
    said = names(page, work.table, *both)
    with page.db() as db:
        counts = {key: referring.numbers(db, work.shape, key) for key in both}
    # The community of a whole country stays.
    wide = [key for key, image in both.items() if image.get("level") == Level.COUNTRY]
    words = {key: t("{name} ({key})", name=t.isolate(said[key]), key=t.isolate(key)) for key in wide or both}
    label, first = t("Which one stays"), next(iter(words))
    keep = choice.choice(page, name="stays", label=label, words=words, default=first, draw=st.radio)
    (gone,) = [key for key in both if key != keep]
    named = {"gone": t.isolate(said[gone]), "stays": t.isolate(said[keep])}
    with st.container(border=True, key="jisr-merge"):
        if counts[gone]:
            rows = row_words.counted(counts[gone], t=t)
            words = t.plural(
                "{rows} refers to {gone}. It will refer to {stays}.",
                "{rows} refer to {gone}. They will refer to {stays}.",
                sum(counts[gone].values()),
                rows=rows,
                **named,
            )
            st.markdown(plain(words))
        else:
            st.markdown(plain(t("Nothing refers to {gone}.", **named)))
        st.markdown(plain(t("{gone} goes. What {stays} says of itself stays as it is.", **named)))
        if lost := _lost(both[keep], both[gone], work):
            columns = t.list(history_rows.column(name, t=t) for name in lost)
            st.markdown(plain(t(LOST, columns=columns, **named)))
        if work.table == "community":
            st.markdown(plain(t("Its names are kept as other spellings, so that files which use them are understood.")))
        else:
            st.markdown(plain(t("Files that use its key or its names mean {stays} by them.", **named)))
        st.caption(plain(t("The merge stands in the history, and can be taken back.")))
        tokens = {key: token(image) for key, image in both.items()}
        st.button(
            t("Merge them"),
            key="jisr.merge.do",
            type="primary",
            icon=":material/merge:",
            on_click=_ask,
            args=(keep, gone, tokens),
        )


def _lost(stays: dict, goes: dict, work: Work) -> list[str]:
    """The columns that the row that goes fills and the one that stays does not."""
    names = [field.name for field in fields(work.shape)]
    return [name for name in names if goes[name] and not stays[name]]


def _ask(keep: str, gone: str, tokens: dict[str, str]) -> None:
    st.session_state[ASKED] = (keep, gone, tokens)


@undisturbed()
def _act(page: "Page", work: Work) -> str:
    """Merge what was confirmed; why it was not, where it was not. Leaves for the row that stays."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None or work.key not in asked[2]:
        return ""
    keep, gone, tokens = asked
    table, said = work.shape.table, names(page, work.table, gone)
    try:
        with page.db() as db:
            if any(token(snapshot(db, table, key) or {}) != read for key, read in tokens.items()):
                return say(CHANGED)(page.t)
            home = page.settings.home_country
            moved = merge(db, table, keep=keep, gone=gone, viewer=page.viewer, home_country=home)
            change = int(own_rows.last(db, table=work.table, key=gone)["id"].iloc[0])
            db.commit()
    except (WriteProblem, NotAllowed) as problem:
        log.error("Rows of %s were not merged: %s", work.table, type(problem).__name__)
        return why(problem)(page.t)
    st.session_state[SAID] = (work.table, keep, gone, said.get(gone, gone), moved, change)
    page.go("correct", table=work.table, row=keep)


def merged(page: "Page", *, table: str, key: str) -> None:
    """On the page of the row that stayed: what was just merged into it, and the way to take that back."""
    t, said = page.t, st.session_state.get(SAID)
    if said is None:
        return
    of, kept, gone, name, moved, change = said
    last = page.ask(own_rows.last, table=of, key=gone)
    if (of, kept) != (table, key) or last.empty or int(last["id"].iloc[0]) != change:
        del st.session_state[SAID]
        return
    with st.container(border=True, key="jisr-log-saved"):
        words = t.plural(
            "{gone} was merged into this row; {n} other row now refers to it.",
            "{gone} was merged into this row; {n} other rows now refer to it.",
            moved,
            gone=t.isolate(name),
        )
        st.markdown(plain(words))
        taking_back.button(page, last.iloc[0])
