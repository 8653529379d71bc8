"""Rows that are corrected, in the reader's words: which one it is, what it holds, and how many others refer to it."""

from collections.abc import Mapping
from datetime import date

from outreach import community_words
from outreach.i18n import Translator
from outreach.labels import LABELS
from outreach.marks import mark
from outreach.plain import shortened
from outreach.wording import history_rows

LONGEST_NAME, LONGEST_REMARK = 90, 40
STEPS = "request_event"
TABLES = {
    "authority": mark("Authorities"),
    "channel": mark("Channels"),
    "channel_reading": mark("Readings"),
    "commitment": mark("Commitments"),
    "community": mark("Communities"),
    "coverage_reason": mark("Reasons why communities are not met"),
    "decision": mark("Decisions"),
    "diaspora_estimate": mark("Estimates of nationals"),
    "entity": mark("Entities"),
    "estimate_source": mark("Sources of estimates"),
    "initiative": mark("Initiatives"),
    "meeting_action": mark("Actions of the weekly meeting"),
    "published_figure": mark("Published figures"),
    "request": mark("Requests raised"),
    "theme": mark("Themes"),
    "topic": mark("Topics"),
}
"""What the rows of a table are called together."""

# Families of the codes by which a row is told from its namesakes.
KINDS = {"activity": "kind", "channel": "channel_kind", "request": "request_kind"}


def name(row: Mapping[str, object], *, table: str, t: Translator) -> str:
    """One row of ``queries.own_rows``, so that no two read the same: with its place, its kind or its day."""
    own = shortened(t.name(row), longest=LONGEST_NAME)
    if table == "country":
        return t.country(str(row["key"]))
    if table == "community":
        wide = row["kind"] == community_words.WIDE
        return community_words.named(own, country=str(row["country_code"]), wide=wide, t=t)
    if table == "entity":
        return t("{name}: {more}", name=own, more=t.name(row, "place"))
    if table in TOLD_APART:
        what, more = TOLD_APART[table](row, own, t)
        return t("{name}: {more}", name=t.isolate(what), more=" · ".join(filter(None, more)))
    if table in KINDS or table == "channel_reading":
        family = KINDS.get(table, "audience_unit")
        code = row["unit" if table == "channel_reading" else "kind"]
        day = [t.date(row["day"])] if isinstance(row["day"], date) else []
        kind = [t(LABELS[family][code])] if code in LABELS.get(family, {}) else []
        more = " · ".join([*day, *kind])
        return t("{name}: {more}", name=t.isolate(own), more=more) if more else own
    return own


def _reason(row: Mapping[str, object], own: str, t: Translator) -> tuple[str, list[str]]:
    wide, country = row["level"] == community_words.WIDE, str(row["country_code"])
    place = community_words.named(own, country=country, wide=wide, t=t) if country else own
    since = t("since {date}", date=t.date(row["day"]))
    remark = shortened(str(row["more"]), longest=LONGEST_REMARK)
    return place, [t.label(row["kind"], family="hindrance"), since, remark and t.isolate(remark)]


def _estimate(row: Mapping[str, object], own: str, t: Translator) -> tuple[str, list[str]]:
    basis = t.label(row["kind"], family="estimate_basis")
    return t.country(str(row["country_code"])), [t.year(row["more"]), t.isolate(own), basis]


def _figure(row: Mapping[str, object], own: str, t: Translator) -> tuple[str, list[str]]:
    definition = shortened(t.recorded(t.name(row)), longest=LONGEST_NAME)
    day = t.date(row["day"], row["unit"] or "day") if isinstance(row["day"], date) else ""
    return definition, [t.isolate(t.recorded(str(row["more"]))), day]


TOLD_APART = {"coverage_reason": _reason, "diaspora_estimate": _estimate, "published_figure": _figure}
"""Tables whose rows are told apart by more than their kind or their day: the name, and what stands behind it."""


def counted(counts: Mapping[str, int], *, t: Translator) -> str:
    """How many rows there are, by table: "3 activities and 1 channel"."""
    said = {
        "activity": lambda n: t.plural("{n} activity", "{n} activities", n),
        "authority": lambda n: t.plural("{n} authority", "{n} authorities", n),
        "channel": lambda n: t.plural("{n} channel", "{n} channels", n),
        "channel_reading": lambda n: t.plural("{n} reading", "{n} readings", n),
        "commitment": lambda n: t.plural("{n} commitment", "{n} commitments", n),
        "community": lambda n: t.plural("{n} community", "{n} communities", n),
        "coverage_reason": lambda n: t.plural("{n} reason", "{n} reasons", n),
        "diaspora_estimate": lambda n: t.plural("{n} estimate", "{n} estimates", n),
        "entity": lambda n: t.plural("{n} entity", "{n} entities", n),
        "request": lambda n: t.plural("{n} request", "{n} requests", n),
        "request_event": lambda n: t.plural("{n} step", "{n} steps", n),
        "target": lambda n: t.plural("{n} target", "{n} targets", n),
    }
    other = sum(count for table, count in counts.items() if table not in said)
    parts = [said[table](count) for table, count in counts.items() if table in said]
    return t.list([*parts, *([t.plural("{n} other row", "{n} other rows", other)] if other else [])])


def in_the_way(counts: Mapping[str, int], *, t: Translator) -> str:
    """Why a row that so many others refer to, by table, is not deleted, and what can be done; of a request without its
    steps, which go along with it."""
    rows, number = counted(counts, t=t), sum(counts.values())
    if STEPS in counts:
        # Nobody can correct what refers to it.
        return t.plural(
            "It cannot be deleted: {rows} refers to it, and a step stays as it was written. Correct what this row "
            "itself says, or leave it.",
            "It cannot be deleted: {rows} refer to it, and steps stay as they were written. Correct what this row "
            "itself says, or leave it.",
            number,
            rows=rows,
        )
    return t.plural(
        "It cannot be deleted yet: {rows} refers to it. Correct that first.",
        "It cannot be deleted yet: {rows} refer to it. Correct those first.",
        number,
        rows=rows,
    )


def value(found: object, *, column: str, family: str, names: Mapping[str, str], table: str, t: Translator) -> str:
    """What a column of a row holds: codes in the words of their family, who is referred to by name."""
    if isinstance(found, str) and found in names:
        return names[found]
    if isinstance(found, str) and found in LABELS.get(family, {}):
        return t(LABELS[family][found])
    return history_rows.value(found, column=column, table=table, t=t)
