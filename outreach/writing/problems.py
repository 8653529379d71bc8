"""Why something was not written. Each carries what a page needs to say it in the reader's language."""

from datetime import datetime
from typing import TYPE_CHECKING

from models.codes import Step

if TYPE_CHECKING:
    from outreach.clock.may import Problem


class WriteProblem(Exception):
    """Nothing was written; the caller's session must not be committed."""


class RowProblem(WriteProblem):
    """About one row: ``table`` is its table's name, ``key`` its key."""

    why = "cannot be written"

    def __init__(self, table: str, key: str, detail: str = "") -> None:
        super().__init__(f"{table} {key} {self.why}{': ' + detail if detail else '.'}")
        self.table = table
        self.key = key
        self.detail = detail


class Missing(RowProblem):
    """There is no such row, or not any more."""

    why = "is not there"


class Taken(RowProblem):
    """A row has this key already."""

    why = "is there already"


class NotOwn(RowProblem):
    """The row is the public record's: the ministry writes its own beside it."""

    why = "belongs to the public record"


class NotHeld(RowProblem):
    """It cannot have taken place as it stands on record: ``detail`` is ``cancelled``, ``planned`` or ``to come``."""

    why = "is not held as it stands on record"


class OtherKind(RowProblem):
    """A report does not belong to a channel of this ``kind``, but to one of the kinds ``wanted``; both are codes."""

    why = "is a channel of another kind"

    def __init__(self, key: str, *, kind: str, wanted: tuple[str, ...]) -> None:
        super().__init__("channel", key, kind)
        self.kind = kind
        self.wanted = wanted


class Refused(RowProblem):
    """A rule of the database refused it; ``detail`` is what the database said."""

    why = "was refused by the database"


class Purged(RowProblem):
    """What the row was before is not kept any more, so the change cannot be taken back."""

    why = "is not kept as it was before"


class UnfitKey(RowProblem):
    """The key is not made of what keys are made of, or is not the row's own any more."""

    why = "is no key that the row can have"


class UnknownColumn(RowProblem):
    """The table has no such column or list of links; ``detail`` names it."""

    why = "has no such column"


class NotAlike(RowProblem):
    """It cannot be merged into the row that ``detail`` names."""

    why = "cannot become one with another"


class Referred(RowProblem):
    """Others refer to the row. ``counts`` is how many rows do, by table."""

    why = "is referred to"

    def __init__(self, table: str, key: str, counts: dict[str, int]) -> None:
        super().__init__(table, key, ", ".join(f"{count} of {name}" for name, count in counts.items()))
        self.counts = counts


class HasSteps(Referred):
    """A request that somebody has begun to work on: it is answered, and archived, and stays."""

    why = "has steps"


class BeforeItWasRaised(RowProblem):
    """A request would be raised after its first step, which was on ``detail``."""

    why = "has a step before that day"


class StepRefused(RowProblem):
    """The step cannot follow what happened so far; ``problem`` says why, and what is to be mended."""

    why = "cannot take this step"

    def __init__(self, key: str, problem: "Problem") -> None:
        super().__init__("request", key, problem.message.text)
        self.problem = problem


class StepTaken(RowProblem):
    """Somebody took a step since the request was read: ``step``, ``by`` whom, ``at`` which moment."""

    why = "was taken a step further meanwhile"

    def __init__(self, key: str, *, step: Step, by: str, at: datetime) -> None:
        super().__init__("request", key, f"{step.value} by {by}, {at}")
        self.step = step
        self.by = by
        self.at = at


class Conflict(RowProblem):
    """Somebody else changed the row since it was read.

    ``before`` is the row as it was read, None where that is not kept; ``now`` as it is, None where it was deleted;
    ``by`` and ``at`` are who changed it last, and when; None where no history says so.
    """

    why = "was changed meanwhile"

    def __init__(
        self, table: str, key: str, *, before: dict | None, now: dict | None, by: str | None, at: datetime | None
    ) -> None:
        super().__init__(table, key, f"by {by}, {at}")
        self.before = before
        self.now = now
        self.by = by
        self.at = at


class NotByHand(WriteProblem):
    """The rows of this table come in with files only."""


class OnlyAdded(WriteProblem):
    """The rows of this table stand as they were written: what was wrong is taken back by another one."""


class NotADeletion(WriteProblem):
    """Only a deletion can be restored; this number is another change, or none."""


class RecordInUse(WriteProblem):
    """The ministry's own rows refer to rows of the public record. ``counts`` is how many rows do, by table."""

    def __init__(self, counts: dict[str, int]) -> None:
        super().__init__(
            "The public record is referred to: " + ", ".join(f"{n} of {name}" for name, n in counts.items())
        )
        self.counts = counts


class NothingToUndo(WriteProblem):
    """No history belongs to this import or merge."""


class Touched(WriteProblem):
    """Later changes touched rows that were to be taken back. ``rows`` are (table, key)."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        super().__init__("Changed again later: " + ", ".join(f"{table} {key}" for table, key in rows))
        self.rows = rows
