"""Text in both languages, and figures as they are written in print."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from outreach.i18n import UNKNOWN, Translator, mark, translator
from outreach.plain import shortened
from outreach.reports.spans import direction

COMPACT = 1_000_000
FORMS = ("count", "hours", "share", "rate")
PLACES = {"count": 3, "share": 2}
"""Decimal places that are written of a figure, by its form, where it is not one; of a share as a fraction."""
GOOD = ("up", "down", "neutral")
UNKNOWN_VALUE = mark("unknown")
PERCENT = mark("percent")


@dataclass(frozen=True)
class Words:
    """One text in English and in Arabic. What was written in one language only stands in both fields, or in one."""

    en: str = ""
    ar: str = ""

    def of(self, t: Translator) -> str:
        """The text in the reader's language, else in the other one; empty where there is none."""
        first, second = (self.ar, self.en) if t.language == "ar" else (self.en, self.ar)
        return first or second

    def __bool__(self) -> bool:
        return bool(self.en or self.ar)


def both(said: Callable[[Translator], str]) -> Words:
    """What is said in each language."""
    return Words(en=said(translator("en")), ar=said(translator("ar")))


def same(text: str) -> Words:
    """What somebody wrote, in whichever language: it is shown as it is in both."""
    return Words(en=text, ar=text)


@dataclass(frozen=True)
class Day:
    """A date as finely as it is known: ``precision`` is day, month or year. None is undated."""

    on: date | None = None
    precision: str = "day"

    def of(self, t: Translator) -> str:
        return t.date(self.on, self.precision)


def written_in(text: str, t: Translator) -> Translator:
    """Who speaks as a text of people begins, which is a paragraph of its own: the reader's, where it runs their way."""
    runs = direction(text, otherwise=t.direction)
    return t if runs == t.direction else translator("ar" if runs == "rtl" else "en", digits=t.digits)


def value(number: float | None, *, form: str, t: Translator) -> str:
    """A figure in the form that its definition asks for, as on the pages; in words where it is not known."""
    if number is None:
        return t(UNKNOWN_VALUE)
    if form == "share":
        return t.percent(number)
    return t.number(number, decimals=None if form == "count" else 1, compact=number >= COMPACT)


def share_of(unit: str, *, form: str, t: Translator) -> str:
    """Of what a figure is a share, after its value with its sign; nothing of any other: its label names what it counts,
    and a noun beside a number would have to agree with it."""
    return unit.removeprefix(t(PERCENT)).strip() if form == "share" else ""


def change(now: float | None, before: float | None, *, form: str, t: Translator) -> str:
    """How much more than before, with its sign; empty where either is not known.

    Of both as they are written, so that it is what a reader finds who takes the one from the other. Shares differ by
    percentage points: from 50% to 60% is no tenth more.
    """
    if now is None or before is None:
        return ""
    much = as_written(now, form=form) - as_written(before, form=form)
    if form == "share":
        return t.plural("{points} pt", "{points} pts", int(abs(100 * much)), points=t.signed(100 * much, decimals=0))
    return t.signed(much, decimals=None if form == "count" else 1)


def as_written(number: float, *, form: str) -> Decimal:
    """A figure as :func:`value` rounds it; in full where that shortens it to millions."""
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-PLACES.get(form, 1)), ROUND_HALF_UP)


def beside(before: float | None, *, form: str, t: Translator) -> str:
    """What it was in the same days of last week; empty where that is not known."""
    return "" if before is None else t("{before} last week, same days", before=value(before, form=form, t=t))


def verdict(now: float | None, before: float | None, *, good: str, form: str) -> str:
    """``good``, ``bad`` or nothing: which way a change goes, as it is written, by what its definition calls good."""
    if now is None or before is None or good not in ("up", "down"):
        return ""
    now, before = as_written(now, form=form), as_written(before, form=form)
    return "" if now == before else "good" if (now > before) == (good == "up") else "bad"


def reached(now: float, target: float, *, good: str) -> bool:
    """Whether a target is met: at most it where less is better, at least it otherwise."""
    return now <= target if good == "down" else now >= target


def one_line(text: str, *, longest: int) -> str:
    """A text as a table of a printed page has it: on one line, without controls, at most ``longest`` characters."""
    kept = "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp") else each for each in text)
    return shortened(" ".join(kept.split()), longest=longest)


def day_or_dash(on: date | None, t: Translator) -> str:
    return UNKNOWN if on is None else t.date(on)
