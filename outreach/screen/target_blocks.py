"""Targets: the list of them, and the form in which an editor sets one."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from sqlmodel import Session

from models import Target
from models.codes import PlaceKind, Region, Span
from outreach import indicators
from outreach.acting import Role, allowed
from outreach.each_row import as_dicts
from outreach.entry.numbers import MOST_DIGITS, decimal, whole
from outreach.i18n import UNKNOWN
from outreach.importers.messages import say
from outreach.marks import mark
from outreach.meeting import targets
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import meeting
from outreach.reports.words import change, reached, value
from outreach.screen import parts, place_names
from outreach.screen.weekly_writing import DELETE_TOO, DELETED, SEEN, Wanted, button, fresh, say_once, sent_of, write
from outreach.writing import rows
from outreach.writing.images import snapshot, token

if TYPE_CHECKING:
    from outreach.screen.frame import Page

PERCENT = 100
WITH_DECIMALS = ("hours", "rate")
CORRECT, REMOVE = "jisr.targets.correct.", "jisr.targets.remove."
"""What the keys of buttons begin with; the target's own follows."""


def everything(page: "Page") -> None:
    """All targets, the one in force of each first, and the way to take one away."""
    t, found = page.t, page.ask(meeting.targets)
    if found.empty:
        _none_yet(page)
        return
    now = page.ask(targets.so_far, day=today(page.settings), week_starts=page.settings.week_starts)
    frame = found.assign(
        indicator_name=[t(indicators.ALL[key].name) if key in indicators.ALL else key for key in found["indicator"]],
        place_name=[_place(page, kind, place) for kind, place in zip(found["place_kind"], found["place"], strict=True)],
        span_name=[t.label(span, family="span") for span in found["span"]],
        since=[t.date(day) for day in found["starts"]],
        wanted=[_wanted(page, key, number) for key, number in zip(found["indicator"], found["value"], strict=True)],
        so_far=[now.get(key) for key in found["key"]],
        so_far_said=[_so_far(page, row, now) for row in as_dicts(found)],
        gap=[targets.beyond(now.get(key), number) for key, number in zip(found["key"], found["value"], strict=True)],
        gap_said=[_gap(page, row, now) for row in as_dicts(found)],
    )
    chosen = parts.block(
        page,
        key="targets",
        title=t.plural("{n} target", "{n} targets", len(frame)),
        chart=None,
        frame=frame,
        columns={
            "indicator_name": t("Indicator"),
            "place_name": t("For"),
            "span_name": t("Period"),
            "since": t("From"),
            "wanted": t("Target"),
            "so_far_said": t("So far"),
            "gap_said": t("Gap"),
        },
        topic=t("Targets"),
        note=" ".join(
            (
                t("A target holds from its day on, until a later one for the same indicator, place and period begins."),
                t("So far: in the week, month, quarter or year that is running, until today."),
            )
        ),
        choose=allowed(page.viewer, Role.ANALYST),
    )
    if chosen:
        one = frame.iloc[chosen[0]].to_dict()
        if allowed(page.viewer, Role.EDITOR):
            _mended(page, one)
        row = f"{Target.__tablename__}/{one['key']}"
        page.link("history", t("All changes of this row"), icon=":material/history:", row=row)


def _none_yet(page: "Page") -> None:
    """No target is set at all: what to do about it."""
    t = page.t
    with st.container(border=True, key="jisr-empty"):
        st.subheader(t("No target is set yet."), anchor=False)
        if allowed(page.viewer, Role.EDITOR):
            st.text(t("Set the first one below: it then stands beside its figure in the weekly meeting."))
        else:
            st.text(t("Editors set them."))


def form(page: "Page") -> None:
    """A new target; for editors."""
    t = page.t
    if not allowed(page.viewer, Role.EDITOR):
        return
    st.subheader(t("Set a target"), anchor=False)
    names = {key: t(meant.name) for key, meant in indicators.ALL.items()}
    spans = {span.value: t.label(span, family="span") for span in Span}
    kinds = {kind.value: t.label(kind, family="place_kind") for kind in PlaceKind}
    fields = {name: f"jisr.target.{name}" for name in ("indicator", "place_kind", "span", "value")}
    with st.container(key="jisr-target-form", width=640):
        look, same = {"key": fields["indicator"], "placeholder": t("Choose")}, {"required": True}
        key = st.selectbox(t("Indicator"), list(names), format_func=names.__getitem__, **look)
        kind = st.segmented_control(
            t("For"), list(kinds), default=PlaceKind.WORLD, format_func=kinds.get, key=fields["place_kind"], **same
        )
        fields["place"] = f"jisr.target.place.{kind}"
        _choose_place(page, kind, fields["place"])
        span = st.segmented_control(
            t("Period"), list(spans), default=Span.WEEK, format_func=spans.get, key=fields["span"], **same
        )
        fields["starts"] = f"jisr.target.starts.{span}"
        first = _first_day(page, span)
        st.date_input(t("From"), value=first, format="YYYY-MM-DD", width=190, key=fields["starts"])
        unit = t(indicators.ALL[key].unit)
        label = t("Target, in percent") if _is_share(key) else t("Target, in {unit}", unit=unit)
        st.text_input(label, width=190, key=fields["value"])
        sent = button(t("Save"), type="primary", key="jisr.target.save", fields=fields)
    if sent is not None:
        _save(page, sent)


def _is_share(indicator: str) -> bool:
    return indicator in indicators.ALL and indicators.ALL[indicator].form == "share"


