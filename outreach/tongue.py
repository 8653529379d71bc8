"""In which of the two languages something was written, where one field takes both."""

import re

ARABIC = re.compile(r"[\u0600-\u06FF]")
LATIN = re.compile(r"[A-Za-z]")
# A reference number or an address is of no language.
CODE = re.compile(r"\S*[0-9@/_]\S*")
WORD = re.compile(r"[A-Za-z\u0600-\u06FF'’]+")


def language_of(text: str) -> str:
    """``ar`` or ``en``: that of most of the words, and of the first one where there are as many of both.

    Not of most of the letters: an Arabic sentence that names a foreign company stays Arabic.
    """
    words = WORD.findall(CODE.sub(" ", text)) or WORD.findall(text)
    arabic = [bool(ARABIC.search(word)) for word in words]
    most = 2 * sum(arabic) - len(arabic)
    return "ar" if most > 0 or (most == 0 and any(arabic[:1])) else "en"
