"""Correct rows: any row of the ministry's own is found, changed, deleted, taken back, and made one with its double."""

import streamlit as st

from outreach.screen import correct_blocks, correct_fields, correct_merge, correct_saving, correct_state, taking_back
from outreach.screen.frame import open_page

page = open_page("correct")
t = page.t
taking_back.act(page)
table, key, doing = correct_blocks.table(page), page.param("row"), page.param("do")
taking_back.said(page)
if doing == correct_blocks.ADD:
    key = ""
elif doing != correct_merge.MERGE or not key:
    correct_blocks.found(page, table=table, key=key)
    if not key:
        page.link("correct", t("Add a row"), icon=":material/add:", table=table, do=correct_blocks.ADD)
        correct_blocks.gone(page, table=table)
        st.stop()
work = correct_state.begin(page, table=table, key=key)
if work is None:
    correct_blocks.missing(page, table=table, key=key)
    st.stop()
if work.merges(doing):
    correct_merge.draw(page, work)
    st.stop()
if doing != correct_blocks.ADD:
    page.disregard("do", "other", "stays")
correct_saving.act(page, work)
correct_blocks.entitled(page, work)
with st.container(width=820, key="jisr-log"):
    if work.key:
        correct_blocks.saved(page, table=table, key=key)
        correct_merge.merged(page, table=table, key=key)
        correct_blocks.ways(page, work)
    if work.of_record:
        correct_blocks.of_record(page)
        correct_fields.whole(page, work)
    else:
        correct_fields.form(page, work)
    counts = correct_blocks.refers(page, work) if work.key else {}
    if work.conflict:
        correct_blocks.differ(page, work)
    if not work.of_record:
        correct_blocks.buttons(page, work, counts=counts)
