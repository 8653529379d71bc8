"""Two people corrected one activity: what both wrote becomes one form, and nothing that only one wrote is lost."""

from dataclasses import fields, replace

from models.codes import AttendanceBasis
from outreach.entry.form import REQUESTS, Form

TOGETHER = (("day", "precision"), ("status", "planned_by", "cancelled_because"))
"""Fields that mean something together only: whoever wrote one of them meant all."""
NUMBERS = ("attendance", "women", "men")
ATTENDANCE = frozenset(("attendance_basis", *NUMBERS))
COLUMNS = {"day": ("starts", "ends"), "places": ("communities", "countries")}
"""Columns of the row that a field becomes, where they are not called as it is."""


def combined(mine: Form, *, read: Form, now: Form) -> Form:
    """What was written here since ``read``, on top of the row as somebody else left it.

    What only they changed stays as they left it. Requests are lines with rows of their own: those of ``mine`` stay.
    """
    touched = _touched(mine, read)
    # Numbers without a basis would be dropped without a word.
    if now.attendance_basis == AttendanceBasis.NOT_COLLECTED and any(getattr(mine, name) for name in NUMBERS):
        touched |= ATTENDANCE if touched.intersection(NUMBERS) else set()
    return _with(now, mine, touched)


def yielding(mine: Form, *, read: Form, now: Form) -> Form:
    """What only I wrote since ``read``, on top of the row as somebody else left it: what both wrote is theirs.

    Requests are lines with rows of their own, here too.
    """
    return _with(now, mine, _touched(mine, read) - given_up(mine, read=read, now=now))


def given_up(mine: Form, *, read: Form, now: Form) -> set[str]:
    """The fields that I wrote since ``read`` and that are theirs in :func:`yielding`."""
    touched, theirs = _touched(mine, read), _touched(now, read)
    bases = (mine.attendance_basis, now.attendance_basis)
    # That nobody counted, and a number of the other's, do not go together.
    if AttendanceBasis.NOT_COLLECTED in bases and theirs & ATTENDANCE:
        theirs |= ATTENDANCE
    return touched & theirs


def _touched(form: Form, read: Form) -> set[str]:
    found = {field.name for field in fields(Form) if getattr(form, field.name) != getattr(read, field.name)}
    for names in TOGETHER:
        if found.intersection(names):
            found.update(names)
    return found - {"token", REQUESTS}


def _with(now: Form, mine: Form, names: set[str]) -> Form:
    return replace(now, **{name: getattr(mine, name) for name in names} | {REQUESTS: mine.requests})
