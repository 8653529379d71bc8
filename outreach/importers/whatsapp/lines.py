"""How a message begins, on either phone, in any of the forms that languages give to date and time."""

import re
from typing import NamedTuple

from outreach.importers.table import UTF16
from outreach.importers.whatsapp.moments import HIJRI, Written, written

MARKS = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Direction marks, and the byte order mark: phones put them before, after and inside dates, names and notices."""

_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯")
_CLEAN = {
    **{ord(character): None for character in MARKS},
    **{ord(character): " " for character in _SPACES},
    **{ord(digit): str(value) for digits in _DIGITS for value, digit in enumerate(digits)},
    ord("،"): ",",
}

_YEAR_OR_DAY = r"(?:[MTSHR]|明治|大正|昭和|平成|令和)?(?:\d{1,4}|元)"
_DATE = (
    rf"(?P<date>{_YEAR_OR_DAY} ?[/.\-年] ?\d{{1,2}} ?[/.\-月] ?{_YEAR_OR_DAY}"
    rf"(?: ?[.日])?(?: ?(?:BE|AD|CE|م|г\.|{HIJRI})(?![^\W\d_]))?)"
)
# What says morning or evening is any short word, so that no list of languages is needed: ص, a. m., 午後, nachm.
_WORD = r"[^\W\d_][^\d\[\]:/,\-–—]{0,15}"
# In Canadian French 22 h 00, with seconds 22 h 00 min 01 s.
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.]| h )[0-5]\d(?P<seconds>[:.][0-5]\d| min [0-5]\d s)?"
_TIME = rf"(?P<before>{_WORD})?{_CLOCK}(?: {{0,2}}(?P<after>{_WORD}))?"
_MOMENT = rf"{_DATE}(?P<comma>,)? {{1,2}}{_TIME} {{0,2}}"
_IPHONE = re.compile(rf"\[{_MOMENT}\](?: {{1,2}}|$)")
_ANDROID = re.compile(rf"{_MOMENT}[-–—](?: {{1,2}}|$)")
_OLD_IPHONE = re.compile(rf"{_MOMENT}:(?: {{1,2}}|$)")
# In Vietnamese.
_TIME_FIRST = rf"{_CLOCK}(?P<comma>,)? {{1,2}}{_DATE} {{0,2}}"
_IPHONE_TIME_FIRST = re.compile(rf"\[{_TIME_FIRST}\](?: {{1,2}}|$)")
_ANDROID_TIME_FIRST = re.compile(rf"{_TIME_FIRST}[-–—](?: {{1,2}}|$)")

_FIRST = frozenset("0123456789MTSHR明大昭平令元")
_LOOKED_AT = 20


class Header(NamedTuple):
    """The beginning of a message. ``style`` is how it is written: the same all through an export."""

    date: str
    style: tuple
    ends: int
    """Where the text after it begins, in the cleaned line."""


def clean(line: str) -> str:
    """A line without direction marks, with plain spaces, Latin digits and Latin commas."""
    return line if line.isascii() else line.translate(_CLEAN)


def header(line: str) -> Header | None:
    """The beginning of a message on a cleaned line, if it has one."""
    first = line[:1]
    if first == "[":
        match = _IPHONE.match(line) or _IPHONE_TIME_FIRST.match(line)
    elif first in _FIRST:
        # Until 2018 iPhones wrote no brackets, and a colon after the time.
        match = _ANDROID.match(line) or _OLD_IPHONE.match(line) or _ANDROID_TIME_FIRST.match(line)
    else:
        return None
    if match is None:
        return None
    if match.re in (_IPHONE_TIME_FIRST, _ANDROID_TIME_FIRST):
        seconds, comma, date = match.groups()
        return Header(date, (first == "[", "time first", comma is None, seconds is None), match.end())
    date, comma, before, seconds, after = match.groups()
    style = (first == "[", match.re is _OLD_IPHONE, comma is None, before is None, seconds is None, after is None)
    return Header(date, style, match.end())


def date_of(found: Header) -> Written:
    """The three numbers of a header's date."""
    return written(found.date)


def recognises(head: bytes) -> bool:
    """Whether a text that begins so is an exported chat. Some kilobytes are enough."""
    encoding = "utf-16" if head.startswith(UTF16) else "utf-8"
    text = head.decode(encoding, "replace")
    beginning = [line for line in text.split("\n") if line.strip()][:_LOOKED_AT]
    return any(header(clean(line.rstrip("\r"))) for line in beginning)
