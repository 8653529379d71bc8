"""What storing a file did, or would do."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Difference:
    """A column of a row before and after, as texts, maybe shortened. ``withheld``: they may be people's words."""

    column: str
    before: str
    after: str
    withheld: bool = False


@dataclass
class Outcome:
    """What storing a file's records did, or would do. ``states`` is ``line -> added | changed | left``."""

    states: dict[int, str] = field(default_factory=dict)
    differences: dict[int, list[Difference]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    buckets: set[str] = field(default_factory=set)
    """Buckets of time (see ``models/tally.py``) whose totals are stale."""
    regions_changed: bool = False
    seen: str = ""
    """A digest of every value that is to be changed, whole, as it was found."""

    def count(self, state: str) -> int:
        """Rows of a state."""
        return sum(found == state for found in self.states.values())

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
        return any(state != "left" for state in self.states.values())
