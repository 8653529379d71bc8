"""Numbers as a language writes them: digits, separators, percent signs, and signs that stay in their place.

Inside right-to-left text a bare ``-12`` is drawn as ``12-`` and ``25%`` may become ``%25``. So a number with a sign
or a percent sign is isolated in the direction of its digits: left to right for Latin digits (U+2066), right to
left for Arabic-Indic ones (U+2067), where CLDR too puts the sign first in reading order. Left-to-right languages
need neither, and their text stays bare.
"""

import re
from copy import copy
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from babel import Locale, numbers

UNKNOWN = "—"
"""Stands where a number is not known: never a zero, never nothing."""

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
ISOLATES = str.maketrans("", "", LRI + RLI + FSI + PDI)
"""Takes away what words have around them on a page to keep their direction: elsewhere it shows as a stray letter."""

KEPT = 4096
"""So many texts are kept of what was written last: a page has the same few numbers and periods over and over."""

FEWEST_DIGITS = 60
LARGEST = 308
"""The power of ten of the largest float."""

_DIGITS = {"latn": {}, "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")}
_ABSENT = {"None", "nan", "NaN", "NaT", "<NA>"}
_MARKS = str.maketrans("", "", "\u200e\u200f\u061c")
_NUMERAL = re.compile(r"[\d.,٫٬]*\d")


class Numerals:
    """The numbers of one locale. `digits` is a numbering system of CLDR, used if the language knows it."""

    def __init__(self, *, locale: Locale, digits: str):
        known = {"latn", locale.default_numbering_system, *dict(locale.other_numbering_systems).values()}
        self.locale = locale
        self.digits = digits if digits in known and digits in _DIGITS else "latn"
        self.direction = locale.text_direction
        self._symbols = {
            name: locale.number_symbols[self.digits][name].translate(_MARKS)
            for name in ("plusSign", "minusSign", "percentSign")
        }
        self._written = lru_cache(KEPT)(self._written)

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"

    def number(self, value, decimals: int | None = None, compact: bool = False) -> str:
        """`value` with separators; with exactly `decimals` places, else with at most three.

        `compact` shortens: 80M, 80 مليون. None, NaN and what is not finite, or larger than any float, read as
        :data:`UNKNOWN`.
        """
        return self._written(value, decimals=decimals, compact=compact)

    def rate(self, value) -> str:
        """A rate with one decimal; below one with two, or as many as it takes until one of them is not zero."""
        exact = _decimal(value)
        if not exact:
            return self.number(value)
        return self.number(value, decimals=max(2, -exact.adjusted()) if abs(exact) < 1 else 1)

    def percent(self, value, decimals: int = 0) -> str:
        """A fraction (0.25) as a percentage (25%)."""
        return self._written(value, decimals=decimals, percent=True)

    def signed(self, value, decimals: int | None = None) -> str:
        """A change: +12, -5, and 0 without a sign."""
        return self._written(value, decimals=decimals, plus=True)

    def in_digits(self, text: str) -> str:
        """`text` with its Latin digits in the digits of this reader, and nothing else changed (a year, a time)."""
        return text.translate(_DIGITS[self.digits])

    def isolate(self, text: str) -> str:
        """`text` (a name, an address) shielded from the direction of what surrounds it."""
        return f"{FSI}{text}{PDI}"

    def _written(self, value, *, decimals, compact=False, percent=False, plus=False) -> str:
        exact = _decimal(value)
        if exact is None:
            return UNKNOWN
        places = 3 if decimals is None else decimals
        # Room for every digit of the number, since Babel rounds it too: decimals refuse what they have no room for.
        with localcontext(prec=max(FEWEST_DIGITS, exact.adjusted() + places + 5)):
            scaled = exact * 100 if percent else exact
            # Halves go up, as in a browser's own number format, so that text and chart agree.
            size = abs(scaled).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            if compact:
                size = abs(scaled)
            text = self.in_digits(self._size(size, decimals=decimals, compact=compact, percent=percent))
        sign = self._sign(scaled, plus=plus) if size else ""
        if percent:
            return self._in_place(sign + text)
        if sign:
            text = _NUMERAL.sub(lambda run: self._in_place(sign + run[0]), text, count=1)
        return self._kept_whole(text) if compact else text

    def _size(self, size: Decimal, *, decimals, compact, percent) -> str:
        if compact:
            return numbers.format_compact_decimal(
                size, locale=self.locale, fraction_digits=1 if decimals is None else decimals,
                numbering_system=self.digits,
            )  # fmt: skip
        if percent:
            pattern, size = self.locale.percent_formats[None], size / 100
        else:
            pattern = self.locale.decimal_formats[None]
        if decimals is not None:
            pattern = copy(pattern)
            pattern.frac_prec = (decimals, decimals)
        text = pattern.apply(size, self.locale, numbering_system=self.digits)
        return text.replace("%", self._symbols["percentSign"])

    def _sign(self, value: Decimal, *, plus: bool) -> str:
        if value < 0:
            return self._symbols["minusSign"]
        return self._symbols["plusSign"] if plus else ""

    def _kept_whole(self, text: str) -> str:
        """`text` as one unit of its language, also where a table or chart runs left to right."""
        return f"{RLI}{text}{PDI}" if self.is_rtl else text

    def _in_place(self, text: str) -> str:
        if not self.is_rtl:
            return text
        return f"{LRI if self.digits == 'latn' else RLI}{text}{PDI}"


def _decimal(value) -> Decimal | None:
    """The exact value, or None where there is none."""
    # By its text: the one thing that None, NaN, and pandas' NA and NaT share without importing pandas.
    if str(value) in _ABSENT:
        return None
    exact = Decimal(str(value))
    return exact if exact.is_finite() and exact.adjusted() <= LARGEST else None
