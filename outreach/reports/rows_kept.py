"""The rows behind a figure as a kept pack has them: each a short list, and each title once, however many share it."""

from datetime import date
from typing import Any

from outreach.reports.stored import Unreadable
from outreach.reports.words import Day, Words

DAY = "day"


def kept(rows: tuple) -> dict[str, list]:
    """``titles`` as ``[english, arabic]``, and ``rows`` as ``[reference, day, number of its title]``.

    Where a date is known less finely than to its day, how finely stands in a fourth place.
    """
    places: dict[Words, int] = {}
    lines = []
    for row in rows:
        on = row.day.on.isoformat() if row.day.on else None
        line = [row.reference, on, places.setdefault(row.title, len(places))]
        lines.append(line if row.day.precision == DAY else [*line, row.day.precision])
    return {"titles": [[title.en, title.ar] for title in places], "rows": lines}


def read(kind: type, found: Any, *, where: str) -> tuple:
    """The rows again, each as ``kind(reference, day, title)``.

    Raises:
        outreach.reports.stored.Unreadable: something in them does not belong there.
    """
    is_whole = isinstance(found, dict) and set(found) == {"titles", "rows"}
    if not is_whole or not all(isinstance(each, list) for each in found.values()):
        raise Unreadable(f"{where}: titles and rows")
    try:
        titles = [Words(*_texts(english, arabic)) for english, arabic in found["titles"]]
    except (TypeError, ValueError) as error:
        raise Unreadable(f"{where}.titles: {error}") from error
    rows = []
    for number, line in enumerate(found["rows"]):
        try:
            reference, on, place, *precision = line
            # True is an int to Python, and -1 the last title.
            if type(place) is not int or place < 0 or len(precision) > 1:
                raise ValueError(str(line)[:80])
            day = Day(date.fromisoformat(on) if on is not None else None, *_texts(*precision))
            rows.append(kind(reference=_texts(reference)[0], day=day, title=titles[place]))
        except (TypeError, ValueError, IndexError) as error:
            raise Unreadable(f"{where}.rows[{number}]: {error}") from error
    return tuple(rows)


def _texts(*found: Any) -> tuple[str, ...]:
    if not all(isinstance(each, str) for each in found):
        raise TypeError(f"{str(found)[:80]} is no text")
    return found
