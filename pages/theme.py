"""One theme: the same demand of several communities, its requests, and one answer for all of them."""

import streamlit as st

from outreach.plain import plain
from outreach.queries import request_sums
from outreach.queries import request_whole as whole_of
from outreach.screen import file_button, parts, request_list, request_theme, requests_blocks, taking_back
from outreach.screen.frame import open_page

page = open_page("theme")
t, key = page.t, page.param("key")
taking_back.act(page)
request_theme.act(page)
found = page.ask(whole_of.themes)
found = found[found["key"] == key]
if found.empty:
    taking_back.said(page)
    request_theme.said(page)
    request_theme.deleted(page, key)
    parts.not_found(page)
theme = found.iloc[0]
page.entitle(t.name(theme))
taking_back.said(page)
rows = page.ask(request_sums.of_theme, theme=key)
request_theme.said(page, left=request_theme.unwritten(page, key, rows))
same = request_theme.same(int(theme["communities"]), int(theme["unnoted"]), t=t)
waiting = int(rows["is_open"].sum())
title = t.plural(
    "{same}: {n} request, {open} of them open",
    "{same}: {n} requests, {open} of them open",
    len(rows),
    same=same,
    open=waiting,
)
with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-theme"):
    st.subheader(plain(title), anchor=False)
    file_button.draw(page, key="theme", frame=rows, topic=t("Requests"), scope=key)
if rows.empty:
    st.caption(t("No request is linked to it. Link one on its own page."))
else:
    request_list.table(page, rows, key="theme.requests", leave_out=("kind_said",))
    requests_blocks.holidays(page, rows)
request_theme.together(page, key, rows)
