"""The lists of a week whole: who is late, who was left alone, what must be decided, and what was taken on last week."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlmodel import Session

from models.codes import ActionState
from outreach import community_words, deadlines
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.i18n import Translator, mark
from outreach.meeting.week import Week
from outreach.queries import coverage, meeting, request_lives, request_sums, unsaid
from outreach.reports.pack import MOST_IN_A_LIST, NOTHING, Action, DecisionNeeded, Overdue, PastCadence, Unjudged
from outreach.reports.words import Words, both, same

NO_AUTHORITY = mark("The ministry itself")
NO_REQUEST = mark("No request is on record yet.")
DEADLINE = mark("Its deadline")
"""Who asks for a decision about a request that is late, where nobody did."""
PLAN = mark("The plan")
"""Who asks whether what was planned took place."""
PAST, NOT_ACKNOWLEDGED = "past_cadence", "acknowledgement"
CONTACTS = {"met": "known", "never_met": "never"}
UNKNOWN = ("not_reported", "undated")


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Every line of each list, in the order of :class:`outreach.reports.pack.Pack`."""

    overdue: tuple[Overdue, ...]
    overdue_unknown: Words
    past_cadence: tuple[PastCadence, ...]
    unjudged: Unjudged
    decisions: tuple[DecisionNeeded, ...]
    actions: tuple[Action, ...]
    no_holidays: Words


def lists(db: Session, *, week: Week, met_on: date, known_on: date | None = None) -> Lists:
    """The lists of a week: who is late and who was left alone as on the last of its days that have passed, decisions
    and actions as on the day of the meeting.

    Args:
        met_on: the day of the meeting, see :meth:`outreach.meeting.week.Week.met_on`.
        known_on: the day until which something counts that was decided or settled; that of the meeting.
    """
    last, known_on = week.counted[1], known_on or met_on
    requests = request_lives.table(db, filters=Filters(), day=last)
    by_then = requests if met_on == last else request_lives.table(db, filters=Filters(), day=met_on)
    communities = coverage.standings(db, filters=Filters(), day=last)
    past = communities[communities["standing"] == PAST]
    waiting = meeting.decisions(db, until=met_on, open_on=known_on)
    asked = tuple(_decision(row) for row in as_dicts(waiting))
    # Wherever many are asked for, it is seen all the same.
    first, more = asked[: MOST_IN_A_LIST - 1], asked[MOST_IN_A_LIST - 1 :]
    escalated = of_deadlines(by_then, without=meeting.asked_about(db, until=met_on))
    taken = as_dicts(meeting.actions(db, week=week.before.starts))
    return Lists(
        overdue=of_holders(requests),
        overdue_unknown=Words() if request_lives.any_on_record(db) else both(lambda t: t(NO_REQUEST)),
        past_cadence=tuple(left_alone(row) for row in as_dicts(past)),
        unjudged=unjudged(communities),
        decisions=first + _unsaid(db, day=met_on) + more + escalated,
        actions=tuple(_action(row, met_on=met_on, known_on=known_on) for row in taken),
        no_holidays=_no_holidays(by_then, week=week, day=met_on),
    )


def _no_holidays(requests: pd.DataFrame, *, week: Week, day: date) -> Words:
    """What is to be said beside the working days, until a day, of this week and of the one before."""
    first = week.before.starts
    told = [
        is_open or (isinstance(answered, date) and answered >= first)
        for is_open, answered in zip(requests["is_open"], requests["answered_on"], strict=True)
    ]
    years = request_lives.unknown_years(requests[pd.Series(told, requests.index, dtype="bool")], day=day)
    return both(lambda t: deadlines.no_holidays(years, t=t)) if years else Words()


def of_holders(requests: pd.DataFrame) -> tuple[Overdue, ...]:
    """Authorities with requests past their deadline, as the page of requests orders them.

    The ministry itself has those it never passed on.
    """
    return tuple(
        Overdue(
            authority=_authority({
                "authority": row["key"] or None, "authority_en": row["name_en"], "authority_ar": row["name_ar"],
            }),
            overdue=int(row["overdue"]),
            oldest_days=int(row["oldest_days"]),
            open=int(row["open"]),
            key=row["key"],
        )
        for row in as_dicts(request_sums.late_with(requests))
    )  # fmt: skip


def _authority(row: dict) -> Words:
    if pd.isna(row["authority"]):
        return both(lambda t: t(NO_AUTHORITY))
    return Words(row["authority_en"], row["authority_ar"])


