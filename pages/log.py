"""Log an activity: five inputs, a draft that outlives the connection, and the row at one click."""

import streamlit as st

from outreach.screen import log_asked, log_blocks, log_more, log_requests, log_saving, log_state, log_words
from outreach.screen.frame import open_page

page = open_page("log")
t = page.t
work = log_state.begin(page)
if work.about:
    page.entitle(t("Correct an activity"))
log_saving.act(page, work)

log_more.said(page, work)
log_asked.said(page, work, places=log_words.places(page), words=log_words.words_of_places(page))
with st.container(width=820, key="jisr-log"):
    log_blocks.five(page, work)
    log_requests.draw(page, work)
    log_more.rest(page, work)
    log_more.warned(page, work)
    log_more.buttons(page, work)
