"""What the page of requests is made of: its figures, how old what waits is, and who it waits for."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models.codes import Collection
from outreach import community_words, deadlines
from outreach.charts import ageing, lateness
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.plain import plain
from outreach.queries import request_lives, request_sums
from outreach.screen import cards, correct_link, filter_bar, parts, request_list
from outreach.wording import request_rows, request_words

if TYPE_CHECKING:
    from outreach.screen.frame import Page

FIGURES = ("requests_received", "requests_overdue", "answered_on_time_pct", "days_to_answer", "loop_closed_pct")
MOST = 12


def figures(page: "Page", *, filters: Filters) -> None:
    """Received, open with the oldest, late, answered in time, how long that took, and given back."""
    t = page.t
    found = {key: cards.of_indicator(page, key=key, filters=filters) for key in FIGURES}
    parts.figures(page, [found["requests_received"], _open(page, filters=filters), *list(found.values())[1:]])
    high = page.ask(request_sums.high, filters=filters)
    if high is not None:
        st.caption(plain(request_words.nine_of_ten(int(high), t=t)))


def _open(page: "Page", *, filters: Filters) -> parts.Figure:
    t = page.t
    rows = page.ask(request_sums.open_ones, filters=filters)
    oldest = int(rows["age_days"].max()) if len(rows) else 0
    return parts.Figure(
        label=t("Open requests"),
        value=t.number(len(rows)),
        better="down",
        unknown=t.plural("the oldest for {n} working day", "the oldest for {n} working days", oldest)
        if len(rows)
        else "",
        meaning=t("Each request that is owed an answer on the last day of the period, whenever it was raised."),
        rows=("export", {"indicator": "oldest_open_days", **cards.exactly(page, filters)}),
        rows_label=t.plural("{n} row", "{n} rows", len(rows)),
    )


def ages(page: "Page", rows: pd.DataFrame, *, scope: str = "") -> None:
    """What waits, by age and deadline; a click on a bar narrows the list to it."""
    t = page.t
    found = request_rows.ageing(request_sums.ageing(rows), t=t)
    amber = page.settings.amber_pct
    clicked = parts.block(
        page,
        key="ageing",
        title=request_rows.oldest(found, t=t),
        chart=(lambda: ageing(found, t, dark=page.dark)) if found["requests"].any() else None,
        frame=found,
        columns={
            "name": t("Working days since it was raised"),
            "requests": t("Open requests"),
            **{light: deadlines.light(light, t=t) for light in request_words.LIGHTS},
        },
        topic=t("Ageing of open requests"),
        scope=scope,
        note=" ".join(t(text, amber=amber) for text in request_words.MEANINGS),
        alt=t("Open requests by working days since they were raised, and by how their deadline stands"),
    )
    if clicked and isinstance(clicked[0], list):
        band, light = clicked[0]
        page.go("requests", band=band, light=light)


def by(page: "Page", rows: pd.DataFrame, rounds: pd.DataFrame, *, what: str) -> None:
    """Open and late requests and the days that answers took, for each authority, topic, community or country."""
    t = page.t
    label, nobody = _label(what, t=t), t(request_rows.LACKS[what])
    found = request_rows.grouped(request_sums.grouped(rows, rounds, by=what), nobody=nobody)
    if what == "country":
        names = [t.country(code) if code else nobody for code in found["key"]]
        found = found.assign(name_en=names, name_ar=names)
    if what == "community":
        wide = found["key"].str.upper().isin(page.known.countries)
        names = zip(found["name_en"], found["name_ar"], wide, strict=True)
        found = found.assign(**community_words.columns(names))
    # In the order of the title: those with most of what is late, then with most of what is open.
    drawn = found[found["open"] > 0].head(MOST)
    name = t.name(found.iloc[0]) if len(found) else ""
    clicked = parts.block(
        page,
        key=f"requests-by-{what}",
        title=_by(what, request_rows.most_overdue(found, t=t, name=name), t=t),
        chart=(lambda: lateness(drawn, t, dark=page.dark)) if len(drawn) else None,
        frame=found,
        columns={
            t.name_column: label,
            "open": t("Open requests"),
            "overdue": t("Late"),
            "median_days": t("Median days to an answer"),
            "high_days": t("90th percentile"),
            "answers": t("Answers"),
            "requests": t("Requests"),
        },
        widths={t.name_column: 230},
        topic=t("Requests by {what}", what=label),
        note=t("Working days that the authority itself had it; those of the ministry and pauses left out.")
        if what == "authority"
        else t("Working days; pauses left out."),
        choose=True,
    )
    if clicked:
        code = found["key"].iloc[clicked[0]] if isinstance(clicked[0], int) else str(clicked[0] or "")
        _opened(page, what, code)


def _opened(page: "Page", what: str, code: str) -> None:
    """What was clicked on: a topic's requests, or the page of an authority or a place; without one, their requests."""
    if not code:
        page.go("requests", **{request_list.LACKING: what})
    if what == "topic":
        page.go("requests", topic=code)
    page.go(what, **{"code" if what == "country" else "key": code})


