"""History: every change of a row, newest first, with who made it, and from what to what."""

import streamlit as st

from outreach.exports.csv import for_people
from outreach.plain import plain
from outreach.queries import history
from outreach.screen import choice, history_blocks, history_find, taking_back
from outreach.screen.file_button import stamped
from outreach.screen.frame import open_page
from outreach.screen.whole_file import offer
from outreach.wording import history_rows

ROWS = 50

page = open_page("history")
t = page.t
taking_back.act(page)
taking_back.said(page)
chosen = history_blocks.asked(page)
history_find.draw(page, row=chosen.row)
wanted = {"row": chosen.row, "by": chosen.by, "day": chosen.day, "time_zone": page.settings.time_zone}
number = page.ask(history.count, **wanted)
if not number:
    history_blocks.nothing(page, chosen)

now = choice.page_of(page, number=number, rows=ROWS)
rows = page.ask(history.rows, **wanted, limit=ROWS, offset=(now - 1) * ROWS)
# Where there are more, the file has those of this page.
seen = choice.which((now - 1) * ROWS + 1, (now - 1) * ROWS + len(rows), number, t=t) if number > ROWS else ""
with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-history"):
    st.subheader(plain(t.plural("{n} change", "{n} changes", number)), anchor=False)
    offer(
        page,
        key="history",
        number=len(rows),
        make=lambda: for_people(history_rows.lines(rows, t=t), stamp=stamped(page)),
        topic=t("History"),
        scope=" ".join([history_blocks.called(chosen, t=t), seen]),
    )
if page.ask(history.may_be_rewritten):
    st.caption(plain(t(history.REWRITABLE)))
clicked = history_blocks.table(page, rows)
choice.pages(page, now=now, rows=ROWS, number=number)
if clicked or len(rows) == 1:
    history_blocks.detail(page, rows.iloc[clicked[0] if clicked else 0].to_dict())
else:
    st.caption(t("Click a change to see from what to what."))
