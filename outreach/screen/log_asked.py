"""What an address may ask the form "Log an activity" to begin with: with whom, and that it is still to come."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from models.codes import Status
from outreach.entry.form import Form, Place
from outreach.plain import plain

if TYPE_CHECKING:
    from outreach.screen.frame import Page
    from outreach.screen.log_state import Work

PLACE, STATUS = "place", "status"
STATUSES = frozenset({Status.PLANNED.value})


def asked(page: "Page", places: Mapping[str, Place]) -> tuple[str, str]:
    """Place and status that the address asks for, each empty where it asks for none that may be."""
    place, status = page.param(PLACE), page.param(STATUS)
    return place if place in places else "", status if status in STATUSES else ""


def start(form: Form, wanted: tuple[str, str]) -> Form:
    """The blank form with what was asked for; when a plan is for, nobody has said yet."""
    place, status = wanted
    if place:
        form = replace(form, places=(place,))
    return replace(form, status=status, day="") if status else form


def said(page: "Page", work: "Work", *, places: Mapping[str, Place], words: Mapping[str, str]) -> None:
    """What of it cannot be used; and that a draft of something else is in the way."""
    t, (place, status) = page.t, asked(page, places)
    page.disregard(*(name for name, used in ((PLACE, place), (STATUS, status)) if not used))
    if work.about:
        return
    if work.form.status == Status.PLANNED:
        page.entitle(t("Plan an activity"))
    if place and work.asked != (place, status) and place not in work.form.places:
        with st.container(border=True, key="jisr-log-asked"):
            name = t.isolate(words.get(place, place))
            st.markdown(
                plain(t("Below is your draft of another activity. Discard it to begin one with {place}.", place=name))
            )


def link(level: str, key: str, country_code: str) -> dict[str, str]:
    """Parameters that lead from a community to the plan of an activity with it."""
    place = f"country/{country_code}" if level == "country" else f"community/{key}"
    return {PLACE: place, STATUS: Status.PLANNED.value}
