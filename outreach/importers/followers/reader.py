"""A report's bytes to its rows."""

import re
from datetime import date
from itertools import islice
from operator import itemgetter

from outreach.importers.bounds import bounded
from outreach.importers.columns import LARGEST_NUMBER, latin
from outreach.importers.day_order import DateOrder
from outreach.importers.followers.days import days
from outreach.importers.followers.held import EACH_DAY_ONCE, plain, reason, reasons
from outreach.importers.followers.layouts import HEADING, Layout, is_total, layout, records, separator
from outreach.importers.followers.report import (
    FollowerReport,
    NewFollows,
    NothingTaken,
    RefusedRows,
    ReportLines,
    Row,
)
from outreach.importers.followers.sections import width_of
from outreach.importers.followers.years import NO_DAY
from outreach.importers.meetings.text import cut
from outreach.importers.messages import Message, Unfit, say, shortened
from outreach.importers.not_understood import NotUnderstood
from outreach.importers.passed import Passed
from outreach.importers.steps import Progress, watched
from outreach.importers.table import LARGEST, Line, decoded
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import TO_COME, latest

MOST_ROWS = 20_000
"""Rows under the header, sums and those of other sections too. Each is of a day since 2000, and there are fewer than
10,000 of these: a longer file is no report, and every row of it would have to be read to be refused."""

_NUMBER = re.compile(r"[+\-−]?(?:\d{1,10}|\d{1,3}(?:[,٬]\d{3}){1,3})")
NO_HEADER = mark(
    "Rows under a header. Above this one stands a line by itself, as a title does, and no header under it: take that "
    "line out, or write the header under it."
)
_KNOWN = ("Meta Business Suite", "TikTok", "X", "YouTube Studio")


