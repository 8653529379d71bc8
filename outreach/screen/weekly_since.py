"""A frozen week: what has changed since."""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

import streamlit as st

from outreach import indicators
from outreach.marks import mark
from outreach.meeting import shown, since, since_causes, since_lists, since_words
from outreach.meeting.shown import Shown
from outreach.meeting.since_words import Told
from outreach.meeting.week import Week
from outreach.plain import plain
from outreach.reports.list_words import list_title
from outreach.reports.pack import Row
from outreach.reports.words import value

if TYPE_CHECKING:
    from outreach.screen.frame import Page

WAS_AND_IS = mark("{figure}: {then} when it was frozen, {now} now.")
CAUSES = since_causes.CAUSES
BY = {
    since_causes.ENTERED: mark("By what was entered after the freeze"),
    since_causes.CORRECTED: mark("By a correction"),
    since_causes.SET: mark("By what is set otherwise now (deadlines, cadences, days off or the home country)"),
}
TOGETHER = {
    since_causes.ENTERED: mark("a late entry"),
    since_causes.CORRECTED: mark("a correction"),
    since_causes.SET: mark("a change of settings"),
}
"""What makes a line or a row another one beside something else."""


def changed(page: "Page", found: Shown) -> None:
    """What the same days would say now, and what makes the difference; what was entered late apart."""
    t = page.t
    st.subheader(t("Since it was frozen"), anchor=False)
    figures = [words for one in page.ask(_since, week=found.week) if (words := _figure(page, one))]
    lists = _lists(page, *page.ask(_lines, week=found.week))
    if not (figures or lists):
        st.caption(t("Nothing has changed: the same days would say the same now."))
    for words in (*figures, *lists):
        for line in words:
            st.markdown(line)


def _figure(page: "Page", one: since.Since) -> list[str]:
    """A figure that is another now, what it is beside, and the rows that make it so; nothing where no word differs."""
    t, told = page.t, since_words.of_figure(one, page.t)
    label, is_own = one.then.label.of(t), one.then.label.of(t) in {each.what for each in told}
    as_it_was = t(
        "{figure}: {value}, as when it was frozen.", figure=label, value=value(one.now.value, form=one.now.form, t=t)
    )
    said = [plain(_was_and_is(page, each)) for each in told]
    rows_are = indicators.ALL[one.then.key].rows_are
    rows = [
        plain(t("{words}: {rows}", words=words, rows=t.list(_named(page, rows_of, rows_are=rows_are))))
        for words, rows_of in (
            (t("Entered after the freeze"), one.late),
            (t("A step was entered after the freeze"), one.stepped),
            (t("Corrected into these days"), one.joined),
            (t("Corrected in these days"), one.corrected),
            (t("Corrected out of them, or deleted"), one.left),
            (t(BY[since_causes.SET]), one.otherwise),
            *((_by(causes, page), rows_of) for causes, rows_of in one.together),
        )
        if rows_of
    ]
    if not (said or rows):
        return []
    first, *others = said if is_own else [plain(as_it_was), *said]
    return [f"**{first}**", *others, *rows]


def _lists(page: "Page", moved: Iterable[since_lists.Moved], counted: Iterable[since_lists.Counted]) -> list[list[str]]:
    """Of each list that is another now its name, its numbers, and its lines, what came late apart."""
    t, found = page.t, []
    for of in since_lists.LISTS:
        said = [
            plain(_was_and_is(page, Told(t(one.what), t.number(one.then), t.number(one.now))))
            for one in counted
            if one.of == of
        ]
        for number in range(1, len(CAUSES) + 1):
            for causes in combinations(CAUSES, number):
                own = [since_words.of_line(one, t) for one in moved if (one.of, one.causes) == (of, set(causes))]
                if rows := " ".join(_was_and_is(page, told) for told in own if told):
                    said.append(plain(t("{words}: {rows}", words=_by(causes, page), rows=rows)))
        if said:
            found.append([f"**{plain(list_title(of, t))}**", *said])
    return found


def _by(causes: Iterable[str], page: "Page") -> str:
    t, ordered = page.t, [cause for cause in CAUSES if cause in causes]
    if len(ordered) == 1:
        return t(BY[ordered[0]])
    together = t.list(t(TOGETHER[cause]) for cause in ordered)
    return t("{state} ({more})", state=t("By several causes together"), more=together)


def _was_and_is(page: "Page", told: Told) -> str:
    return page.t(WAS_AND_IS, figure=told.what, then=told.then, now=told.now)


def _since(db, *, week: Week) -> tuple[since.Since, ...]:
    frozen = shown.shown(db, week=week).pack
    now = shown.as_now(db, frozen=frozen)
    return since.since(db, frozen=frozen, now=now, rows_are=lambda key: indicators.ALL[key].rows_are)


def _lines(db, *, week: Week) -> tuple[tuple[since_lists.Moved, ...], tuple[since_lists.Counted, ...]]:
    frozen = shown.shown(db, week=week).pack
    return since_lists.lines(db, frozen=frozen, now=shown.lists_now(db, frozen=frozen))


def _named(page: "Page", moved: Iterable[Row], *, rows_are: str) -> list[str]:
    """What each row is called: a request by its number, since its title is only what kind it is."""
    t = page.t
    if rows_are == "request":
        return [t("{state} ({more})", state=t.isolate(row.reference), more=row.title.of(t)) for row in moved]
    return [t.isolate(row.title.of(t) or row.reference) for row in moved]
