"""What figures and lists count of requests: those received, open and late, rounds that were decided, and by whom."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
from sqlmodel import Session

from models.codes import Holder
from outreach.filters import Filters
from outreach.periods import today
from outreach.queries import request_lives
from outreach.settings import settings

HIGH = 0.9
"""The percentile that stands beside a median: so many of a hundred were quicker, or as quick."""
BY = ("authority", "topic", "community", "country")


def day_of(filters: Filters) -> date:
    """The day on which a question about the state of things is asked: the period's last one, and never one to come."""
    now = today(settings())
    return min(filters.end, now) if filters.end else now


def standing(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Every request that was raised until the period's last day, as on that day: columns of ``request_lives.table``.

    The period says only until when: what is open is so, whenever it was raised.
    """
    day = day_of(filters)
    return request_lives.table(db, filters=filters.narrowed(start=None, end=None), day=day)


def received(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Those that were raised in the period, as on its last day."""
    return request_lives.table(db, filters=filters, day=day_of(filters))


def open_ones(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Those that were owed an answer on the period's last day, the oldest first."""
    found = standing(db, filters=filters)
    return found[found["is_open"]].reset_index(drop=True)


def overdue(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Those of :func:`open_ones` whose day for the answer had passed, the latest first."""
    return late(standing(db, filters=filters)).sort_values(
        "overdue_days", ascending=False, kind="stable", ignore_index=True
    )


def late(rows: pd.DataFrame) -> pd.DataFrame:
    """Of rows of ``request_lives.table`` those that are owed an answer whose day had passed."""
    return rows[rows["is_open"] & (rows["overdue_days"] > 0)]


def decided(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Rounds answered in time on a day of the period, or whose last day for that lies in it."""
    return in_days(_rounds(db, filters), filters, day_column="decided_on")


def answered(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Rounds that were answered on a day of the period."""
    return in_days(_rounds(db, filters), filters, day_column="answered_on")


def _rounds(db: Session, filters: Filters) -> pd.DataFrame:
    return request_lives.rounds(db, filters=filters, day=day_of(filters))


def in_days(found: pd.DataFrame, filters: Filters, *, day_column: str) -> pd.DataFrame:
    """Of rows of ``request_lives.table`` or ``rounds`` those with a day in a column, within the period."""
    kept = found[day_column].notna()
    if filters.start:
        kept &= found[day_column].map(lambda day: day is not None and day >= filters.start)
    if filters.end:
        kept &= found[day_column].map(lambda day: day is not None and day <= filters.end)
    return found[kept].reset_index(drop=True)


def open_with(db: Session, *, filters: Filters, authority: str) -> pd.DataFrame:
    """The open requests of an authority, as ``grouped`` counts them, the latest first; today where there is no period.

    Those that it ``holds`` itself are told from those that wait for somebody else meanwhile, such as the citizen.
    """
    found = open_ones(db, filters=filters)
    own = found[found["authority"] == authority]
    own = own.assign(holds=own["holder"] == Holder.AUTHORITY.value)
    return own.sort_values(["overdue_days", "age_days"], ascending=False, kind="stable", ignore_index=True)


def answered_by(db: Session, *, filters: Filters, authority: str) -> pd.DataFrame:
    """Rounds in which an authority had the request last, answered on a day of the period."""
    found = answered(db, filters=filters)
    return found[found["authority"] == authority].reset_index(drop=True)


def of_theme(db: Session, *, theme: str) -> pd.DataFrame:
    """The requests of a theme as they stand today, the open ones first."""
    found = standing(db, filters=Filters())
    own = found[found["theme"] == theme]
    return own.sort_values(["is_open", "overdue_days"], ascending=False, kind="stable", ignore_index=True)


def high(db: Session, *, filters: Filters) -> float | None:
    """The working days that nine of ten answers of the period did not pass."""
    return median_and_high(answered(db, filters=filters)["used_days"])[1]


def median_and_high(days: Iterable[int]) -> tuple[float | None, float | None]:
    """The median of working days, and the value that nine of ten do not pass; None where there is none."""
    found = pd.Series(list(days), dtype="float64")
    if found.empty:
        return None, None
    # One of the values that there are, and none that was computed between two of them.
    return float(found.median()), float(found.quantile(HIGH, interpolation="higher"))


def grouped(rows: pd.DataFrame, rounds: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """How many requests are open and late, and how many days answers took, for each of one of :data:`BY`.

    Columns ``key``, ``name_en, name_ar`` (not for countries), ``requests, open, overdue, median_days, high_days,
    answers``; those of whom nobody noted it are together under an empty key. The most overdue first, then the one
    that was late the longest, then the most open. The days of an authority are those that it had the request itself,
    and not those of the ministry.

    Args:
        rows: of ``request_lives.table``; rounds: of ``request_lives.rounds`` that were answered.
    """
    return _counted(rows, rounds, by=by).drop(columns="oldest_days")


def late_with(rows: pd.DataFrame) -> pd.DataFrame:
    """The authorities that are late, in the order of :func:`grouped`: ``key, name_en, name_ar, open, overdue,
    oldest_days``: the age of the oldest that is overdue, in working days.

    Args:
        rows: of ``request_lives.table``.
    """
    found = _counted(rows, pd.DataFrame(columns=["authority", "held_days"]), by="authority")
    return found[found["overdue"] > 0]


def _counted(rows: pd.DataFrame, rounds: pd.DataFrame, *, by: str) -> pd.DataFrame:
    own = ["key"] if by == "country" else ["key", "name_en", "name_ar"]
    columns = [*own, "requests", "open", "overdue", "oldest_days", "median_days", "high_days", "answers"]
    filled, answered = (each.assign(**{by: each[by].fillna("")}) for each in (rows, rounds))
    took = dict(list(answered.groupby(by)["held_days" if by == "authority" else "used_days"]))
    groups = dict(list(filled.groupby(by)))
    found = []
    # Whoever answered is listed, also where all that they had is with others by now.
    for key in sorted(groups.keys() | took.keys()):
        group = groups.get(key, filled.iloc[:0])
        first = group.iloc[0] if len(group) else answered[answered[by] == key].iloc[0]
        names = [] if by == "country" else [first[f"{by}_en"] or "", first[f"{by}_ar"] or ""]
        open_now = group[group["is_open"]]
        late = open_now[open_now["overdue_days"] > 0]
        days = took.get(key, ())
        found.append([
            key, *names, len(group), len(open_now), len(late), int(late["age_days"].max()) if len(late) else 0,
            *median_and_high(days), len(days),
        ])  # fmt: skip
    made = pd.DataFrame(found, columns=columns).astype({"median_days": "float64", "high_days": "float64"})
    order = ["overdue", "oldest_days", "open", "requests"]
    return made.sort_values(order, ascending=False, kind="stable", ignore_index=True)


def ageing(rows: pd.DataFrame) -> pd.DataFrame:
    """Open requests by the band of their age and by their light: ``band, light, requests``; those without: no row."""
    open_now = rows[rows["is_open"]]
    found = open_now.groupby(["band", "light"], sort=False).size()
    return found.rename("requests").reset_index()
