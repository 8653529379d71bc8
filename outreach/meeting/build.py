"""The pack of a week, made from what is on record now: six figures, three lists, and what was taken on last week."""

from collections.abc import Callable
from datetime import date, datetime

import pandas as pd
from sqlmodel import Session

from models.codes import ActionState, Span
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import Translator, mark, translator
from outreach.meeting.behind import MOST_ROWS, row_of
from outreach.meeting.week import Week
from outreach.queries import choices, coverage, meeting, request_lives
from outreach.reports.pack import (
    MOST_IN_A_LIST,
    Action,
    DecisionNeeded,
    Figure,
    Overdue,
    Pack,
    PastCadence,
)
from outreach.reports.words import Words

FIGURES = (
    "activities_held",
    "communities_reached",
    "participants",
    "requests_received",
    "answered_on_time_pct",
    "requests_overdue",
)
"""What a pack shows, the most important first."""
NO_AUTHORITY = mark("The ministry itself")
NO_REQUEST = mark("No request is on record yet.")
PAST = "past_cadence"
CONTACTS = {"met": "known", "never_met": "never"}


def build(db: Session, *, week: Week, as_at: datetime) -> Pack:
    """The pack of a week as what is on record makes it.

    Args:
        as_at: the moment that it is said to be of, with its time zone.
    """
    first, last = week.counted
    filters = Filters(start=first, end=last)
    wanted = meeting.in_force(db, span=Span.WEEK, day=first)
    requests = request_lives.table(db, filters=Filters(), day=last)
    communities = coverage.table(db, filters=Filters(), day=last)
    decisions = meeting.decisions(db, until=last)
    late, past = _overdue(requests), communities[communities["standing"] == PAST]
    return Pack(
        starts=week.starts,
        ends=week.ends,
        as_at=as_at,
        elapsed_days=week.elapsed_days,
        collection=_collection(choices.collections(db)),
        note=_same(meeting.note(db, week=week.starts)),
        figures=tuple(figure(db, key=key, filters=filters, target=wanted.get(key)) for key in FIGURES),
        overdue=late[:MOST_IN_A_LIST],
        overdue_in_all=len(late),
        overdue_unknown=Words() if len(requests) else _both(lambda t: t(NO_REQUEST)),
        past_cadence=tuple(_left_alone(row) for row in past.head(MOST_IN_A_LIST).to_dict("records")),
        past_cadence_in_all=len(past),
        past_cadence_unknown=_unjudged(communities),
        decisions=tuple(_decision(row) for row in decisions.head(MOST_IN_A_LIST).to_dict("records")),
        decisions_in_all=len(decisions),
        actions=tuple(
            _action(row, today=last) for row in meeting.actions(db, week=week.before.starts).to_dict("records")
        ),
    )


def figure(db: Session, *, key: str, filters: Filters, target: float | None) -> Figure:
    """One indicator over these days and over as many before, with its definition and its rows."""
    meant, change = indicators.ALL[key], indicators.change(db, key=key, filters=filters)
    rows = indicators.rows(db, key=key, filters=filters)
    return Figure(
        key=key,
        label=_both(lambda t: t(meant.name)),
        unit=_both(lambda t: t(meant.unit)),
        definition=_both(lambda t: t("{counts} {excludes}", counts=t(meant.counts), excludes=t(meant.excludes))),
        value=_plain(change.now.value),
        before=_plain(change.before.value) if change.before else None,
        target=target,
        form=meant.form,
        good=meant.good,
        unknown=_both(lambda t: _unknown(meant, change.now.unknown, t)) if change.now.unknown else Words(),
        n_rows=len(rows),
        rows=tuple(row_of(row, rows_are=meant.rows_are) for row in rows.head(MOST_ROWS).to_dict("records")),
    )


def _unknown(meant: indicators.Indicator, number: int, t: Translator) -> str:
    return t("Unknown for {n}: {what}", n=number, what=t(meant.unknown_are))


def _overdue(requests: pd.DataFrame) -> tuple[Overdue, ...]:
    """Authorities with requests past their deadline, the most first; the ministry itself has those it never passed."""
    still = requests[requests["is_open"]]
    found = []
    for key, own in still.groupby(still["authority"].fillna(""), sort=False):
        late = own[own["overdue_days"] > 0]
        if len(late):
            first = own.iloc[0]
            name = Words(first["authority_en"], first["authority_ar"]) if key else _both(lambda t: t(NO_AUTHORITY))
            found.append(
                Overdue(
                    authority=name, overdue=len(late), oldest_days=int(late["age_days"].max()), open=len(own), key=key
                )
            )
    return tuple(sorted(found, key=lambda one: (-one.overdue, -one.oldest_days, one.authority.en)))


def _left_alone(row: dict) -> PastCadence:
    contact = CONTACTS[row["contact"]]
    return PastCadence(
        community=_place(row),
        contact=contact,
        cadence_days=int(row["cadence"]),
        since=int(row["days_since"]) if contact == "known" else None,
        ratio=round(float(row["ratio"]), 2) if pd.notna(row["ratio"]) else None,
        key=row["key"],
    )


def _place(row: dict) -> Words:
    """A community with its country, where it is not the whole of that."""
    if row["level"] == "country":
        return _both(lambda t: t.country(row["country_code"]))
    own = Words(row["name_en"], row["name_ar"])
    return _both(lambda t: t("{city}, {country}", city=own.of(t), country=t.country(row["country_code"])))


def _unjudged(communities: pd.DataFrame) -> Words:
    """How many communities cannot be past a cadence, since nobody gave them one."""
    without = int(communities["tier"].isna().sum())
    if not without:
        return Words()
    return _both(lambda t: t.plural("{n} community has no cadence yet", "{n} communities have no cadence yet", without))


def _decision(row: dict) -> DecisionNeeded:
    return DecisionNeeded(
        text=_same(row["what"]), since=row["raised_on"], asked_by=_same(row["raised_by"]), key=row["key"]
    )


def _action(row: dict, *, today: date) -> Action:
    late = row["state"] == ActionState.OPEN and row["due_on"] is not None and row["due_on"] < today
    return Action(
        what=_same(row["what"]),
        owner=_same(row["owner"]),
        due=row["due_on"],
        standing="late" if late else row["state"],
        key=row["key"],
    )


def _collection(collections: tuple[str, ...]) -> str:
    """What the rows are, as the pages say it: made up where any of them is."""
    return next((one for one in ("demonstration", "public_record") if one in collections), "register")


def _both(said: Callable[[Translator], str]) -> Words:
    return Words(en=said(translator("en")), ar=said(translator("ar")))


def _same(text: str) -> Words:
    """What somebody wrote, in whichever language: it is shown as it is in both."""
    return Words(en=text, ar=text)


def _plain(value: object) -> float | int | None:
    """A figure as JSON holds it; frames hand over numbers of their own kinds."""
    if value is None or pd.isna(value):
        return None
    return int(value) if float(value).is_integer() and not isinstance(value, float) else float(value)
