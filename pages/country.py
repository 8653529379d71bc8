"""One country whole: figures, estimates of nationals, timeline, activities, communities, channels, topics."""

import streamlit as st

from outreach.charts import matrix
from outreach.filters import Filters
from outreach.queries import communities, countries, entities, estimates, unknowns
from outreach.screen import (
    briefing_link,
    commitment_blocks,
    filter_bar,
    parts,
    place_blocks,
    profile_blocks,
    requests_blocks,
)
from outreach.screen.frame import Page, open_page
from outreach.screen.nothing import at_all
from outreach.wording import cells, estimate_words, findings, place_rows

FILTERS = ("period", "kind", "organiser", "initiative", "topic")


def nationals(page: Page, *, code: str, scope: str) -> None:
    """What each source says of how many live here, side by side and never added or averaged."""
    t = page.t
    rows = page.ask(estimates.of_country, code=code)
    rows = rows.assign(basis_name=[t.label(basis, family="estimate_basis") for basis in rows["basis"]])
    parts.block(
        page,
        key="nationals",
        title=estimate_words.estimates_disagree(rows, t),
        chart=None,
        frame=rows,
        columns={
            "nationals": t("Estimated nationals"),
            "year": t("Year"),
            t.name_column: t("Source"),
            "basis_name": t("What was estimated"),
        },
        topic=t("Estimated nationals"),
        scope=scope,
        by=(),
        note=t("Sources count different people, so they stand side by side and are never mixed.") if len(rows) else "",
        words={"year": cells.year(t)},
        why_none=lambda: at_all(page),
    )


def cities(page: Page, *, filters: Filters, scope: str) -> dict[str, str]:
    """The communities of this country by kind of activity. Returns the one clicked on, with the kind of its cell."""
    t = page.t
    rows = place_rows.told(page.ask(communities.by_community, filters=filters), t=t, narrowed=filter_bar.narrowed(page))
    overlapping = page.ask(unknowns.overlapping, filters=filters)
    kinds = {kind: t.label(kind, family="kinds") for kind in place_rows.KINDS}
    clicked = parts.block(
        page,
        key="communities",
        title=findings.one_way_only(
            rows, t, overlapping=overlapping, narrowed=filter_bar.narrowed(page), kinds=filters.kinds
        ),
        chart=(lambda: matrix(rows.head(place_blocks.MOST), t, dark=page.dark)) if rows["recorded"].any() else None,
        frame=rows,
        columns={t.name_column: t("Community"), **kinds, "last": t("Last activity")},
        topic=t("Communities"),
        scope=scope,
        note=t("An activity with the people of a city counts for that city, and not for the country-wide community."),
        choose=True,
    )
    return place_blocks.chosen(clicked, rows, "key")


page = open_page("country")
t = page.t
found = page.ask(countries.one, code=page.param("code"))
if found.empty:
    parts.not_found(page)
country = found.iloc[0]
code, name = country["code"], t.name(country)
page.entitle(name)
filters = filter_bar.draw(page, FILTERS).narrowed(countries=(code,))
at_home = code == page.settings.home_country
if at_home:
    st.caption(t("The home country: activities are held here, and it has no community that could be reached."))
else:
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-under"):
        briefing_link.draw(page, level="country", code=code)
    profile_blocks.entities(page, page.ask(entities.of_country, code=code))

profile_blocks.what_was_done(page, filters=filters, place=country, name=name, scope=name)
if not at_home:
    requests_blocks.of_place(page, filters=filters, name=name)
left, right = st.columns(2, gap="large")
with left:
    city = {} if at_home else cities(page, filters=filters, scope=name)
with right:
    profile_blocks.raised(page, filters=filters, scope=name)
profile_blocks.followed_where(page, filters=filters, name=name, scope=name)
if not at_home:
    commitment_blocks.of_place(page, filters=filters, name=name, scope=name)
    nationals(page, code=code, scope=name)
if city:
    page.go("community", **city)
