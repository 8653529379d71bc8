"""What the page of channels is made of: how many of each kind and country, and how the largest ones grow."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.audiences import LARGEST
from outreach.charts import channel_growth, ranked
from outreach.filters import Filters
from outreach.plain import plain
from outreach.queries import channel_talk, channels
from outreach.screen import choice, correct_link, nothing, parts, place_blocks
from outreach.wording import channel_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

PLACES = ("region", "country", "community")
FILTERS = ("period", *PLACES)
"""What narrows channels and their readings; a channel itself is there whatever the period."""
TALK = {
    "name": 145, "place": 248, "messages_said": 84, "active_members_said": 122, "joined_said": 86,
    "departed_said": 108, "readings": 72, "days": 215,
}  # fmt: skip
"""Widths, with which the table of what was said in groups fits a desk's screen."""


def counts(page: "Page", *, followed: pd.DataFrame) -> None:
    """Channels by kind and by country; a click leads to those of the kind, or of the country.

    ``followed``: the channels that people can follow, as ``channel_rows.told`` gives them.
    """
    t = page.t
    kinds, countries = channel_rows.by_kind(followed, t=t), channel_rows.by_country(followed, t=t)

    def nobody_followed() -> nothing.Nothing | None:
        return nothing.without_filters(
            page, lambda by: page.ask(channels.by_place, filters=by), filters=page.filtered[-1], none=nothing.at_all
        )

    left, right = st.columns(2, gap="large")
    with left:
        chosen = parts.block(
            page,
            key="channel-kinds",
            title=channel_rows.on_record(followed, t=t),
            chart=lambda: ranked(kinds, t, dark=page.dark, value="channels", measure=t("Channels")),
            frame=kinds,
            columns={"name": t("Kind"), "channels": t("Channels")},
            topic=t("Channels by kind"),
            by=PLACES,
            note=t("Hotlines, applications and publications are listed below: nobody follows them."),
            choose=True,
            why_none=nobody_followed,
        )
        if one := place_blocks.chosen(chosen, kinds, "code"):
            page.go("channels", only=one["code"])
    with right:
        for_all = int((followed["country"] == "").sum())
        chosen = parts.block(
            page,
            key="channel-countries",
            title=channel_rows.leading_country(countries, t=t),
            chart=lambda: ranked(countries.head(15), t, dark=page.dark, value="channels", measure=t("Channels")),
            frame=countries,
            columns={"name": t("Country"), "channels": t("Channels")},
            topic=t("Channels by country"),
            by=PLACES,
            note=t.plural("{n} channel is for all countries.", "{n} channels are for all countries.", for_all)
            if len(countries)
            else "",
            choose=True,
            why_none=lambda: (
                nothing.Nothing(channel_rows.of_no_place(for_all, groups=False, t=t)) if for_all else nobody_followed()
            ),
        )
        if one := place_blocks.chosen(chosen, countries, "code"):
            page.go("channels", country=one["code"])


def talk(page: "Page", *, filters: Filters, scope: str = "") -> None:
    """Messages, active members, who joined and who left of each WhatsApp group; nothing where nobody counted any."""
    t = page.t
    rows = channel_rows.talk(page.ask(channel_talk.by_group, filters=filters), t=t)
    if rows.empty:
        return
    columns = {
        "name": t("Channel"),
        "place": t("For whom"),
        "messages_said": t("Messages"),
        "active_members_said": t("Active, at most"),
        "joined_said": t("Joined"),
        "departed_said": t("Left the group"),
        "readings": t("Readings"),
        "days": t("Days"),
    }
    said = [name for name in columns if name.endswith("_said")]
    parts.block(
        page,
        key="talk",
        title=channel_rows.groups_heard(rows, t=t),
        chart=None,
        frame=rows,
        columns=columns,
        widths=TALK,
        whole=said,
        # Words where some readings say nothing, and else numbers: they stand as numbers do.
        column_config={
            name: st.column_config.Column(columns[name], alignment="right", width=TALK[name]) for name in said
        },
        topic=t("Messages in WhatsApp groups"),
        scope=scope,
        by=FILTERS,
        note=" ".join(
            (
                t("Messages, joined and left are sums over the readings of the period that say so."),
                t("The same people write on several days, so of active members the most in one reading is shown."),
                t("What no reading says is unknown, not zero."),
            )
        ),
    )


def correct(page: "Page", rows: pd.DataFrame, clicked: list) -> None:
    """The way to correct the channel whose row was clicked on, for those who may; else how to come by it."""
    t = page.t
    if clicked:
        row = rows.iloc[clicked[0]]
        label = t("Correct this row: {name}", name=t.isolate(row["name"]))
        correct_link.correct(page, table="channel", key=row["key"], label=label)
    elif correct_link.may(page):
        st.caption(t("Click a row to correct it."))


def growth(page: "Page", *, followed: pd.DataFrame, filters: Filters) -> None:
    """Readings of the largest channels over time, in one unit; a sentence where none was read twice.

    A click on a channel leads to those of its kind for the same people.
    """
    t = page.t
    readings = page.ask(channels.readings, filters=filters)
    units = channel_rows.units_of(readings)
    if units:
        words = {unit: t.label(unit, family="audience_unit") for unit in units}
        unit = choice.choice(page, name="unit", label=t("What was counted"), words=words, default=units[0])
        grown = channel_rows.growing(readings, unit=unit)
        clicked = parts.block(
            page,
            key="growth",
            title=t(LARGEST[unit]),
            chart=lambda: channel_growth(grown, t, dark=page.dark),
            frame=grown,
            columns={t.name_column: t("Channel"), "read_on": t("Read on"), "audience": words[unit]},
            topic=t("Growth of channels"),
            scope=words[unit],
            note=t(
                "Between two readings nothing is known; the line only joins them. Units are never added to each other."
            ),
            choose=True,
        )
        if one := place_blocks.chosen(clicked, grown, "channel"):
            row = followed.set_index("key").loc[one["channel"]]
            page.go("channels", only=row["kind"], **({"community": row["community"]} if row["community"] else {}))
    else:
        st.caption(plain(t("No channel was read twice in one unit, so nothing can be said of growth.")))
