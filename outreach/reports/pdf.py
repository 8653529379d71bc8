"""The weekly pack as PDF: one page of A4, and one for the annex."""

from typing import Any

from outreach.i18n import Translator
from outreach.reports import in_full, press, told, words
from outreach.reports.brief import brief
from outreach.reports.pack import Pack

LAYOUT = "pack"


def pdf(pack: Pack, t: Translator) -> bytes:
    """The pack in the reader's language, tagged for screen readers (PDF/UA-1); the same pack gives the same bytes.

    Texts past what the first page takes are shortened with an ellipsis, and what was written for the meeting stands
    whole in the annex; the size of the letters is the largest at which the page still holds everything.

    Raises:
        outreach.reports.press.LetterMissing: a letter that no font has.
    """
    return press.printed(LAYOUT, said(pack, t), title=told.heading(pack, t), at=pack.as_at, t=t)


def said(pack: Pack, t: Translator) -> dict[str, Any]:
    """Everything that the two pages say, as the layout takes it."""
    pack = brief(pack)
    label = told.collection(pack.collection, t)
    return {
        "title": told.title(t),
        "annex": told.annex(t),
        "stamp": told.stamp(pack, t),
        "label": label,
        "foot": " · ".join(part for part in (told.heading(pack, t), label) if part),
        "note": in_full.paragraph(words.one_line(pack.note.of(t), longest=told.LONGEST_NOTE), t),
        "figures": told.figures(pack, t),
        "no_figures": told.no_figures(t),
        "overdue": told.overdue(pack, t),
        "past_cadence": told.past_cadence(pack, t),
        "decisions": told.decisions(pack, t),
        "actions": told.actions(pack, t),
        "most_actions": told.MOST_ACTIONS,
        "actions_whole": told.actions(pack, t, longest=in_full.WHOLE),
        "in_full": in_full.title(t),
        "whole": in_full.words_of(pack, t, note=told.LONGEST_NOTE, decision=told.LONGEST_TEXT),
        "whole_actions": in_full.actions(pack, t, longest=told.LONGEST_TEXT),
        "cut": t("What ends in an ellipsis stands in full in the annex."),
        "more_actions": t("The other actions are in the annex."),
        "not_all_actions": t("More actions than the pages hold; all of them are on the page of the meeting."),
        "definition_head": told.definition_head(t),
        "row_head": told.row_head(t),
        "rows_title": t("Rows behind the figures"),
        "all_rows": all(len(figure.rows) == figure.n_rows for figure in pack.figures),
        "not_all_rows": t("As many rows as the page holds; all of them are behind the figures of the pages."),
    }
