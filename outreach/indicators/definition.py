"""What an indicator is: a signed definition, the figure that it gives and the rows behind that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement
from sqlmodel import Session

from outreach.filters import Filters
from outreach.marks import mark

MAINTAINERS = mark("The maintainers of Jisr")
REVIEWED_ON = date(2026, 11, 23)


@dataclass(frozen=True)
class Value:
    """A figure. ``value`` is None where nothing is known: that is not 0.

    ``n_rows`` is how many rows are behind it: as many as :func:`outreach.indicators.rows` gives. ``unknown`` is
    how many more should have said something and do not; the definition's ``unknown_are`` says what they are.
    ``parts`` is what it is made of, by code.
    """

    value: float | int | None
    n_rows: int
    unknown: int = 0
    parts: dict[str, float | int | str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Indicator:
    """A definition. All texts are English and marked for translation; ``good`` says which direction is.

    ``form`` is how its value is written: ``count``, ``hours``, ``share`` (0 to 1, shown as a percentage) or ``rate``.
    ``rows_are`` is what one row behind it is: activity, country, community, channel, reading or request.
    ``where`` picks those rows out of the table ``Activity``, where any number of them may have to stream into a file.
    """

    key: str
    name: str
    unit: str
    question: str
    counts: str
    excludes: str
    numerator: str
    denominator: str
    good: str
    sources: str
    limits: str
    unknown_are: str
    form: str
    rows_are: str
    ask: Callable[[Session, Filters], Value]
    rows: Callable[[Session, Filters], pd.DataFrame]
    where: Callable[[Filters], list[ColumnElement[bool]]] | None = None
    reviewed_by: str = MAINTAINERS
    reviewed_on: date = REVIEWED_ON


ACTIVITIES = mark("Activities with the status held, from the public record or the ministry's register")
CHANNELS = mark("Channels and their readings")
REQUESTS = mark("Requests, and the steps that were written down of each")
ONCE = mark("Nothing is divided: it is a count.")
