"""Text that was written by somebody else, made safe for places where Streamlit reads Markdown."""

import re

LONGEST = 200

# Every punctuation mark of ASCII may be escaped (CommonMark 0.31, section 2.4). Streamlit's own directives,
# formulas and emoji codes begin with ":" or "$", which are among them.
MARKS = re.compile(r"([!-/:-@\[-`{-~])")

# GitHub's Markdown makes links of bare addresses, escaped or not; a word joiner, which nobody sees, parts them.
BARE = re.compile(r"https?(?=:)|www(?=\.)|@", re.IGNORECASE)
JOINER = "\u2060"
INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def plain(text: str) -> str:
    """The same words with nothing in them that is a mark-up: shown as they were written, on one line."""
    apart = BARE.sub(lambda found: found[0] + JOINER, INVISIBLE.sub(" ", text))
    return MARKS.sub(r"\\\1", apart)


def shortened(text: str, *, longest: int = LONGEST) -> str:
    """At most ``longest`` characters; what is cut off ends in an ellipsis, after a whole word and outside a bracket,
    unless that would take most of it away."""
    if len(text) <= longest:
        return text
    kept, least = text[: longest - 1], longest // 2
    if not text[longest - 1].isspace():
        words, blank, _ = kept.rpartition(" ")
        kept = words if blank and len(words) >= least else kept
    opened = kept.rfind("(")
    if opened >= least and ")" not in kept[opened:]:
        kept = kept[:opened]
    return kept.rstrip() + "…"
