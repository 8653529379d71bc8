"""Communities: who was met and how, who leads in each kind of contact, the silent ones, and the whole list."""

import pandas as pd
import streamlit as st

from outreach.charts import matrix
from outreach.filters import Filters
from outreach.queries import channels, choices, communities, unknowns
from outreach.screen import choice, filter_bar, leaving_out, parts, place_blocks
from outreach.screen.frame import Page, open_page
from outreach.screen.nothing import Nothing
from outreach.wording import findings, place_rows

MOST = (15, 30, 60)
FIND = "jisr.find.community"


def kinds_of_contact(page: Page, *, rows: pd.DataFrame, filters: Filters, most: int) -> dict[str, str]:
    """The matrix of communities and kinds with its zeros: the largest in the chart, all of them in table and file."""
    t = page.t
    kinds = {kind: t.label(kind, family="kinds") for kind in place_rows.KINDS}
    overlapping = page.ask(unknowns.overlapping, filters=filters)
    note = [t("{told}.", told=findings.nothing_recorded(rows, t))]
    if len(rows) > most:
        note.append(t("The largest are drawn; all {n} are in the table.", n=len(rows)))
    if filter_bar.narrowed(page):
        note.append(t("0 is none recorded as held in this selection, a dash is unknown."))
    else:
        note.append(t("0 is none recorded as held, a dash is unknown."))
    clicked = parts.block(
        page,
        key="matrix",
        title=findings.one_way_only(
            rows, t, overlapping=overlapping, narrowed=filter_bar.narrowed(page), kinds=filters.kinds
        ),
        chart=lambda: matrix(rows.head(most), t, dark=page.dark),
        frame=rows,
        columns={t.name_column: t("Community"), **kinds},
        topic=t("Communities by kind of activity"),
        note=" ".join(note),
        choose=True,
    )
    return place_blocks.chosen(clicked, rows, "key")


def whole(page: Page, *, rows: pd.DataFrame) -> dict[str, str]:
    """The whole list, or those whose name holds what was typed, in either language, blind to hamza and marks."""
    t, text = page.t, page.param("find")
    if st.session_state.get(FIND) != text:
        st.session_state[FIND] = text
    st.text_input(
        t("Find a community"),
        type="search",
        max_chars=80,
        placeholder=t("Find a community"),
        label_visibility="collapsed",
        icon=":material/search:",
        key=FIND,
        on_change=lambda: choice.write("find", st.session_state[FIND].strip()),
    )
    if text:
        with page.db() as db:
            found = choices.search(db, text=text, families=("community",))
        rows = rows[rows["key"].isin(found.rows["code"])]
    title = findings.found(rows, t) if text else findings.nothing_recorded(rows, t)
    country = {t.column("country"): t("Country")}
    none = Nothing(t("No name of a community here has what was typed in it."), t("Show all communities"))
    return place_blocks.everything(
        page,
        rows=rows,
        code="key",
        topic=t("Community"),
        title=title,
        # What was typed is in no name of a file.
        scope=t("filtered") if text else "",
        leave_out=("nationals",),
        why_none=(lambda: none) if text else None,
        **country,
    )


page = open_page("communities")
t = page.t
filters = filter_bar.draw(page)
at = page.ask(channels.by_place, filters=filters)
rows = place_rows.told(page.ask(communities.by_community, filters=filters), t=t, narrowed=filter_bar.narrowed(page))
rows = place_rows.with_channels(rows, at, code="key", family="community")
place_blocks.or_empty(page, filters=filters, rows=rows)
topic = t("Community")
shared = {"rows": rows, "everywhere": at, "code": "key", "topic": topic}

opened = []
# At 1440 pixels the list has its longest names and the whole word for what is on record.
left, right = st.columns((12, 13), gap="large")
with left:
    label = t("Activities by community")
    opened.append(place_blocks.by_kind(page, rows=rows, code="key", label=label, topic=topic))
with right:
    opened.append(place_blocks.silent(page, rows=rows))
most = choice.choice(
    page,
    name="most",
    label=t("Communities that the next chart shows"),
    words={str(n): t.plural("{n} community", "{n} communities", n) for n in MOST},
    default=str(MOST[0]),
    draw=choice.LABELLED,
)
opened.append(kinds_of_contact(page, rows=rows, filters=filters, most=int(most)))
opened.append(place_blocks.measures(page, **shared, which=place_blocks.KINDS))
opened.append(place_blocks.measures(page, **shared, which=place_blocks.CHANNELS))
opened.append(whole(page, rows=rows))
leaving_out.of_places(page, filters=filters)
if place := next(filter(None, opened), {}):
    page.go("community", **place)