def read(
    data: bytes, *, order: DateOrder | None = None, year: int | None = None, progress: Progress | None = None
) -> FollowerReport:
    """The followers of each day, from a report of Meta Business Suite, TikTok, X or YouTube Studio.

    Of Meta's sections only those of follows are read. YouTube Studio's column "Subscribers", under which the sum of its
    days stands first, is the net change of a day, gained less lost, and never an audience.

    Args:
        data: the whole file.
        order: how to read dates in figures, where the file does not say.
        year: of the last day, where dates have none.

    Raises:
        AmbiguousDate: dates in figures that fit two orders.
        YearMissing: dates without a year.
        NothingTaken: none of its rows can be taken.
        Unfit: no such report, one of several platforms, without rows or with too many, cut off, or not to be
            read.
    """
    if len(data) >= LARGEST:
        expected = mark("A file under {limit} MB. This one has {size} MB: split it.")
        raise Unfit(say(expected, limit=LARGEST // 1_000_000, size=len(data) // 1_000_000))
    text = bounded(decoded(data))
    where = {kind: Passed() for kind in ("header", "total", "section", "blank", "further")}
    carried: dict[int, str] = {}
    lines_of = records(text, blank=where["blank"], further=where["further"], reasons=carried)
    found = list(islice(watched(lines_of, text=text, progress=progress), HEADING + MOST_ROWS + 1))
    if len(found) > HEADING + MOST_ROWS:
        expected = mark("At most {limit} rows under the header: a report has one for each day. This file has more.")
        raise Unfit(say(expected, limit=MOST_ROWS), row=found[-1][0])
    if not found:
        raise Unfit(say(mark("A header and rows. This file is empty.")))
    how = layout(found)
    if how is None:
        row, cells = found[0]
        expected = mark(
            "A report of followers by day, with its English header as it was exported, from one of: {formats}."
        )
        raise Unfit(say(expected, formats=_KNOWN), row=row, value=shortened(", ".join(cells)))
    body = [(row, cells) for row, cells in how.rows if not is_total(cells, how.day)]
    sums = [(row, cells) for row, cells in how.rows if is_total(cells, how.day)]
    for kind, passed in (("header", how.headings), ("total", sums), ("section", how.others)):
        for row, _ in passed:
            where[kind].add(row)
    if found[-1] in how.rows[-1:] and len(found[-1][1]) < how.width and not text.endswith(("\n", "\r")):
        raise cut(row=found[-1][0])
    whole = {row for row, cells in body if _is_whole(cells, how.width)}
    # Without a figure in that cell a line is no day that was lost, but a remark or an average.
    in_days = {row: _cell(cells, how.day) for row, cells in body if re.search(r"\d", _cell(cells, how.day))}
    when, used, told = days(list(in_days.values()), order, year, rows=list(in_days), whole=whole)
    day_of = dict.fromkeys(whole, NO_DAY) | dict(zip(in_days, when, strict=True))
    rows: dict[date, Row] = {}
    last = latest(today(settings()))
    refused = NotUnderstood()
    apart: list[tuple[Message | None, tuple[str, ...]]] = []
    # Behind those to which the header belongs, under the title that keeps them from it: without it they would come back
    # as days.
    under: list[tuple[Message | None, tuple[str, ...]]] = []
    strays = {row: () for one in how.strays for row, _ in one.strays}
    held = reasons() if carried else {}
    strays |= {one.strays[0][0]: one.headings for one in how.strays}
    for row, cells in sorted([*body, *(line for one in how.strays for line in one.strays)], key=itemgetter(0)):
        try:
            if row in strays:
                raise Unfit(say(NO_HEADER), value=", ".join(cells))
            if stays := held.get(plain(carried.get(row, ""))):
                raise Unfit(stays, column=how.day_name, value=_cell(cells, how.day))
            if row not in whole:
                raise _of_another_width(cells, how.width)
            day = day_of[row]
            if isinstance(day, Message):
                raise Unfit(day, column=how.day_name, value=_cell(cells, how.day))
            if day > last:
                raise Unfit(say(TO_COME), value=_cell(cells, how.day))
            if day in rows:
                raise Unfit(EACH_DAY_ONCE, value=_cell(cells, how.day))
            rows[day] = how.build(day, {name: _number(_cell(cells, at), name) for name, at in how.columns.items()})
        except Unfit as error:
            if row in strays:
                under += [(None, tuple(heading)) for _, heading in strays[row]]
            (under if row in strays else apart).append(
                (reason(error.expected, _cell(cells, how.day), used), tuple(cells))
            )
            refused.add(row, error.expected, column=error.column, value=shortened(error.value or ""))
    left = RefusedRows(separator(text), tuple(map(tuple, how.above)), (*apart, *under)) if refused.count else None
    if not rows:
        if left:
            raise NothingTaken(refused.told(), left)
        raise Unfit(say(mark("Rows with days under the header. This report has none.")))
    other = sum(one.count for one in where.values())
    lines = ReportLines(len(rows) + other + refused.count, len(rows), other, refused.count, where)
    in_order = tuple(rows[day] for day in sorted(rows))
    said = (*told, *_said(how, sums, in_order))
    return FollowerReport(how.platform, in_order, lines, used, refused.told(), said, left)


def _is_whole(cells: list[str], width: int) -> bool:
    """Whether a row has as many cells as the header; empty ones behind them are none."""
    return width_of(cells) <= width <= len(cells)


def _of_another_width(cells: list[str], width: int) -> Unfit:
    text = mark(
        "As many cells as the header has: {width}. This row has {cells}. A date or a number with a comma in it stands "
        "in quotation marks."
    )
    return Unfit(say(text, width=width, cells=max(width_of(cells), min(len(cells), width))), value=", ".join(cells))


def _said(how: Layout, sums: list[Line], rows: tuple[Row, ...]) -> tuple[Message, ...]:
    """Where the sum that YouTube Studio puts above its days is not theirs."""
    found = []
    for _, cells in sums if how.platform == "youtube" and len(sums) == 1 else ():
        for name, at in how.columns.items():
            stated = latin(_cell(cells, at))
            counted = sum(getattr(row, "follows" if isinstance(row, NewFollows) else name) for row in rows)
            if _NUMBER.fullmatch(stated) and _whole(stated) != counted:
                text = mark(
                    "The file itself gives {stated} as the sum of {column}; its days come to {counted}. It may be cut "
                    "off, or days are missing: fetch it again."
                )
                found.append(say(text, stated=_whole(stated), column=how.headings[-1][1][at], counted=counted))
    return tuple(found)


def _cell(cells: list[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _whole(text: str) -> int:
    return int(text.replace(",", "").replace("٬", "").replace("−", "-"))


def _number(cell: str, name: str) -> int:
    text = latin(cell)
    if not _NUMBER.fullmatch(text):
        raise Unfit(say(mark("A whole number, as 1234.")), value=cell)
    number = _whole(text)
    if abs(number) > LARGEST_NUMBER:
        raise Unfit(say(mark("A whole number, as 1234.")), value=cell)
    if number < 0 and name != "change":
        raise Unfit(say(mark("A whole number from {low} up."), low=0), value=cell)
    return number
