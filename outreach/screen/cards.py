"""Indicators as cards: value, change against the period before, what is unknown, and the way to the rows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.reports.words import change, value
from outreach.screen.parts import Figure

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def of_indicator(page: "Page", *, key: str, filters: Filters, trend: Sequence[float] = ()) -> Figure:
    """One indicator under these filters. Its link opens the rows that were counted, of which it says how many."""
    found = page.ask(indicators.change, key=key, filters=filters)
    return _figure(page, found, key=key, filters=filters, trend=trend)


def of_indicators(
    page: "Page", *, keys: tuple[str, ...], filters: Filters, trends: Mapping[str, Sequence[float]]
) -> list[Figure]:
    """Several of them, asked for together; ``trends`` by key, for those that have one."""
    found = page.ask(indicators.changes, keys=keys, filters=filters)
    return [_figure(page, found[key], key=key, filters=filters, trend=trends.get(key, ())) for key in keys]


def _figure(page: "Page", found: indicators.Change, *, key: str, filters: Filters, trend: Sequence[float]) -> Figure:
    t, meant = page.t, indicators.ALL[key]
    before = found.before.value if found.before else None
    return Figure(
        label=t(meant.name),
        value=value(found.now.value, form=meant.form, t=t),
        change=change(found.now.value, before, form=meant.form, t=t),
        compared=_compared(found.filters_before, t),
        better=meant.good,
        unknown=_unknown(meant, found.now, t),
        meaning=t("{question} {counts}", question=t(meant.question), counts=t(meant.counts)),
        rows=("export", {"indicator": key, **exactly(page, filters)}),
        rows_label=t.plural("{n} row", "{n} rows", found.now.n_rows),
        trend=trend,
    )


def of_kind(page: "Page", *, label: str, kind: str, now: int, before: int | None, filters: Filters) -> Figure:
    """How many held activities of one kind (all kinds for ``""``); its link opens the list of them.

    Args:
        before: the number in the period before ``filters``; None where there is none to compare with.
    """
    t = page.t
    return Figure(
        label=label,
        value=t.number(now),
        change="" if before is None else t.signed(now - before),
        compared=_compared(filters.previous(), t) if before is not None else "",
        better="up",
        rows=("activities", exactly(page, filters.narrowed(kinds=(kind,) if kind else filters.kinds))),
        rows_label=t.plural("{n} row", "{n} rows", now),
    )


def exactly(page: "Page", filters: Filters) -> dict[str, str]:
    """Parameters of a link that keep these filters and take what else the address holds out of it."""
    return {**dict.fromkeys(page.filters.to_params(), ""), **filters.to_params()}


def _compared(before: Filters | None, t: Translator) -> str:
    return t("against {period}", period=t.period(before.start, before.end)) if before else ""


def _unknown(meant: indicators.Indicator, now: indicators.Value, t: Translator) -> str:
    """What is not known, and how well the rest is: people are counted or estimated, and that is no small difference."""
    unknown = t("Unknown for {n}: {what}", n=now.unknown, what=t(meant.unknown_are)) if now.unknown else ""
    if "estimated" not in now.parts or now.value is None:
        return unknown
    return t(
        "{counted} counted, {estimated} estimated. {unknown}",
        counted=int(now.parts["counted"]),
        estimated=int(now.parts["estimated"]),
        unknown=unknown,
    )
