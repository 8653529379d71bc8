"""Requests: how many, how old, who holds them and whether they are late; and the list of them all."""

import streamlit as st

from outreach.queries import request_lives, request_sums
from outreach.screen import choice, filter_bar, parts, request_list, requests_blocks
from outreach.screen.frame import open_page

FILTERS = ("period", "region", "country", "community", "topic")

page = open_page("requests")
t = page.t
if not page.ask(request_lives.any_on_record):
    requests_blocks.nothing(page)
    st.stop()
filters = filter_bar.draw(page, FILTERS)
standing = page.ask(request_sums.standing, filters=filters)
if standing.empty:
    parts.empty(page, t("No request on record matches."))
requests_blocks.figures(page, filters=filters)
requests_blocks.holidays(page, standing)

answered = page.ask(request_sums.answered, filters=filters)
left, right = st.columns(2, gap="large")
with left:
    requests_blocks.ages(page, standing)
with right:
    requests_blocks.by(page, standing, answered, what="authority")
left, right = st.columns(2, gap="large")
with left:
    requests_blocks.by(page, standing, answered, what="topic")
with right:
    views = {"country": t("Country"), "community": t("Community")}
    what = choice.choice(page, name="by", label=t("Country or community"), words=views, default="country")
    requests_blocks.by(page, standing, answered, what=what)

request_list.draw(page, standing, filters=filters)
