"""What was written for the meeting, in full: what a first page or a slide has only the beginnings of."""

from dataclasses import dataclass

from outreach.i18n import Translator
from outreach.reports import words
from outreach.reports.list_words import in_order, list_title
from outreach.reports.pack import Pack

WHOLE = 1200
"""More characters than anybody may write."""


@dataclass(frozen=True)
class Paragraph:
    """What somebody wrote, in its own direction and language, whichever the document's are; nothing is false."""

    text: str
    dir: str
    lang: str

    def __bool__(self) -> bool:
        return bool(self.text)


def paragraph(text: str, t: Translator) -> Paragraph:
    """A text as the paragraph that it is, for a reader of ``t``."""
    own = words.written_in(text, t)
    return Paragraph(text, dir=own.direction, lang=own.language)


@dataclass(frozen=True)
class InFull:
    """Texts of which a first page shows the beginnings, under the name of what they are."""

    title: str
    texts: list[Paragraph]


def title(t: Translator) -> str:
    """Above what is cut before."""
    return t("In full")


def words_of(pack: Pack, t: Translator, *, note: int, decision: int) -> list[InFull]:
    """The note and the decisions that are longer than so many characters."""
    texts = [one.text.of(t) for one in pack.decisions]
    every = [(t("Note for the week"), [pack.note.of(t)], note), (list_title("decisions", t), texts, decision)]
    cut = [InFull(name, [_whole(one, t, longest=longest) for one in own]) for name, own, longest in every]
    return [InFull(each.title, texts) for each in cut if (texts := list(filter(None, each.texts)))]


def actions(pack: Pack, t: Translator, *, longest: int) -> list[Paragraph]:
    """What was taken on, in the order of :func:`outreach.reports.told.actions`; empty where it is not longer."""
    return [_whole(each.what.of(t), t, longest=longest) for each in in_order(pack.actions)]


def _whole(text: str, t: Translator, *, longest: int) -> Paragraph:
    """The text, where it is longer than so many characters; else nothing."""
    kept = words.one_line(text, longest=WHOLE)
    return paragraph(kept if len(kept) > longest else "", t)
