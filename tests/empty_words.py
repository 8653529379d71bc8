"""What the product says in the place of what it has not got, as its code has it: "Nothing is planned." and the like."""

import re
from collections.abc import Iterable
from functools import cache

from outreach.catalogue import extract
from outreach.i18n import Translator
from tests.shown import without_marks

EMPTY = re.compile(r"^(No|Nothing|Nobody|None)\b|^There (is|are) no|\byet\b")
PLACE = re.compile(r"\{(\w+)\}")
ANYTHING = "\ue000"
LONGEST = 100
"""What is longer says what a figure means, or how a form works."""
SOME_UNKNOWN = "Nothing is recorded for {n} {of_all}: unknown, which is not neglected"
ALLOWED = {
    "overview": {"No activity on record", "Nothing recorded", "Nothing confirmed"},
    "weekly": {"No working day of the new week has passed yet."},
    "countries": {"No activity on record", "Nothing recorded", "Nothing confirmed", SOME_UNKNOWN},
    "communities": {"No activity on record", "Nothing recorded", "Nothing confirmed", SOME_UNKNOWN},
    "activity": {"None on record."},
    "requests": {
        *("Nobody", "Not acknowledged yet", "Referred to nobody yet"),
        *("No topic noted", "No community noted", "No country noted"),
    },
    "request": {"No part of it after all", "Nobody"},
    "theme": {"Nobody"},
    "commitments": {"No authority named"},
    "commitment": {"None on record."},
    "coverage": {"No embassy", "No tier", "Nobody to meet through", "None planned", "No contact is reported with {n}"},
    "log": {"None"},
    "numbers": {
        "Nothing is divided: it is a count.",
        "Nothing is divided: it is a median.",
        "Requests that are open and whose day for the answer is still to come: nobody can say yet.",
        "What is not due yet, what names no day, and what the public record reports: nobody followed it up.",
    },
}
"""What pages of the made-up year say all the same: of one row among others, in a key or in the choices of a form."""


@cache
def sentences() -> list[str]:
    """Every text of the application that reads as one that stands for nothing does."""
    every = (one.id if isinstance(one.id, str) else one.id[0] for one in extract() if one.id)
    return [text for text in every if EMPTY.search(text) and len(text) <= LONGEST]


def said(texts: Iterable[str], t: Translator) -> set[str]:
    """Which of them a page says, each as the whole of a text, in the translator's language."""
    shown = {without_marks(text).strip() for text in texts}
    return {text for text in sentences() if _is_said(text, shown, t)}


def _is_said(text: str, shown: set[str], t: Translator) -> bool:
    names = PLACE.findall(text)
    words = without_marks(t(text, **dict.fromkeys(names, ANYTHING)))
    if not names:
        return words in shown
    looks = re.compile(".+".join(map(re.escape, words.split(ANYTHING))))
    return any(looks.fullmatch(one) for one in shown)
