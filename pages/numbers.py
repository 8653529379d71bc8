"""About the numbers: each figure with its definition, how well activities are recorded, what others have stated."""

import streamlit as st

from outreach import indicators
from outreach.indicators.published import compared
from outreach.plain import plain
from outreach.queries import estimate_sources, published, quality, unknowns
from outreach.screen import correct_link, filter_bar, number_blocks, parts
from outreach.screen.frame import open_page
from outreach.screen.nothing import at_all
from outreach.wording import trust_rows

page = open_page("numbers")
t = page.t
filters = filter_bar.draw(page)

st.subheader(t("What each figure counts"), anchor=False)
with st.container(gap="xxsmall", key="jisr-definitions"):
    for meant in indicators.ALL.values():
        number_blocks.definition(page, meant=meant, filters=filters)

counts = page.ask(unknowns.counts, filters=filters).iloc[0]
rows = trust_rows.quality(page.ask(quality.by_field, filters=filters), t=t)
parts.block(
    page,
    key="quality",
    title=t.plural(
        "How well the record knows what it holds: {n} activity has no date",
        "How well the record knows what it holds: {n} activities have no date",
        int(counts["undated"]),
    ),
    chart=None,
    frame=rows,
    columns={
        "field_name": t("Of each activity"),
        "code_name": t("What is known"),
        "activities": t("Activities"),
        "share_name": t("Share"),
    },
    topic=t("Quality of the record"),
    rows=len(rows),
    note=t("Activities held. A date of a report is not the date of the event; the two are told apart everywhere."),
)
with st.container(horizontal=True, gap="small", key="jisr-links-silent"):
    for name, words in (
        ("undated", t("Undated: {n}", n=int(counts["undated"]))),
        ("overlapping", t("Partly in the period: {n}", n=int(counts["overlapping"]))),
        ("without_country", t("Without a country: {n}", n=int(counts["without_country"]))),
        ("unconfirmed", t("Unconfirmed: {n}", n=int(counts["unconfirmed"]))),
    ):
        if counts[name]:
            page.link("activities", words, show=name)

comparisons = page.ask(compared)
if comparisons:
    st.subheader(t("What was stated, beside what the rows show"), anchor=False)
    scope = t("Each stands beside the rows of its own date and scope, whatever is filtered above.")
    st.caption(plain(" ".join([scope, t("No figure is computed from it.")])))
    for one in comparisons:
        number_blocks.beside(page, one=one)

figures = trust_rows.figures(page.ask(published.table), t=t)
parts.block(
    page,
    key="published",
    title=t.plural("{n} published figure on record", "{n} published figures on record", len(figures)),
    chart=None,
    frame=figures,
    columns={
        "stated": t("Stated"),
        "definition_name": t("What it counts, as the source says"),
        "when": t("Date"),
        "minister_name": t("Minister"),
        "outlet_name": t("Outlet"),
        "link": t("Source"),
    },
    topic=t("Published figures"),
    by=(),
    widths={"stated": 150, "definition_name": 420},
    note=trust_rows.about_figures(figures, t=t),
    column_config={"link": st.column_config.LinkColumn(t("Source"), display_text=t("Open"))},
    why_none=lambda: at_all(page),
)
correct_link.rows(page, table="published_figure", label=t("Add or correct published figures"))
sources = trust_rows.estimators(page.ask(estimate_sources.table), t=t)
parts.block(
    page,
    key="estimators",
    title=t("Sources disagree on how many nationals live abroad; a rate uses one of them"),
    chart=None,
    frame=sources,
    columns={
        "name": t("Source of estimates"),
        "use": t("Use"),
        "countries": t("Countries"),
        "years": t("Years"),
        "licence": t("Licence"),
        "note_name": t("Note"),
        "link": t("Address"),
    },
    topic=t("Sources of estimates"),
    by=(),
    widths={"name": 330, "use": 130},
    column_config={"link": st.column_config.LinkColumn(t("Address"), display_text=t("Open"))},
    why_none=lambda: at_all(page),
)
with st.container(horizontal=True, gap="small", key="jisr-links-estimates"):
    correct_link.rows(page, table="diaspora_estimate", label=t("Add or correct estimates"))
    correct_link.rows(page, table="estimate_source", label=t("Add or correct sources of estimates"))
