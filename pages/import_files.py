"""Import files: rows, attendance, chats and followers; looked at first, written when somebody says so, taken back."""

import streamlit as st

from outreach.plain import plain
from outreach.screen import import_batch, import_list, import_reports, import_rows, import_template
from outreach.screen.frame import open_page

page = open_page("import_files")
t = page.t

import_template.draw(page)
with st.container(key="jisr-import-drop", gap="xsmall"):
    files = st.file_uploader(
        t(
            "Drop files here, or choose them: rows (XLSX, CSV, or the template's CSV files as one ZIP), attendance "
            "reports, exported chats, reports of followers; each under {limit} MB",
            limit=import_batch.MEGABYTES,
        ),
        accept_multiple_files=True,
        key=import_batch.widget(),
    )
    with st.container(key="jisr-not-taken"):
        # Drawn always and seen where the browser itself did not take a file: the server never hears of it.
        words = t(
            "The file marked here was not taken and nothing of it was read. Is it {limit} MB or more? Split "
            "it. Did the line break off? Bring it again.",
            limit=import_batch.MEGABYTES,
        )
        st.caption(f":material/error: {plain(words)}")
    st.caption(
        t("Nothing is written before you confirm. Of reports and chats only counts are kept: no name, number or word.")
    )
if files:
    import_batch.take(page, files)

batch = import_batch.now()
if batch is not None:
    import_rows.draw(page, batch)
    for report in batch.reports:
        import_reports.draw(page, report)
    st.button(t("Clear"), on_click=import_batch.forget, icon=":material/close:", key="jisr.import.clear")
import_list.draw(page)
