"""A corrected row is written, in one transaction that the caller commits; and what is in the way, at its field."""

from collections.abc import Mapping

from sqlmodel import Session

from outreach.acting import Viewer
from outreach.entry.coverage import once
from outreach.entry.fields import KEY, named
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.writing import rows
from outreach.writing.broken import KEY as SAME_KEY
from outreach.writing.broken import UNIQUE, broken
from outreach.writing.images import number_of, plain
from outreach.writing.problems import Missing, Referred, Refused, Taken, UnfitKey, WriteProblem
from outreach.writing.put import referring
from outreach.writing.shapes import Shape

WHERE = ("country_code", "level")
ONCE = ("community", "hindrance", "until")
"""What of a reason decides whether it is on record already."""
TWINS = {"channel_reading": "uq_channel_reading_day", "diaspora_estimate": "uq_diaspora_estimate_once"}
"""Of tables without a key: the rule that tells their rows apart."""


def save(
    db: Session,
    shape: Shape,
    values: Mapping[str, object],
    *,
    before: Mapping[str, object] | None,
    token: str,
    viewer: Viewer,
    home_country: str,
) -> str:
    """Add a row, or change the one that was read as ``before``; return its key.

    Args:
        token: of the row as it was read; not used for a new one.

    Raises:
        Referred: a community would move to another country, and rows of that country stand under it.
        Unfit: a reason why a community is not met is on record already.
        WriteProblem, NotAllowed: nothing was written.
    """
    key = shape.key_of(dict(before)) if before else ""
    if shape.name == "coverage_reason":
        rows.begun(db, shape.name, viewer)
        # Two communities that became one may both have brought the same reason: whatever else they say is corrected.
        if before is None or any(plain(values[name]) != before[name] for name in ONCE):
            once(db, {**(before or {}), **values}, but=key)
    if before is None:
        return rows.add(db, shape.table, values, viewer=viewer, home_country=home_country)
    rows.change(db, shape.table, key, values, token=token, viewer=viewer, home_country=home_country)
    if shape.name == "community" and any(values.get(name, before[name]) != before[name] for name in WHERE):
        # Asked in the turn of writing: nobody can refer to it in between.
        counts = referring(db, shape, [number_of(db, shape, key)])
        if counts:
            raise Referred(shape.name, key, counts)
    return key


def at_fields(problem: WriteProblem, shape: Shape) -> dict[str, Message]:
    """What is in the way of saving, at the fields where it can be mended; empty where it is about no field."""
    fields = named(shape.name)
    if isinstance(problem, Refused):
        rule = broken(problem)
        return {rule.column: say(rule.text)} if rule and rule.column in fields else {}
    if isinstance(problem, Missing):
        gone = say(mark("It is not there any more: choose another one."))
        return {name: gone for name, field in fields.items() if field.to == problem.table}
    if isinstance(problem, Taken):
        if shape.identity == (KEY,):
            return {KEY: say(SAME_KEY)}
        rule = UNIQUE[TWINS[shape.name]]
        return {rule.column: say(rule.text)}
    if isinstance(problem, UnfitKey):
        return {KEY: say(mark("A key of at most 80 Latin letters, digits, hyphens, underscores, dots and colons."))}
    if isinstance(problem, Referred):
        stays = say(mark("It stays in its country while other rows refer to it: correct those first."))
        return {WHERE[0]: stays}
    return {}
