"""One request whole: where it stands, who held it, each step that was taken, and those that may follow."""

import streamlit as st

from outreach.acting import Role, allowed
from outreach.periods import today
from outreach.queries import request_whole as whole_of
from outreach.screen import correct_link, parts, request_steps, request_theme, request_whole, taking_back
from outreach.screen.frame import open_page

page = open_page("request")
t, key = page.t, page.param("key")
may = allowed(page.viewer, Role.EDITOR)
taking_back.act(page)
request_steps.act(page, key)
request_theme.act(page)
whole = page.ask(whole_of.one, key=key, day=today(page.settings), words=may)
if whole is None:
    taking_back.said(page)
    request_theme.said(page)
    request_whole.deleted(page, key, left=request_steps.unwritten(page, key))
    parts.not_found(page)
page.entitle(t("Request {number}", number=whole.row["key"]))
taking_back.said(page)
request_theme.said(page)
if may:
    request_steps.draw(page, whole)

request_whole.asked(page, whole, words=may)
request_whole.standing(page, whole)
request_whole.held(page, whole, page.ask(whole_of.names, language=t.language))
request_theme.of_request(page, whole)
request_whole.history(page, whole, words=may)
with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-under"):
    if allowed(page.viewer, Role.ANALYST):
        same = {"row": f"request/{whole.row['key']}"}
        page.link("history", t("All changes of this row"), icon=":material/history:", **same)
    correct_link.correct(page, table="request", key=whole.row["key"])
