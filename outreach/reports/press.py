"""The printing press: a layout and what it says become a tagged PDF, offline and the same each time.

Typst sets the pages. Layouts lie in ``layouts/``; what they say is handed over as data and never becomes part of
their source, so a name with ``#`` or ``*`` in it prints as it is. The file meets PDF/UA-1 (ISO 14289-1): Typst
refuses to make one that does not, a letter that no font can draw included.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import typst

from outreach.i18n import Translator, mark
from outreach.importers.messages import say, shortened
from outreach.reports.spans import spelled, without_controls
from outreach.settings import ROOT
from outreach.theme import LIGHT

LAYOUTS = ROOT / "outreach" / "reports" / "layouts"
FONTS = ROOT / "static" / "fonts"
FAMILIES = ("Vazirmatn", "Libertinus Serif")
"""The one family of the house; what it lacks (Greek, Cyrillic, Hebrew) is drawn with the one that Typst brings."""
STANDARDS = ["ua-1"]
NOT_DRAWN = "could not be displayed"
# What is in a font of Latin and Arabic is not tried letter by letter.
ORDINARY = re.compile(r"[\x20-\x7e\xa0-\xff\u0621-\u063a\u0640-\u0652\u0660-\u0669]")
ONE_LETTER = b'#set document(title: "-")\n#set text(font: json(bytes(sys.inputs.families)))\n#sys.inputs.letter'


class LetterMissing(ValueError):
    """A letter that no font at hand can draw. ``where`` is the text that it stands in."""

    def __init__(self, letter: str, where: str) -> None:
        super().__init__(f"U+{ord(letter):04X} in {where!r}")
        self.letter = letter
        self.where = where
        self.told = say(
            mark("No font here has the letter {letter} (U+{number}), which stands in: {where}. Write it otherwise."),
            letter=letter,
            number=f"{ord(letter):04X}",
            where=shortened(where),
        )


def printed(layout: str, said: dict[str, Any], *, title: str, at: datetime, t: Translator) -> bytes:
    """A PDF of one of the layouts.

    Args:
        layout: the name of a file of ``layouts/``, without its ending.
        said: texts, and records and lists of them, in the reader's words.
        title: the document's own, which readers of the file are told first.
        at: the moment that the file says it was made; the same moment and words give the same bytes.

    Raises:
        LetterMissing: a letter in ``said`` that no font has.
    """
    words = {
        "said": spelled(said),
        "look": {
            "title": without_controls(title),
            "lang": t.language,
            "dir": t.direction,
            "digits": t.in_digits("0123456789"),
            "families": FAMILIES,
            **{name: getattr(LIGHT, name) for name in ("accent", "ink", "muted", "hairline", "surface", "good", "bad")},
        },
    }
    try:
        return typst.compile(
            str(LAYOUTS / f"{layout}.typ"),
            root=str(LAYOUTS),
            sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
            timestamp=at,
            pdf_standards=STANDARDS,
            **_fonts(),
        )
    except typst.TypstError as error:
        if NOT_DRAWN in str(error):
            _find_missing(words["said"], error)
        raise


@lru_cache
def _fonts() -> dict[str, Any]:
    """No font of the machine: the page looks the same on all of them."""
    return {"font_paths": typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])}


def _find_missing(said: Any, error: typst.TypstError) -> None:
    """Raise for the first letter that cannot be drawn, and the text that it is in."""
    known: dict[str, bool] = {}
    for text in _texts(said):
        for letter in ORDINARY.sub("", text):
            if letter not in known:
                known[letter] = _is_drawn(letter)
            if not known[letter]:
                raise LetterMissing(letter, text) from error


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for each in said.values():
            yield from _texts(each)
    elif isinstance(said, list):
        for each in said:
            yield from _texts(each)


def _is_drawn(letter: str) -> bool:
    inputs = {"letter": letter, "families": json.dumps(FAMILIES)}
    try:
        typst.compile(ONE_LETTER, sys_inputs=inputs, pdf_standards=STANDARDS, **_fonts())
    except typst.TypstError:
        return False
    return True
