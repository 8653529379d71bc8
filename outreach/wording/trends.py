"""The edges of a period that was clicked on, and the short series under a figure."""

from datetime import date

import pandas as pd

FREQUENCY = {"month": "M", "quarter": "Q", "year": "Y"}


def bounds(day: date, grain: str) -> tuple[date, date]:
    """First and last day of the period that begins on ``day``."""
    return day, pd.Period(day, freq=FREQUENCY[grain]).end_time.date()


def series(rows: pd.DataFrame, value: str, *, grain: str) -> list[float]:
    """The sums of ``value`` over the periods of ``rows`` (``period, apart``), oldest first, gaps as zeros.

    What is known to the year only is in no month, as in the charts. Empty where there is only one period.
    """
    sums = rows[~rows["apart"].astype(bool)].groupby("period")[value].sum()
    if len(sums) < 2:
        return []
    frequency = FREQUENCY[grain]
    periods = pd.period_range(pd.Period(min(sums.index), frequency), pd.Period(max(sums.index), frequency))
    return [float(sums.get(period.start_time.date(), 0)) for period in periods]
