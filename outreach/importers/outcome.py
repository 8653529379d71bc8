"""What storing a file did, or would do."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Difference:
    """A column of a row before and after, as texts."""

    column: str
    before: str
    after: str


@dataclass
class Outcome:
    """What storing a file's records did, or would do. ``states`` is ``line -> added | changed | left``."""

    states: dict[int, str] = field(default_factory=dict)
    differences: dict[int, list[Difference]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    buckets: set[str] = field(default_factory=set)
    """Buckets of time (see ``models/tally.py``) whose totals are stale."""
    regions_changed: bool = False

    def count(self, state: str) -> int:
        """Rows of a state."""
        return sum(found == state for found in self.states.values())

    @property
    def wrote(self) -> bool:
        """Whether anything is to be added or changed."""
        return any(state != "left" for state in self.states.values())
