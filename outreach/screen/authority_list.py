"""The list of what one authority owes an answer to, as files that are sent to it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.exports.names import file_name
from outreach.i18n import translator
from outreach.periods import today
from outreach.plain import plain
from outreach.reports import authority_files
from outreach.reports.authority_list import AuthorityList, OpenRequest
from outreach.reports.press import LetterMissing
from outreach.reports.words import Words
from outreach.screen import file_button

if TYPE_CHECKING:
    from outreach.screen.frame import Page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT_FILES, KEPT_SECONDS = 32, 3600
MADE_UP, REGISTER = "demonstration", "register"


def files(page: "Page", rows: pd.DataFrame, authority: pd.Series) -> None:
    """The list as PDF, as XLSX and as CSV; without people's words, which leave only where somebody may take them."""
    t = page.t
    listed = _list(page, rows, authority)
    kept = repr((page.settings.database_url, page.revision, today(page.settings), authority["key"]))
    try:
        printed = _printed(kept, t.language, t.digits, _listed=listed)
    except LetterMissing as problem:
        printed = b""
        st.error(plain(problem.told(t)))
    name = {"topic": t("Open requests"), "scope": t.name(authority), "on": today(page.settings), "language": t.language}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-authority-files"):
        st.download_button(
            t("PDF"),
            data=printed,
            file_name=file_name(**name, extension="pdf"),
            mime="application/pdf",
            key="jisr.authority.pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            disabled=not printed,
        )
        st.download_button(
            t("XLSX"),
            data=lambda: authority_files.xlsx(listed, t),
            file_name=file_name(**name, extension="xlsx"),
            mime=XLSX,
            key="jisr.authority.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        file_button.draw(page, key="authority", frame=rows, topic=name["topic"], scope=name["scope"])
    st.caption(t("For the authority: references, deadlines and topics; no words of people, and nobody to be reached."))


@st.cache_data(ttl=KEPT_SECONDS, max_entries=KEPT_FILES, show_spinner=False)
def _printed(kept: str, language: str, digits: str, _listed: AuthorityList) -> bytes:
    return authority_files.pdf(_listed, translator(language, digits=digits))


def _list(page: "Page", rows: pd.DataFrame, authority: pd.Series) -> AuthorityList:
    return AuthorityList(
        authority=Words(authority["name_en"], authority["name_ar"]),
        as_at=datetime.now(UTC).replace(microsecond=0),
        collection=MADE_UP if MADE_UP in page.collections else REGISTER,
        requests=tuple(
            OpenRequest(
                reference=row["key"],
                kind=row["request_kind"],
                topic=Words(row["topic_en"] or "", row["topic_ar"] or ""),
                community=Words(row["community_en"] or "", row["community_ar"] or ""),
                raised_on=row["raised_on"],
                referred_on=row["referred_on"],
                working_days=int(row["used_days"]),
                due=row["due_on"],
                light=row["light"],
            )
            for row in rows.to_dict("records")
        ),
    )
