"""What is said of activities in sentences: how many, what they leave out, and what is known of one of them."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from models.codes import Collection, Status
from outreach.i18n import Translator, mark

DATED = {
    "event": mark("The source gives the date of the event."),
    "publication": mark("This is the date of the report; the event was then or shortly before."),
    "inferred_text": mark("The date was worked out from the text of the source."),
    "inferred_sequence": mark("The date was estimated from the order of the outlet's articles: good to a few weeks."),
}
FINELY = {
    "month": mark("The month is known, the day is not."),
    "year": mark("The year is known, the month is not."),
}
SURE = {
    "high": mark("The compiler is sure that it took place as described."),
    "medium": mark("The compiler is fairly sure that it took place as described."),
    "low": mark("The compiler is not sure that it took place as described."),
}
SURE_OF_NEWS = {
    "high": mark("The compiler is sure of what the source says of it."),
    "medium": mark("The compiler is fairly sure of what the source says of it."),
    "low": mark("The compiler is not sure of what the source says of it."),
}
"""Of what nobody reported to have taken place."""


TO_COME = mark("Still to come: shown, never counted.")


def has_passed(activity: Mapping[str, object] | pd.Series, *, day: date) -> bool:
    """Whether it was planned for days that are over on a day, so that nobody has said whether it took place."""
    ends = activity["ends"]
    return activity["status"] == Status.PLANNED.value and isinstance(ends, date) and ends < day


def sureness(activity: Mapping[str, object] | pd.Series) -> str | None:
    """How sure its compiler was, untranslated; None where that is not stated."""
    return (SURE if activity["status"] == Status.HELD.value else SURE_OF_NEWS).get(activity["confidence"])


def status_of(activity: Mapping[str, object] | pd.Series, *, day: date, t: Translator) -> str:
    """Its status, and of what was planned that its day has passed."""
    return t("Planned; its day has passed") if has_passed(activity, day=day) else t.label(activity["status"], "status")


def how_many(number: int, *, which: str, t: Translator) -> str:
    """The heading over a list of activities. ``which``: a name of ``queries.which.WHICH``."""
    if which == "held":
        return t.plural("{n} activity was held", "{n} activities were held", number)
    if which == "unconfirmed":
        return t.plural("{n} activity was only announced", "{n} activities were only announced", number)
    if which == "planned":
        return t.plural("{n} activity is planned", "{n} activities are planned", number)
    if which == "passed":
        return t.plural(
            "{n} planned activity whose day has passed", "{n} planned activities whose day has passed", number
        )
    if which == "cancelled":
        return t.plural("{n} activity was called off", "{n} activities were called off", number)
    if which == "undated":
        return t.plural("{n} activity has no date", "{n} activities have no date", number)
    if which == "unknown_attendance":
        return t.plural("{n} activity says nothing of attendance", "{n} activities say nothing of attendance", number)
    if which == "overlapping":
        return t.plural(
            "{n} activity may lie in the period or outside it",
            "{n} activities may lie in the period or outside it",
            number,
        )
    return t.plural("{n} activity names no country", "{n} activities name no country", number)


def journeys(counts: pd.DataFrame, *, t: Translator) -> str:
    """How many journeys the engagements make, where initiatives name them; empty where none does.

    ``counts``: the one row of ``queries.unknowns.counts``.
    """
    row = counts.iloc[0]
    if not row["journeys"]:
        return ""
    if row["journey_activities"] == 1:
        return t("One of them belongs to a named journey: several engagements of one journey are several activities.")
    engagements = t.plural("{n} of them", "{n} of them", int(row["journey_activities"]))
    return t.plural(
        "{engagements} belong to {n} named journey: several engagements of one journey are several activities.",
        "{engagements} belong to {n} named journeys: several engagements of one journey are several activities.",
        int(row["journeys"]),
        engagements=engagements,
    )


def undated(number: int, *, t: Translator) -> str:
    """What a chart over time of activities that were held cannot show."""
    if not number:
        return t("Every activity here has a date.")
    return t.plural("{n} activity without a date is in no bar.", "{n} activities without a date are in no bar.", number)


def overlapping(number: int, *, t: Translator) -> str:
    """What a chart over time of activities that were held leaves out since it may lie outside the period; empty where
    there is none."""
    if not number:
        return ""
    return t.plural(
        "{n} activity that may lie in the period or outside it is in no bar.",
        "{n} activities that may lie in the period or outside it are in no bar.",
        number,
    )


def date_of(activity: pd.Series, *, t: Translator) -> tuple[str, str]:
    """When an activity was, and in sentences how finely that is known and on what it rests.

    ``activity``: a row with ``starts, ends, precision, date_basis``.
    """
    precision = activity["precision"]
    if not isinstance(precision, str):
        return t("Undated"), t("The source gives no date, and none could be worked out.")
    basis = t(DATED[activity["date_basis"]])
    if precision in FINELY:
        return t.date(activity["starts"], precision), " ".join([t(FINELY[precision]), basis])
    return t.period(activity["starts"], activity["ends"]), basis


def attendance_of(activity: pd.Series, *, t: Translator) -> str:
    """How many were present, by which basis, and how many of them women, men and neither known, where one is."""
    people = activity["attendance"]
    if people is None or pd.isna(people):
        return t("Not collected: how many were present is unknown, which is not zero.")
    if activity["attendance_basis"] == "counted":
        words = t.plural("{n} person, counted.", "{n} people, counted.", int(people))
    else:
        words = t.plural(
            "{n} person, as stated: an estimate and no count.",
            "{n} people, as stated: an estimate and no count.",
            int(people),
        )
    women, men = (None if pd.isna(activity[name]) else int(activity[name]) for name in ("women", "men"))
    return " ".join(filter(None, (words, of_them(int(people), women=women, men=men, t=t))))


def of_them(people: int, *, women: int | None, men: int | None, t: Translator) -> str:
    """How many of those present were women, how many men, and of how many nobody knows; empty where neither is known.

    Counted as zero is known. The form that takes these numbers says the same while they are typed.
    """
    unknown = people - (women or 0) - (men or 0)
    same = {"women": women, "men": men, "unknown": unknown}
    if women is None and men is None:
        return ""
    if women is None:
        return t("Men: {men}, unknown: {unknown}.", **same) if unknown > 0 else t("Men: {men}.", **same)
    if men is None:
        return t("Women: {women}, unknown: {unknown}.", **same) if unknown > 0 else t("Women: {women}.", **same)
    if unknown > 0:
        return t("Women: {women}, men: {men}, unknown: {unknown}.", **same)
    return t("Women: {women}, men: {men}.", **same)


def source_of(outlet: str, published_on: object, *, t: Translator) -> str:
    """Who published a source, and when."""
    name = t.recorded(outlet) or t("Outlet unknown")
    if published_on is None or pd.isna(published_on):
        return t("{outlet}, date of publication unknown", outlet=t.isolate(name))
    return t("{outlet}, {date}", outlet=t.isolate(name), date=t.date(published_on))


def import_of(run: object, *, t: Translator) -> str:
    """Which file a row came in with, and when; made-up rows came in with none. ``run``: one row of ``import_run`` of
    ``queries.activities.one``."""
    if run.collection == Collection.DEMONSTRATION:
        return t(
            "{collection}, written on {moment}",
            collection=t.label(run.collection, family="collection"),
            moment=t.datetime(run.imported_at),
        )
    return t(
        "{collection}: file {file}, imported on {moment}",
        collection=t.label(run.collection, family="collection"),
        file=t.isolate(run.file_name),
        moment=t.datetime(run.imported_at),
    )
