"""One community whole: figures, timeline, activities, channels, topics."""

import streamlit as st

from outreach.queries import communities, entities
from outreach.screen import (
    briefing_link,
    commitment_blocks,
    correct_link,
    filter_bar,
    merged_away,
    parts,
    profile_blocks,
    requests_blocks,
)
from outreach.screen.frame import open_page
from outreach.wording import coverage_rows

FILTERS = ("period", "kind", "organiser", "initiative", "topic")

page = open_page("community")
t = page.t
found = page.ask(communities.one, key=page.param("key"))
if found.empty:
    merged_away.community(page, page.param("key"))
    parts.not_found(page)
community = found.iloc[0]
key, name, country = community["key"], t.name(community), t.country(community["country_code"])
page.entitle(coverage_rows.place(community, t=t))
with st.container(horizontal=True, vertical_alignment="center", key="jisr-under"):
    page.link("country", country, icon=":material/flag:", code=community["country_code"])
    st.caption(profile_blocks.size(page, community))
    correct_link.correct(page, table="community", key=key)
    briefing_link.draw(page, level=community["level"], key=key, code=community["country_code"])
profile_blocks.entities(page, page.ask(entities.of_communities, keys=[key]))
filters = filter_bar.draw(page, FILTERS).narrowed(communities=(key,))

profile_blocks.what_was_done(page, filters=filters, place=community, name=name, scope=key)
requests_blocks.of_place(page, filters=filters, name=name)
left, right = st.columns(2, gap="large")
with left:
    profile_blocks.raised(page, filters=filters, scope=key)
with right:
    profile_blocks.followed_where(page, filters=filters, name=name, scope=key)
commitment_blocks.of_place(page, filters=filters, name=name, scope=key)
