"""The weekly pack as files: a printed page, and slides."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach.i18n import translator
from outreach.meeting.shown import Shown
from outreach.plain import plain
from outreach.reports.kept import from_json, to_json
from outreach.reports.pdf import pdf
from outreach.reports.pptx import pptx
from outreach.reports.press import LetterMissing
from outreach.screen.file_button import file_named

if TYPE_CHECKING:
    from outreach.screen.frame import Page

KEPT_FILES, KEPT_SECONDS = 16, 3600
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def offer(page: "Page", found: Shown) -> None:
    """Both files of the pack as it is shown; a letter that no font has is named, and where it stands."""
    t, kept = page.t, to_json(found.pack)
    try:
        printed = _printed(kept, t.language)
    except LetterMissing as problem:
        printed = b""
        st.error(plain(problem.told(t)))
    same = {"topic": t("Weekly meeting"), "on": found.pack.counted[1]}
    st.download_button(
        t("PDF"),
        data=printed,
        file_name=file_named(page, **same, extension="pdf"),
        mime="application/pdf",
        key="jisr.weekly.pdf",
        help=t("One page to print, and a second with the definitions and rows"),
        icon=":material/picture_as_pdf:",
        on_click="ignore",
        disabled=not printed,
    )
    st.download_button(
        t("Slides"),
        data=lambda: pptx(found.pack, t),
        file_name=file_named(page, **same, extension="pptx"),
        mime=SLIDES,
        key="jisr.weekly.pptx",
        help=t("The same as slides, with texts and charts that can be edited"),
        icon=":material/slideshow:",
        on_click="ignore",
    )


@st.cache_data(ttl=KEPT_SECONDS, max_entries=KEPT_FILES, show_spinner=False)
def _printed(kept: str, language: str) -> bytes:
    return pdf(from_json(kept), translator(language))
