"""Figures as signed definitions. One file for each; whoever shows a figure takes it, and its words, from here."""

from dataclasses import dataclass

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators import (
    activities_held,
    answered_on_time_pct,
    channels_active,
    commitments_kept_pct,
    communities_reached,
    countries_reached,
    coverage_pct,
    days_to_answer,
    entry_lag_days,
    followers,
    loop_closed_pct,
    oldest_open_days,
    participants,
    reach_per_1000,
    record_completeness_pct,
    requests_overdue,
    requests_received,
    session_hours,
    whatsapp_groups,
    whatsapp_members,
    whatsapp_messages,
)
from outreach.indicators.definition import Indicator, Value
from outreach.queries import sums

__all__ = ["ALL", "Change", "Indicator", "Value", "change", "changes", "compute", "rows"]

ALL: dict[str, Indicator] = {
    module.INDICATOR.key: module.INDICATOR
    for module in (
        activities_held,
        communities_reached,
        countries_reached,
        participants,
        session_hours,
        channels_active,
        followers,
        whatsapp_groups,
        whatsapp_members,
        whatsapp_messages,
        requests_received,
        answered_on_time_pct,
        days_to_answer,
        requests_overdue,
        oldest_open_days,
        loop_closed_pct,
        coverage_pct,
        reach_per_1000,
        record_completeness_pct,
        entry_lag_days,
        commitments_kept_pct,
    )
}


@dataclass(frozen=True)
class Change:
    """A figure beside that of as many days before; ``before`` is None where the period has no beginning or end."""

    now: Value
    before: Value | None
    filters_before: Filters | None


def compute(db: Session, *, key: str, filters: Filters) -> Value:
    """The figure under the filters.

    Raises:
        KeyError: no indicator has this key.
    """
    return ALL[key].ask(db, filters)


def rows(db: Session, *, key: str, filters: Filters) -> pd.DataFrame:
    """The rows behind the figure, as many as its ``n_rows``; the definition's ``rows_are`` says what they are.

    Raises:
        KeyError: no indicator has this key.
    """
    return ALL[key].rows(db, filters)


def change(db: Session, *, key: str, filters: Filters) -> Change:
    """The figure, and the same over the same number of days before.

    Raises:
        KeyError: no indicator has this key.
    """
    now, earlier = compute(db, key=key, filters=filters), filters.previous()
    before = compute(db, key=key, filters=earlier) if earlier else None
    return Change(now, before, earlier)


def changes(db: Session, *, keys: tuple[str, ...], filters: Filters) -> dict[str, Change]:
    """Several figures at once, as :func:`change` gives each, so that what they share is asked once.

    Raises:
        KeyError: no indicator has one of these keys.
    """
    with sums.remembered(db):
        return {key: change(db, key=key, filters=filters) for key in keys}
