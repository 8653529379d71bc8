"""Communities and when they were met last, as the page of coverage shows them; and the rule of their order."""

from collections.abc import Mapping

import pandas as pd

from outreach import community_words
from outreach.each_row import as_dicts
from outreach.i18n import Translator, mark
from outreach.queries.coverage import SAMPLE
from outreach.queries.frames import as_they_are

STANDINGS = {
    "past_cadence": mark("Past its cadence"),
    "without_tier": mark("Without a tier"),
    "undated": mark("Met, nobody knows when"),
    "not_reported": mark("Not reported"),
    "within_cadence": mark("Within its cadence"),
}
NEVER_MET = mark("Never met on record")
NOT_REPORTED = mark("Not reported: whether it was met is unknown")
FORMULA = (
    mark("Overdue ratio: days since the last contact, divided by the days that the tier allows."),
    mark("First come those past their cadence, by their ratio; never met is more than any ratio."),
    mark("Then those without a tier, by days since the last contact; never met is more than any number of days."),
    mark("Then those met on a day that nobody knows, and those of which nothing is reported."),
    mark("Last come those within their cadence, by their ratio."),
    mark("Of equal ones, those with more nationals come first."),
    mark("Where something stands in the way, a community comes after all others, in the same order."),
)
SILENCE = mark(
    "Of a community without a contact, the record says that it was never met where the ministry itself wrote of it: "
    "there is a channel, a request, a commitment, an entity or an activity, neither planned nor unconfirmed, that is "
    "not from the press. In a register without the press a tier, a plan or a reason in the way says so too. Of every "
    "other nothing is reported: whether it was met is unknown."
)
CONTACT = mark(
    "A contact is an activity held with the community itself: what is broadcast in a channel is none. Where it is "
    "known to the month or year only, the days are a range, and the ratio counts from the first day that it may have "
    "been."
)
WHICH: Mapping[str, str] = {
    "all": mark("All {n}"),
    "past": mark("Past their cadence {n}"),
    "never": mark("Never met {n}"),
    "unreported": mark("Not reported {n}"),
    "untiered": mark("Without a tier {n}"),
    "within": mark("Within their cadence {n}"),
    "hindered": mark("Something in the way {n}"),
}


def told(rows: pd.DataFrame, *, t: Translator, collections: tuple[str, ...]) -> pd.DataFrame:
    """The rows of ``queries.coverage.table`` with, in the reader's language, ``place, region_name, tier_name, last,
    days_said, standing_name, next_name, hindrance_name``. None where something is unknown.

    Where nobody keeps requests, the press being all there is, ``open_requests`` is NA: unknown, and not none.
    """
    records = as_dicts(rows)
    kept = SAMPLE not in collections or bool(rows["open_requests"].sum())
    waiting = rows["open_requests"].astype("Int64")
    texts = {
        "place": [place(row, t=t) for row in records],
        "region_name": [t.label(row["region"], family="region") for row in records],
        "tier_name": [tier(row, t=t) for row in records],
        "last": [_with_cities(row, t=t) for row in records],
        "days_said": [days(row, t=t) for row in records],
        "standing_name": [standing(row["standing"], t=t) for row in records],
        "next_name": [planned(row, t=t) for row in records],
        "hindrance_name": [in_the_way(row, t=t) or "" for row in records],
    }
    return rows.assign(
        open_requests=waiting if kept else waiting.mask(waiting == 0),
        **{name: as_they_are(values, rows.index) for name, values in texts.items()},
    )


def place(row: Mapping[str, object], *, t: Translator) -> str:
    """A community with its country, so that no two read the same."""
    wide = row["level"] == community_words.WIDE
    return community_words.named(t.name(row), country=str(row["country_code"]), wide=wide, t=t)


def standing(code: str, *, t: Translator) -> str:
    """Where a community stands, in words."""
    return t(STANDINGS[code])


def tier(row: Mapping[str, object], *, t: Translator) -> str | None:
    """The tier with the days that it allows."""
    if pd.isna(row["cadence"]):
        return None
    return tier_of_days(row["tier"], int(row["cadence"]), t=t)


def tier_of_days(code: str, days: int, *, t: Translator) -> str:
    """A tier with the days that it allows."""
    return t.plural("{tier}: {n} day", "{tier}: {n} days", days, tier=t.label(code, family="tier"))


def last(row: Mapping[str, object], *, t: Translator) -> str:
    """The last contact: its day, the last day that it may have been, or why there is none."""
    if row["contact"] == "met":
        day = t.date(row["last_day"])
        return day if row["last_precision"] == "day" else t("{date} at the latest", date=day)
    if row["contact"] == "undated":
        return standing("undated", t=t)
    return t(NEVER_MET) if row["contact"] == "never_met" else t(NOT_REPORTED)


