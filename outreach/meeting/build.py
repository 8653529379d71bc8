"""The pack of a week, made from what is on record now: six figures, and the lists of :mod:`outreach.meeting.lists`."""

from datetime import date, datetime

from sqlmodel import Session

from models.codes import Span
from outreach import indicators
from outreach.clock.home import home_calendar
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.meeting.behind import row_of
from outreach.meeting.lists import lists, unjudged_words
from outreach.meeting.meaning import definition
from outreach.meeting.set_then import set_now
from outreach.meeting.targets import as_kept, longer
from outreach.meeting.week import Week
from outreach.periods import day_of
from outreach.queries import choices, meeting, request_lives, sums
from outreach.reports.pack import Figure, Longer, Pack
from outreach.reports.words import Words, both, same
from outreach.settings import settings

FIGURES = (
    "activities_held",
    "communities_reached",
    "participants",
    "requests_received",
    "answered_on_time_pct",
    "requests_overdue",
)
"""What a pack shows, the most important first."""


def build(
    db: Session, *, week: Week, as_at: datetime, most_rows: int | None = None, targets_on: date | None = None
) -> Pack:
    """The pack of a week as what is on record makes it: every line of its lists.

    Args:
        as_at: the moment that it is said to be of, with its time zone; its day is that of the meeting.
        most_rows: only so many rows of each figure; how many there are stands in it besides.
        targets_on: the day whose targets of the week it has; the last that counts.
    """
    with request_lives.unchanged(db), sums.remembered(db):
        return _built(db, week=week, as_at=as_at, most_rows=most_rows, targets_on=targets_on or week.counted[1])


def _built(db: Session, *, week: Week, as_at: datetime, most_rows: int | None, targets_on: date) -> Pack:
    first, last = week.counted
    filters = Filters(start=first, end=last)
    wanted = meeting.of_the_world(db, day=targets_on)[Span.WEEK]
    without = [key for key in FIGURES if key not in wanted]
    beyond = longer(db, keys=without, day=last)
    met_on = week.met_on(day_of(as_at, settings().time_zone))
    found = lists(db, week=week, met_on=met_on)
    return Pack(
        starts=week.starts,
        ends=week.ends,
        as_at=as_at,
        elapsed_days=week.elapsed_days,
        met_on=None if met_on == last else met_on,
        collection=choices.as_one(choices.collections(db)),
        note=same(meeting.note(db, week=week.starts)),
        figures=tuple(
            figure(db, key=key, filters=filters, target=wanted.get(key), longer=beyond.get(key), most_rows=most_rows)
            for key in FIGURES
        ),
        overdue=found.overdue,
        overdue_in_all=len(found.overdue),
        overdue_unknown=found.overdue_unknown,
        past_cadence=found.past_cadence,
        past_cadence_in_all=len(found.past_cadence),
        past_cadence_unknown=unjudged_words(found.unjudged),
        unjudged=found.unjudged,
        decisions=found.decisions,
        decisions_in_all=len(found.decisions),
        actions=found.actions,
        asks_of_plans=True,
        # The meeting is on the last working day: what it does not judge, no frozen week ever does.
        is_running=home_calendar(settings()).lenient().working_days(last, week.ends) > 0,
        no_holidays=found.no_holidays,
        settings=set_now(),
    )


def figure(
    db: Session,
    *,
    key: str,
    filters: Filters,
    target: float | None,
    longer: Longer | None = None,
    most_rows: int | None = None,
) -> Figure:
    """One indicator over these days and over as many before, with its definition and its rows."""
    meant, change = indicators.ALL[key], indicators.change(db, key=key, filters=filters)
    rows = indicators.rows(db, key=key, filters=filters)
    return Figure(
        key=key,
        label=both(lambda t: t(meant.name)),
        unit=both(lambda t: t(meant.unit)),
        definition=definition(meant),
        value=as_kept(change.now.value),
        before=as_kept(change.before.value) if change.before else None,
        target=target,
        longer=longer,
        form=meant.form,
        good=meant.good,
        unknown=both(lambda t: _unknown(meant, change.now.unknown, t)) if change.now.unknown else Words(),
        n_unknown=change.now.unknown,
        n_rows=len(rows),
        rows=tuple(row_of(row, rows_are=meant.rows_are) for row in as_dicts(rows[:most_rows])),
    )


def _unknown(meant: indicators.Indicator, number: int, t: Translator) -> str:
    return t("Unknown for {n}: {what}", n=number, what=t(meant.unknown_are))
