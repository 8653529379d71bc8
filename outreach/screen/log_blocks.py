"""The form "Log an activity" as it is drawn: five inputs, and one fold with the rest."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import AttendanceBasis, Kind, Precision, Status
from outreach.entry.check import span
from outreach.entry.form import UNDATED
from outreach.filters import FIRST_DAY, LAST_DAY
from outreach.i18n import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import choices
from outreach.screen import log_title
from outreach.screen.log_field import field, wrong
from outreach.screen.log_state import Work, at_work, changed, give, key, put
from outreach.screen.log_words import places, words_of_places
from outreach.screen.menu import MOST_FOUND, left_out
from outreach.writing.come import no_attendance

if TYPE_CHECKING:
    from outreach.screen.frame import Page

PRECISIONS = {
    Precision.DAY.value: mark("Day"),
    Precision.MONTH.value: mark("Month"),
    Precision.YEAR.value: mark("Year"),
    UNDATED: mark("Undated"),
}
CITED = mark("One line for each: an address or an outlet, then the day, as: https://example.org/page 2026-05-31")
ONE_OF = partial(st.segmented_control, required=True)


def five(page: "Page", work: Work) -> None:
    """Kind, with whom, when, how many, and one line of what happened."""
    t, form = page.t, work.form
    field(
        page,
        work,
        "kind",
        t("Kind"),
        st.segmented_control,
        form.kind or None,
        options=[kind.value for kind in Kind],
        format_func=lambda code: t.label(code, "kind"),
    )
    _places(page, work)
    _date(page, work)
    _attendance(page, work)
    log_title.line(page, work)


def _places(page: "Page", work: Work) -> None:
    t, words = page.t, words_of_places(page)
    with st.container(gap="xsmall", key="jisr-log-places"):
        st.text_input(
            t("With which community, or in which country"),
            type="search",
            live="300ms",
            max_chars=80,
            placeholder=t("Type a few letters, in Arabic or English"),
            icon=":material/search:",
            key=give("find", work.find),
            on_change=_look,
        )
        if work.find.strip():
            _found(page, work.find, words)
        if work.form.places:
            with st.container(horizontal=True, gap="xsmall", key="jisr-log-chosen"):
                for place in work.form.places:
                    st.button(
                        plain(words.get(place, place)),
                        key=key(f"badge.{place}"),
                        icon=":material/close:",
                        icon_position="right",
                        help=t("Take off"),
                        on_click=_drop,
                        args=(place,),
                    )
            st.caption(plain(_where(page, work)))
        wrong(page, work, "places")


def _found(page: "Page", text: str, words: dict[str, str]) -> None:
    with page.db() as db:
        # The community of a whole country is chosen by its country.
        found = choices.search(db, text=text, most=MOST_FOUND, country_wide=False)
    with st.container(horizontal=True, gap="xsmall", key="jisr-log-found"):
        for place in found.rows["family"] + "/" + found.rows["code"]:
            # One that came just now is not among them yet.
            if name := plain(words.get(place, "")):
                st.button(name, key=key(f"add.{place}"), icon=":material/add:", on_click=_add, args=(place,))
    left_out(page, found)


def _look() -> None:
    if work := at_work():
        work.find = st.session_state[key("find")] or ""


def _add(place: str) -> None:
    if work := at_work():
        put(work, "places", tuple(dict.fromkeys([*work.form.places, place])))
        work.find = ""


def _drop(place: str) -> None:
    if work := at_work():
        put(work, "places", tuple(one for one in work.form.places if one != place))


def _where(page: "Page", work: Work) -> str:
    """Countries and regions that follow from the places."""
    t, known = page.t, places(page)
    met = [known[place] for place in work.form.places]
    abroad = [place for place in met if place.country != page.settings.home_country]
    said = []
    if abroad:
        said.append(
            t(
                "Country: {countries}. Region: {regions}.",
                countries=t.list(dict.fromkeys(t.country(place.country) for place in abroad)),
                regions=t.list(dict.fromkeys(t.label(place.region, "region") for place in abroad)),
            )
        )
    if len(abroad) < len(met):
        home = t.country(page.settings.home_country)
        said.append(t("Held in {country}, the home country.", country=home))
    return " ".join(said)


def _date(page: "Page", work: Work) -> None:
    t, form = page.t, work.form
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key="jisr-log-date"):
        if form.precision != UNDATED:
            st.date_input(
                t("Date"),
                key=give("day", date.fromisoformat(form.day) if form.day else None),
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="YYYY-MM-DD",
                on_change=changed,
                args=(page, "day"),
                width=190,
            )
        ONE_OF(
            t("How finely the date is known"),
            list(PRECISIONS),
            key=give("precision", form.precision),
            format_func=lambda code: t(PRECISIONS[code]),
            on_change=changed,
            args=(page, "precision"),
        )
    both = span(form)
    if both and form.precision != Precision.DAY:
        st.caption(t("It is written down as {date}.", date=plain(t.date(both[0], form.precision))))
    if words := _consequence(page, work):
        st.caption(words)
    wrong(page, work, "day")


def may_be_to_come(page: "Page", work: Work) -> bool:
    """Whether its date has not come, or not all of it."""
    both = span(work.form)
    return both is not None and both[1] > today(page.settings)


def _consequence(page: "Page", work: Work) -> str:
    """What its date and its state make of it together, where that is not plain: the state is chosen in the fold."""
    t, form, both, day = page.t, work.form, span(work.form), today(page.settings)
    came, running = both is not None and both[1] <= day, both is not None and both[0] <= day < both[1]
    if form.status == Status.PLANNED and came:
        return t("Its date has come: it is logged as planned, and counts nowhere. If it was held, choose Held below.")
    if form.status == Status.PLANNED and running:
        return t(
            "It may have been held by now: it is logged as planned, and counts nowhere. If it was, choose Held below."
        )
    if form.status == Status.PLANNED and both:
        return t("Still to come: it is logged as planned, and counts nowhere until it was held.")
    if form.status == Status.PLANNED:
        return t("It is logged as planned, and counts nowhere until it was held.")
    if form.status == Status.HELD and running:
        return t("It may be still to come: it is logged as held, and counts. If it is a plan, choose Planned below.")
    return ""


def _attendance(page: "Page", work: Work) -> None:
    t, form = page.t, work.form
    collected = form.attendance_basis != AttendanceBasis.NOT_COLLECTED
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key="jisr-log-attendance"):
        ONE_OF(
            t("Attendance"),
            [basis.value for basis in AttendanceBasis],
            key=give("attendance_basis", form.attendance_basis),
            format_func=lambda code: t.label(code, "attendance_basis"),
            on_change=changed,
            args=(page, "attendance_basis"),
        )
        if collected:
            st.text_input(
                t("How many people"),
                key=give("attendance", form.attendance),
                on_change=changed,
                args=(page, "attendance"),
                width=190,
            )
    if not collected:
        st.caption(t("Not collected: how many were present is unknown, which is not zero."))
    elif "attendance" not in work.errors and (
        why_not := no_attendance(status=form.status, basis=form.attendance_basis)
    ):
        st.caption(t(why_not))
    wrong(page, work, "attendance")