def _label(what: str, *, t: Translator) -> str:
    return {
        "authority": t("Authority"),
        "topic": t("Topic"),
        "community": t("Community"),
        "country": t("Country"),
    }[what]


def _by(what: str, finding: str, *, t: Translator) -> str:
    return {
        "authority": t("By authority: {finding}", finding=finding),
        "topic": t("By topic: {finding}", finding=finding),
        "community": t("By community: {finding}", finding=finding),
        "country": t("By country: {finding}", finding=finding),
    }[what]


def took(page: "Page", rounds: pd.DataFrame, *, filters: Filters) -> None:
    """How many working days an authority had what it answered under filters, in a sentence."""
    t, narrowed = page.t, filter_bar.active(filters)
    median, high = request_sums.median_and_high(rounds["held_days"])
    if median is None or high is None:
        none = t("Under these filters there is no answer of this authority.") if narrowed else ""
        st.caption(none or t("None of its requests was answered yet."))
        return
    st.caption(plain(request_words.took(len(rounds), median, high, narrowed=narrowed, t=t)))


def of_place(page: "Page", *, filters: Filters, name: str) -> None:
    """How many requests of a place wait for an answer, and how their deadlines stand; nothing where none ever came."""
    t = page.t
    rows = page.ask(request_sums.standing, filters=filters)
    if rows.empty:
        return
    waiting = rows[rows["is_open"]]
    with st.container(gap="xsmall", key="jisr-open-requests"):
        title = t.plural("{n} open request of {place}", "{n} open requests of {place}", len(waiting), place=name)
        st.subheader(plain(title), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for light in request_words.LIGHTS:
                number, look = int((waiting["light"] == light).sum()), request_words.LOOKS[light]
                if number:
                    label = t("{label}: {n}", label=t.label(light, family="light"), n=number)
                    st.badge(label, icon=look.icon, color=look.colour)
            words = t.plural("{n} request in all", "{n} requests in all", len(rows))
            narrowed = cards.exactly(page, filters.narrowed(start=None))
            page.link("requests", words, icon=":material/table_rows:", show="all", **narrowed)
        holidays(page, waiting)


def nothing(page: "Page") -> None:
    """No request is on record at all: why that is no zero, and what to do about it."""
    t = page.t
    with st.container(border=True, key="jisr-empty"):
        st.subheader(t("No request is on record yet."), anchor=False)
        if Collection.PUBLIC_RECORD in page.collections:
            st.text(t("The press names topics and no requests."))
        st.text(t("What people ask is written down here, or comes in with files."))
        if correct_link.may(page):
            page.link("log", t("Log an activity, with what was asked in it"), icon=":material/edit_note:")
            page.link(
                "import_files", t("Import files, with the template's sheet of requests"), icon=":material/upload_file:"
            )
        else:
            st.text(t("Editors add them with an activity, or bring them in with files."))


def holidays(page: "Page", rows: pd.DataFrame) -> None:
    """Said where a year's holidays are not known, so that the clocks of requests run on days that may be holidays."""
    years = request_lives.unknown_years(rows, day=request_sums.day_of(page.filters))
    if years:
        st.caption(plain(deadlines.no_holidays(years, t=page.t)))
