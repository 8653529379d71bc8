"""The ministry's own template on the page of imports: to be downloaded, filled in and brought back there."""

from typing import TYPE_CHECKING

import streamlit as st

from models.engine import session
from outreach.screen.file_button import file_named
from outreach.screen.import_rows import MIME
from outreach.template import TABLES, book, files

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page") -> None:
    """Two buttons; each makes its file when it is pressed, with the lists as they are then."""
    t = page.t
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="jisr-import-template", border=False
    ):
        heading = t("Download the template")
        st.markdown(f"**{heading}**", width="content")
        _button(page, t("For Excel, with lists and checks"), lambda: _book(page), extension="xlsx")
        _button(page, t("As CSV files"), lambda: files(t=t), extension="zip")
        st.caption(
            t("{tables}: fill it in, and bring it here.", tables=t.list([t(table.title) for table in TABLES])),
            width="content",
        )


def _book(page: "Page") -> bytes:
    with session(page.settings.database_url) as db:
        return book(db, t=page.t, home_country=page.settings.home_country)


def _button(page: "Page", label: str, make, *, extension: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_named(page, topic=page.t("Template"), extension=extension),
        mime=MIME.get(extension, "application/zip"),
        icon=":material/download:",
        on_click="ignore",
        key=f"jisr.import.template.{extension}",
    )
