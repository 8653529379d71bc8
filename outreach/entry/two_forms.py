"""Two people corrected one activity: what both wrote becomes one form, and nothing of theirs is lost by the way."""

from dataclasses import fields, replace

from models.codes import AttendanceBasis
from outreach.entry.form import REQUESTS, Form

TOGETHER = (("day", "precision"), ("status", "planned_by", "cancelled_because"))
"""Fields that mean something together only: whoever wrote one of them meant all."""
NUMBERS = ("attendance", "women", "men")


def combined(mine: Form, *, read: Form, now: Form) -> Form:
    """What was written here since ``read``, on top of the row as somebody else left it.

    What only they changed stays as they left it. Requests are lines with rows of their own: those of ``mine`` stay.
    """
    touched = {field.name for field in fields(Form) if getattr(mine, field.name) != getattr(read, field.name)}
    for names in TOGETHER:
        if touched.intersection(names):
            touched.update(names)
    # Numbers without a basis would be dropped without a word.
    if now.attendance_basis == AttendanceBasis.NOT_COLLECTED and any(getattr(mine, name) for name in NUMBERS):
        touched |= {"attendance_basis", *NUMBERS} if touched.intersection(NUMBERS) else set()
    kept = {name: getattr(mine, name) for name in touched - {"token"}} | {REQUESTS: mine.requests}
    return replace(now, **kept)
