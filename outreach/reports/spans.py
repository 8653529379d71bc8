"""Text with its directions, as the layouts take it: isolates become spans, and no control character is printed.

The characters that isolate a number (U+2066 and its kin) have no glyph: a font draws them as blanks, and whoever
copies from the file finds them where the spaces were. So each isolate becomes a piece with its direction.

Nor are short vowels printed, nor the other marks on Arabic letters that newspapers leave out: Typst gives the glyph of
the letter and the glyph of its mark the text of both, so whoever searches the file, copies from it or has it read out
finds each such letter twice. See ``docs/adr/0009-typst-prints-and-python-pptx-makes-slides.md``.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from outreach.numerals import FSI, LRI, PDI, RLI

DIRECTIONS = {LRI: "ltr", RLI: "rtl", FSI: ""}
MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
# Tanween, short vowels, shadda and sukun, the small alef, and what only stands in the Quran; no hamza and no madda.
VOWELS = re.compile("[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed]")
Piece = dict[str, str]
Spans = str | list[str | Piece]


def spans(text: str) -> Spans:
    """The text itself, or its pieces in order; a piece with a direction is ``{"d": "ltr", "t": "-12"}``.

    An isolate inside another one has the direction of the outer one: numbers inside a name stay with the name.
    """
    pieces: list[str | Piece] = []
    outside, inside, opened = "", "", []
    for each in text:
        if each in DIRECTIONS:
            opened.append(each)
            if len(opened) == 1:
                pieces, outside = [*pieces, *_said(outside)], ""
        elif each == PDI and opened:
            if len(opened) == 1:
                pieces, inside = [*pieces, *_isolated(inside, DIRECTIONS[opened[0]])], ""
            opened.pop()
        elif opened:
            inside += each
        else:
            outside += each
    # What was opened and never closed ends with the text.
    pieces += _isolated(inside, DIRECTIONS[opened[0]]) if opened else []
    pieces += _said(outside)
    return "".join(pieces) if all(isinstance(each, str) for each in pieces) else pieces


def direction(text: str, *, otherwise: str = "ltr") -> str:
    """The direction of the first letter that has one, ``otherwise`` without any (Unicode annex 9, rule P2)."""
    for each in text:
        kind = unicodedata.bidirectional(each)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return otherwise


def spelled(value: Any) -> Any:
    """A told record as JSON takes it, each text in it as :func:`spans` and without Arabic vowels."""
    if isinstance(value, str):
        return spans(without_vowels(value))
    if is_dataclass(value):
        return {each.name: spelled(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: spelled(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [spelled(each) for each in value]
    return value


def _said(text: str) -> list[str]:
    kept = without_controls(text)
    return [kept] if kept else []


def _isolated(text: str, known: str) -> list[Piece]:
    kept = without_controls(text)
    return [{"d": known or direction(kept), "t": kept}] if kept else []


def without_controls(text: str) -> str:
    """The text without what is never drawn, but for the joiners, which shape Arabic and Persian words."""
    return "".join(
        each for each in text if unicodedata.category(each) not in ("Cc", "Cf") or each in ("\u200c", "\u200d")
    )


def without_vowels(text: str) -> str:
    """The text as newspapers print it; marks that stand apart, as a hamza may, go into their letters."""
    return VOWELS.sub("", unicodedata.normalize("NFC", text))


def marked(text: str, around: str) -> str:
    """The text with isolates written as marks (U+200E, U+200F), for programs that know no isolates yet.

    Args:
        around: the paragraph's direction. A mark of it ends each piece of the other one: a number that follows would
            else be drawn as part of that piece, on its other side (Unicode annex 9, rule W7).
    """
    parts = spans(text)
    if isinstance(parts, str):
        return parts
    return "".join(part if isinstance(part, str) else _between_marks(part, around) for part in parts)


def _between_marks(part: Piece, around: str) -> str:
    mark = MARKS[part["d"]]
    return f"{mark}{part['t']}{mark}{'' if part['d'] == around else MARKS[around]}"
