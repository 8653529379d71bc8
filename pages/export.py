"""Explore and export: any table or the rows behind a figure, the first of them, all as a file, and what is in it."""

import streamlit as st

from outreach import indicators
from outreach.exports import behind, preview
from outreach.exports.csv import for_machines, for_people, with_words
from outreach.exports.of_indicators import meanings
from outreach.exports.tables import TABLES
from outreach.plain import plain
from outreach.screen import cards, export_blocks, filter_bar, leaving_out, parts
from outreach.screen.file_button import stamped
from outreach.screen.frame import open_page
from outreach.screen.whole_file import MOST_IN_MEMORY

page = open_page("export")
t = page.t
table, indicator = export_blocks.subject(page)

if indicator:
    meant = indicators.ALL[indicator]
    filters = filter_bar.draw(page, export_blocks.filters_behind(indicator))
    value = page.ask(indicators.compute, key=indicator, filters=filters)
    shown = cards.value(value.value, form=meant.form, t=t)
    st.subheader(plain(t("{figure}: {value}", figure=t(meant.name), value=shown)), anchor=False)
    st.caption(plain(t(meant.counts)))
    if meant.rows_are in export_blocks.BY_ACTIVITIES:
        leaving_out.of_period(page, filters=filters)
    if value.n_rows > MOST_IN_MEMORY:
        head = page.ask(behind.first, key=indicator, filters=filters, language=t.language)
        export_blocks.rows_of(page, first=head, number=value.n_rows)
        export_blocks.addresses(page, of=f"behind/{indicator}", filters=filters)
        export_blocks.dictionary(page, behind.dictionary(head, key=indicator, t=t), topic=t(meant.name))
        st.stop()
    rows = page.ask(indicators.rows, key=indicator, filters=filters)
    if rows.empty:
        parts.empty(page, t("No row is behind this figure under these filters."))
    head = with_words(rows.head(preview.MOST), t=t)
    export_blocks.rows_of(page, first=head, number=len(rows))
    export_blocks.files(
        page,
        topic=t(meant.name),
        people=lambda: for_people(rows, t=t, stamp=stamped(page)),
        machines=lambda: for_machines(rows, stamp=stamped(page)),
    )
    export_blocks.dictionary(page, meanings(list(head), rows_are=meant.rows_are, t=t), topic=t(meant.name))
else:
    chosen = TABLES[table]
    filters = filter_bar.draw(page, export_blocks.filters_of(chosen))
    st.subheader(plain(t(chosen.title)), anchor=False)
    st.caption(plain(t(chosen.row)))
    if table == "activities":
        leaving_out.of_period(page, filters=filters)
    number = page.ask(preview.count, table=table, filters=filters)
    if not number:
        parts.empty(page, t("No row of this table matches."))
    first = page.ask(preview.first, table=table, filters=filters, language=t.language)
    export_blocks.rows_of(page, first=first, number=number)
    export_blocks.addresses(page, of=table, filters=filters)
    export_blocks.dictionary(page, preview.dictionary(chosen, t=t), topic=t(chosen.title))
