"""Commitments: what was promised, to whom and by when; what is late, kept or dropped; and how a new one is added."""

import streamlit as st

from outreach.filters import Filters
from outreach.queries import commitments
from outreach.screen import commitment_blocks, commitment_form, correct_link, filter_bar, parts
from outreach.screen.frame import open_page
from outreach.wording import commitment_words

page = open_page("commitments")
t = page.t
if commitment_form.asked(page):
    commitment_form.draw(page)
    st.stop()
day = commitment_blocks.day(page)
if not any(page.ask(commitments.counts, filters=Filters(), day=day).values()):
    commitment_blocks.nothing(page)
    st.stop()

filters = filter_bar.draw(page, ("period", "region", "country", "community"))
with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-commitments-which"):
    authority = commitment_blocks.authority(page, filters=filters)
    if correct_link.may(page):
        page.link("commitments", t("Add a commitment"), icon=":material/add:", do="add")
asked = {"filters": filters, "day": day, "authority": authority}
counts = page.ask(commitments.counts, **asked)
# Where only who has to keep them is the reason, the list says so.
if not any(page.ask(commitments.counts, filters=filters, day=day).values()):
    parts.empty(page, t("No commitment on record matches."))
if filters.has_period:
    st.caption(t("In the period: promised, due, kept or dropped in it. Each stands as it does today."))
commitment_blocks.figures(page, counts=counts, filters=filters, authority=authority)

group = commitment_blocks.group(page, counts=counts)
rows = page.ask(commitments.table, **asked, states=commitment_blocks.GROUPS[group])
note = t("A row opens the commitment.")
if rows["of_record"].any():
    note += " " + t("What the press reported is in the compiler's words; the Arabic is our own.")
title = commitment_words.how_many(len(rows), t=t)
chosen = commitment_blocks.chosen(page, group=group, authority=authority)
narrowed = {"keeper": authority, "chosen": chosen}
commitment_blocks.listed(page, rows, key=f"list-{group}", title=title, note=note, **narrowed)
commitment_blocks.meanings(page, rows=rows)
