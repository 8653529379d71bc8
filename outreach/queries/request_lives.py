"""Requests with what became of them: state, holder, clocks and rounds, as their steps say on a day.

The steps are read in one statement and folded by :mod:`outreach.clock.life`. What was folded is kept for the same
data, day and deadlines, since every figure of a page asks for it.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock

import pandas as pd
from sqlalchemy import Select, select
from sqlmodel import Session

from models import Activity, Authority, Channel, Community, Country, Request, RequestEvent, Theme, Topic
from models.codes import Step
from models.engine import WRITES, revision
from outreach.clock.calendar import WorkCalendar
from outreach.clock.events import Event
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import life
from outreach.clock.timing import Limits
from outreach.filters import Filters
from outreach.queries.frames import frame
from outreach.queries.once import once
from outreach.queries.request_columns import Told, is_done, of_requests, of_rounds, told_of
from outreach.settings import settings

KEPT, SETTINGS_KEPT = 6, 2
"""So many days at once: this one, the last of a week that is over, those that figures are compared with, and those of a
frozen week by what was set then; and of so many settings what is done for good."""


UNCHANGED = "jisr.unchanged"
"""In a session's ``info``: what was worked out since :func:`unchanged` began, by day and by what was set."""


@dataclass(frozen=True)
class Folded:
    """All requests that were raised until a day, and all their rounds; columns as in :func:`table`, :func:`rounds`."""

    requests: pd.DataFrame
    rounds: pd.DataFrame


Row = tuple[int, Step, date, int | None, int | None, int | None]
Done = dict[str, tuple[tuple, Told]]
"""Requests that nobody holds any more, as they are on every later day too, with the steps that said so: by their keys,
since a database may give the number of a row that was deleted to another."""

_kept: OrderedDict[tuple, Folded] = OrderedDict()
_done: OrderedDict[tuple, Done] = OrderedDict()
_turn = Lock()


def table(
    db: Session,
    *,
    filters: Filters,
    day: date,
    calendar: WorkCalendar | None = None,
    deadlines: Limits | None = None,
) -> pd.DataFrame:
    """The requests that were raised in the period, about the topics and in the places of the filters, as on ``day``.

    The other filters are about activities. What was written down since about days until ``day`` is in it; steps after
    it are not, and neither is what was taken back.

    Args:
        calendar, deadlines: those of the settings, where a year without holidays has its weekends only.

    Returns one row per request, the oldest first: ``key, request_kind, raised_on``; ``topic, theme, community,
    authority`` (keys), each with its names ``..._en, ..._ar``; ``country, region, activity, channel``;
    ``request_state, holder, is_open, steps`` (the position of the last); ``acknowledged_on, referred_on`` (when it came
    to the authority that has it, or had it last), ``answered_on, given_back_on`` of the round that it is in; working
    days ``ministry_days, authority_days, citizen_days`` over all rounds; ``acknowledge_due, acknowledge_light,
    acknowledgement`` (waiting, overdue, in_time or late), ``due_on, answer_light, light`` (the worse of the two that
    still run), ``used_days, limit_days, overdue_days`` (0 while in time) of the answer, ``escalated_on`` (since when it
    is the managers' matter too, while it is open) and ``escalated_for`` (acknowledgement, answer or both, whichever
    passed), ``age_days`` since it was raised, ``band`` of that while it is open; ``reopened, extensions`` (how many),
    ``known_year`` (whether all its holidays are known).
    """
    found = folded(db, day=day, calendar=calendar, deadlines=deadlines).requests
    return _inside(found, filters, day_column="raised_on")


def rounds(
    db: Session,
    *,
    filters: Filters,
    day: date,
    calendar: WorkCalendar | None = None,
    deadlines: Limits | None = None,
) -> pd.DataFrame:
    """The rounds of requests, whatever the period: a request has one, and one more for each reopening.

    Arguments as in :func:`table`. Columns: those that say which request it is, with the ``authority`` that had it last
    in that round, ``round`` (from 1), ``began_on, due_on, answered_on, given_back_on, used_days, limit_days,
    held_days`` (those of that authority; where none had it, ``used_days``), ``on_time`` (None while nobody can say),
    ``decided_on``: the day of an answer in time, else the last day on which one would have been.
    """
    found = folded(db, day=day, calendar=calendar, deadlines=deadlines).rounds
    return _inside(found, filters.narrowed(start=None, end=None), day_column="began_on")


def any_on_record(db: Session) -> bool:
    """Whether a request is on record at all: without one, nothing is known, and nothing is zero."""
    return db.scalar(select(Request.id).limit(1)) is not None


def unknown_years(rows: pd.DataFrame, *, day: date) -> tuple[str, ...]:
    """The years whose holidays nobody knows, of those in which the clocks of :func:`table` ran or something is due.

    Args:
        day: the one that the rows are of.
    """
    odd = rows[~rows["known_year"].astype(bool)]
    if odd.empty:
        return ()
    due = [each for name in ("due_on", "acknowledge_due") for each in odd[name] if isinstance(each, date)]
    return home_calendar(settings()).unknown_years(odd["raised_on"].min(), max([day, *due]))


