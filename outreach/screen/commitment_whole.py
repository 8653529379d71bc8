"""What the page of one commitment is made of: to whom, how it ended, its sources, and why a reported one stays."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models import Commitment
from outreach.each_row import as_tuples
from outreach.entry import commitments as entry
from outreach.marks import mark
from outreach.plain import plain
from outreach.screen import correct_link, left_over, once, taking_back
from outreach.screen.activity_blocks import fact, links, written
from outreach.screen.commitment_form import SAVED
from outreach.wording import activity_words, commitment_words
from outreach.wording.written import is_web, paragraph

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def saved(page: "Page", key: str) -> None:
    """That it was just written, and the way to the next one."""
    t, place = page.t, once.place()
    if once.told(SAVED) == key:
        with place.container(border=True, horizontal=True, vertical_alignment="center", key="jisr-log-saved"):
            st.markdown(f":material/check_circle: **{t('Saved.')}**")
            page.link("commitments", t("Add another"), icon=":material/add:", do="add")


def deleted(page: "Page", key: str, *, left: left_over.Lines) -> None:
    """A commitment that was deleted: by whom, and for those who may, the way to take that back. Else draws nothing."""
    text = mark("{who} deleted this commitment on {moment}.")
    taking_back.deleted(page, table=Commitment.__tablename__, key=key, text=text, left=left)


def of_record(page: "Page", row: dict, *, followed_by: str) -> None:
    """Why it cannot be kept, dropped or corrected here, and the way to follow it up all the same, or to the one of the
    ministry's own that does so already."""
    t = page.t
    with st.container(border=True, key="jisr-record"):
        text = t(
            "The public record reports this promise. It stays as it was reported, and is neither late nor kept here. "
            "The Arabic is our translation."
        )
        st.markdown(f":material/lock: {plain(text)}")
        if followed_by:
            label = t("Followed up as the ministry's own")
            page.link("commitment", label, icon=":material/forward:", key=followed_by)
        elif correct_link.may(page):
            label = t("Follow it up as the ministry's own")
            page.link(
                "commitments", label, icon=":material/add:", do="add", like=row["key"], activity=row["activity"] or ""
            )


def whom(page: "Page", row: dict) -> None:
    """To whom it was made: a community, countries, or nobody in particular."""
    t = page.t
    codes = [code for code in str(row["countries"] or "").split(";") if code]
    if row["community"]:
        links(page, "community", [(row["community"], commitment_words.whom(row, t=t))], param="key")
    if codes:
        links(page, "country", [(code, t.country(code)) for code in codes], param="code")
    elif not row["community"]:
        st.markdown(plain(t("No country named")))


def settled(page: "Page", row: dict) -> None:
    """When it was kept and where that can be seen, or when it was dropped and why."""
    t = page.t
    for day, words, title in (
        ("kept_on", "kept_evidence", t("Kept on")),
        ("dropped_on", "dropped_because", t("Dropped on")),
    ):
        if row[day]:
            with fact(title):
                st.markdown(f"**{plain(t.date(row[day]))}**")
                if is_web(row[words].strip()):
                    address = row[words].strip()
                    st.link_button(plain(address), address, icon=":material/open_in_new:", type="tertiary")
                else:
                    written(row[words], t=t)


def notes(page: "Page", text: str) -> None:
    """What else there is to know, and what the signs mean that stand where it was taken up again."""
    t = page.t
    if text:
        with fact(t("Notes")):
            for line in text.splitlines():
                st.markdown(paragraph(line), unsafe_allow_html=True)
            if entry.REOPENED in text:
                signs = {"kept": entry.KEPT, "dropped": entry.DROPPED, "again": entry.REOPENED}
                st.caption(plain(t("{kept} kept, {dropped} dropped, {again} taken up again", **signs)))


def sources(page: "Page", rows: pd.DataFrame) -> None:
    """Who reported it."""
    t = page.t
    for row in as_tuples(rows):
        label = activity_words.source_of(row.outlet, row.published_on, t=t)
        if is_web(row.address):
            st.link_button(plain(label), row.address, icon=":material/open_in_new:", type="tertiary")
        else:
            st.markdown(plain(label))
    if rows.empty:
        st.markdown(plain(t("None on record.")))
