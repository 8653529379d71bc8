"""The name of a file says its topic, scope and date, and nothing that any system refuses or reads as a path."""

import re
import unicodedata
from datetime import date

LONGEST = 120
# In some country's words, so letters and digits of any script; the rest becomes one dash.
NOT_A_WORD = re.compile(r"[\W_]+")
# A number stays one word.
WITHIN_NUMBER = re.compile(r"(?<=\d)[,٬](?=\d)")
# Windows keeps these for devices, whatever follows the dot.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(
    *, topic: str, scope: str = "", filtered: str = "", on: date, language: str, extension: str, made_up: str = ""
) -> str:
    """A name such as ``activities-kuwait-2023-05-01-en.csv`` or ``أنشطة-الكويت-2023-05-01-ar.csv``.

    Args:
        topic: what is in it, in the reader's words.
        scope: which part of it, in the reader's words; empty for the whole. Never a person's name, a search, or what
            staff have typed, as the name of a theme, an authority or a community: these are told by their key.
        filtered: what that is narrowed to, as ``scopes.scope_of`` has it: however long topic and scope are, a narrowed
            file is not called as the whole one.
        on: the day it was made; always in Latin digits, so that files sort.
        language: the language that its names are in, as ``ar``.
        extension: without a dot.
        made_up: the word that says so of demonstration data, as ``scopes.made_up`` has it; no name is cut before it.
    """
    narrowed = _words(filtered)
    end = (f"-{narrowed}" if narrowed else "") + f"-{on.isoformat()}-{_words(language)}.{_words(extension)}"
    begin = "-".join(part for part in map(_words, (made_up, topic, scope)) if part) or "jisr"
    if RESERVED.fullmatch(begin):
        begin = f"jisr-{begin}"
    return begin[: LONGEST - len(end)].rstrip("-") + end


def _words(text: str) -> str:
    # NFC: one letter and its mark are one character, as people type them; short vowels, which stay apart, are left out.
    letters = "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Mn")
    return NOT_A_WORD.sub("-", WITHIN_NUMBER.sub("", letters)).strip("-").lower()
