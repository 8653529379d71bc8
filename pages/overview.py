"""Overview: six figures, where, what over time, whom most and whom not at all, and what is not known."""

import streamlit as st

from outreach.filters import Filters
from outreach.queries import communities, countries, over_time
from outreach.screen import cards, filter_bar, leaving_out, parts, place_blocks, time_blocks
from outreach.screen.frame import Page, open_page
from outreach.wording import place_rows, trends
from outreach.wording.grains import grain_of


def figures(page: Page, *, filters: Filters, grain: str) -> None:
    """At most six, the most important first, each with its course over time where rows have dates."""
    people = over_time.participants(page.ask(over_time.monthly, filters=filters), grain=grain)
    reached = {
        each: page.ask(over_time.reached, filters=filters, each=each, grain=grain) for each in ("country", "community")
    }
    trend = {
        "activities_held": trends.series(people, "activities", grain=grain),
        "countries_reached": trends.series(reached["country"], "places", grain=grain),
        "communities_reached": trends.series(reached["community"], "places", grain=grain),
        "participants": trends.series(people.assign(all=people["counted"] + people["estimated"]), "all", grain=grain),
    }
    # A trend reads as the charts do: from the right in languages that begin there.
    trend = {key: points[::-1] if page.t.is_rtl else points for key, points in trend.items()}
    keys = (*trend, "channels_active", "whatsapp_groups")
    parts.figures(page, cards.of_indicators(page, keys=keys, filters=filters, trends=trend))


page = open_page("overview")
t = page.t
filters = filter_bar.draw(page)
grain = grain_of(over_time.span(page.ask(over_time.monthly, filters=filters)))
places = place_rows.told(page.ask(countries.by_country, filters=filters), t=t, narrowed=filter_bar.narrowed(page))
place_blocks.or_empty(page, filters=filters, rows=places)
above = st.container()

left, right = st.columns([3, 2], gap="large")
with left:
    country = place_blocks.world(page, rows=places)
with right:
    topic = t("Country")
    label = t("Activities by country")
    country = place_blocks.by_kind(page, rows=places, code="code", label=label, topic=topic) or country
if country:
    page.go("country", **country)
# The map takes a browser the longest, so it is sent first and is drawn while the figures are still counted.
with above:
    figures(page, filters=filters, grain=grain)

time_blocks.kinds(page, filters=filters)

rows = place_rows.told(page.ask(communities.by_community, filters=filters), t=t, narrowed=filter_bar.narrowed(page))
left, right = st.columns(2, gap="large")
with left:
    label = t("Activities by community")
    community = place_blocks.by_kind(page, rows=rows, code="key", label=label, topic=t("Community"))
with right:
    community = place_blocks.silent(page, rows=rows) or community
if community:
    page.go("community", **community)

leaving_out.of_figures(page, filters=filters)
