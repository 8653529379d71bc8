"""What a chart finds, in one sentence: the titles over charts, made from the frame that is drawn."""

import pandas as pd

from outreach.each_row import as_dicts
from outreach.i18n import Translator, mark
from outreach.queries.sums import KINDS

MOST_NAMED = 3


def leading(
    rows: pd.DataFrame, t: Translator, *, label: str, narrowed: bool, value: str = "activities", held: bool = True
) -> str:
    """Who has the most; no one of equals leads. ``rows``: ``name_en, name_ar``, and the number in ``value``.

    Args:
        label: what is counted, in the reader's words, such as "Virtual sessions".
        narrowed: whether the reader filters by anything, so that none is none of what was chosen only.
        held: whether what is counted are activities that were held, so that others may be on record where none is.
    """
    values = rows[value].fillna(0)
    if rows.empty or values.max() <= 0:
        if not held:
            return t("{label}: none on record here", label=label)
        if narrowed:
            return t("{label}: none recorded as held in this selection", label=label)
        return t("{label}: none recorded as held here", label=label)
    first = rows[values == values.max()]
    most = int(values.max())
    named = first[["name_en", "name_ar"]].head(MOST_NAMED)
    names = [t.name(row) for row in as_dicts(named)]
    others = int((values > 0).sum()) - len(first)
    if len(first) == 1:
        words = mark("{label}: {place} leads with {n}") if others else mark("{label}: only {place}, with {n}")
        return t(words, label=label, place=names[0], n=most)
    if not others:
        return t.plural("{label}: none of {n} leads, each {most}", "{label}: none of {n} leads, each {most}",
                        len(first), label=label, most=most)  # fmt: skip
    if len(first) <= MOST_NAMED:
        return t("{label}: {places} lead with {n} each", label=label, places=t.list(names), n=most)
    return t.plural(
        "{label}: {n} leads with {most}",
        "{label}: {n} share the lead with {most} each",
        len(first),
        label=label,
        most=most,
    )


def reached(rows: pd.DataFrame, t: Translator, *, narrowed: bool) -> str:
    """In how many of the places something was held. ``rows``: ``activities``; ``narrowed``: as of :func:`leading`."""
    met = int((rows["activities"].fillna(0) > 0).sum())
    if len(rows) == 1:
        if met:
            return t("Held activities on record in the one country here")
        if narrowed:
            return t("No held activity on record in this selection for the country here")
        return t("No held activity on record in the country here")
    return t.plural(
        "Held activities on record in {n} {of_all}",
        "Held activities on record in {n} {of_all}",
        met,
        of_all=t.plural("of {n} country", "of {n} countries", len(rows)),
    )


def one_way_only(
    rows: pd.DataFrame, t: Translator, *, overlapping: int, narrowed: bool, kinds: tuple[str, ...] = ()
) -> str:
    """How many of the places with a record were met by one kind of activity alone.

    ``rows``: a column for each kind, and ``recorded, announced`` (bool).

    Args:
        overlapping: as of ``trends.fullest``; ``narrowed``, as of :func:`leading`.
        kinds: those that the reader chose. In how many ways somebody was met is then no finding, and the sentence says
            how many were.
    """
    known = rows[rows["activities"].fillna(0) > 0]
    only = int(((known[list(KINDS)].fillna(0) > 0).sum(axis=1) == 1).sum())
    if known.empty:
        zeros = rows["recorded"].any()
        if zeros and overlapping:
            return t("No activity held with any community here lies wholly in this period")
        if zeros and narrowed:
            return t("No activity held with any community here is in this selection")
        if rows["announced"].any():
            return t("Nothing is confirmed for any community here")
        if zeros:
            return t("No activity held with any community here is on record")
        return t("Nothing is recorded for any community here")
    if kinds:
        return t.plural(
            "{kinds}: {n} community met in this selection",
            "{kinds}: {n} communities met in this selection",
            len(known),
            kinds=t.list([t.label(kind, family="kinds") for kind in kinds]),
        )
    if narrowed:
        return _one_way_of_those_chosen(only, len(known), t)
    if len(known) == 1:
        if only:
            return t("The one community with a record was met in one way only")
        return t("The one community with a record was met in more than one way")
    if not only:
        return t("Every community with a record was met in more than one way")
    return t.plural(
        "{n} {of_all} was met in one way only",
        "{n} {of_all} were met in one way only",
        only,
        of_all=t.plural("of {n} community with a record", "of {n} communities with a record", len(known)),
    )


def _one_way_of_those_chosen(only: int, met: int, t: Translator) -> str:
    if met == 1:
        if only:
            return t("The one community met in this selection was met in one way only")
        return t("The one community met in this selection was met in more than one way")
    if not only:
        return t("Every community met in this selection was met in more than one way")
    return t.plural(
        "{n} {of_all} was met in one way only",
        "{n} {of_all} were met in one way only",
        only,
        of_all=t.plural("of {n} community met in this selection", "of {n} communities met in this selection", met),
    )