def left_alone(row: dict) -> PastCadence:
    contact = CONTACTS[row["contact"]]
    return PastCadence(
        community=_place(row),
        contact=contact,
        cadence_days=int(row["cadence"]),
        since=int(row["days_since"]) if contact == "known" else None,
        ratio=round(float(row["ratio"]), 2) if pd.notna(row["ratio"]) else None,
        cities_later=int(row["cities_later"]),
        in_the_way=both(lambda t: _in_the_way(row["hindrances"], t)) if isinstance(row["hindrances"], str) else NOTHING,
        key=row["key"],
    )


def _in_the_way(hindrances: str, t: Translator) -> str:
    return t.list(t.label(code, family="hindrance") for code in hindrances.split(";"))


def _place(row: dict) -> Words:
    """A community with its country."""
    own, wide = Words(row["name_en"], row["name_ar"]), row["level"] == community_words.WIDE
    return both(lambda t: community_words.named(own.of(t), country=row["country_code"], wide=wide, t=t))


def unjudged(communities: pd.DataFrame) -> Unjudged:
    has_one = communities["tier"].notna()
    return Unjudged(
        no_cadence=int((~has_one).sum()), not_known=int((has_one & communities["contact"].isin(UNKNOWN)).sum())
    )


def unjudged_words(number: Unjudged) -> Words:
    """Of how many communities nobody can say whether they are past a cadence, and why; nothing where of none."""
    without, unknown = number.no_cadence, number.not_known

    def said(t: Translator) -> str:
        none = t.plural("{n} community has no cadence yet", "{n} communities have no cadence yet", without)
        silent = t.plural(
            "of {n} with one nobody knows when it was met", "of {n} with one nobody knows when they were met", unknown
        )
        return " · ".join([none] * bool(without) + [silent] * bool(unknown))

    return both(said) if without or unknown else Words()


def _decision(row: dict) -> DecisionNeeded:
    return DecisionNeeded(
        text=same(row["what"]),
        since=row["raised_on"],
        asked_by=same(row["raised_by"]),
        key=row["key"],
        request=row["request"] or "",
        community=row["community"] or "",
    )


def _unsaid(db: Session, *, day: date) -> tuple[DecisionNeeded, ...]:
    """Planned activities whose day has passed, in one line: whether they took place is for somebody to say."""
    number, since = unsaid.since(db, filters=Filters(), day=day)
    if not number:
        return ()

    def said(t: Translator) -> str:
        return t.plural(
            "Did {n} planned activity take place? Its day has passed",
            "Did {n} planned activities take place? Their days have passed",
            number,
        )

    return (DecisionNeeded(text=both(said), since=since, asked_by=both(lambda t: t(PLAN))),)


def of_deadlines(requests: pd.DataFrame, *, without: set[str]) -> tuple[DecisionNeeded, ...]:
    """Requests so late that they are the managers' matter, the latest first, where nobody asked for a decision yet."""
    late = requests[requests["escalated_on"].notna() & ~requests["key"].isin(without)]
    ordered = late.sort_values(["overdue_days", "raised_on"], ascending=[False, True], kind="stable")
    return tuple(_how_it_goes_on(row) for row in as_dicts(ordered))


def _how_it_goes_on(row: dict) -> DecisionNeeded:
    return DecisionNeeded(
        text=both(lambda t: _how_late(row, t=t)),
        since=row["escalated_on"],
        asked_by=both(lambda t: t(DEADLINE)),
        request=row["key"],
        community=row["community"] or "",
    )


def _how_late(row: dict, *, t: Translator) -> str:
    request, authority = t.isolate(row["key"]), t.isolate(_authority(row).of(t))
    if row["escalated_for"] == NOT_ACKNOWLEDGED:
        if row["acknowledge_due"] is None:
            # Its clock stands still now.
            return t(
                "{request} was not acknowledged in time; it is with {authority}", request=request, authority=authority
            )
        due = t.date(row["acknowledge_due"])
        return t(
            "{request} was to be acknowledged by {day}; it is with {authority}",
            request=request,
            day=due,
            authority=authority,
        )
    return t.plural(
        "{request} is {n} working day late with {authority}",
        "{request} is {n} working days late with {authority}",
        int(row["overdue_days"]),
        request=request,
        authority=authority,
    )


def _action(row: dict, *, met_on: date, known_on: date) -> Action:
    """What was taken on: what was settled after it was known is open, and late where its day was before the meeting."""
    settled = row["settled_on"] is not None and row["settled_on"] <= known_on
    late = not settled and row["due_on"] is not None and row["due_on"] < met_on
    return Action(
        what=same(row["what"]),
        owner=same(row["owner"]),
        due=row["due_on"],
        standing=row["state"] if settled else "late" if late else ActionState.OPEN.value,
        key=row["key"],
    )
