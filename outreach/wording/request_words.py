"""Requests in words: how their clocks stand, who holds them, how long answers took."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach import deadlines
from outreach.i18n import Translator, mark
from outreach.queries.request_columns import BANDS

if TYPE_CHECKING:
    from outreach.clock.timing import Clock

LIGHTS = ("on_time", "amber", "red")


@dataclass(frozen=True)
class Look:
    """How a light is told without its colour: a sign in tables, the icon of its badge, whose colour stands beside."""

    sign: str
    icon: str
    colour: str


LOOKS: Mapping[str, Look] = {
    "on_time": Look(deadlines.SIGNS["on_time"], ":material/radio_button_unchecked:", "blue"),
    "amber": Look(deadlines.SIGNS["amber"], ":material/schedule:", "orange"),
    "red": Look(deadlines.SIGNS["red"], ":material/warning:", "red"),
}
DONE = Look("✓", ":material/check_circle:", "green")
ESCALATED = {
    "acknowledgement": mark("Escalated to the managers since {day}: the deadline of its acknowledgement passed."),
    "answer": mark("Escalated to the managers since {day}: the deadline of its answer passed."),
    "both": mark("Escalated to the managers since {day}: the deadlines of its acknowledgement and its answer passed."),
}
MEANINGS = (
    mark("On time: less than {amber} percent of the working days are used."),
    mark("Nearly due: {amber} percent of them are used, or more."),
    mark("Due or late: the last day that is on time is reached, or over."),
    mark("While the citizen is asked the clock stands still and nothing is due: on time, unless it was late before."),
)


def standing(row: Mapping[str, object], *, t: Translator) -> str:
    """How a request stands, in one cell: its sign and its light while it is open, else how the answer came."""
    if row["is_open"]:
        answers = {"answer_light": str(row["answer_light"]), "late_days": int(row["overdue_days"])}
        same = {"told": str(row["acknowledgement"]), "paused": is_paused(row), "t": t}
        return deadlines.signed(*waiting(light=str(row["light"]), **answers, **same))
    late, signs = t("Answered late"), f"{DONE.sign}{LOOKS['red'].sign}"
    if row["answer_light"] == "red":
        return f"{signs} {late}"
    in_time = t("Answered on time")
    return f"{DONE.sign} {in_time}"


def answer(row: Mapping[str, object], *, t: Translator) -> str:
    """How the answer of an open request stands, in one cell, whatever became of its acknowledgement."""
    return deadlines.answer(str(row["answer_light"]), int(row["overdue_days"]), paused=is_paused(row), t=t)


def is_paused(row: Mapping[str, object]) -> bool:
    """Whether the clocks of an open request stand still: then, and only then, no day is its last."""
    return row["due_on"] is None


def waiting(
    *, light: str, answer_light: str, late_days: int, told: str, paused: bool, t: Translator
) -> tuple[str, str]:
    """What is open: the worse light of its two clocks, and that clock in words; the answer's where both are alike.

    ``told`` is a code of ``acknowledgement``, ``late_days`` of the answer. While it is ``paused``, nothing is due:
    only what was late before is said.
    """
    if light == answer_light:
        return light, deadlines.answer_in_words(light, late_days, paused=paused, t=t)
    if told == "overdue":
        return light, t.label(told, family="acknowledgement")
    return light, t("To be acknowledged now") if light == "red" else t("To be acknowledged soon")


def escalated(missed: str, *, day: str, t: Translator) -> str:
    """Since when it is the managers' matter, and which deadline passed."""
    return t(ESCALATED[missed], day=day)


def held_by(row: Mapping[str, object], *, t: Translator) -> str:
    """Who holds it: the authority by its name."""
    if row["holder"] == "authority" and row["authority"]:
        return t.name(row, "authority")
    return t.label(row["holder"], family="holder")


def clock(one: "Clock", *, t: Translator) -> str:
    """How one deadline stands, in a sentence or two."""
    used = t.plural("{used} of {n} working day used", "{used} of {n} working days used", one.limit, used=one.used)
    if one.stopped_on:
        done = t("done on {day}", day=t.date(one.stopped_on))
        if one.breached:
            done = t.plural(
                "done on {day}, {n} working day late",
                "done on {day}, {n} working days late",
                -one.left,
                day=t.date(one.stopped_on),
            )
        return t("{used}; {more}.", used=used, more=done)
    if one.breached:
        return t("{used}; {more}.", used=used, more=late_since(one, t=t))
    if one.paused:
        return t("{used}; {more}.", used=used, more=t("the clock stands still"))
    left = t.plural("{n} left, until {day}", "{n} left, until {day}", one.left, day=t.date(one.due))
    return t("{used}; {more}.", used=used, more=left)


def late_since(one: "Clock", *, t: Translator) -> str:
    """It was due on a day, and is late by so many; while its clock stands still it gets no later."""
    if one.paused:
        return t.plural(
            "late by {n} working day, and the clock stands still",
            "late by {n} working days, and the clock stands still",
            -one.left,
        )
    due = t.date(one.due)
    return t.plural(
        "due on {day}, late by {n} working day", "due on {day}, late by {n} working days", -one.left, day=due
    )


def extended(days: int, on: str, *, t: Translator) -> str:
    """By how many working days a deadline was extended, and when."""
    return t.plural("Extended by {n} working day on {day}.", "Extended by {n} working days on {day}.", days, day=on)


def nine_of_ten(high: int, *, t: Translator) -> str:
    """How long all but the slowest answers took."""
    return t.plural(
        "Nine of ten answers took at most {n} working day.", "Nine of ten answers took at most {n} working days.", high
    )


def took(answers: int, median: float, high: float, *, narrowed: bool, t: Translator) -> str:
    """How long an authority had what it gave so many answers to: all that it ever gave, or those under filters."""
    if narrowed:
        return t.plural(
            "{n} answer under these filters: it had them a median of {median} working days, "
            "and nine of ten for at most {high}.",
            "{n} answers under these filters: it had them a median of {median} working days, "
            "and nine of ten for at most {high}.",
            answers,
            median=median,
            high=high,
        )
    return t.plural(
        "{n} answer so far: it had them a median of {median} working days, and nine of ten for at most {high}.",
        "{n} answers so far: it had them a median of {median} working days, and nine of ten for at most {high}.",
        answers,
        median=median,
        high=high,
    )


def band(code: str, *, t: Translator) -> str:
    """A band of age: 0-7, over 90."""
    if code not in BANDS:
        return t("over {n}", n=list(BANDS.values())[-1])
    lasts = [-1, *BANDS.values()]
    place = list(BANDS).index(code)
    return t("{first}–{last}", first=lasts[place] + 1, last=lasts[place + 1])
