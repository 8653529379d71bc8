"""Whether a text says anything: what nobody can see is no answer, no reason and no evidence."""

import unicodedata

BLANK = ("Z", "C")
"""Of Unicode's categories: separators, and controls, marks of direction and what has no letter."""


def visible(text: str) -> str:
    """A text without blanks around it; empty where no character of it can be seen."""
    # No database takes the zero character.
    text = text.replace("\0", "").strip()
    return text if any(unicodedata.category(letter)[0] not in BLANK for letter in text) else ""
