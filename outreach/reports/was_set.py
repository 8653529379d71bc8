"""What was set when a pack was made, as far as its lines rest on it: by it they can be made again."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Cadence:
    """How many calendar days a tier allows."""

    tier: str
    days: int


@dataclass(frozen=True, kw_only=True)
class WasSet:
    """Deadlines are working days, of the weekend 0 is Monday, as in :class:`outreach.settings.Settings`.

    ``holidays`` and ``worked`` are the days of the ministry's own list, on which nobody works and on which people do;
    the others are those of ``home_country``, as far as they are known.
    """

    home_country: str
    weekend: tuple[int, ...]
    holidays: tuple[date, ...]
    worked: tuple[date, ...]
    acknowledge_days: int
    answer_days: int
    escalate_days: int
    cadences: tuple[Cadence, ...]
