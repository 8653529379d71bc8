"""What is said about a file, in words that are translated only where they are read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from outreach.fold import fold
from outreach.labels import LABELS
from outreach.marks import mark

LONGEST_VALUE = 80

MOST_REFUSED = 100
"""Lines of a report that were not understood which are named one by one; the others are named in runs."""

MOST_CODES = 8
"""Codes that a message names; how many more there are is said."""

DATE_IN_NUMBERS = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b.*")

COUNTRIES = "country"
"""The family of codes whose words are the names of countries."""


@dataclass(frozen=True)
class Codes:
    """Codes that a cell may hold, as a value of a message: each with its word, ``visit (زيارة)``, since that will do.

    ``family`` is the one of :data:`outreach.labels.LABELS` that has the words, or :data:`COUNTRIES`; what it lacks is
    named last.
    """

    codes: tuple[str, ...]
    family: str = ""

    def __call__(self, t: Callable[..., str]) -> str:
        """The codes in the language of the translator ``t``: all of them, or the first and how many more."""
        words = {code: t(word) for code, word in LABELS.get(self.family, {}).items()}
        if self.family == COUNTRIES:
            words = {code: t.country(code) for code in self.codes}
        codes = sorted(self.codes, key=lambda code: code not in words)
        said = [_with_word(code, words.get(code, "")) for code in codes[:MOST_CODES]]
        more = len(codes) - len(said)
        return t.one_of([*said, *([t.plural("{n} more", "{n} more", more)] if more else [])])


def _with_word(code: str, word: str) -> str:
    # "visit (Visit)" says nothing more.
    return code if fold(word) in ("", fold(code)) else f"{code} ({word})"


@dataclass(frozen=True)
class Message:
    """A marked text and the values of its placeholders. A tuple among them is written as a list, codes with words, a
    message in its own words."""

    text: str
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def __call__(self, t: Callable[..., str]) -> str:
        """The message in the language of the translator ``t``."""
        return t(self.text, **{name: _in_words(value, t) for name, value in self.values.items()})


def _in_words(value: object, t: Callable[..., str]) -> object:
    if isinstance(value, Codes | Message):
        return value(t)
    if isinstance(value, tuple):
        return t.list([_in_words(one, t) for one in value])
    # On an Arabic page a date in numbers would be read from its other end.
    turned = t.is_rtl and isinstance(value, str) and DATE_IN_NUMBERS.fullmatch(value)
    return t.isolate(value) if turned else value


def say(text: str, **values: object) -> Message:
    """A message: ``say(mark("At most {limit} characters."), limit=300)``."""
    return Message(text, values)


def unreadable(error: OSError | ValueError) -> Message:
    """What is expected of a file that could not be opened or read. Nothing of its name, which often is a person's."""
    if isinstance(error, FileNotFoundError):
        return say(mark("A file that is there. There is nothing of this name."))
    if isinstance(error, PermissionError):
        return say(mark("A file that you may read. The system does not let you."))
    reason = getattr(error, "strerror", None) or type(error).__name__
    return say(mark("A file that can be read. The system says: {reason}."), reason=reason)


class Unfit(Exception):
    """A cell, a row or a file that cannot be taken: ``expected`` says what could.

    ``column`` where it is not the one being read, ``value`` where it is not the whole cell, ``also`` what else is
    wrong in the same place. ``last`` and ``rows`` as those of :class:`RowError`.
    """

    last = 0
    rows = 1

    def __init__(
        self,
        expected: Message,
        *,
        column: str = "",
        value: str | None = None,
        row: int = 0,
        also: Iterable["Unfit"] = (),
    ) -> None:
        super().__init__(expected.text)
        self.expected = expected
        self.column = column
        self.value = value
        self.row = row
        self.also = tuple(also)

    def __iter__(self) -> Iterator["Unfit"]:
        """This and all the others."""
        yield self
        for other in self.also:
            yield from other

    def of(self, file: str) -> "RowError":
        """The same as something that is wrong with a report, called so; without a value, none of it may be shown."""
        return RowError(file, self.row, self.column, self.value, self.expected, self.rows, self.last)


def raise_all(found: list[Unfit]) -> None:
    """Raise everything that was found at once, if anything was.

    Raises:
        Unfit: the first, with the others.
    """
    if found:
        first, *others = found
        raise Unfit(first.expected, column=first.column, value=first.value, also=(*first.also, *others)) from first


@dataclass(frozen=True)
class RowError:
    """One thing wrong. ``row`` is the line in the file, counted from 1, or 0 for the file as a whole.

    ``rows`` is more than one where it speaks of those from its own on to the last: nobody checked them, or there are
    too many to be named. It is none where it speaks of the header. ``last`` is the last line of a run of neighbours
    which are wrong for one reason, and 0 where there is no such run. ``value`` is None where what stands there is not
    shown.
    """

    file: str
    row: int
    column: str
    value: str | None
    expected: Message
    rows: int = 1
    last: int = 0

    @property
    def is_beyond(self) -> bool:
        """Whether it speaks of lines that are not named."""
        return self.rows > 1 and not self.last


def shortened(value: str) -> str:
    """A value as an error shows it: on one line, at most 80 characters."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
