"""What has changed since a week was frozen, in words: what each thing was, and what it is, which is never the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from outreach import indicators
from outreach.i18n import Translator
from outreach.meeting.since import Since
from outreach.meeting.since_lists import Moved
from outreach.reports.list_words import STANDINGS, asked_words, overdue_words, owner_words, past_words
from outreach.reports.pack import Action, DecisionNeeded, Figure, Line, Overdue, PastCadence
from outreach.reports.target_words import longer
from outreach.reports.words import value


@dataclass(frozen=True)
class Told:
    """What something is called, what it was when the week was frozen, and what it is now."""

    what: str
    then: str
    now: str


def of_figure(one: Since, t: Translator) -> list[Told]:
    """The figure itself, what it is compared with, its target, how much is unknown and how many rows it has, as far as
    they differ.

    Nothing where what differs is less than what is printed of it.
    """
    form = one.then.form

    def target(figure: Figure) -> str:
        if figure.target is None:
            of_longer = longer(figure, t)
            return t.isolate(of_longer) if of_longer else t("no target set")
        return value(figure.target, form=form, t=t)

    said: list[tuple[str, Callable[[Figure], str]]] = [
        (one.then.label.of(t), lambda figure: value(figure.value, form=form, t=t)),
        (t("Last week, same days"), lambda figure: value(figure.before, form=form, t=t)),
        (t("Target"), target),
    ]
    if one.then.n_unknown is not None:
        what = t(indicators.ALL[one.then.key].unknown_are)
        said.append((t("Unknown ({what})", what=what), lambda figure: t.number(figure.n_unknown)))
    if one.then.value == one.now.value:
        said.append((t("Rows"), lambda figure: t.number(figure.n_rows)))
    both = [Told(what, words(one.then), words(one.now)) for what, words in said]
    return [each for each in both if each.then != each.now]


def of_line(one: Moved, t: Translator) -> Told | None:
    """A line of a list; None where it reads the same in this language."""
    lines = (one.then, one.now)
    if all(isinstance(line, DecisionNeeded) for line in lines):
        then, now = (_decision(line, other, t) for line, other in (lines, lines[::-1]))
    elif all(isinstance(line, Action) for line in lines):
        then, now = (_action(line, other, t) for line, other in (lines, lines[::-1]))
    else:
        then, now = (_alone(line, one, t) for line in lines)
    if one.needed_by:
        then, now = (
            t("{name}: {more}", name=_needed(day, t), more=said)
            for day, said in zip(one.needed_by, (then, now), strict=True)
        )
    return Told(t.isolate(one.name.of(t)), then, now) if then != now else None


def _alone(line: Line | None, one: Moved, t: Translator) -> str:
    """What a line says, where it is compared with none of its kind or says no more than numbers."""
    if line is None:
        return t("decided: {outcome}", outcome=t.isolate(one.outcome)) if one.outcome else t("not in the list")
    if isinstance(line, Overdue):
        return overdue_words(line, t)
    if isinstance(line, PastCadence):
        return past_words(line, t)
    return asked_words(line, t) if isinstance(line, DecisionNeeded) else _standing(line, t)


def _decision(line: DecisionNeeded, other: DecisionNeeded, t: Translator) -> str:
    text, asked = t.isolate(line.text.of(t)), asked_words(line, t)
    return asked if line.text.of(t) == other.text.of(t) else t("{state} ({more})", state=text, more=asked)


def _action(line: Action, other: Action, t: Translator) -> str:
    said, what = _standing(line, t), line.what.of(t)
    return said if what == other.what.of(t) else t("{name}: {more}", name=t.isolate(what), more=said)


def _standing(line: Action, t: Translator) -> str:
    return t("{state} ({more})", state=t(STANDINGS[line.standing]), more=owner_words(line, t))


def _needed(day: date | None, t: Translator) -> str:
    return t("needed by {day}", day=t.known_date(day)) if day else t("needed by no day")
