"""Text that a spreadsheet would run is handed over as text, and can be had back exactly.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, or with their full-width forms, which some
turn into these; a tab or a line break in front of them is dropped, and so may be spaces
(https://owasp.org/www-community/attacks/CSV_Injection). Such a text gets an apostrophe in front. So does a text that
begins with an apostrophe already: then taking one away is always the way back, and nothing is lost.

Only text is touched. A number stays a number: -12 is no formula.
"""

import re

MARK = "'"
# Spaces only: a tab or a line break counts as a danger itself.
DANGEROUS = re.compile(r"'| *[=+\-@\t\r\n＝＋－＠]")
# What a text begins with that has to be looked at; quick to rule out.
SUSPICIOUS = frozenset(" '=+-@\t\r\n＝＋－＠")


def defuse(text: str) -> str:
    """The text as a spreadsheet may have it: ``=1+1`` becomes ``'=1+1``."""
    return MARK + text if DANGEROUS.match(text) else text


def restore(text: str) -> str:
    """What :func:`defuse` was given."""
    return text.removeprefix(MARK)
