"""The briefing sheet: what somebody must know before the next session with a community, or the people of a country."""

import streamlit as st

from outreach.acting import READS_WORDS, allowed
from outreach.periods import today
from outreach.queries import briefing
from outreach.screen import briefing_blocks, briefing_sheet, log_asked, merged_away, parts
from outreach.screen.frame import open_page
from outreach.screen.pagetable import BY_KEY
from outreach.wording import coverage_rows

page = open_page("briefing")
t = page.t
key, code = page.param("key"), page.param("code")
shared = {"day": today(page.settings), "words": allowed(page.viewer, READS_WORDS)}
if key:
    page.disregard("code")
    found = page.ask(briefing.of_community, key=key, **shared)
else:
    found = page.ask(briefing.of_country, code=code, **shared)
if found is None:
    merged_away.community(page, key)
    parts.not_found(page)
place = found.place.iloc[0]
level, at = (place["level"], place["country_code"]) if key else ("country", code)
name = coverage_rows.place(place, t=t) if key else t.country(at)
page.entitle(t("Briefing sheet: {place}", place=t.isolate(name)))
with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-own"):
    own = ("community", {"key": key}) if key else ("country", {"code": code})
    page.link(own[0], name, icon=":material/groups:" if key else ":material/flag:", **own[1])
    if allowed(page.viewer, BY_KEY["log"].role):
        page.link("log", t("Plan an activity"), icon=":material/event:", **log_asked.link(level, key, at))
    briefing_sheet.offer(page, found, scope=key or name)
briefing_blocks.who(page, found)
briefing_blocks.contacts(page, found)
briefing_blocks.asked(page, found, words=shared["words"])
briefing_blocks.answered(page, found)
briefing_blocks.promised(page, found)
briefing_blocks.channels(page, found)
