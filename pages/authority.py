"""One authority: the open requests that it is to answer, the latest first, and those it holds as files to be sent."""

import streamlit as st

from outreach.plain import plain
from outreach.queries import request_sums, request_whole
from outreach.screen import authority_list, correct_link, filter_bar, parts, request_list, requests_blocks
from outreach.screen.frame import open_page

FILTERS = ("region", "country", "community", "topic")

page = open_page("authority")
t = page.t
found = page.ask(request_whole.authority, key=page.param("key"))
if found.empty:
    parts.not_found(page)
authority = found.iloc[0]
name = t.name(authority)
page.entitle(name)
correct_link.correct(page, table="authority", key=authority["key"])
filters = filter_bar.draw(page, FILTERS)
rows = page.ask(request_sums.open_with, filters=filters, authority=authority["key"])
answered = page.ask(request_sums.answered_by, filters=filters, authority=authority["key"])
if rows.empty:
    none = t("No open request under these filters.") if filter_bar.active(filters) else ""
    st.subheader(none or t("This authority has no open request."), anchor=False)
else:
    late = int((rows["overdue_days"] > 0).sum())
    title = t.plural(
        "{n} open request with this authority, {late} late",
        "{n} open requests with this authority, {late} late",
        len(rows),
        late=late,
    )
    st.subheader(plain(title), anchor=False)
    held = rows[rows["holds"]]
    left_out = ("state_said", "holder_said") if len(held) == len(rows) else ("state_said",)
    request_list.table(page, rows, key="authority.requests", leave_out=left_out, answers=True)
    requests_blocks.holidays(page, rows)
    authority_list.files(page, held, authority, filters=filters, elsewhere=len(rows) - len(held))
requests_blocks.took(page, answered, filters=filters)
