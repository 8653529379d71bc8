"""What figures and lists of activities leave out, each number with the way to its rows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from outreach.filters import Filters
from outreach.periods import today
from outreach.queries import unknowns, which
from outreach.screen import cards
from outreach.wording import activity_words

if TYPE_CHECKING:
    from outreach.screen.frame import Page

OF_A_PERIOD = {"undated": unknowns.undated, "overlapping": unknowns.overlapping}
"""What no period counts, though it was held, by what counts it."""
NOT_OF_PLACES = ("unknown_attendance",)
"""What a list of places counts as any other activity: it says nothing of how many were present."""


def of_figures(page: "Page", *, filters: Filters) -> None:
    """Under figures and what happened over time: all that none of them can say."""
    _headed(page, [name for name in which.WHICH if name != which.HELD_ONES], filters=filters)


def of_places(page: "Page", *, filters: Filters) -> None:
    """Under a list of places with their activities, which counts what has no date where no period is chosen."""
    counted = (which.HELD_ONES, *NOT_OF_PLACES, *(() if filters.has_period else OF_A_PERIOD))
    _headed(page, [name for name in which.WHICH if name not in counted], filters=filters)


def of_period(page: "Page", *, filters: Filters) -> None:
    """Held activities that have no date, or that may lie in the period or outside it; nothing where none is chosen."""
    if filters.has_period:
        numbers = {name: page.ask(count, filters=filters) for name, count in OF_A_PERIOD.items()}
        _links(page, {name: number for name, number in numbers.items() if number}, filters=filters)


def _headed(page: "Page", names: Iterable[str], *, filters: Filters) -> None:
    if numbers := _numbers(page, names, filters=filters):
        st.subheader(page.t("What these figures leave out"), anchor=False)
        _links(page, numbers, filters=filters)


def _numbers(page: "Page", names: Iterable[str], *, filters: Filters) -> dict[str, int]:
    found = page.ask(which.numbers, filters=filters, day=today(page.settings))
    return {name: found[name] for name in names if name in found}


def _links(page: "Page", numbers: dict[str, int], *, filters: Filters) -> None:
    if not numbers:
        return
    with st.container(horizontal=True, key="jisr-left-out"):
        for name, number in numbers.items():
            words = activity_words.how_many(number, which=name, t=page.t)
            page.link("activities", words, icon=":material/table_rows:", show=name, **cards.exactly(page, filters))
