"""What activities over time find, in one sentence; the edges of a period, and the short series under a figure."""

from datetime import date

import pandas as pd

from outreach.i18n import Translator

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


def fullest(
    rows: pd.DataFrame, t: Translator, *, grain: str, undated: int, overlapping: int, has_period: bool, narrowed: bool
) -> str:
    """The month, quarter or year with the most; no one of equals leads, and one alone is no fuller than others.

    ``rows``: ``period, apart, activities`` of ``over_time.kinds``.

    Args:
        undated: how many activities that were held are in no row, for want of a date; ``overlapping``, how many since
            only a part of their month or year lies in the period.
        has_period: whether the rows are those of a period, so that others may have a date outside it; ``narrowed``: as
            of ``findings.leading``.
    """
    apart = rows["apart"].astype(bool)
    sums = rows[~apart].groupby("period")["activities"].sum()
    if rows.empty:
        if overlapping:
            return t("Nothing held here lies wholly in this period")
        if not undated:
            return t("Nothing held here is in this selection") if narrowed else t("Nothing held here")
        if has_period:
            return t("Nothing held here has a date in this period")
        return t("No activity here has a date")
    if sums.empty:
        return t("Of the dates here only the year is known")
    most = int(sums.max())
    first = t.period(*bounds(sums.idxmax(), grain))
    if len(sums) == 1 and apart.any():
        return t.plural(
            "Of the dates here only the year is known, save of {n} activity in {period}",
            "Of the dates here only the year is known, save of {n} activities in {period}",
            most,
            period=first,
        )
    if len(sums) == 1:
        return t.plural(
            "What has a date here is in {period} only: {n} activity",
            "What has a date here is in {period} only: {n} activities",
            most,
            period=first,
        )
    alike = int((sums == most).sum())
    if alike > 1:
        return t.plural(
            "{n} period has the most: {each}",
            "{n} periods share the most: {each}",
            alike,
            each=t.plural("{n} activity each", "{n} activities each", most),
        )
    return t.plural(
        "The fullest period was {period}, with {n} activity",
        "The fullest period was {period}, with {n} activities",
        most,
        period=first,
    )
