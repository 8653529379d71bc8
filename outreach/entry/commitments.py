"""A commitment is written down, kept, dropped or taken up again: what is wrong with what was filled in, or the values.

A place is ``country/SA`` or ``community/sa-riyadh``, as in :mod:`outreach.entry.form`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from models import Commitment
from models.base import longest
from models.codes import Precision, Status
from outreach.acting import Viewer
from outreach.entry.check import Checked
from outreach.entry.form import Place
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.tongue import language_of
from outreach.visible import visible
from outreach.writing import rows
from outreach.writing.broken import BLANK
from outreach.writing.come import TO_COME, to_come

WHAT, MADE_BY = (longest(Commitment, name) or 0 for name in ("what_en", "made_by"))
WORDS = longest(Commitment, "kept_evidence") or 0
"""Characters of the evidence, and of the reason why one was dropped or taken up again."""
NOTES = longest(Commitment, "notes") or 0
KEPT, DROPPED, REOPENED = "✓", "✕", "○"
"""What was written of a commitment stands in its notes with its day, in no language but that of whoever wrote it: the
signs are those of the states."""


class Step(StrEnum):
    """What may be done with a commitment that stands."""

    KEEP = "keep"
    DROP = "drop"
    REOPEN = "reopen"


COLUMNS = {Step.KEEP: ("kept_on", "kept_evidence"), Step.DROP: ("dropped_on", "dropped_because")}


@dataclass(frozen=True)
class Filled:
    """The form of a new commitment. ``activity`` is the image of the one in which it was made; None outside of any.

    ``follows`` is the key of a report that the ministry follows up with it, and ``sources`` who reported it: each
    ``(address, outlet, published_on)``.
    """

    what: str
    place: str = ""
    due_on: date | None = None
    authority: str = ""
    made_on: date | None = None
    made_by: str = ""
    activity: Mapping[str, object] | None = None
    follows: str = ""
    sources: tuple[tuple, ...] = ()


def check(filled: Filled, *, places: Mapping[str, Place], today: date) -> Checked:
    """What is wrong with a new commitment, by field; else the values that it means."""
    errors: dict[str, Message] = {}
    what, by = visible(filled.what), visible(filled.made_by)
    for name, text, most in (("what", what, WHAT), ("made_by", by, MADE_BY)):
        if len(text) > most:
            errors[name] = say(mark("At most {limit} characters."), limit=most)
    if not what:
        errors["what"] = say(mark("Say in one line what will be done."))
    made = _made(filled)
    if filled.activity and (why := not_held(filled.activity, today=today)):
        errors["activity"] = why
    elif to_come(Commitment.__tablename__, made, today=today):
        errors["made_on"] = say(TO_COME)
    if filled.due_on and made["starts"] and filled.due_on < made["starts"]:
        errors["due_on"] = say(mark("This is before the day on which it was promised."))
    if errors:
        return Checked(None, errors)
    place = places.get(filled.place)
    values = {
        f"what_{language_of(what)}": what,
        **made,
        "made_by": by,
        "authority": filled.authority or None,
        "activity": filled.activity["key"] if filled.activity else None,
        "country_code": place.country if place else None,
        "community": filled.place.partition("/")[2] if filled.place.startswith("community/") else None,
        "due_on": filled.due_on,
        "follows": filled.follows or None,
        "sources": filled.sources,
    }
    return Checked(values)


def not_held(activity: Mapping[str, object], *, today: date) -> Message | None:
    """Why nothing can have been promised in an activity, and what to do; None where it took place, as far as anybody
    knows."""
    if activity["status"] == Status.CANCELLED:
        return say(
            mark(
                "This activity was cancelled: nothing was promised in it. If it was held, correct it first; "
                "or add the commitment without an activity."
            )
        )
    if activity["status"] == Status.PLANNED or str(activity["starts"] or "") > today.isoformat():
        return say(
            mark(
                "This activity was not held yet: what is promised in it is written down once it was. If it was held, "
                "correct it first; or add the commitment without an activity."
            )
        )
    return None


def _made(filled: Filled) -> dict[str, object]:
    """When it was made: on a day that was given, else when the activity was, as finely as that is known."""
    if filled.made_on is None and filled.activity and filled.activity["starts"]:
        first, last = (date.fromisoformat(str(filled.activity[name])) for name in ("starts", "ends"))
        return {"starts": first, "ends": last, "precision": filled.activity["precision"]}
    precision = Precision.DAY.value if filled.made_on else None
    return {"starts": filled.made_on, "ends": filled.made_on, "precision": precision}


def check_step(step: Step, *, day: date | None, words: str, before: Mapping[str, object], today: date) -> Checked:
    """What is wrong with a step, by field (``day``, ``words``, or ``step`` where it cannot be taken at all); else the
    values that it writes.

    Args:
        words: the evidence that it was kept, or the reason why it was dropped or is taken up again.
        before: the image of the commitment as it was read.
    """
    settled = bool(before["kept_on"] or before["dropped_on"])
    if step is Step.REOPEN:
        if not settled:
            return Checked(
                None, {"step": say(mark("It is neither kept nor dropped: there is nothing to take up again."))}
            )
        return _reopened(before, visible(words), today=today)
    if settled:
        return Checked(None, {"step": say(mark("It is kept or dropped already: take it up again first."))})
    errors, said = {}, visible(words)
    if day is None:
        errors["day"] = say(BLANK)
    elif day > today:
        errors["day"] = say(TO_COME)
    elif before["starts"] and day < date.fromisoformat(str(before["starts"])):
        errors["day"] = say(mark("This is before the day on which it was promised."))
    if not said:
        lacking = mark("Say where it can be seen that it was kept.")
        errors["words"] = say(lacking if step is Step.KEEP else mark("Say why it was dropped."))
    elif len(said) > WORDS:
        errors["words"] = say(mark("At most {limit} characters."), limit=WORDS)
    return Checked(None, errors) if errors else Checked(dict(zip(COLUMNS[step], (day, said), strict=True)))


def _reopened(before: Mapping[str, object], why: str, *, today: date) -> Checked:
    """It stands again; what was written of how it was settled goes into its notes, with the reason."""
    if not why:
        return Checked(None, {"words": say(mark("Say why it is taken up again."))})
    if len(why) > WORDS:
        return Checked(None, {"words": say(mark("At most {limit} characters."), limit=WORDS)})
    lines = [before["notes"]] if before["notes"] else []
    for sign, day, words in ((KEPT, "kept_on", "kept_evidence"), (DROPPED, "dropped_on", "dropped_because")):
        if before[day]:
            lines.append(f"{sign} {before[day]}: {before[words]}")
    notes = "\n".join([*lines, f"{REOPENED} {today.isoformat()}: {why}"])
    if len(notes) > NOTES:
        full = mark("Its notes would be longer than {limit} characters: shorten them first, where it is corrected.")
        return Checked(None, {"words": say(full, limit=NOTES)})
    settled = {"kept_on": None, "kept_evidence": "", "dropped_on": None, "dropped_because": ""}
    return Checked({**settled, "notes": notes})


def add(db: Session, values: Mapping[str, object], *, viewer: Viewer, home_country: str) -> str:
    """Write a new commitment and return its key; the caller commits.

    Raises:
        WriteProblem, NotAllowed: nothing was written.
    """
    return rows.add(db, Commitment, values, viewer=viewer, home_country=home_country)


def take(db: Session, key: str, values: Mapping[str, object], *, token: str, viewer: Viewer, home_country: str) -> None:
    """Write a step; the caller commits.

    Args:
        token: of the commitment as it was read, so that of two steps at once the second is told.

    Raises:
        Conflict, WriteProblem, NotAllowed: nothing was written.
    """
    rows.change(db, Commitment, key, values, token=token, viewer=viewer, home_country=home_country)
