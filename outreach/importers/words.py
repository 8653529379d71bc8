"""What a cell may hold instead of a code: the code's word in any language, blind to case, hamza and marks."""

from collections import defaultdict
from functools import lru_cache

from outreach.fold import fold
from outreach.i18n import LANGUAGES, translator
from outreach.labels import LABELS

LONGEST_WORD = 200
"""Characters of a cell that are compared: no word for a code is longer."""


def code_of(word: str, *, family: str) -> str:
    """The code of a family of :data:`outreach.labels.LABELS` that a word stands for; nothing where it is no word of it.

    A word that two codes of the family share stands for neither.
    """
    return _codes(family).get(_folded(word[:LONGEST_WORD]), "")


@lru_cache
def _codes(family: str) -> dict[str, str]:
    meant: dict[str, set[str]] = defaultdict(set)
    for code, text in LABELS.get(family, {}).items():
        for word in (code, text, *(translator(language)(text) for language in LANGUAGES)):
            meant[fold(word)].add(code)
    return {word: next(iter(codes)) for word, codes in meant.items() if len(codes) == 1}


# A column of codes has few words, and a file of them many rows.
_folded = lru_cache(maxsize=5000)(fold)
