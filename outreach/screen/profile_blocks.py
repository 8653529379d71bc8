"""What the profiles of a country and of a community are made of: figures, timeline, channels, topics."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.charts import ranked
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import activities, channels, estimates, known, sums, topics, unknowns
from outreach.screen import cards, channel_blocks, filter_bar, leaving_out, nothing, parts, place_blocks, time_blocks
from outreach.screen.filter_fields import BY_NAME, words_of
from outreach.wording import briefing_words, channel_rows, findings, listed, place_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

FIGURES = ("", "virtual_session", "visit", "conference")
MOST, NEWEST = 12, 200


def figures(page: "Page", *, filters: Filters) -> None:
    """Activities in all and by the kinds that are asked about most, who took part, and channels."""
    t = page.t
    now = page.ask(sums.in_all, filters=filters).iloc[0]
    previous = filters.previous()
    before = page.ask(sums.in_all, filters=previous).iloc[0] if previous else None
    labels = {kind: t.label(kind, family="kinds") if kind else t("Activities held") for kind in FIGURES}
    kinds = [
        cards.of_kind(
            page,
            label=labels[kind],
            kind=kind,
            now=int(now[kind or "activities"]),
            before=None if before is None else int(before[kind or "activities"]),
            filters=filters,
        )
        for kind in FIGURES
        if not kind or not filters.kinds or kind in filters.kinds
    ]
    parts.figures(page, [*kinds, _people(page, now=now, filters=filters), _followed(page, filters=filters)])


def _people(page: "Page", *, now: pd.Series, filters: Filters) -> parts.Figure:
    """Those present, where anybody counted or estimated them, and how many activities say nothing."""
    t, silent = page.t, int(now["unknown_attendance"])
    return parts.Figure(
        label=t("Participants"),
        value=t.number(int(now["counted"]) + int(now["estimated"])) if now["activities"] > silent else t("unknown"),
        unknown=t.plural("{n} activity says nothing of attendance", "{n} activities say nothing of attendance", silent)
        if silent
        else "",
        rows=("export", {"indicator": "participants", **cards.exactly(page, filters)}),
        rows_label=t.plural("{n} row", "{n} rows", int(now["activities"]) - silent),
    )


def _followed(page: "Page", *, filters: Filters) -> parts.Figure:
    """Channels of this place; those that serve everyone are told apart, for they are its own too."""
    t = page.t
    rows = page.ask(channels.by_place, filters=filters)
    everywhere, _ = place_rows.for_everyone(page.ask(channels.by_place, filters=Filters()))
    number = int(rows["channels"].sum())
    # As in the lists and figures.
    unknown = not number and not page.ask(known.are_channels_known)
    return parts.Figure(
        label=t("Channels"),
        value=t("unknown") if unknown else t.number(number),
        unknown=t.plural("{n} more serves everyone", "{n} more serve everyone", everywhere) if everywhere else "",
        rows=("channels", cards.exactly(page, filters)) if number else None,
        rows_label=t.plural("{n} row", "{n} rows", number),
    )


def what_was_done(page: "Page", *, filters: Filters, place: pd.Series, name: str, scope: str) -> None:
    """Figures and timeline; where a sample says nothing of this place at all, or only what was announced, one sentence
    on that instead. ``place`` is the row of ``countries.one`` or ``communities.one``, ``name`` its name; ``scope`` is
    what the names of files call it, as those of the blocks below.
    """
    t = page.t
    if place["recorded"]:
        figures(page, filters=filters)
        time_blocks.kinds(page, filters=filters, scope=scope)
    elif place["announced"]:
        with st.container(border=True, key="jisr-nothing"):
            st.subheader(t("Nothing is confirmed for {place}", place=name), anchor=False)
            st.caption(t("Whether anything took place here is unknown, which is no sign that nobody was met."))
    else:
        with st.container(border=True, key="jisr-nothing"):
            st.subheader(t("No activity held is recorded for {place}", place=name), anchor=False)
            st.caption(t("What was done here is unknown. That the record is silent is no sign that nobody was met."))
    newest(page, filters=filters, scope=scope)


def newest(page: "Page", *, filters: Filters, scope: str) -> None:
    """The activities themselves, newest first, whatever their status; a row opens the activity."""
    t = page.t
    number = page.ask(activities.count, filters=filters, statuses=activities.ALL)
    overlapping = page.ask(unknowns.overlapping, filters=filters)
    rows = page.ask(activities.table, filters=filters, statuses=activities.ALL, limit=NEWEST)
    told = listed.activities(rows, day=today(page.settings), t=t)
    shown = rows.assign(
        when=told["when"],
        kind_name=told["kind"],
        status_name=told["status"],
        people=told["attendance"],
        led_by_name=[t.recorded(name) for name in rows["led_by"]],
        **{
            f"{linked}_names": listed.names(rows[linked], words_of(page, BY_NAME[name]))
            for name, linked in (("community", "communities"), ("topic", "topics"))
        },
    )
    clicked = parts.block(
        page,
        key="newest",
        title=findings.of_any_status(number, t, overlapping=overlapping, narrowed=filter_bar.narrowed(page)),
        chart=None,
        frame=shown,
        columns={
            "when": t("Date"),
            t.column("title"): t("Activity"),
            "kind_name": t("Kind"),
            "status_name": t("Status"),
            "people": t("Attendance"),
            "led_by_name": t("Led by"),
            "sources": t("Sources"),
        },
        topic=t("Activities"),
        widths={t.column("title"): 380, "people": 140, "led_by_name": 170},
        scope=scope,
        note=t("The newest {n}; all of them on the page of activities.", n=NEWEST) if number > NEWEST else "",
        choose=True,
        why_none=lambda: nothing.without_filters(
            page,
            lambda by: page.ask(activities.table, filters=by, statuses=activities.ALL, limit=1),
            filters=filters,
            none=nothing.at_all,
        ),
    )
    leaving_out.of_period(page, filters=filters)
    if clicked:
        page.go("activity", key=shown["key"].iloc[clicked[0]])


def raised(page: "Page", *, filters: Filters, scope: str) -> None:
    """Topics by the number of activities that raised them, where any is known; a bar opens those activities."""
    t = page.t
    rows = page.ask(topics.in_all, filters=filters)
    if rows.empty:
        return
    clicked = parts.block(
        page,
        key="topics",
        title=findings.leading(rows, t, label=t("Topics"), narrowed=filter_bar.narrowed(page)),
        chart=lambda: ranked(rows.head(MOST), t, dark=page.dark, value="activities", measure=t("Activities")),
        frame=rows,
        columns={t.name_column: t("Topic"), "activities": t("Activities")},
        topic=t("Topics"),
        scope=scope,
        choose=True,
    )
    if clicked and clicked[0] is not None:
        key = rows["key"].iloc[clicked[0]] if isinstance(clicked[0], int) else clicked[0]
        page.go("activities", **cards.exactly(page, filters.narrowed(topics=(key,))))


def followed_where(page: "Page", *, filters: Filters, name: str, scope: str) -> None:
    """WhatsApp groups, then the other channels, by their audience; those never read have a dash."""
    t = page.t
    rows = page.ask(channels.table, filters=filters)
    if rows.empty:
        st.subheader(t("No channel on record is of {place} alone", place=name), anchor=False)
        page.link("channels", t("Channels that serve everyone"), icon=":material/forum:", country="", community="")
        return
    groups = rows["kind"] == place_rows.WHATSAPP
    for key, label, own in (
        ("whatsapp", t("WhatsApp groups"), rows[groups]),
        ("channels", t("Pages, accounts and forums"), rows[~groups]),
    ):
        if len(own):
            _audiences(page, key=key, label=label, rows=own, filters=filters, scope=scope)
    channel_blocks.talk(page, filters=filters, scope=scope)


def _audiences(page: "Page", *, key: str, label: str, rows: pd.DataFrame, filters: Filters, scope: str) -> None:
    """One group of channels; a click leads to those of the same kind on the page of channels."""
    t = page.t
    shown = rows.assign(
        kind_name=[t.label(kind, family="channel_kind") for kind in rows["kind"]],
        unit_name=[t.label(unit, family="audience_unit") if unit else None for unit in rows["audience_unit"]],
        said=[channel_rows.reading(row, t=t) for row in as_dicts(rows)],
    )
    # The chart stacks by the kinds of activities; channels have kinds of their own.
    drawn = shown.head(MOST).drop(columns="kind")
    clicked = parts.block(
        page,
        key=key,
        title=findings.channels_read(shown, t, label=label),
        chart=lambda: ranked(drawn, t, dark=page.dark, value="audience", measure=label),
        frame=shown.drop(columns="said"),
        columns={
            t.name_column: t("Channel"),
            "kind_name": t("Kind"),
            "audience": t("Audience"),
            "unit_name": t("Counted as"),
            "read_on": t("Last reading"),
        },
        topic=label,
        scope=scope,
        by=channel_blocks.FILTERS,
        choose=True,
    )
    if one := place_blocks.chosen(clicked, rows, "key"):
        kind = rows.set_index("key").loc[one["key"], "kind"]
        page.go("channels", **cards.exactly(page, filters), only=kind)


def entities(page: "Page", rows: pd.DataFrame) -> None:
    """The entities of the place by name, of columns as ``queries.entities`` has them; nothing where there is none."""
    if line := briefing_words.entities(rows, t=page.t):
        st.caption(plain(line))


def size(page: "Page", community: pd.Series) -> str:
    """How many nationals live here by the estimate that rates use; of a city nobody estimates that."""
    t = page.t
    if pd.isna(community["nationals"]):
        return t("How many nationals live here is unknown.")
    source = page.ask(estimates.source)
    told = {
        "n": int(community["nationals"]),
        "source": t.name(source.iloc[0]) if len(source) else t("unknown"),
        "year": t.year(community["estimate_year"]),
    }
    if community["level"] == "city":
        return t(
            "A city, of which there is no estimate; nationals in the whole country: {n} in {year} ({source}).", **told
        )
    return t("Nationals by estimate: {n} in {year} ({source}).", **told)
