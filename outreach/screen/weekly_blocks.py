"""The weekly meeting on one screen: which week, its figures, three lists, and what was taken on last week."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outreach.meeting import shown as weeks
from outreach.meeting.freeze import Tampered
from outreach.meeting.shown import Shown
from outreach.meeting.week import DAYS, BeforeRecord, NotBegun, Week
from outreach.plain import plain
from outreach.queries import meeting
from outreach.queries.which import PASSED
from outreach.reports.brief import number_of
from outreach.reports.kept import PackUnreadable
from outreach.reports.list_words import asked_words, list_title, nothing, overdue_words, past_words
from outreach.reports.pack import DecisionNeeded, Figure, Overdue, PastCadence
from outreach.reports.target_words import target
from outreach.reports.words import beside, change, value
from outreach.screen import correct_link, parts
from outreach.wording.written import mixed

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_WEEKS = 60
ROWS = "rows"
"""The parameter that names the figure whose frozen rows, or the list whose lines are all wanted."""
Line = tuple[tuple[str, Mapping[str, str]], str, str]
"""The page of what it is about and which it is there, nothing for none; its name, and what there is to say of it."""


def asked(page: "Page") -> Week:
    """The week that the address names by any of its days, else the one to meet about; what cannot be meant is said."""
    written = page.param("week")
    try:
        if written:
            with page.db() as db:
                return weeks.asked_for(db, day=date.fromisoformat(written))
    except (ValueError, NotBegun, BeforeRecord):
        page.disregard("week")
    return weeks.to_meet_about()


def opened(page: "Page", week: Week) -> Shown:
    """The pack of a week; where what was frozen cannot be shown, why, and the ways to the other weeks."""
    try:
        return page.ask(weeks.on_page, week=week)
    except (Tampered, PackUnreadable) as problem:
        with st.container(horizontal=True, vertical_alignment="center", key="jisr-week"):
            _around(page, week)
        with st.container(border=True, key="jisr-empty"):
            st.subheader(page.t("This week cannot be shown."), anchor=False)
            st.text(problem.told(page.t))
        frozen_weeks(page)
        st.stop()


def _around(page: "Page", week: Week) -> None:
    """Which week it is, between the one before and the one after."""
    t = page.t
    if page.ask(weeks.is_on_record, week=week.before):
        page.link("weekly", t("The week before"), week=week.before.starts.isoformat())
    st.subheader(plain(t.period(week.starts, week.ends)), anchor=False, width="content")
    if week.is_over and week.after <= weeks.this_week().starts:
        page.link("weekly", t("The week after"), week=week.after.isoformat())


def head(page: "Page", found: Shown) -> DeltaGenerator:
    """The week, how much of it is counted, whether it is frozen, and its note. Returns the place for buttons."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-week"):
        _around(page, found.week)
        is_early = not page.param("week") and found.week != weeks.this_week()
        why = t("No working day of the new week has passed yet.") if is_early else None
        st.caption(plain(_counted(page, found)), width="stretch", help=why)
        buttons = st.container(horizontal=True, width="content", gap="small")
    if found.pack.note:
        with st.container(key="jisr-week-note"):
            # Its first line alone keeps the meeting on one screen; pointed at, all of it is shown.
            st.markdown(mixed(found.pack.note.of(t)), unsafe_allow_html=True)
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
    with st.container(key="jisr-week-figures"):
        parts.figures(page, [_card(page, found, one) for one in found.pack.figures])
    if found.frozen_at is None and not any(_is_wanted(one) for one in found.pack.figures):
        _fill(page, {"targets": page.t("Set a target")})


def _is_wanted(one: Figure) -> bool:
    """Whether it has a target: none overdue is one too."""
    return one.target is not None or one.longer is not None


def _fill(page: "Page", ways: Mapping[str, str]) -> None:
    """Where there is nothing yet, what those who may write can do about it."""
    if correct_link.may(page):
        with st.container(horizontal=True, gap="small"):
            for key, words in ways.items():
                page.link(key, words, icon=":material/add:")


