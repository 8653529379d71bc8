"""The list of what one authority owes an answer to, as files that are sent to it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.acting import TAKES_WORDS, allowed
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.i18n import Translator, translator
from outreach.periods import today
from outreach.plain import plain
from outreach.queries.open_requests import with_words
from outreach.reports import authority_files
from outreach.reports.authority_list import NOTHING, AuthorityList, OpenRequest
from outreach.reports.press import LetterMissing
from outreach.reports.words import Words, both
from outreach.screen import file_button, filter_bar
from outreach.screen.briefing_sheet import in_its_language, no_holidays
from outreach.screen.file_button import file_named
from outreach.settings import settings
from outreach.wording import request_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT_FILES, KEPT_SECONDS = 32, 3600
MADE_UP, REGISTER = "demonstration", "register"


def files(page: "Page", rows: pd.DataFrame, authority: pd.Series, *, filters: Filters, elsewhere: int) -> None:
    """The list as PDF, as XLSX and as CSV: with people's words where somebody who may send them asks for these, and
    never with how to reach anybody. The CSV has none.

    Args:
        rows: the requests that the authority holds; ``filters``: what they are narrowed to, which the files say;
            ``elsewhere``: how many more are in none of the files, since they wait for somebody else.
    """
    t = page.t
    if elsewhere:
        waiting = t.plural(
            "{n} of them waits for somebody else meanwhile, and is not in the files for the authority.",
            "{n} of them wait for somebody else meanwhile, and are not in the files for the authority.",
            elsewhere,
        )
        st.caption(plain(waiting))
    if rows.empty:
        return
    said = _asked_for_words(page, authority["key"])
    only = both(lambda t: t.list(filter_bar.in_words(replace(page, t=t), filters)))
    listed = listed_for(page, _said(page, rows) if said else rows, authority, only=only)
    kept = repr((page.settings.database_url, page.revision, today(page.settings), authority["key"], filters, said))
    try:
        printed = _printed(kept, t.language, t.digits, _listed=listed)
    except LetterMissing as problem:
        printed = b""
        st.error(plain(problem.told(t)))
    name = {"topic": t("Open requests"), "scope": authority["key"]}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-authority-files"):
        st.download_button(
            t("PDF"),
            data=printed,
            file_name=file_named(page, **name, extension="pdf"),
            mime="application/pdf",
            key="jisr.authority.pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            disabled=not printed,
        )
        st.download_button(
            t("XLSX"),
            data=lambda: authority_files.xlsx(listed, t),
            file_name=file_named(page, **name, extension="xlsx"),
            mime=XLSX,
            key="jisr.authority.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        file_button.draw(page, key="authority", frame=rows, topic=name["topic"], scope=name["scope"])
    if said:
        st.caption(t("For the authority: PDF and XLSX say what people asked, word for word; and nobody to be reached."))
    else:
        st.caption(
            t("For the authority: references, deadlines and topics; no words of people, and nobody to be reached.")
        )


def _asked_for_words(page: "Page", key: str) -> bool:
    """Whether people's words are to be in the files; the role is looked at whatever the session remembers."""
    if not allowed(page.viewer, TAKES_WORDS):
        return False
    return st.checkbox(page.t("With what people asked, word for word"), key=f"jisr.authority.words.{key}")


def _said(page: "Page", rows: pd.DataFrame) -> pd.DataFrame:
    with page.db() as db:
        return with_words(db, rows)


@st.cache_data(ttl=KEPT_SECONDS, max_entries=KEPT_FILES, show_spinner=False)
def _printed(kept: str, language: str, digits: str, _listed: AuthorityList) -> bytes:
    return authority_files.pdf(_listed, translator(language, digits=digits))


def _community(row: dict, t: Translator) -> str:
    return request_rows.place(row, t=t) or ""


def listed_for(page: "Page", rows: pd.DataFrame, authority: pd.Series, *, only: Words = NOTHING) -> AuthorityList:
    """The list of these rows; with people's words where the rows have them. ``only``: what they are narrowed to."""
    return AuthorityList(
        authority=Words(authority["name_en"], authority["name_ar"]),
        as_at=datetime.now(UTC).replace(microsecond=0),
        collection=MADE_UP if MADE_UP in page.collections else REGISTER,
        requests=tuple(
            OpenRequest(
                reference=row["key"],
                kind=row["request_kind"],
                topic=Words(row["topic_en"] or "", row["topic_ar"] or ""),
                community=both(partial(_community, row)),
                raised_on=row["raised_on"],
                referred_on=row["referred_on"],
                used_days=int(row["used_days"]),
                due=row["due_on"],
                light=row["answer_light"],
                late_days=int(row["overdue_days"]),
                words=in_its_language(row.get("summary", "")),
            )
            for row in as_dicts(rows)
        ),
        only=only,
        no_holidays=no_holidays(rows, day=today(settings())),
    )
