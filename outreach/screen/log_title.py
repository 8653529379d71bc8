"""The line of an activity in the form "Log an activity": in the page's language, and in the fold in the other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from outreach.i18n import LANGUAGES, mark
from outreach.plain import plain
from outreach.screen.log_field import field, wrong
from outreach.screen.log_line import followed, suggested
from outreach.screen.log_state import Work
from outreach.visible import visible

if TYPE_CHECKING:
    from outreach.screen.frame import Page

LABELS = {"en": mark("English title"), "ar": mark("Arabic title")}
THERE = {
    "en": mark("Written in English, in a field of its own below: {line}"),
    "ar": mark("Written in Arabic, in a field of its own below: {line}"),
}


def line(page: "Page", work: Work) -> None:
    """What happened, in the page's language; where it is written in the other alone, it is said that it is there."""
    t, form, title = page.t, work.form, page.t.column("title")
    there = elsewhere(page, work)
    suggestion = None if work.about or there else suggested(page, form).get(title)
    field(
        page,
        work,
        title,
        t("What happened, in one line"),
        st.text_input,
        getattr(followed(page, form), title),
        live="500ms",
        placeholder=t("Left empty, it reads: {line}", line=suggestion)
        if suggestion
        else t("For example: consular documents explained, questions answered"),
    )
    for language, text in there.items():
        st.caption(plain(t(THERE[language], line=t.isolate(text))))
    wrong(page, work, "title")


def others(page: "Page", work: Work) -> None:
    """Its fields in the fold: the line in every language but the page's."""
    form = followed(page, work.form)
    for language in _others(page):
        name = f"title_{language}"
        options = {"live": "500ms"}
        field(page, work, name, page.t(LABELS[language]), st.text_input, getattr(form, name), **options)


def elsewhere(page: "Page", work: Work) -> dict[str, str]:
    """The line in other languages, by their codes, where the page's language has none: begun on a page of another, it
    would seem lost."""
    form = followed(page, work.form)
    if visible(getattr(form, page.t.column("title"))):
        return {}
    lines = {language: visible(getattr(form, f"title_{language}")) for language in _others(page)}
    return {language: text for language, text in lines.items() if text}


def _others(page: "Page") -> Iterator[str]:
    return (one for one in LANGUAGES if page.t.column("title") != f"title_{one}" and one in LABELS)