def _card(page: "Page", found: Shown, one: Figure) -> parts.Figure:
    t, pack = page.t, found.pack
    wanted, _ = target(one, t, is_running=pack.is_running)
    difference = change(one.value, one.before, form=one.form, t=t)
    before = beside(one.before, form=one.form, t=t)
    first, last = pack.counted
    period = {"from": first.isoformat(), "to": last.isoformat()}
    live = ("export", {"indicator": one.key, **dict.fromkeys(page.filters.to_params(), ""), **period})
    kept = ("weekly", {"week": pack.starts.isoformat(), ROWS: one.key})
    return parts.Figure(
        label=one.label.of(t),
        value=value(one.value, form=one.form, t=t),
        change=difference,
        compared=before,
        better=one.good,
        unknown=" · ".join(filter(None, ["" if difference else before, wanted, one.unknown.of(t)])),
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
        _heading(page, "overdue", found, to="requests")
        none = pack.overdue_unknown.of(t) or nothing("overdue", t)
        _lines(page, [_overdue(page, one) for one in pack.overdue], none=none)
        if pack.overdue_unknown and not pack.overdue:
            _fill(page, {"log": t("Log an activity"), "import_files": t("Import files")})
    with past:
        _heading(page, "past_cadence", found, to="coverage")
        unknown = pack.past_cadence_unknown.of(t)
        _lines(page, [_past(page, one) for one in pack.past_cadence], none=unknown or nothing("past_cadence", t))
        if unknown and pack.past_cadence:
            st.caption(plain(unknown))
        elif unknown:
            _fill(page, {"coverage": t("Give communities a tier")})
    with undecided:
        _heading(page, "decisions", found)
        _lines(page, [_decision(page, one) for one in pack.decisions], none=nothing("decisions", t))


def _heading(page: "Page", name: str, found: Shown, *, to: str = "") -> None:
    """What the list is, how many there are where not all are shown, and on the same line the way to all of it.

    That is the page of ``to``, as it is now; of a frozen week, and where no page has it, the list on this one.
    """
    t, in_all = page.t, number_of(found.pack, name)
    is_cut = in_all > len(getattr(found.pack, name))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(list_title(name, t))}**")
        words = t("All {n}", n=in_all) if is_cut else t("All")
        if to and found.frozen_at is None:
            page.link(to, words)
        elif in_all:
            page.link("weekly", words, week=found.pack.starts.isoformat(), **{ROWS: name})


def _lines(page: "Page", lines: Sequence[Line], *, none: str) -> None:
    """Name and what there is to say of it, one below the other, each leading to its own page; else a sentence."""
    with st.container(gap=None):
        for (to, which), name, said in lines:
            if which:
                # An authority's page is narrowed by places and topics, of which a week knows nothing.
                whole = dict.fromkeys(page.filters.to_params(), "") if to == "authority" else {}
                page.link(to, name, **whole, **which)
            else:
                # As large as those that lead somewhere.
                st.markdown(f":small[{plain(name)}]")
            st.caption(plain(said))
        if not lines:
            st.caption(plain(none))


def _keyed(key: str) -> dict[str, str]:
    return {"key": key} if key else {}


def _overdue(page: "Page", one: Overdue) -> Line:
    return ("authority", _keyed(one.key)), one.authority.of(page.t), overdue_words(one, page.t)


def _past(page: "Page", one: PastCadence) -> Line:
    return ("community", _keyed(one.key)), one.community.of(page.t), past_words(one, page.t)


def _decision(page: "Page", one: DecisionNeeded) -> Line:
    about = ("request", _keyed(one.request)) if one.request else ("community", _keyed(one.community))
    if one.is_of_plans:
        # All of them, whatever the page before was narrowed to.
        about = ("activities", {**dict.fromkeys(page.filters.to_params(), ""), "show": PASSED})
    return about, page.t.isolate(one.text.of(page.t)), asked_words(one, page.t)


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
