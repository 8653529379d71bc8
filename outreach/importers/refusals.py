"""Why something was not written, in the reader's words."""

from pydantic import ValidationError

from models.codes import Status
from outreach.acting import NotAllowed
from outreach.importers.messages import Codes, Message, say
from outreach.marks import mark
from outreach.writing.broken import broken
from outreach.writing.come import NO_ATTENDANCE
from outreach.writing.problems import (
    BeforeItWasRaised,
    Conflict,
    HasSteps,
    Missing,
    NotAlike,
    NotHeld,
    NothingToUndo,
    NotOwn,
    OnlyAdded,
    OtherKind,
    Purged,
    RecordInUse,
    Referred,
    Refused,
    StepRefused,
    StepTaken,
    Taken,
    WriteProblem,
)


def why(problem: WriteProblem | NotAllowed) -> Message:
    """One sentence: what is in the way, and what can be done."""
    if isinstance(problem, NotAllowed):
        return say(mark("This takes another role than yours."))
    if isinstance(problem, Missing):
        return say(mark("There is no row with the key {key}."), key=problem.key)
    if isinstance(problem, NotOwn):
        return say(
            mark("This row belongs to the public record, which stays as it is. Log the ministry's own beside it.")
        )
    if isinstance(problem, NotHeld) and problem.detail == Status.CANCELLED:
        return say(
            mark("This activity was cancelled. If it took place after all, correct that, then bring the report.")
        )
    if isinstance(problem, NotHeld) and problem.detail in NO_ATTENDANCE:
        return say(NO_ATTENDANCE[problem.detail])
    if isinstance(problem, NotHeld):
        return say(mark("The date of this activity is still to come. Correct the date, then bring the report."))
    if isinstance(problem, OtherKind):
        wanted, kind = (Codes(codes, "channel_kind") for codes in (problem.wanted, (problem.kind,)))
        text = mark("This report belongs to a channel of this kind: {wanted}. The one chosen is of another: {kind}.")
        return say(text, wanted=wanted, kind=kind)
    if isinstance(problem, Conflict):
        return say(mark("Somebody changed this row meanwhile. Look at it again, then choose it again."))
    if isinstance(problem, StepRefused):
        return problem.problem.message
    if isinstance(problem, StepTaken):
        return say(mark("Somebody took a step of this request meanwhile. Look at it again."))
    if isinstance(problem, OnlyAdded):
        return say(mark("A step stands as it was written. If it was a mistake, take it back, with the reason."))
    if isinstance(problem, BeforeItWasRaised):
        return say(mark("A step of this request was taken before that day. Take it back first, or choose another day."))
    if isinstance(problem, HasSteps):
        return say(mark("This request was worked on. If it was a mistake, delete it as a row of its own."))
    if isinstance(problem, RecordInUse):
        return _in_use(problem)
    if isinstance(problem, Referred):
        return say(mark("It cannot be taken back: other rows refer to its rows by now ({key})."), key=problem.key)
    if isinstance(problem, NothingToUndo):
        return say(mark("It cannot be taken back: no history of it is kept."))
    if isinstance(problem, Purged):
        return say(mark("It cannot be taken back: what was there before is not kept any more."))
    if isinstance(problem, Taken):
        return say(mark("A row with the key {key} is there already."), key=problem.key)
    if isinstance(problem, NotAlike):
        return say(mark("These two are not of one kind: both have to be of one country, and its own community stays."))
    if isinstance(problem, Refused):
        rule = broken(problem)
        return say(rule.text) if rule else say(mark("The database refused it: {detail}"), detail=problem.detail)
    return say(mark("It could not be written."))


def _in_use(problem: RecordInUse) -> Message:
    text = mark(
        "The public record cannot be taken out: the ministry's own rows refer to it. Requests: {requests}. "
        "Commitments: {commitments}. Readings: {readings}. Others: {others}. Correct these first, or delete them."
    )
    tables = {"requests": "request", "commitments": "commitment", "readings": "channel_reading"}
    counts = {name: problem.counts.get(table, 0) for name, table in tables.items()}
    return say(text, **counts, others=sum(problem.counts.values()) - sum(counts.values()))


def unfit(problem: ValidationError) -> tuple[str, Message]:
    """The column that a value does not fit, and why: never the value itself, which may be people's words."""
    one = problem.errors(include_url=False, include_input=False)[0]
    limit = one.get("ctx", {}).get("max_length")
    column = str(one["loc"][0]) if one["loc"] else ""
    if limit is None:
        return column, say(mark("It could not be written."))
    return column, say(mark("Nothing was written: a text is too long, at most {limit} characters."), limit=limit)
