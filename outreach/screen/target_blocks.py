"""Targets: the list of them, and the form in which a manager sets one."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from models import Target
from models.codes import PlaceKind, Region, Span
from outreach import indicators
from outreach.acting import Role, allowed
from outreach.entry.numbers import whole
from outreach.importers.messages import say
from outreach.marks import mark
from outreach.periods import periods, today
from outreach.plain import plain
from outreach.queries import choices, meeting
from outreach.reports.words import Words, value
from outreach.screen import parts
from outreach.screen.weekly_writing import DELETED, button, say_once, write
from outreach.writing import rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

PERCENT = 100
REMOVE = "jisr.targets.remove"


def everything(page: "Page") -> None:
    """All targets, the one in force of each first, and the way to take one away."""
    t, found = page.t, page.ask(meeting.targets)
    frame = found.assign(
        indicator_name=[t(indicators.ALL[key].name) if key in indicators.ALL else key for key in found["indicator"]],
        place_name=[_place(page, kind, place) for kind, place in zip(found["place_kind"], found["place"], strict=True)],
        span_name=[t.label(span, family="span") for span in found["span"]],
        since=[t.date(day) for day in found["starts"]],
        wanted=[_wanted(page, key, number) for key, number in zip(found["indicator"], found["value"], strict=True)],
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
        },
        topic=t("Targets"),
        note=t("A target holds from its day on, until a later one for the same indicator, place and period begins."),
        choose=allowed(page.viewer, Role.MANAGER),
    )
    if chosen:
        _taken_away(page, frame.iloc[chosen[0]].to_dict())


def form(page: "Page") -> None:
    """A new target; for managers."""
    t = page.t
    if not allowed(page.viewer, Role.MANAGER):
        return
    st.subheader(t("Set a target"), anchor=False)
    names = {key: t(meant.name) for key, meant in indicators.ALL.items()}
    spans = {span.value: t.label(span, family="span") for span in Span}
    kinds = {kind.value: t.label(kind, family="place_kind") for kind in PlaceKind}
    fields = {name: f"jisr.target.{name}" for name in ("indicator", "place_kind", "span", "value")}
    with st.container(key="jisr-target-form", width=640):
        key = st.selectbox(t("Indicator"), list(names), format_func=names.__getitem__, key=fields["indicator"])
        same = {"required": True}
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
        st.text_input(label, max_chars=15, width=190, key=fields["value"])
        sent = button(t("Save"), type="primary", key="jisr.target.save", fields=fields)
    if sent is not None:
        _save(page, sent)


def _is_share(indicator: str) -> bool:
    return indicators.ALL[indicator].form == "share"


def _save(page: "Page", sent: dict[str, Any]) -> None:
    share = _is_share(sent["indicator"])
    try:
        number = whole(sent["value"] or "")
    except ValueError:
        number = None
    if number is None or (share and number > PERCENT):
        say_once(say(mark("The target is a whole number from zero up, a share at most 100.")), done=False)
    if sent["starts"] is None or (sent["place_kind"] != PlaceKind.WORLD and not sent["place"]):
        say_once(say(mark("Give the place and the first day that it is for.")), done=False)
    wanted = Decimal(number) / PERCENT if share else Decimal(number)
    values = sent | {"value": str(wanted), "place": sent["place"] or ""}
    write(page, lambda db: rows.add(db, Target, values, viewer=page.viewer, home_country=page.settings.home_country))


def _taken_away(page: "Page", one: dict) -> None:
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="jisr-target-chosen"):
        st.markdown(plain(t("{indicator}: {wanted}", indicator=one["indicator_name"], wanted=one["wanted"])))
        if button(t("Delete"), key=REMOVE) is not None:
            same = {"token": None, "viewer": page.viewer, "home_country": page.settings.home_country}
            write(page, lambda db: rows.delete(db, Target, one["key"], **same), done=DELETED)


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
        names = _communities(page)
    order = sorted(names, key=names.__getitem__)
    st.selectbox(t.label(kind, family="place_kind"), order, index=None, format_func=names.get, key=key)


def _communities(page: "Page") -> dict[str, str]:
    """``key -> name with its country`` of every community."""
    t, places = page.t, page.ask(choices.places)
    found = {}
    for row in places[places["family"] == "community"].to_dict("records"):
        name, country = Words(row["name_en"], row["name_ar"]).of(t), t.country(row["country_code"])
        found[row["code"]] = country if row["country_wide"] else t("{city}, {country}", city=name, country=country)
    return found


def _first_day(page: "Page", span: str) -> date:
    """The first day of the period that today lies in."""
    day = today(page.settings)
    if span == Span.QUARTER:
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    name = {Span.WEEK: "this_week", Span.MONTH: "this_month", Span.YEAR: "this_year"}[Span(span)]
    return periods(day, week_starts=page.settings.week_starts)[name][0]


def _place(page: "Page", kind: str, place: str) -> str:
    t = page.t
    if kind == PlaceKind.COUNTRY:
        return t.country(place)
    if kind == PlaceKind.REGION:
        return t.label(place, family="region")
    return t.label(kind, family="place_kind") if kind == PlaceKind.WORLD else _communities(page).get(place, place)


def _wanted(page: "Page", key: str, number: Decimal) -> str:
    meant = indicators.ALL.get(key)
    return value(float(number), form=meant.form if meant else "count", t=page.t)