def _with_cities(row: Mapping[str, object], *, t: Translator) -> str:
    """The last contact; and beside that of a whole country that is late, how many of its cities were met later."""
    cities = int(row["cities_later"]) if row["standing"] != "within_cadence" else 0
    return community_words.with_cities(last(row, t=t), cities=cities, never=row["contact"] != "met", t=t)


def days(row: Mapping[str, object], *, t: Translator) -> str | None:
    """Days since the last contact, as a range where its day is not known."""
    if pd.isna(row["days_since"]):
        return None
    least, most = int(row["days_at_least"]), int(row["days_since"])
    return t.number(most) if least == most else t("{low} to {high}", low=least, high=most)


def planned(row: Mapping[str, object], *, t: Translator) -> str:
    """When the next planned activity is; without one, the last whose day has passed."""
    if row["passed_key"] and not row["next_key"]:
        return t("Passed: {date}", date=t.date(row["passed_starts"], row["passed_precision"] or "day"))
    if not row["next_key"]:
        return t("None planned")
    return t.date(row["next_starts"], row["next_precision"] or "day")


def in_the_way(row: Mapping[str, object], *, t: Translator) -> str | None:
    """What stands in the way, and since when."""
    if not isinstance(row["hindrances"], str):
        return None
    named = [t.label(code, family="hindrance") for code in row["hindrances"].split(";")]
    return t("{reasons}, since {date}", reasons=t.list(named), date=t.date(row["hindered_since"]))


def which(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each choice of :data:`WHICH`; those without any are left out, save all of them."""
    hindered = rows["hindrances"].notna()
    found = {
        "all": rows,
        "past": rows[rows["standing"] == "past_cadence"],
        "never": rows[rows["contact"] == "never_met"],
        "unreported": rows[rows["contact"] == "not_reported"],
        "untiered": rows[rows["cadence"].isna()],
        "within": rows[rows["standing"] == "within_cadence"],
        "hindered": rows[hindered],
    }
    return {name: part for name, part in found.items() if name == "all" or len(part)}


def silences(rows: pd.DataFrame, t: Translator) -> str:
    """What the bars of the longest silences show. ``rows`` of :func:`told`, those that are drawn, in their order."""
    late = rows[rows["ratio"].fillna(0) > 1]
    if len(late):
        first = late.iloc[0]
        ratio = t.number(first["ratio"], decimals=1)
        return t("Furthest past its cadence: {place}, {ratio} times over", place=first["place"], ratio=ratio)
    if rows["ratio"].notna().all():
        return t("Every community that is drawn was met within its cadence")
    longest = rows[rows["ratio"].isna()].iloc[0]
    if len(rows) == 1:
        return t("{place}: {days} days since the last contact", place=longest["place"], days=longest["days_said"])
    return t("The longest silence here: {place}, {days} days", place=longest["place"], days=longest["days_said"])


def left_alone(rows: pd.DataFrame, t: Translator, *, narrowed: bool) -> str:
    """How many of the communities are past their cadence. ``rows`` of :func:`told`.

    ``narrowed``: whether the reader filters by anything, so that others may have a tier.
    """
    due = rows[rows["cadence"].notna()]
    if due.empty and narrowed:
        return t("No community has a tier in this selection")
    if due.empty:
        return t("How often each community is to be met is not decided yet: no community has a tier")
    late = int((due["standing"] == "past_cadence").sum())
    if len(due) == 1 and narrowed:
        if late:
            return t("The one community with a tier in this selection is past its cadence")
        return t("The one community with a tier in this selection is not past its cadence")
    if len(due) == 1:
        if late:
            return t("The one community with a tier is past its cadence")
        return t("The one community with a tier is not past its cadence")
    if narrowed:
        of_all = t.plural(
            "of {n} community with a tier in this selection", "of {n} communities with a tier in this selection",
            len(due),
        )  # fmt: skip
    else:
        of_all = t.plural("of {n} community with a tier", "of {n} communities with a tier", len(due))
    return t.plural("{n} {of_all} is past its cadence", "{n} {of_all} are past their cadence", late, of_all=of_all)


def headings(t: Translator) -> dict[str, str]:
    """Headings of the columns that the table shows, the most important first, the name apart."""
    return {
        "tier_name": t("Tier and cadence"),
        "days_said": t("Days since"),
        "ratio": t("Overdue ratio"),
        "per_1000": t("Reach per 1,000"),
        "open_requests": t("Open requests"),
        "next_name": t("Next planned"),
        "last": t("Last contact"),
        "hindrance_name": t("In the way"),
        "standing_name": t("Standing"),
    }
