"""Channels as pages show them: codes in words, those that were never read apart, counts by kind and country."""

import pandas as pd

from outreach import community_words
from outreach.audiences import counted
from outreach.each_row import as_dicts
from outreach.i18n import Translator

MOST_LINES = 8
TALK = ("messages", "active_members", "joined", "departed")
COUNTED = ("new_followers", "new_days", "net_followers", "net_days")


def told(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows of ``queries.channels.table`` with, in the reader's language, ``name, kind_name, place, reading,
    read_name, owner_name, seen`` beside their codes. None where nothing is known.
    """
    records = as_dicts(rows)
    return rows.assign(
        name=[t.name(row) for row in records],
        kind_name=[t.label(row["kind"], family="channel_kind") for row in records],
        place=[place(row, t=t) for row in records],
        reading=[reading(row, t=t) for row in records],
        read_name=[t.date(row["read_on"]) if row["read_on"] else None for row in records],
        address=rows["address"].where(rows["address"] != "", None),
        owner=rows["owner"].where(rows["owner"] != "", None),
        owner_name=[t.recorded(row["owner"]) or None for row in records],
        seen=[t.date(row["starts"], row["precision"]) if row["precision"] else None for row in records],
    )


def place(row: dict, *, t: Translator) -> str:
    """Whom a channel is for: a community, in its country, or everybody."""
    if not row["community"]:
        return t("For all countries")
    wide = community_words.is_wide(row["community"], country=row["country"])
    return community_words.named(t.name(row, "community"), country=row["country"], wide=wide, t=t)


def reading(row: dict, *, t: Translator) -> str | None:
    """What a channel showed last, with its unit: likes are no followers. None where it was never read."""
    if pd.isna(row["audience"]):
        return None
    return counted(int(row["audience"]), row["audience_unit"], t=t)


def changed(rows: pd.DataFrame, changes: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows with the columns of ``queries.channel_changes.lately``, and ``changes_said``: how many began to follow,
    by how much the audience grew, on how many days, and until when. None where nothing is reported.
    """
    found = rows.merge(changes, on="key", how="left").astype(dict.fromkeys(COUNTED, "Int64"))
    return found.assign(
        changes_said=[_changes(row, t=t) for row in as_dicts(found)],
        changes_to=found["changes_to"].astype(object).where(found["changes_to"].notna(), None),
    )


def _changes(row: dict, *, t: Translator) -> str | None:
    new, of_new, net, of_net = (None if pd.isna(row[name]) else int(row[name]) for name in COUNTED)
    day = t.date(row["changes_to"])
    if new is not None and net is not None and of_new == of_net:
        return t("{new} new, {net} net (days: {n}, to {day})", new=new, net=t.signed(net), n=of_new, day=day)
    said = []
    if new is not None:
        said.append(t("{new} new (days: {n}, to {day})", new=new, n=of_new, day=day))
    if net is not None:
        said.append(t("{net} net (days: {n}, to {day})", net=t.signed(net), n=of_net, day=day))
    return t.list(said) if said else None


def talk(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows of ``queries.channel_talk.by_group`` with ``name, place, days`` in the reader's words, and beside each
    number what is to be read of it: None where no reading says so, and of how many it is unknown where some do not.
    """
    records = as_dicts(rows)
    return rows.assign(
        name=[t.name(row) for row in records],
        place=[place(row, t=t) for row in records],
        days=[t.period(row["first_day"], row["last_day"]) for row in records],
        **{f"{name}_said": [_of_those(row, name, t=t) for row in records] for name in TALK},
    )


def _of_those(row: dict, name: str, *, t: Translator) -> str | None:
    if pd.isna(row[name]):
        return None
    silent = int(row["readings"]) - int(row[f"{name}_in"])
    if not silent:
        return t.number(int(row[name]))
    return t("{n} (unknown in readings: {unknown})", n=int(row[name]), unknown=silent)


def groups_heard(rows: pd.DataFrame, *, t: Translator) -> str:
    """Of how many groups something was counted, and how many messages. ``rows`` as of :func:`talk`."""
    known = rows["messages"].dropna()
    if known.empty:
        return t.plural(
            "{n} WhatsApp group was counted; its messages are unknown",
            "{n} WhatsApp groups were counted; their messages are unknown",
            len(rows),
        )
    return t.plural(
        "{n} WhatsApp group was counted; messages: {messages}",
        "{n} WhatsApp groups were counted; messages: {messages}",
        len(rows),
        messages=int(known.sum()),
    )


def by_kind(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """How many channels of each kind: ``code, name, channels``, most first."""
    counts = rows["kind"].value_counts()
    names = [t.label(code, family="channel_kind") for code in counts.index]
    return pd.DataFrame({"code": list(counts.index), "name": names, "channels": list(counts)})


def by_country(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """How many channels of the communities of each country: ``code, name, channels``; those for all left out."""
    counts = rows.loc[rows["country"] != "", "country"].value_counts()
    names = [t.country(code) for code in counts.index]
    return pd.DataFrame({"code": list(counts.index), "name": names, "channels": list(counts)})


def units_of(readings: pd.DataFrame) -> list[str]:
    """The units of which some channel was read at least twice; the one with most such channels first."""
    channels = _twice(readings).drop_duplicates(["channel", "audience_unit"])
    return list(channels["audience_unit"].value_counts().index)


def growing(readings: pd.DataFrame, *, unit: str) -> pd.DataFrame:
    """Readings in one unit of the largest channels that were read twice or more: ``channel, name_en, name_ar, kind,
    read_on, audience``, at most eight channels.
    """
    found = _twice(readings[readings["audience_unit"] == unit])
    largest = found.sort_values("read_on").groupby("channel")["audience"].last().nlargest(MOST_LINES).index
    chosen = found[found["channel"].isin(largest)]
    return chosen[["channel", "name_en", "name_ar", "kind", "read_on", "audience"]].reset_index(drop=True)


def _twice(readings: pd.DataFrame) -> pd.DataFrame:
    known = readings.dropna(subset=["audience"])
    times = known.groupby(["channel", "audience_unit"])["read_on"].transform("nunique")
    return known[times > 1]


def on_record(rows: pd.DataFrame, *, t: Translator) -> str:
    """How many channels, and of how many the audience is known. ``rows``: those that people can follow."""
    read = int(rows["audience"].notna().sum())
    if not read:
        return t.plural(
            "{n} channel on record, and nobody read how many follow it",
            "{n} channels on record, and nobody read how many follow them",
            len(rows),
        )
    return t.plural(
        "{n} channel on record; the audience is known of {read}",
        "{n} channels on record; the audience is known of {read}",
        len(rows),
        read=read,
    )


def of_no_place(number: int, *, groups: bool, t: Translator) -> str:
    """Why no place has a channel, or a WhatsApp group: so many are on record, and each is for everyone."""
    if groups:
        return t.plural(
            "{n} WhatsApp group is on record, and it is of no one place.",
            "{n} WhatsApp groups are on record, and each is of no one place.",
            number,
        )
    return t.plural(
        "{n} channel is on record, and it is of no one place.",
        "{n} channels are on record, and each is of no one place.",
        number,
    )


def leading_country(countries: pd.DataFrame, *, t: Translator) -> str:
    """Which country has most channels; of one alone how many it has. ``countries`` as of :func:`by_country`."""
    if countries.empty:
        return t("No channel on record is for one country only")
    top = countries.iloc[0]
    if len(countries) == 1:
        return t.plural(
            "{place}: {n} channel on record",
            "{place}: {n} channels on record",
            int(top["channels"]),
            place=top["name"],
        )
    alike = int((countries["channels"] == top["channels"]).sum())
    if alike > 1:
        return t.plural(
            "{n} country has most: {most} each",
            "{n} countries share the most: {most} each",
            alike,
            most=int(top["channels"]),
        )
    return t.plural(
        "{place} has most: {n} channel on record",
        "{place} has most: {n} channels on record",
        int(top["channels"]),
        place=top["name"],
    )