def nothing_recorded(rows: pd.DataFrame, t: Translator) -> str:
    """Of how many places nothing is known. ``rows``: ``recorded, announced`` (bool)."""
    silent = rows[~rows["recorded"].astype(bool)]
    if silent.empty:
        return t.plural("The record covers the one place here", "The record covers all {n}", len(rows))
    announced, of_all = bool(silent["announced"].any()), t.plural("of {n}", "of {n}", len(rows))
    if len(rows) == 1:
        if announced:
            return t("Nothing is confirmed here: unknown, which is not neglected")
        return t("Nothing is recorded here: unknown, which is not neglected")
    if announced:
        return t.plural(
            "Nothing is confirmed for {n} {of_all}: unknown, which is not neglected",
            "Nothing is confirmed for {n} {of_all}: unknown, which is not neglected",
            len(silent),
            of_all=of_all,
        )
    return t.plural(
        "Nothing is recorded for {n} {of_all}: unknown, which is not neglected",
        "Nothing is recorded for {n} {of_all}: unknown, which is not neglected",
        len(silent),
        of_all=of_all,
    )


def of_any_status(number: int, t: Translator, *, overlapping: int, narrowed: bool) -> str:
    """How many activities are on record, whatever their status. ``overlapping, narrowed``: as of ``trends.fullest``."""
    if not number and overlapping:
        return t("No activity on record lies wholly in this period, whatever its status")
    if not number and narrowed:
        return t("No activity on record is in this selection, whatever its status")
    if not number:
        return t("No activity is on record here, whatever its status")
    return t.plural(
        "{n} activity on record, whatever its status, newest first",
        "{n} activities on record, whatever their status, newest first",
        number,
    )


def found(rows: pd.DataFrame, t: Translator) -> str:
    """How many communities a search found."""
    if rows.empty:
        return t("No community has such a name")
    return t.plural("{n} community has such a name", "{n} communities have such a name", len(rows))


def none_in_selection(rows: pd.DataFrame, t: Translator) -> str:
    """How many communities have no activity here. ``rows``: those without, with ``recorded, announced`` (bool)."""
    silent = rows[~rows["recorded"].astype(bool)]
    announced = bool(silent["announced"].any())
    if len(silent) == len(rows) > 0:
        if announced:
            return t.plural(
                "Nothing is confirmed for {n} community", "Nothing is confirmed for {n} communities", len(silent)
            )
        return t.plural("Nothing is recorded for {n} community", "Nothing is recorded for {n} communities", len(silent))
    if silent.empty:
        return t.plural(
            "{n} community without any held activity here", "{n} communities without any held activity here", len(rows)
        )
    if announced:
        return t.plural(
            "{n} community without any held activity here; for {unknown} nothing is confirmed",
            "{n} communities without any held activity here; for {unknown} nothing is confirmed",
            len(rows),
            unknown=len(silent),
        )
    return t.plural(
        "{n} community without any held activity here; for {unknown} nothing is recorded at all",
        "{n} communities without any held activity here; for {unknown} nothing is recorded at all",
        len(rows),
        unknown=len(silent),
    )


def raised_most(rows: pd.DataFrame, t: Translator) -> str:
    """The topic and country most often together. ``rows`` of ``topics.by_country``, the largest first."""
    if rows.empty:
        return t("No topic of a held activity is recorded here")
    top = rows.iloc[0]
    return t.plural(
        "Most often together: {topic}, with {country}, in {n} activity",
        "Most often together: {topic}, with {country}, in {n} activities",
        int(top["activities"]),
        topic=t.name(top, "topic"),
        country=t.country(top["country"]),
    )


def for_everyone(channels: int, groups: int, t: Translator) -> dict[str, str]:
    """What bars of channels by place leave out: those of no one place, of which ``groups`` are WhatsApp groups."""
    notes = {}
    if channels:
        notes["channels"] = t.plural(
            "{n} channel is of no one place and in no bar.", "{n} channels are of no one place and in no bar.", channels
        )
    if groups:
        notes["whatsapp_groups"] = t.plural(
            "{n} group is of no one place and in no bar.", "{n} groups are of no one place and in no bar.", groups
        )
    return notes


def channels_read(rows: pd.DataFrame, t: Translator, *, label: str) -> str:
    """How many channels there are, and how many of them anybody ever read. ``rows`` of ``channels.table``."""
    read = int(rows["audience"].notna().sum())
    return t("{label}: {n} on record, {read} with a reading", label=label, n=len(rows), read=read)
