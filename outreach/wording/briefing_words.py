"""The briefing sheet in words: how many they are by which source, and a line for each contact, request and channel."""

from collections.abc import Mapping

import pandas as pd

from models.codes import RequestState
from outreach.audiences import counted
from outreach.each_row import as_dicts, as_tuples
from outreach.i18n import Translator
from outreach.queries.briefing import Briefing
from outreach.wording.activity_words import source_of
from outreach.wording.listed import attendance

MOST_NAMED = 6
"""So many entities of a place are named in one line; how many more there are is said."""


def nationals(estimates: pd.DataFrame, *, city: bool, t: Translator) -> list[str]:
    """How many live in the country by the estimate in use, and where sources disagree, from how many to how many."""
    if estimates.empty:
        return [t("How many nationals live here is unknown.")]
    used = estimates[estimates["used"]]
    lines = []
    if used.empty:
        lines.append(t("The source in use has no estimate of this country."))
    for row in as_dicts(used):
        lines.append(
            t(
                "Nationals by estimate: {n} in {year} ({source}).",
                n=int(row["nationals"]),
                source=t.name(row),
                year=t.year(row["year"]),
            )
        )
    low, high = int(estimates["nationals"].min()), int(estimates["nationals"].max())
    if low != high:
        lines.append(
            t.plural(
                "{n} source, which never mix: from {low} to {high}.",
                "{n} sources, which never mix: from {low} to {high}.",
                len(estimates),
                low=low,
                high=high,
            )
        )
    if city:
        lines.append(t("Of a city nobody estimates how many live there: these are of the whole country."))
    return lines


def entities(rows: pd.DataFrame, *, t: Translator) -> str:
    """The entities of a place by name, and how many there are beyond those named; nothing where none is on record."""
    names = [t.name(row) for row in as_dicts(rows.head(MOST_NAMED))]
    if len(rows) > MOST_NAMED:
        names.append(t.plural("{n} more", "{n} more", len(rows) - MOST_NAMED))
    return t("Entities: {names}", names=t.list(names)) if names else ""


def cadence(tier: object, days: Mapping[str, int], *, t: Translator) -> str:
    """How often a community is to be met."""
    if not isinstance(tier, str):
        return t("No tier: how often it is to be met is not decided.")
    within = t.plural("to be met within {n} day.", "to be met within {n} days.", days[tier])
    return t("{name}: {more}", name=t.label(tier, family="tier"), more=within)


def no_contact(*, written_of: bool, t: Translator) -> str:
    """Why no contact is listed: nobody was met, or nobody reported it, as ``queries.written_of`` tells them apart."""
    if written_of:
        return t("Nobody met them on record.")
    return t("Nobody reported that they were met: whether they were is unknown.")


def cities_later(found: Briefing, *, t: Translator) -> str:
    """That cities of a whole country were met later than its own community, or while that never was."""
    number = found.cities_later
    if not number:
        return ""
    if found.contacts.empty:
        return t.plural("{n} city of the country was met.", "{n} cities of the country were met.", number)
    return t.plural("{n} city of the country was met later.", "{n} cities of the country were met later.", number)


def activity(row: Mapping[str, object], *, t: Translator) -> str:
    """When an activity was, of which kind, and how many were there where that is known."""
    parts = [t.date(row["starts"], row["precision"] or "day"), t.label(row["kind"], family="kind")]
    people = attendance(row["attendance"], str(row["attendance_basis"]), t=t)
    return " · ".join([*parts, *([people] if people else [])])


def request(row: Mapping[str, object], *, t: Translator) -> str:
    """What kind of request, about what, raised when, where it stands and who holds it."""
    parts = [t.label(row["request_kind"], family="request_kind")]
    if row["topic"]:
        parts.append(t.name(row, "topic"))
    parts.append(t("raised on {date}", date=t.date(row["raised_on"])))
    parts.append(t.label(row["request_state"], family="request_state"))
    if row["is_open"]:
        with_whom = row["holder"] == "authority" and row["authority"]
        holder = t.name(row, "authority") if with_whom else t.label(row["holder"], family="holder")
        parts.append(t("held by: {holder}", holder=holder))
    return " · ".join(parts)


def raised(topics: pd.DataFrame, *, t: Translator) -> str:
    """The topics of the last contact, which are no requests; nothing where none is on record."""
    names = t.list(t.name(row) for row in as_dicts(topics))
    return t("Topics raised in the last contact: {names}.", names=names) if names else ""


def nothing_asked(topics: pd.DataFrame, *, any_request: bool, t: Translator) -> list[str]:
    """Why no request of the last contact is listed, and what was raised in it nevertheless."""
    none = t("No request of the last contact is on record.") if any_request else t("No request is on record.")
    return [line for line in (none, raised(topics, t=t)) if line]


def answered(row: Mapping[str, object], *, t: Translator) -> str:
    """Which kind of request was answered, about what and when; and where it is now, if it was reopened since."""
    parts = [t.label(row["request_kind"], family="request_kind")]
    if row["topic"]:
        parts.append(t.name(row, "topic"))
    parts.append(t("Answered on {date}", date=t.date(row["on_day"])))
    return " · ".join([*parts, *filter(None, [reopened(row, t=t)])])


def reopened(row: Mapping[str, object], *, t: Translator) -> str:
    """Of an answer that no longer stands, since its request was reopened, where that is now; nothing of another."""
    if not row["is_open"]:
        return ""
    if row["request_state"] == RequestState.REOPENED:
        return t("Reopened since")
    return t("Reopened since; now: {state}", state=t.label(row["request_state"], family="request_state"))


def answered_in_all(number: int, *, t: Translator) -> str:
    """How many requests stand as answered, which are those that the list of answered ones has; nothing of none."""
    return t.plural("{n} answered request in all.", "{n} answered requests in all.", number) if number else ""


def reopened_in_all(number: int, *, t: Translator) -> str:
    """How many others were answered and are open again; nothing of none."""
    if not number:
        return ""
    return t.plural(
        "{n} request was answered, then reopened, and waits again.",
        "{n} requests were answered, then reopened, and wait again.",
        number,
    )


def sources(rows: pd.DataFrame, *, t: Translator) -> str:
    """Who published what was reported, and when, in one line."""
    return " · ".join(source_of(row.outlet, row.published_on, t=t) for row in as_tuples(rows))


def channel(row: Mapping[str, object], *, t: Translator) -> str:
    """A channel, its kind, and what it showed last."""
    name, kind = t.name(row), t.label(row["kind"], family="channel_kind")
    if pd.isna(row["audience"]):
        return t("{name} · {kind} · never read", name=t.isolate(name), kind=kind)
    told = counted(int(row["audience"]), row["audience_unit"], t=t)
    return " · ".join([t.isolate(name), kind, told, t("read on {date}", date=t.date(row["read_on"]))])
