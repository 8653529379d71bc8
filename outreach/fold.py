"""Folding of names for search: two spellings of one name become the same text.

Stored beside names and applied to what a person types, so both sides of a search meet. Pure standard library.
"""

import unicodedata

# Letters that differ by habit or keyboard, not by meaning. Composed forms (أ, é) need no row here:
# decomposition leaves the bare letter and a mark, and marks are dropped.
LETTERS = str.maketrans(
    {
        "ٱ": "ا",  # alef wasla
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",  # Persian yeh
        "ک": "ك",  # Persian kaf
        "ء": None,  # hamza on the line: بناء is typed بنا
        "ـ": None,  # tatweel
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)


MOST_REMEMBERED = 4096
"""Letters of which is remembered what becomes of them: more than names are written with."""


class _Kept(dict[int, str]):
    """What becomes of each letter, by its number, found out when it first comes."""

    def __missing__(self, number: int) -> str:
        kept = "".join(map(_kept, chr(number).translate(LETTERS)))
        if len(self) < MOST_REMEMBERED:
            self[number] = kept
        return kept


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if category[0] in "LN" or category == "Mc" else " "


KEPT = _Kept()


def fold(text: str) -> str:
    """Text reduced to lower-case letters and digits, words parted by one space.

    Blind to hamza, ta marbuta, alef maqsura, tatweel, harakat, Latin case and accents, the script of digits,
    punctuation and invisible marks. The article (ال) stays. Idempotent. Holds no ``%``, ``_`` or quote, so the
    result can stand inside a LIKE pattern.
    """
    if text.isascii():
        text = text.lower()
    else:
        # Twice, since lower-casing can bring forth what decomposes again (İ, ΐ).
        for _ in range(2):
            text = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(text.translate(KEPT).split())
