"""How the deadline of an answer stands, in a sign and in words: the same on pages, in charts and in what is sent."""

from collections.abc import Iterable, Mapping

from outreach.i18n import Translator, mark

SIGNS: Mapping[str, str] = {"on_time": "○", "amber": "◐", "red": "▲"}
"""What tells the lights apart without their colours."""
NO_HOLIDAYS = mark("No holiday is known for {years}: of its days, working days leave out weekends alone")


def signed(light: str, words: str) -> str:
    """Words with the sign of a light before them."""
    return f"{SIGNS[light]} {words}"


def no_holidays(years: Iterable[str], *, t: Translator) -> str:
    """Said beside working days of years whose holidays nobody knows."""
    return t(NO_HOLIDAYS, years=t.list(years))


def light(code: str, *, t: Translator) -> str:
    """A light, by its sign and its name."""
    return signed(code, t.label(code, family="light"))


def late_by(days: int, *, t: Translator) -> str:
    """Late by so many working days."""
    return t.plural("Late by {n} working day", "Late by {n} working days", days)


def stands_still(*, t: Translator) -> str:
    """While a clock is paused nothing is due, however much of the time is used."""
    return t("Waits: the clock stands still")


def answer_in_words(code: str, late_days: int, *, paused: bool, t: Translator) -> str:
    """How the answer that is owed stands; on its last day it is due, and not late."""
    if late_days:
        return late_by(late_days, t=t)
    if paused:
        return stands_still(t=t)
    return t("Due now") if code == "red" else t.label(code, family="light")


def answer(code: str, late_days: int, *, paused: bool, t: Translator) -> str:
    """The same with its sign."""
    return signed(code, answer_in_words(code, late_days, paused=paused, t=t))
