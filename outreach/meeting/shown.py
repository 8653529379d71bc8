"""The pack of a week as it is shown: as it was frozen, else as what is on record makes it now."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from outreach.clock.home import home_calendar
from outreach.meeting.build import build
from outreach.meeting.freeze import thawed
from outreach.meeting.lists import Lists, lists
from outreach.meeting.week import DAYS, BeforeRecord, Week, week_of
from outreach.periods import today
from outreach.queries import meeting
from outreach.reports.brief import brief
from outreach.reports.pack import LISTS, MOST_PRINTED, Figure, Line, Pack
from outreach.settings import settings


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A week with its pack. ``frozen_at`` and ``frozen_by`` are None while nobody froze it."""

    week: Week
    pack: Pack
    frozen_at: datetime | None = None
    frozen_by: str | None = None


def this_week() -> Week:
    """The week of today, where the ministry is."""
    return of_day(today(settings()))


def to_meet_about() -> Week:
    """The week before this one, until a working day of this one has passed: there is nothing to say of it before."""
    this = this_week()
    day_before, passed = this.starts - timedelta(days=1), this.counted[1] - timedelta(days=1)
    return this if home_calendar(settings()).lenient().working_days(day_before, passed) else this.before


def of_day(day: date) -> Week:
    """The week that a day lies in.

    Raises:
        outreach.meeting.week.NotBegun: it is still to come.
    """
    return week_of(day, today=today(settings()), week_starts=settings().week_starts)


def asked_for(db: Session, *, day: date) -> Week:
    """The frozen week that begins on a day, whatever day weeks begin on by now; else the week that the day lies in.

    Raises:
        outreach.meeting.week.NotBegun: it is still to come.
        outreach.meeting.week.BeforeRecord: it was over before anything is on record of.
    """
    if meeting.pack(db, week=day) is None:
        week = of_day(day)
        if not is_on_record(db, week=week):
            raise BeforeRecord(day)
        return week
    return Week(day, min((today(settings()) - day).days + 1, DAYS))


def is_on_record(db: Session, *, week: Week) -> bool:
    """Whether a week is one to meet about, now or once: the first row on record is not of a later one."""
    first = meeting.first_day(db)
    return week >= to_meet_about() or (first is not None and week.ends >= first)


def shown(db: Session, *, week: Week) -> Shown:
    """The week's pack as it was frozen, else as it is now.

    Raises:
        outreach.meeting.freeze.Tampered, outreach.reports.kept.PackUnreadable: what was frozen cannot be read.
    """
    kept = meeting.pack(db, week=week.starts)
    if kept is None:
        return Shown(week=week, pack=build(db, week=week, as_at=_now()))
    return Shown(week=week, pack=thawed(kept), frozen_at=kept.frozen_at, frozen_by=kept.frozen_by)


def on_page(db: Session, *, week: Week) -> Shown:
    """The same as far as a page shows it, with the first rows and lines; what is behind them is :func:`behind`.

    Raises:
        outreach.meeting.freeze.Tampered, outreach.reports.kept.PackUnreadable: what was frozen cannot be read.
    """
    if meeting.pack(db, week=week.starts) is None:
        return Shown(week=week, pack=brief(build(db, week=week, as_at=_now(), most_rows=MOST_PRINTED)))
    found = shown(db, week=week)
    return replace(found, pack=brief(found.pack))


def behind(db: Session, *, week: Week, of: str) -> Figure | tuple[Line, ...] | None:
    """All that is behind one figure of a frozen pack, with its rows; or a whole list, of any week. Else None."""
    kept = meeting.pack(db, week=week.starts)
    if kept is None:
        return getattr(lists(db, week=week, met_on=week.met_on(today(settings()))), of) if of in LISTS else None
    pack = thawed(kept)
    if of in LISTS:
        return getattr(pack, of)
    return next((each for each in pack.figures if each.key == of), None)


def as_now(db: Session, *, frozen: Pack) -> Pack:
    """The pack of the same days as a frozen one, with the targets of its day, as what is on record makes it now."""
    week = Week(frozen.starts, frozen.elapsed_days)
    return build(db, week=week, as_at=_now(), targets_on=frozen.targets_on)


def lists_now(db: Session, *, frozen: Pack) -> Lists:
    """The lists of the same days and the same meeting as a frozen pack, whole, as what is on record makes them now,
    with what was decided and settled since."""
    known_on = max(today(settings()), frozen.lists_on)
    return lists(db, week=Week(frozen.starts, frozen.elapsed_days), met_on=frozen.lists_on, known_on=known_on)


def _now() -> datetime:
    """To the second: that is what a document is stamped with."""
    return datetime.now(UTC).replace(microsecond=0)
