"""Countries: where, who leads, each kind of contact by itself, rates, topics, and the whole list."""

import streamlit as st

from outreach.charts import sessions_per_100k, topics_by_country
from outreach.filters import Filters
from outreach.queries import channels, choices, countries, estimates, topics
from outreach.screen import filter_bar, leaving_out, parts, place_blocks
from outreach.screen.frame import Page, open_page
from outreach.screen.nothing import without_filters
from outreach.wording import cells, estimate_words, findings, place_rows

MOST = 12


def rates(page: Page, *, filters: Filters) -> dict[str, str]:
    """Sessions for each 100,000 nationals, by one source of estimates; the table has the small and unknown ones too."""
    t = page.t
    rows = page.ask(countries.sessions_per_100000, filters=filters)
    drawn = place_rows.comparable(rows)
    source = page.ask(estimates.source)
    name = t.name(source.iloc[0]) if len(source) else t("unknown")
    clicked = parts.block(
        page,
        key="rates",
        title=estimate_words.highest_rate(drawn, t),
        chart=(lambda: sessions_per_100k(drawn.head(MOST), t, dark=page.dark, source=name)) if len(drawn) else None,
        frame=rows,
        columns={
            t.name_column: t("Country"),
            "per_100000": t("Sessions for each 100,000 nationals"),
            "sessions": t.label("virtual_session", family="kinds"),
            "nationals": t("Estimated nationals"),
            "estimate_year": t("Year of the estimate"),
        },
        topic=t("Sessions for each 100,000 nationals"),
        note=estimate_words.rates_left_out(
            rows, drawn, t, source=name, most=MOST, collection=choices.as_one(page.collections)
        ),
        words={"per_100000": t.rate, "estimate_year": cells.year(t)},
        choose=True,
        why_none=lambda: without_filters(
            page, lambda by: page.ask(countries.sessions_per_100000, filters=by), filters=filters
        ),
    )
    place = place_blocks.chosen(clicked, rows, "code")
    return place and place | {"kind": "virtual_session"}


def raised(page: Page, *, filters: Filters) -> dict[str, str]:
    """Topics by country: the largest of each in the chart, every pair in the table. Returns the pair clicked on."""
    t = page.t
    rows = page.ask(topics.by_country, filters=filters)
    clicked = parts.block(
        page,
        key="topics-by-country",
        title=findings.raised_most(rows, t),
        chart=lambda: topics_by_country(rows, t, dark=page.dark),
        frame=rows,
        columns={
            t.column("topic"): t("Topic"),
            t.column("country"): t("Country"),
            "activities": t("Activities"),
        },
        topic=t("Topics by country"),
        note=t("The largest of each; every pair in the table. An activity with several topics stands in each of them.")
        if len(rows)
        else "",
        choose=True,
        why_none=lambda: without_filters(page, lambda by: page.ask(topics.by_country, filters=by), filters=filters),
    )
    return place_blocks.chosen(clicked, rows, "topic", beside="country")


page = open_page("countries")
t = page.t
filters = filter_bar.draw(page)
at = page.ask(channels.by_place, filters=filters)
rows = place_rows.told(page.ask(countries.by_country, filters=filters), t=t, narrowed=filter_bar.narrowed(page))
rows = place_rows.with_channels(rows, at, code="code", family="country")
place_blocks.or_empty(page, filters=filters, rows=rows)
opened = []

left, right = st.columns([3, 2], gap="large")
with left:
    opened.append(place_blocks.world(page, rows=rows))
with right:
    opened.append(
        place_blocks.by_kind(page, rows=rows, code="code", label=t("Activities by country"), topic=t("Country"))
    )
opened.append(
    place_blocks.measures(
        page,
        rows=rows,
        everywhere=at,
        code="code",
        topic=t("Country"),
        which=(*place_blocks.KINDS, *place_blocks.CHANNELS),
    )
)

left, right = st.columns(2, gap="large")
with left:
    opened.append(rates(page, filters=filters))
with right:
    raised_topic = raised(page, filters=filters)

title = findings.nothing_recorded(rows, t)
opened.append(place_blocks.everything(page, rows=rows, code="code", topic=t("Country"), title=title))
leaving_out.of_places(page, filters=filters)
if place := next(filter(None, opened), {}):
    page.go("country", **place)
if raised_topic:
    page.go("activities", **raised_topic)
