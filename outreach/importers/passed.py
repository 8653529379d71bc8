"""Lines of a file that nothing was made of: how many, and which; only their numbers are kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from outreach.i18n import Translator
from outreach.marks import mark

MOST_SPANS = 6
"""Runs of neighbouring lines that are named; of the others it is said how many lines they are."""

LINES = mark("Lines read: {read}. Of these: {parts}.")


@dataclass
class Passed:
    """Lines of one kind, told of in the order in which they stand."""

    count: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)
    """First and last line of each run, the first few."""

    def add(self, first: int, last: int | None = None) -> None:
        """A line was passed over; or a run of lines, up to the last."""
        last = first if last is None else last
        self.count += last - first + 1
        if self.spans and self.spans[-1][1] == first - 1:
            self.spans[-1] = (self.spans[-1][0], last)
        elif len(self.spans) < MOST_SPANS:
            self.spans.append((first, last))


def told(name: str, lines: Passed | int, *, t: Translator) -> str:
    """So many lines of a kind, and which: ``blank 2 (lines 3 and 9)``; the number alone of those that are rows."""
    if isinstance(lines, int) or not lines.spans:
        return t("{name} {n}", name=name, n=lines if isinstance(lines, int) else lines.count)
    return t("{name} {n} ({lines})", name=name, n=lines.count, lines=_which(lines, t))


def summed(parts: Iterable[tuple[str, Passed | int]], *, t: Translator) -> str:
    """What became of every line: all that were read as the sum of their kinds, each with its translated name."""
    parts = [(name, lines) for name, lines in parts if _count(lines)]
    read = sum(_count(lines) for _, lines in parts)
    return t(LINES, read=read, parts=t.list([told(name, lines, t=t) for name, lines in parts]))


def _count(lines: Passed | int) -> int:
    return lines if isinstance(lines, int) else lines.count


def _which(lines: Passed, t: Translator) -> str:
    named = [one for first, last in lines.spans for one in _run(first, last, t)]
    more = lines.count - sum(last - first + 1 for first, last in lines.spans)
    if more:
        named.append(t.plural("{n} more", "{n} more", more))
    return t.plural("line {lines}", "lines {lines}", lines.count, lines=t.list(named))


def run(first: int, last: int, *, t: Translator) -> str:
    """Neighbouring lines: ``lines 4–6``."""
    return t.plural("line {lines}", "lines {lines}", last - first + 1, lines=t.list(_run(first, last, t)))


def _run(first: int, last: int, t: Translator) -> list[str]:
    """A run of lines; two are named each by itself, since two are no stretch from one to the other."""
    if last - first < 2:
        return [t.number(line) for line in range(first, last + 1)]
    return [t("{first}–{last}", first=first, last=last)]