@contextmanager
def unchanged(db: Session) -> Iterator[None]:
    """While nothing is written through this session: what is asked in it about a day is worked out once."""
    db.info[UNCHANGED] = {}
    try:
        yield
    finally:
        del db.info[UNCHANGED]


def folded(db: Session, *, day: date, calendar: WorkCalendar | None = None, deadlines: Limits | None = None) -> Folded:
    """Everything as on a day, from memory where the data did not change since."""
    chosen = settings()
    calendar, deadlines = calendar or home_calendar(chosen), deadlines or limits(chosen)
    if db.info.get(WRITES):
        once, which = db.info.get(UNCHANGED, {}), (day, deadlines, calendar)
        if which not in once:
            once[which] = _folded(db, day=day, calendar=calendar.lenient(), deadlines=deadlines)
        return once[which]
    place = (str(db.get_bind().url), deadlines, calendar)
    key = (*place, revision(db), day)
    # One at a time: whoever comes second finds what the first one made.
    with _turn:
        done = _done.setdefault(place, {})
        if key not in _kept:
            _kept[key] = _folded(db, day=day, calendar=calendar.lenient(), deadlines=deadlines, done=done)
        _kept.move_to_end(key)
        _done.move_to_end(place)
        for kept, most in ((_kept, KEPT), (_done, SETTINGS_KEPT)):
            while len(kept) > most:
                kept.popitem(last=False)
        return _kept[key]


def _folded(db: Session, *, day: date, calendar: WorkCalendar, deadlines: Limits, done: Done | None = None) -> Folded:
    requests = frame(db, _requests(day))
    steps = _steps(db, day)
    done = {} if done is None else done
    given = {"calendar": calendar, "limits": deadlines, "today": day}
    told = []
    for number, key, raised_on in zip(requests["id"], requests["key"], requests["raised_on"], strict=True):
        taken = steps.get(number, ())
        asked = (raised_on, tuple(row[0] for row in taken))
        kept = done.get(key)
        if kept is None or kept[0] != asked:
            one = life(raised_on, [_event(row) for row in taken], **given)
            seen = taken[-1][0] if taken else 0
            kept = (asked, told_of(one, seen=seen, calendar=calendar, escalate=deadlines.escalate))
            if is_done(one):
                done[key] = kept
            else:
                done.pop(key, None)
        told.append(kept[1])
    authorities = frame(db, select(Authority.id, Authority.key, Authority.name_en, Authority.name_ar))
    rows = requests.drop(columns="id")
    return Folded(*(make(rows, told, authorities=authorities) for make in (of_requests, of_rounds)))


@once
def _requests(day: date) -> Select:
    named = [
        column
        for name, of in (("topic", Topic), ("theme", Theme), ("community", Community))
        for column in (of.key.label(name), of.name_en.label(f"{name}_en"), of.name_ar.label(f"{name}_ar"))
    ]
    return (
        select(
            Request.id,
            Request.key,
            Request.kind.label("request_kind"),
            Request.raised_on,
            *named,
            Country.code.label("country"),
            Country.region,
            Activity.key.label("activity"),
            Channel.key.label("channel"),
        )
        .select_from(Request)
        .outerjoin(Topic, Topic.id == Request.topic_id)
        .outerjoin(Theme, Theme.id == Request.theme_id)
        .outerjoin(Community, Community.id == Request.community_id)
        .outerjoin(Country, Country.code == Community.country_code)
        .outerjoin(Activity, Activity.id == Request.activity_id)
        .outerjoin(Channel, Channel.id == Request.channel_id)
        .where(Request.raised_on <= day)
        .order_by(Request.raised_on, Request.id)
    )


def _steps(db: Session, day: date) -> dict[int, list[Row]]:
    """``request -> its steps`` until a day, in their order: ``position, step, on_day, authority_id, days, voids``."""
    own = RequestEvent.__table__.c
    columns = (own.request_id, own.position, own.step, own.on_day, own.authority_id, own.days, own.voids)
    # Not through the session: of half a million rows, each would be looked at as if it might be an object.
    rows = db.connection().execute(select(*columns).order_by(own.request_id, own.position))
    found: dict[int, list[Row]] = {}
    for request, position, step, on_day, *others in rows.all():
        # What was a mistake was one from the beginning, whenever somebody found that out.
        if on_day <= day or step is Step.TAKEN_BACK:
            found.setdefault(request, []).append((position, step, on_day, *others))
    return found


def _event(row: Row) -> Event:
    position, step, on_day, authority, days, voids = row
    return Event(step, on_day, authority, days=days, number=position, voids=voids)


def _inside(rows: pd.DataFrame, filters: Filters, *, day_column: str) -> pd.DataFrame:
    kept = pd.Series(True, rows.index)
    for column, wanted in (
        ("topic", filters.topics),
        ("region", filters.regions),
        ("country", filters.countries),
        ("community", filters.communities),
    ):
        if wanted:
            kept &= rows[column].isin(wanted)
    if filters.start:
        kept &= rows[day_column] >= filters.start
    if filters.end:
        kept &= rows[day_column] <= filters.end
    return rows[kept].reset_index(drop=True)
