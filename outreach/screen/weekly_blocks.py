"""The weekly meeting on one screen: which week, its figures, three lists, and what was taken on last week."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outreach.i18n import mark
from outreach.meeting import shown as weeks
from outreach.meeting.shown import Shown
from outreach.meeting.week import DAYS, NotBegun, Week
from outreach.plain import plain
from outreach.queries import meeting
from outreach.reports.pack import Action, DecisionNeeded, Figure, Overdue, Pack, PastCadence
from outreach.reports.words import change, reached, value
from outreach.screen import parts

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_WEEKS = 60
ROWS = "rows"
"""The parameter that names the figure whose frozen rows are wanted."""
Line = tuple[str, str, str]
"""The key of what it is about, its name, and what there is to say of it."""
STANDINGS = {
    "open": mark("Open"),
    "late": mark("Late"),
    "done": mark("Done"),
    "dropped": mark("Dropped"),
}
SIGNS = {
    "open": ":material/radio_button_unchecked:",
    "late": ":material/error:",
    "done": ":material/check_circle:",
    "dropped": ":material/cancel:",
}


def asked(page: "Page") -> Week:
    """The week that the address names by any of its days, else this one; what cannot be meant is said."""
    written = page.param("week")
    try:
        return weeks.of_day(date.fromisoformat(written)) if written else weeks.this_week()
    except (ValueError, NotBegun):
        page.disregard("week")
        return weeks.this_week()


def head(page: "Page", found: Shown) -> DeltaGenerator:
    """The week, how much of it is counted, whether it is frozen, and its note. Returns the place for buttons."""
    t, week = page.t, found.week
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-week"):
        page.link("weekly", t("The week before"), week=week.before.starts.isoformat())
        st.subheader(plain(t.period(week.starts, week.ends)), anchor=False, width="content")
        if week.is_over and week.after <= weeks.this_week().starts:
            page.link("weekly", t("The week after"), week=week.after.isoformat())
        st.caption(plain(_counted(page, found)), width="stretch")
        buttons = st.container(horizontal=True, width="content", gap="small")
    if found.pack.note:
        st.markdown(plain(t.isolate(found.pack.note.of(t))))
    return buttons


def _counted(page: "Page", found: Shown) -> str:
    t, pack = page.t, found.pack
    days = t.plural("{n} day of {days} counted", "{n} days of {days} counted", pack.elapsed_days, days=DAYS)
    if found.frozen_at is None:
        return t("{days}. Not frozen: as it stands now.", days=days)
    at, by = t.datetime(found.frozen_at), t.isolate(found.frozen_by)
    return t("{days}. Frozen by {by} on {at}.", days=days, by=by, at=at)


def figures(page: "Page", found: Shown) -> None:
    """At most six, each beside the same days of last week, its target and its rows."""
    parts.figures(page, [_card(page, found, one) for one in found.pack.figures])


def _card(page: "Page", found: Shown, one: Figure) -> parts.Figure:
    t, pack = page.t, found.pack
    target = ""
    if one.target is not None:
        written = value(one.target, form=one.form, t=t)
        met = one.value is not None and reached(one.value, one.target, good=one.good)
        target = t("Target {value}: reached.", value=written) if met else t("Target {value}.", value=written)
    first, last = pack.counted
    period = {"from": first.isoformat(), "to": last.isoformat()}
    live = ("export", {"indicator": one.key, **dict.fromkeys(page.filters.to_params(), ""), **period})
    kept = ("weekly", {"week": pack.starts.isoformat(), ROWS: one.key})
    return parts.Figure(
        label=one.label.of(t),
        value=value(one.value, form=one.form, t=t),
        change=change(one.value, one.before, form=one.form, t=t),
        compared=t("against {period}", period=t.period(*pack.compared)),
        better=one.good,
        unknown=" ".join(filter(None, [target, one.unknown.of(t)])),
        meaning=one.definition.of(t),
        rows=kept if found.frozen_at else live,
        rows_label=t.plural("{n} row", "{n} rows", one.n_rows),
    )


def lists(page: "Page", found: Shown) -> None:
    """Who is late, who was left alone, what must be decided: the first five of each."""
    t, pack = page.t, found.pack
    with st.container(key="jisr-week-lists"):
        late, past, undecided = st.columns(3, gap="large")
    with late:
        label = t("Overdue requests, by authority")
        _heading(page, label, shown=len(pack.overdue), in_all=pack.overdue_in_all, to="requests")
        nothing = pack.overdue_unknown.of(t) or t("No request is overdue.")
        _lines(page, [_overdue(page, one) for one in pack.overdue], nothing=nothing, to="authority")
    with past:
        label = t("Communities past their cadence")
        _heading(page, label, shown=len(pack.past_cadence), in_all=pack.past_cadence_in_all, to="coverage")
        nothing = t("No community is past its cadence.")
        _lines(page, [_past(page, one) for one in pack.past_cadence], nothing=nothing, to="community")
        if pack.past_cadence_unknown:
            st.caption(plain(pack.past_cadence_unknown.of(t)))
    with undecided:
        _heading(page, t("To be decided"), shown=len(pack.decisions), in_all=pack.decisions_in_all)
        _lines(page, [_decision(page, one) for one in pack.decisions], nothing=t("Nothing waits for a decision."))


def _heading(page: "Page", label: str, *, shown: int, in_all: int, to: str = "") -> None:
    """What the list is, and on the same line the way to all of it."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(label)}**")
        if to:
            page.link(to, t("All of {n}", n=in_all) if in_all > shown else t("All"))