def _save(page: "Page", sent: dict[str, Any]) -> None:
    number = _number(sent["indicator"], sent["value"])
    if sent["starts"] is None or (sent["place_kind"] != PlaceKind.WORLD and not sent["place"]):
        say_once(say(mark("Give the place and the first day that it is for.")), done=False)
    values = sent | {"value": str(number), "place": sent["place"] or ""}

    def add(page: "Page", db: Session, seen: str) -> None:
        rows.add(db, Target, values, viewer=page.viewer, home_country=page.settings.home_country)

    write(page, Wanted(add))


def _number(indicator: str, typed: str | None) -> Decimal:
    """What a target was given as; what is no target is said, and nothing more is done."""
    form = indicators.ALL[indicator].form if indicator in indicators.ALL else "count"
    try:
        number = (decimal if form in WITH_DECIMALS else whole)(typed or "")
    except ValueError:
        number = None
    most = PERCENT if form == "share" else 10**MOST_DIGITS - 1
    if number is None or number > most:
        with_decimals = mark("The target is a number from zero to {most}, with at most two decimals.")
        whole_one = mark("The target is a whole number from zero to {most}.")
        say_once(say(with_decimals if form in WITH_DECIMALS else whole_one, most=most), done=False)
    return Decimal(number) / PERCENT if form == "share" else Decimal(number)


def _mended(page: "Page", one: dict) -> None:
    """The value of the chosen target can be corrected, and all of it deleted."""
    t, key = page.t, one["key"]
    image = page.ask(snapshot, table=Target, key=key)
    if image is None:
        return
    seen = token(image)
    with st.container(horizontal=True, vertical_alignment="bottom", key="jisr-target-chosen"):
        st.markdown(plain(t("{indicator}: {wanted}", indicator=one["indicator_name"], wanted=one["wanted"])))
        number = Decimal(image["value"]) * (PERCENT if _is_share(one["indicator"]) else 1)
        field = fresh(f"jisr.target.corrected.{key}")
        st.text_input(t("Other value"), value=f"{number.normalize():f}", width=150, key=field)
        button(t("Correct"), key=f"{CORRECT}{one['indicator']}/{key}", fields={"value": field}, seen=seen)
        button(t("Delete"), key=f"{REMOVE}{key}", seen=seen)


def mend(page: "Page") -> None:
    """Correct or delete the target whose button was pressed, as the reader saw it; before anything is drawn."""
    if corrected := sent_of(CORRECT):
        (indicator, _, key), typed = corrected[0].partition("/"), corrected[1]
        values = {"value": str(_number(indicator, typed["value"]))}
        write(page, Wanted(partial(_change, key=key, values=values), seen=typed[SEEN], typed=typed["value"]))
    if gone := sent_of(REMOVE):
        seen = gone[1][SEEN]
        write(page, Wanted(partial(_delete, key=gone[0]), seen=seen, done=DELETED, anyway=DELETE_TOO))


def _change(page: "Page", db: Session, seen: str, *, key: str, values: dict[str, Any]) -> None:
    same = {"viewer": page.viewer, "home_country": page.settings.home_country}
    rows.change(db, Target, key, values, token=seen, **same)


def _delete(page: "Page", db: Session, seen: str, *, key: str) -> None:
    rows.delete(db, Target, key, token=seen, viewer=page.viewer, home_country=page.settings.home_country)


def _choose_place(page: "Page", kind: str, key: str) -> None:
    """Which one of that kind; the world is one."""
    t = page.t
    if kind == PlaceKind.WORLD:
        return
    if kind == PlaceKind.REGION:
        names = {region.value: t.label(region, family="region") for region in Region}
    elif kind == PlaceKind.COUNTRY:
        names = {code: t.country(code) for code in page.known.countries}
    else:
        names = place_names.communities(page)
    order = sorted(names, key=names.__getitem__)
    typing = {"placeholder": t("Type a few letters, in Arabic or English"), "filter_mode": "contains"}
    st.selectbox(t.label(kind, family="place_kind"), order, index=None, format_func=names.get, key=key, **typing)


def _first_day(page: "Page", span: str) -> date:
    """The first day of the period that today lies in."""
    return targets.first_day(Span(span), day=today(page.settings), week_starts=page.settings.week_starts)


def _place(page: "Page", kind: str, place: str) -> str:
    t = page.t
    if kind == PlaceKind.COUNTRY:
        return t.country(place)
    if kind == PlaceKind.REGION:
        return t.label(place, family="region")
    return (
        t.label(kind, family="place_kind")
        if kind == PlaceKind.WORLD
        else place_names.communities(page).get(place, place)
    )


def _wanted(page: "Page", key: str, number: Decimal) -> str:
    meant = indicators.ALL.get(key)
    return value(float(number), form=meant.form if meant else "count", t=page.t)


def _so_far(page: "Page", row: dict, now: dict[str, float | None]) -> str:
    if row["key"] not in now:
        return UNKNOWN
    return value(now[row["key"]], form=indicators.ALL[row["indicator"]].form, t=page.t)


def _gap(page: "Page", row: dict, now: dict[str, float | None]) -> str:
    """How far it is from there to the target; nothing where nobody can say."""
    t, number = page.t, now.get(row["key"])
    if number is None:
        return UNKNOWN
    meant, wanted = indicators.ALL[row["indicator"]], float(row["value"])
    return t("reached") if reached(number, wanted, good=meant.good) else change(number, wanted, form=meant.form, t=t)
