"""What storing a file did, or would do."""

import hashlib
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field

STATES = ("", "added", "changed", "left")


@dataclass(frozen=True)
class Difference:
    """A column of a row before and after, as texts, maybe shortened. ``withheld``: they may be people's words."""

    column: str
    before: str
    after: str
    withheld: bool = False


class States(MutableMapping[int, str]):
    """``line -> added | changed | left``, a byte for each line: numbers that lie between the cells of a long file keep
    the room of those from being given back, three times as much as all that is kept of the file."""

    def __init__(self) -> None:
        self._lines = bytearray()

    def __getitem__(self, line: int) -> str:
        if not (0 <= line < len(self._lines) and self._lines[line]):
            raise KeyError(line)
        return STATES[self._lines[line]]

    def __setitem__(self, line: int, state: str) -> None:
        self._lines += bytes(max(line + 1 - len(self._lines), 0))
        self._lines[line] = STATES.index(state)

    def __delitem__(self, line: int) -> None:
        self[line]
        self._lines[line] = 0

    def __iter__(self) -> Iterator[int]:
        return (line for line, state in enumerate(self._lines) if state)

    def __len__(self) -> int:
        return len(self._lines) - self._lines.count(0)

    def count(self, state: str) -> int:
        """Lines of a state."""
        return self._lines.count(STATES.index(state))


@dataclass
class Outcome:
    """What storing a file's records did, or would do.

    ``keys`` are those of the rows whose ``differences`` are told.
    """

    states: States = field(default_factory=States)
    differences: dict[int, list[Difference]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    buckets: set[str] = field(default_factory=set)
    """Buckets of time (see ``models/tally.py``) whose totals are stale."""
    regions_changed: bool = False
    seen: str = ""
    """A digest of every value that is to be changed, whole, as it was found."""

    def count(self, state: str) -> int:
        """Rows of a state."""
        return self.states.count(state)

    def saw(self, row: int, column: str, value: object) -> None:
        """Take a value that is to be changed into the digest."""
        self.seen = hashlib.sha256(f"{self.seen} {row} {column} {value!r}".encode()).hexdigest()

    def same(self, other: "Outcome") -> bool:
        """Whether another time the same rows would be added and changed, from the same to the same."""
        mine, theirs = ((one.states, one.differences, one.seen) for one in (self, other))
        return mine == theirs

    @property
    def wrote(self) -> bool:
        """Whether anything is to be added or changed."""
        return self.count("left") < len(self.states)