def _lines(page: "Page", lines: Sequence[Line], *, nothing: str, to: str = "") -> None:
    """Name and what there is to say of it, one below the other, each leading to its own page; else a sentence."""
    with st.container(gap=None):
        for key, name, said in lines:
            if to and key:
                page.link(to, name, key=key)
            else:
                st.markdown(plain(name))
            st.caption(plain(said))
        if not lines:
            st.caption(plain(nothing))


def _overdue(page: "Page", one: Overdue) -> Line:
    t = page.t
    return (
        one.key,
        one.authority.of(t),
        t(
            "{late} overdue of {open} open; the oldest {days} working days",
            late=one.overdue,
            open=one.open,
            days=one.oldest_days,
        ),
    )


def _past(page: "Page", one: PastCadence) -> Line:
    t = page.t
    if one.since is None:
        return one.key, one.community.of(t), t("never met; to be met every {cadence} days", cadence=one.cadence_days)
    return (
        one.key,
        one.community.of(t),
        t("{days} days ago; to be met every {cadence} days", days=one.since, cadence=one.cadence_days),
    )


def _decision(page: "Page", one: DecisionNeeded) -> Line:
    t = page.t
    return (
        one.key,
        t.isolate(one.text.of(t)),
        t("{who}, since {day}", who=t.isolate(one.asked_by.of(t)), day=t.known_date(one.since)),
    )


def actions(page: "Page", pack: Pack) -> None:
    """What was taken on in last week's meeting, with its owner and what became of it."""
    t = page.t
    heading = t("Taken on last week")
    with st.container(key="jisr-week-actions", gap=None):
        st.markdown(f"**{plain(heading)}**")
        if not pack.actions:
            st.caption(t("Nobody took anything on in last week's meeting."))
        for one in pack.actions:
            st.markdown(_action(page, one))


def _action(page: "Page", one: Action) -> str:
    t = page.t
    due = t("due {day}", day=t.known_date(one.due)) if one.due else t("without a day")
    said = t("{owner}, {due}", owner=t.isolate(one.owner.of(t)), due=due)
    standing = t(STANDINGS[one.standing])
    return f"{SIGNS[one.standing]} **{plain(standing)}** {plain(t.isolate(one.what.of(t)))} :small[{plain(said)}]"


def frozen_weeks(page: "Page") -> None:
    """Every week that was frozen, to be opened as it was."""
    t, packs = page.t, page.ask(meeting.packs)
    if packs.empty:
        return
    st.subheader(t("Frozen weeks"), anchor=False)
    with st.container(horizontal=True, key="jisr-links-frozen"):
        for starts in packs["starts"].head(MOST_WEEKS):
            week = Week(starts)
            page.link("weekly", t.period(week.starts, week.ends), week=starts.isoformat())
