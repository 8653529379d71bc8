"""How far the reading of a long file is."""

from collections.abc import Callable, Iterable, Iterator

from outreach.importers.table import Line

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""

STEP = 10_000
"""Lines between two calls: about a megabyte of a report, as chats have it."""


def watched(found: Iterable[Line], *, text: str, progress: Progress | None) -> Iterator[Line]:
    """The lines of a text as they come, telling now and then on which of how many they are, and when all were read."""
    if progress is None:
        yield from found
        return
    total = text.count("\n") + 1
    due = STEP
    for number, cells in found:
        if number >= due:
            progress(min(number, total), total)
            due = number + STEP
        yield number, cells
    progress(total, total)
