"""The years of days that are written without one, as TikTok's reports have them."""

from array import array
from collections.abc import Sequence
from datetime import date

from outreach.importers.messages import Message, say
from outreach.marks import mark

NO_DAY = say(mark("A day of the calendar, with its year."))
OUT_OF_ORDER = say(mark("Days in order, going up or going down all through the report. This one is out of order."))

_TOLD = mark(
    "Line {row} was not taken, but counted as the last day, in {year}: the day before it is in {before}. If that one "
    "is in {year}, take the line out and bring the file again."
)

_NOT_TOLD = mark(
    "Line {row} was not taken, and its day is not known. The day before it was read as one of {year}, the year that "
    "was said. If that line is of the next year, mend it or take it out, and bring the file again."
)

NOT_DATED = (0, 0)
"""Month and day of a row that has none."""

YEAR = 366
"""Days that a year may have; a day is called by its place among them."""

JANUARY = 31
"""The place of its last day."""

WIDEST = 62
"""Days from one row to the next up to which they are neighbours: the year turns between no others."""

ASIDE = 2
"""Rows that it costs to go far and turn the year as well: a few wrong days beside one another would do both, out to
them and back."""

# What a row of days is worth, the first number first: rows that follow upon a neighbour, years that do not turn, rows,
# and how close they are together; then the last row: twice its place, and one more where the days had gone far by then.
_Worth = tuple[int, int, int, int, int]
_NOTHING: _Worth = (-YEAR * YEAR, 0, 0, 0, -1)


def dated(
    found: Sequence[tuple[int, int]], year: int, *, rows: Sequence[int]
) -> tuple[list[date | Message], Message | None]:
    """The day of each month and day of a report; of those that are out of order, or none of their year, what was
    expected. And what is said where a row that was not taken tells the year of the others.

    A report goes up from day to day, or down: whichever way more of its days are in order. The year turns only between
    neighbours, so that one wrong day moves no other; nor do a few beside one another (:data:`ASIDE`).

    Args:
        found: some may be no day of any year.
        year: that of the last day, which stands at one of the two ends.
        rows: the line of each.
    """
    places = [_place(*one) for one in found]
    up, kept = _in_order(places)
    down, other = _in_order(places[::-1])
    # Of a single day the way is not known: a row that is no day may be the last at either end.
    if (down, not places[0]) > (up, not places[-1]):
        result, told = _with_years(found[::-1], places[::-1], other, year, rows=rows[::-1])
        return result[::-1], told
    return _with_years(found, places, kept, year, rows=rows)


def day_of(year: int, month: int, number: int) -> date | None:
    """The day of this century that these three are, if they are one."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None


def _place(month: int, number: int) -> int:
    """The place of a day in a leap year, from 1; 0 where there is none."""
    try:
        return date(2000, month, number).timetuple().tm_yday
    except ValueError:
        return 0


def _in_order(places: Sequence[int]) -> tuple[_Worth, list[int]]:
    """The days that go up, of all that do those worth most: what they are worth, and where they stand."""
    # Of each place the best that ends there: of days that never went far, and of those that did.
    best = [_NOTHING] * (YEAR + 1), [_NOTHING] * (YEAR + 1)
    before = array("l", [-1]) * (2 * len(places))
    top, end = _NOTHING, -1
    for index, at in enumerate(places):
        for gone, found in enumerate(_ways(best, at) if at else ()):
            row = 2 * index + gone
            *worth, before[row] = found
            # Of a day that stands there twice the first row is kept.
            if tuple(worth) > best[gone][at][:4]:
                best[gone][at] = (*worth, row)
            # How far apart the first and the last are is known only with the last.
            whole = (*worth[:3], worth[3] - at, 0)
            if whole > top:
                top, end = whole, row
    kept = []
    while end >= 0:
        kept.append(end // 2)
        end = before[end]
    return top, kept[::-1]


def _ways(best: tuple[list[_Worth], list[_Worth]], at: int) -> tuple[_Worth, _Worth]:
    """What a row at this place is worth behind others, with the last of these: of days that never went far, and of
    those that did."""
    found, gone_far = [(1, 0, 1, at, -1)], []
    for gone, ends in enumerate(best):
        near = max(ends[max(at - WIDEST, 1) : at], default=_NOTHING)
        far = max(ends[1 : max(at - WIDEST, 1)], default=_NOTHING)
        turned = max(ends[YEAR + at - WIDEST :], default=_NOTHING) if at < WIDEST else _NOTHING
        (gone_far if gone else found).extend(
            [
                (near[0] + 1, near[1], near[2] + 1, *near[3:]),
                (turned[0] + 1 - ASIDE * gone, turned[1] - 1, turned[2] + 1, turned[3] - YEAR, turned[4]),
            ]
        )
        gone_far.append((far[0] - ASIDE * (far[1] < 0), far[1], far[2] + 1, *far[3:]))
    return max(found), max(gone_far)


def _with_years(
    found: Sequence[tuple[int, int]], places: Sequence[int], kept: Sequence[int], year: int, *, rows: Sequence[int]
) -> tuple[list[date | Message], Message | None]:
    result: list[date | Message] = [OUT_OF_ORDER if place else NO_DAY for place in places]
    if not kept:
        return result, None
    # Rows lost at the end are further days, and the year that was said is that of the last of them. A day of another
    # month is in the wrong place, and tells nothing.
    last, behind = places[kept[-1]], range(kept[-1] + 1, len(found))
    lost = [index for index in behind if places[index] <= JANUARY]
    told = None
    near = any(places[index] and YEAR + places[index] - last <= WIDEST for index in lost)
    if near or last + len(lost) > YEAR:
        told = say(_TOLD, row=rows[lost[-1]], year=str(year), before=str(year - 1))
        year -= 1
    elif last + WIDEST > YEAR and any(not places[index] for index in lost):
        told = say(_NOT_TOLD, row=rows[lost[-1]], year=str(year))
    following = len(found), YEAR + 1
    for index in reversed(kept):
        if places[index] >= following[1]:
            year -= 1
        # The same day again is in order: what is wrong with it is that it stands there twice.
        for place in (*range(index + 1, following[0]), index):
            if places[place] == places[index]:
                result[place] = day_of(year, *found[index]) or NO_DAY
        following = index, places[index]
    return result, told
