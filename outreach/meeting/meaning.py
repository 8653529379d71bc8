"""What a figure of the pack means: what counts and, said as such, what does not."""

from dataclasses import replace

from outreach import indicators
from outreach.i18n import Translator, translator
from outreach.reports.pack import Figure, Pack
from outreach.reports.words import Words, both

STOP = "."


def definition(meant: indicators.Indicator) -> Words:
    """What counts, and after it what is left out."""
    return both(lambda t: _said(t(meant.counts), meant, t))


def told_apart(pack: Pack) -> Pack:
    """The pack, with the definitions that once were frozen without a word between what counts and what does not.

    Where the end of one, in both languages, is what its indicator leaves out today, it is said that this is left out;
    any other stays as it was frozen.
    """
    return replace(pack, figures=tuple(map(_apart, pack.figures)))


def _apart(figure: Figure) -> Figure:
    meant = indicators.ALL.get(figure.key)
    if meant is None:
        return figure
    english, arabic = (_counts(figure.definition.of(t), t(meant.excludes)) for t in map(translator, ("en", "ar")))
    if not (english and arabic):
        return figure
    counts = Words(en=english, ar=arabic)
    return replace(figure, definition=both(lambda t: _said(counts.of(t), meant, t)))


def _counts(text: str, excludes: str) -> str:
    """What stands before ``excludes``, where that follows a sentence; nothing where it is said to be left out."""
    before = text.removesuffix(f" {excludes}")
    return before if before != text and before.endswith(STOP) else ""


def _said(counts: str, meant: indicators.Indicator, t: Translator) -> str:
    return t("{counts} Leaves out: {excludes}", counts=counts, excludes=t(meant.excludes))
