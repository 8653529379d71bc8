"""What the briefing sheet says on its page: who they are, when they were met, what they asked, and what came of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.each_row import as_dicts, as_tuples
from outreach.periods import today
from outreach.plain import plain
from outreach.queries.briefing import Briefing
from outreach.queries.which import PASSED, WHICH
from outreach.reports.sheet import CLAIMED, WITHHELD
from outreach.screen import cards, commitment_blocks
from outreach.screen.activity_blocks import fact, written
from outreach.screen.briefing_sheet import no_holidays
from outreach.wording import activity_words, briefing_words
from outreach.wording.written import is_web

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST = 8


def who(page: "Page", found: Briefing) -> None:
    """How many live there, by the estimate in use, and how far the others are from it; how often they are to be met."""
    t = page.t
    with fact(t("Who they are")):
        for line in briefing_words.nationals(found.estimates, city=_is_city(found), t=t):
            st.markdown(plain(line))
        if line := briefing_words.entities(found.entities, t=t):
            st.markdown(plain(line))
        if "tier" in found.place:
            st.caption(plain(briefing_words.cadence(found.place.iloc[0]["tier"], page.settings.cadence_days, t=t)))


def contacts(page: "Page", found: Briefing) -> None:
    """The last contacts, each with its date as finely as it is known, and the next planned ones; those whose day has
    passed apart."""
    t = page.t
    with fact(t("Last contacts")), st.container(gap="small"):
        for row in as_dicts(found.contacts):
            _activity(page, row)
        if found.contacts.empty:
            st.markdown(plain(briefing_words.no_contact(written_of=found.written_of, t=t)))
        if line := briefing_words.cities_later(found, t=t):
            st.markdown(plain(line))
    with fact(t("Next planned")), st.container(gap="small"):
        for row in as_dicts(found.planned):
            _activity(page, row)
        if found.planned.empty:
            st.markdown(plain(t("Nothing is planned.")))
    if len(found.passed):
        with fact(t("Day passed")), st.container(gap="small"):
            st.caption(plain(t(WHICH[PASSED].meaning)))
            for row in as_dicts(found.passed):
                _activity(page, row)
            if _more(page, found.passed_number, shown=len(found.passed)):
                _all(page, found, "activities", t("All of this place whose day has passed"), show=PASSED)


def asked(page: "Page", found: Briefing, *, words: bool) -> None:
    """What was raised in the last contact, and what else waits for an answer; who holds each."""
    t = page.t
    parts = [(t("What they asked last time"), found.asked, found.asked_number)]
    if len(found.waiting):
        # How many more of these wait is said below, beside the way to them.
        parts.append((t("Also waiting for an answer"), found.waiting, 0))
    for label, rows, number in parts:
        with fact(label), st.container(gap="small"):
            for row in as_dicts(rows):
                with st.container(gap="xxsmall", key=f"jisr-links-request-{row['key']}"):
                    _reference(page, row["key"])
                    st.caption(plain(briefing_words.request(row, t=t)))
                    if words and row["summary"]:
                        written(row["summary"], t=t)
            if rows.empty:
                for line in briefing_words.nothing_asked(found.raised, any_request=found.any_request, t=t):
                    st.markdown(plain(line))
            elif not words:
                st.caption(t("What was asked, word for word, is shown to those who work on it."))
            if _more(page, number, shown=len(rows)):
                with st.container(key="jisr-links-last-contact"):
                    last = found.contacts["key"].iloc[0]
                    page.link("activity", t("All requests of the last contact"), icon=":material/event:", key=last)
    if said := no_holidays(found.requests, day=today(page.settings)):
        st.caption(plain(said.of(t)))
    more = found.open_number - int(found.requests["is_open"].sum())
    if more:
        st.caption(plain(t.plural("{n} more waits for an answer.", "{n} more wait for an answer.", more)))
        _all(page, found, "requests", t("All open requests of this place"), show="open")


def answered(page: "Page", found: Briefing) -> None:
    """The last answers to their requests, and those that somebody reported, with who says so.

    Of one whose request was reopened since, that is said first: it is not what they were told in the end.
    """
    t = page.t
    with fact(t("What was answered")), st.container(gap="small"):
        for row in as_dicts(found.answered):
            with st.container(gap="xxsmall", key=f"jisr-links-answered-{row['key']}"):
                _reference(page, row["key"])
                st.caption(plain(briefing_words.answered(row, t=t)))
                if row.get("answer"):
                    written(row["answer"], t=t, note=row["evidence"])
        if found.answered_cut:
            _answered_in_all(page, found)
        for row in as_dicts(found.reported):
            cited = found.sources[found.sources["activity"] == row["activity"]]
            with st.container(gap="xxsmall", key=f"jisr-links-reported-{row['activity']}"):
                page.link("activity", t.name(row, "title"), icon=":material/event:", key=row["activity"])
                st.caption(plain(t.date(row["starts"], row["precision"] or "day")))
                written(t.recorded(row["answers_reported"]), t=t)
                _sources(page, as_tuples(cited))
        if _more(page, found.reported_number, shown=len(found.reported)):
            _all(page, found, "activities", t("All activities of this place"))
        if found.reported.empty and found.answered.empty:
            st.markdown(plain(t("No answer is on record.")))
        if not found.answered.empty and "answer" not in found.answered:
            st.caption(t(WITHHELD))
        if not found.reported.empty:
            st.caption(t(CLAIMED))


def _answered_in_all(page: "Page", found: Briefing) -> None:
    """How many there are in all, each number beside the way to the list that has them."""
    t = page.t
    if said := briefing_words.answered_in_all(found.answered_number, t=t):
        st.caption(plain(said))
        _all(page, found, "requests", t("All answered requests of this place"), show="closed")
    if said := briefing_words.reopened_in_all(found.reopened_number, t=t):
        st.caption(plain(said))
        _all(page, found, "requests", t("All open requests of this place"), part="reopened", show="open")


def promised(page: "Page", found: Briefing) -> None:
    """What was promised, the late ones first, and where each stands."""
    t = page.t
    with fact(t("What was promised")), st.container(gap="small"):
        for row in as_dicts(found.promised.head(MOST)):
            with st.container(gap="xxsmall", key=f"jisr-links-commitment-{row['key']}"):
                page.link("commitment", t.name(row, "what"), icon=":material/handshake:", key=row["key"])
                if row["due_on"]:
                    st.caption(plain(t("Due on {date}", date=t.date(row["due_on"]))))
                commitment_blocks.badge(page, row["commitment_state"])
        if found.promised.empty:
            st.markdown(plain(t("No commitment is on record.")))
        if _more(page, len(found.promised), shown=MOST):
            _all(page, found, "commitments", t("All commitments of this place"))


def channels(page: "Page", found: Briefing) -> None:
    """Where they follow, with what each showed last."""
    t = page.t
    with fact(t("Channels")):
        for row in as_dicts(found.channels.head(MOST)):
            st.markdown(plain(briefing_words.channel(row, t=t)))
        if found.channels.empty:
            st.markdown(plain(t("No channel on record is theirs alone.")))
        if _more(page, len(found.channels), shown=MOST):
            _all(page, found, "channels", t("All channels of this place"))


def _activity(page: "Page", row: dict) -> None:
    t = page.t
    with st.container(gap="xxsmall", key=f"jisr-links-contact-{row['key']}"):
        page.link("activity", t.name(row, "title"), icon=":material/event:", key=row["key"])
        st.caption(plain(briefing_words.activity(row, t=t)))


def _reference(page: "Page", key: str) -> None:
    """The number of a request, which leads to it."""
    page.link("request", page.t.isolate(key), icon=":material/contact_support:", key=key)


def _sources(page: "Page", rows: Iterable) -> None:
    with st.container(horizontal=True, gap="small"):
        for row in rows:
            label = activity_words.source_of(row.outlet, row.published_on, t=page.t)
            if is_web(row.address):
                st.link_button(plain(label), row.address, icon=":material/open_in_new:", type="tertiary")
            else:
                st.caption(plain(label))


def _more(page: "Page", number: int, *, shown: int) -> bool:
    """Say how many more there are than are shown; whether there are any."""
    if number > shown:
        st.caption(plain(page.t.plural("{n} more on record.", "{n} more on record.", number - shown)))
    return number > shown


def _all(page: "Page", found: Briefing, to: str, words: str, *, part: str = "all", **narrowed: str) -> None:
    """The way to all of them: a list, narrowed to this place and to nothing else of the address.

    Args:
        part: of the sheet, where two parts of it lead to the same list.
    """
    with st.container(key=f"jisr-links-{part}-{'-'.join((to, *narrowed.values()))}"):
        page.link(to, words, icon=":material/table_rows:", **narrowed, **cards.exactly(page, found.filters))


def _is_city(found: Briefing) -> bool:
    place = found.place.iloc[0]
    return "level" in place and place["level"] == "city"
