"""One commitment whole: what, to whom, by whom, by when, where it stands, who says so, and what may be done with it."""

import streamlit as st

from outreach.acting import Role, allowed
from outreach.each_row import as_tuples
from outreach.plain import plain, shortened
from outreach.queries import commitments
from outreach.screen import commitment_blocks, commitment_steps, commitment_whole, parts, taking_back
from outreach.screen.activity_blocks import fact, other_title
from outreach.screen.frame import open_page
from outreach.wording import activity_words, commitment_words

page = open_page("commitment")
t, key = page.t, page.param("key")
taking_back.act(page)
errors = commitment_steps.act(page, key)
whole = page.ask(commitments.one, key=key, day=commitment_blocks.day(page))
if whole is None:
    taking_back.said(page)
    commitment_whole.deleted(page, key, left=commitment_steps.unwritten(page, key))
    parts.not_found(page)
row = whole.commitment.iloc[0].to_dict()

what = t.name(row, "what")
page.entitle(shortened(what))
other = row["what_en" if what == row["what_ar"] else "what_ar"]
if other:
    other_title(other)
taking_back.said(page)
commitment_whole.saved(page, key)
if row["of_record"]:
    commitment_whole.of_record(page, row, followed_by=whole.followed_by)
else:
    commitment_steps.draw(page, key, errors=errors)

with fact(t("State")):
    commitment_blocks.badge(page, row["commitment_state"])
    st.caption(plain(commitment_words.meaning(row["commitment_state"], t=t)))
with fact(t("By when")):
    st.markdown(f"**{plain(commitment_words.due(row, t=t))}**")
commitment_whole.settled(page, row)
with fact(t("To whom")):
    commitment_whole.whom(page, row)
with fact(t("Who has to keep it")):
    st.markdown(plain(commitment_words.keeper(row, t=t)))
with fact(t("Promised")):
    made, finely = commitment_words.made(row, t=t)
    st.markdown(plain(made))
    if finely:
        st.caption(plain(finely))
    if row["made_by"]:
        st.markdown(plain(t("By {name}", name=t.isolate(t.recorded(row["made_by"])))))
if row["activity"]:
    with fact(t("Activity")):
        page.link("activity", t.name(row, "activity"), icon=":material/event:", key=row["activity"])
commitment_whole.notes(page, row["notes"])
with fact(t("Sources")):
    commitment_whole.sources(page, whole.sources)
    if row["follows"]:
        page.link("commitment", t("As the press reported it"), icon=":material/newspaper:", key=row["follows"])
with fact(t("How it came in")):
    for run in as_tuples(whole.import_run):
        st.markdown(plain(activity_words.import_of(run, t=t)))
    if whole.import_run.empty:
        st.markdown(plain(t("Not with a file.")))
    if allowed(page.viewer, Role.ANALYST):
        page.link("history", t("All changes of this row"), icon=":material/history:", row=f"commitment/{key}")
