"""A frozen week: what has changed since."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from outreach import indicators
from outreach.marks import mark
from outreach.meeting import shown, since, since_lists
from outreach.meeting.shown import Shown
from outreach.meeting.week import Week
from outreach.plain import plain
from outreach.reports.list_words import STANDINGS, list_title
from outreach.reports.pack import DecisionNeeded, Line, Overdue, PastCadence, Row
from outreach.reports.told import longer
from outreach.reports.words import value

if TYPE_CHECKING:
    from outreach.screen.frame import Page

WAS_AND_IS = mark("{figure}: {then} when it was frozen, {now} now.")


def changed(page: "Page", found: Shown) -> None:
    """What the same days would say now, and what makes the difference; what was entered late apart."""
    t = page.t
    st.subheader(t("Since it was frozen"), anchor=False)
    told = page.ask(_since, week=found.week)
    moved, cut = page.ask(_lines, week=found.week)
    if not (told or moved or cut):
        st.caption(t("Nothing has changed: the same days would say the same now."))
    for one in told:
        _figure(page, one)
    for of in since_lists.LISTS:
        own, shorter = [one for one in moved if one.of == of], [one for one in cut if one.of == of]
        if own or shorter:
            st.markdown(f"**{plain(list_title(of, t))}**")
        for one in shorter:
            st.markdown(plain(t(WAS_AND_IS, figure=t("In all"), then=t.number(one.then), now=t.number(one.now))))
        for late, words in ((True, t("By what was entered after the freeze")), (False, t("By a correction"))):
            lines = [_line(page, one) for one in own if one.late is late]
            if lines:
                st.markdown(plain(t("{words}: {rows}", words=words, rows=" ".join(lines))))


def _figure(page: "Page", one: since.Since) -> None:
    t, form = page.t, one.then.form
    then, now = (value(figure.value, form=form, t=t) for figure in (one.then, one.now))
    label = one.then.label.of(t)
    st.markdown(f"**{plain(t(WAS_AND_IS, figure=label, then=then, now=now))}**")
    if one.then.before != one.now.before:
        then, now = (value(figure.before, form=form, t=t) for figure in (one.then, one.now))
        st.markdown(plain(t(WAS_AND_IS, figure=t("Last week, same days"), then=then, now=now)))
    if one.then.target != one.now.target:
        wanted = [
            t("no target set") if of.target is None else value(of.target, form=form, t=t) for of in (one.then, one.now)
        ]
        st.markdown(plain(t(WAS_AND_IS, figure=t("Target"), then=wanted[0], now=wanted[1])))
    if since.is_longer_other(one):
        then, now = (t.isolate(longer(of, t)) for of in (one.then, one.now))
        st.markdown(plain(t(WAS_AND_IS, figure=t("Target"), then=then, now=now)))
    rows_are = indicators.ALL[one.then.key].rows_are
    for words, rows_of in (
        (t("Entered after the freeze"), one.late),
        (t("A step was entered after the freeze"), one.stepped),
        (t("Corrected into these days"), one.joined),
        (t("Corrected in these days"), one.corrected),
        (t("Corrected out of them, or deleted"), one.left),
    ):
        if rows_of:
            st.markdown(plain(t("{words}: {rows}", words=words, rows=t.list(_named(page, rows_of, rows_are=rows_are)))))


def _line(page: "Page", one: since_lists.Moved) -> str:
    """What a line said and what it says: of a decision and an action that are the same, its words."""
    t = page.t
    then, now = (_said(page, each) for each in (one.then, one.now))
    return t(WAS_AND_IS, figure=t.isolate(one.name.of(t)), then=then, now=now)


def _said(page: "Page", line: Line | None) -> str:
    t = page.t
    if line is None:
        return t("not in the list")
    if isinstance(line, Overdue):
        return t("{late} overdue of {open} open", late=line.overdue, open=line.open)
    if isinstance(line, PastCadence):
        return t("never met") if line.since is None else t.plural("{n} day ago", "{n} days ago", line.since)
    if isinstance(line, DecisionNeeded):
        return t.isolate(line.text.of(t))
    due = t("due {day}", day=t.known_date(line.due)) if line.due else t("without a day")
    said = t("{owner}, {due}", owner=t.isolate(line.owner.of(t)), due=due)
    return t("{state} ({more})", state=t(STANDINGS[line.standing]), more=said)


def _since(db, *, week: Week) -> tuple[since.Since, ...]:
    frozen = shown.shown(db, week=week).pack
    now = shown.as_now(db, frozen=frozen)
    return since.since(db, frozen=frozen, now=now, rows_are=lambda key: indicators.ALL[key].rows_are)


def _lines(db, *, week: Week) -> tuple[tuple[since_lists.Moved, ...], tuple[since_lists.Cut, ...]]:
    frozen = shown.shown(db, week=week).pack
    return since_lists.lines(db, frozen=frozen, now=shown.lists_now(db, frozen=frozen))


def _named(page: "Page", moved: Iterable[Row], *, rows_are: str) -> list[str]:
    """What each row is called: a request by its number, since its title is only what kind it is."""
    t = page.t
    if rows_are == "request":
        return [t("{state} ({more})", state=t.isolate(row.reference), more=row.title.of(t)) for row in moved]
    return [t.isolate(row.title.of(t) or row.reference) for row in moved]
