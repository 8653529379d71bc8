"""All that is behind the weekly meeting: the frozen rows of a figure, and a list whole, as a table and as a file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from outreach.i18n import Translator, mark
from outreach.meeting import shown as weeks
from outreach.meeting.shown import Shown
from outreach.reports.brief import number_of
from outreach.reports.list_words import days_since, list_title
from outreach.reports.pack import DecisionNeeded, Figure, Line, Overdue, PastCadence, Row
from outreach.reports.words import day_or_dash
from outreach.screen import parts
from outreach.screen.weekly_blocks import ROWS

OVERDUE_HEAD = {
    "authority": mark("Authority"),
    "overdue": mark("Overdue"),
    "oldest_days": mark("Oldest, working days"),
    "open": mark("Still open"),
}
CADENCE_HEAD = {
    "community": mark("Community"),
    "since": mark("Days since last contact"),
    "cadence_days": mark("Cadence, days"),
    "ratio": mark("Times the cadence"),
    "in_the_way": mark("In the way"),
}
DECISION_HEAD = {
    "what": mark("What must be decided"),
    "since": mark("Waiting since"),
    "asked_by": mark("Asked by"),
}

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def rows(page: "Page", found: Shown) -> None:
    """The rows behind the figure that the address names, as they were frozen; or every line of the list it names."""
    asked = page.param(ROWS)
    one = page.ask(weeks.behind, week=found.week, of=asked) if asked else None
    if one is None:
        page.disregard(ROWS)
    elif isinstance(one, Figure):
        _figure(page, one, scope=found.pack.starts.isoformat())
    else:
        _list(page, asked, one, found)


def _figure(page: "Page", one: Figure, *, scope: str) -> None:
    t = page.t
    parts.block(
        page,
        key="frozen-rows",
        title=t("{figure}: the rows as they were frozen", figure=one.label.of(t)),
        chart=None,
        frame=_frame(page, one.rows),
        columns={"reference": t("Reference"), "day": t("Date"), "title": t("Title")},
        topic=one.label.of(t),
        scope=scope,
        note=_note(page, len(one.rows), one.n_rows),
    )


def _list(page: "Page", name: str, lines: tuple[Line, ...], found: Shown) -> None:
    t = page.t
    columns, cells = LISTED[name]
    frame = pd.DataFrame([cells(line, t) for line in lines], columns=[*columns, *ONLY_IN_FILES[name]])
    parts.block(
        page,
        key="whole-list",
        title=list_title(name, t),
        chart=None,
        frame=frame,
        columns={column: t(words) for column, words in columns.items()},
        topic=list_title(name, t),
        scope=found.pack.starts.isoformat(),
        note=_note(page, len(lines), number_of(found.pack, name)),
    )


def _note(page: "Page", kept: int, in_all: int) -> str:
    """That a pack of earlier times has not got all of them."""
    return "" if kept >= in_all else page.t("The first {n} of {all}.", n=kept, all=in_all)


def _frame(page: "Page", kept: Iterable[Row]) -> pd.DataFrame:
    t = page.t
    lines = [{"reference": row.reference, "day": row.day.of(t), "title": row.title.of(t)} for row in kept]
    return pd.DataFrame(lines, columns=["reference", "day", "title"])


def _overdue(line: Overdue, t: Translator) -> tuple:
    return line.authority.of(t), line.overdue, line.oldest_days, line.open, line.key


def _past_cadence(line: PastCadence, t: Translator) -> tuple:
    told = (days_since(line, t), line.cadence_days, line.ratio, line.in_the_way.of(t))
    return line.community.of(t), *told, line.key, line.cities_later


def _decision(line: DecisionNeeded, t: Translator) -> tuple:
    return line.text.of(t), day_or_dash(line.since, t), line.asked_by.of(t), line.since, line.request, line.community


LISTED = {
    "overdue": (OVERDUE_HEAD, _overdue),
    "past_cadence": (CADENCE_HEAD, _past_cadence),
    "decisions": (DECISION_HEAD, _decision),
}
"""Of each list the columns of its table with their words, and what a line has in them and in those of its file."""
ONLY_IN_FILES = {
    "overdue": ("key",),
    "past_cadence": ("key", "cities_later"),
    "decisions": ("raised_on", "request", "community"),
}
