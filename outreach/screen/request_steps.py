"""The steps that may follow, each behind a button with its small form; nothing is ever half written."""

import logging
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st
from pydantic import ValidationError

from models import Request
from models.codes import RequestState, Step
from models.request import MOST_DAYS
from outreach.acting import NotAllowed
from outreach.clock.may import REASONS, next_steps
from outreach.each_row import as_dicts
from outreach.i18n import mark
from outreach.importers.refusals import unfit, why
from outreach.plain import plain
from outreach.queries import request_whole
from outreach.queries.request_whole import Whole
from outreach.screen import left_over, once, taking_back
from outreach.screen.undisturbed import again, undisturbed
from outreach.visible import visible
from outreach.writing.problems import StepRefused, StepTaken, WriteProblem
from outreach.writing.steps import REFERRING, take

if TYPE_CHECKING:
    from outreach.screen.frame import Page

log = logging.getLogger(__name__)

KEY = "jisr.step"
ASKED = f"{KEY}.asked"
"""In the session: the step that was asked for, as ``(number, step, position seen, fields)``, until it is dealt with."""
FAILED = f"{KEY}.failed"
"""In the session: what was wrong with it, as ``(number, step, field, sentence)``, for its form to say."""
FIELDS = ("on", "authority", "days", "reason", "answer", "evidence")
ICONS = {
    Step.ACKNOWLEDGED: ":material/mark_email_read:",
    Step.REFERRED: ":material/forward:",
    Step.PASSED_ON: ":material/shortcut:",
    Step.AWAITING_DATA: ":material/pause:",
    Step.DATA_RECEIVED: ":material/play_arrow:",
    Step.EXTENDED: ":material/more_time:",
    Step.ANSWERED: ":material/check_circle:",
    Step.GIVEN_BACK: ":material/campaign:",
    Step.ARCHIVED: ":material/inventory_2:",
    Step.REOPENED: ":material/restart_alt:",
    Step.TAKEN_BACK: ":material/undo:",
}
ACTS = {
    Step.ACKNOWLEDGED: mark("Acknowledge"),
    Step.REFERRED: mark("Refer to an authority"),
    Step.PASSED_ON: mark("Pass on: not ours, or not theirs"),
    Step.AWAITING_DATA: mark("Ask the citizen for data"),
    Step.DATA_RECEIVED: mark("The data came"),
    Step.EXTENDED: mark("Extend the deadline"),
    Step.ANSWERED: mark("Answer"),
    Step.GIVEN_BACK: mark("Give back to the community"),
    Step.ARCHIVED: mark("Archive"),
    Step.REOPENED: mark("Reopen"),
    Step.TAKEN_BACK: mark("Take the last step back"),
}
"""What the buttons say; a label names what was done, a button what is to be done."""
MOSTLY = {
    RequestState.RECEIVED: Step.ACKNOWLEDGED,
    RequestState.ACKNOWLEDGED: Step.REFERRED,
    RequestState.REFERRED: Step.ANSWERED,
    RequestState.AWAITING_DATA: Step.DATA_RECEIVED,
    RequestState.ANSWERED: Step.GIVEN_BACK,
    RequestState.GIVEN_BACK: Step.ARCHIVED,
    RequestState.REOPENED: Step.REFERRED,
}
"""What mostly comes next."""


@undisturbed()
def act(page: "Page", key: str) -> None:
    """Take the step that was asked for, before the page is drawn; begins it anew where that was written."""
    asked = st.session_state.pop(ASKED, None)
    if asked is None or asked[0] != key:
        return
    _, step, seen, filled = asked
    t = page.t
    left_over.keep(_row(key), step, filled)
    given = {name: filled[name] for name in ("authority", "days")}
    texts = {name: filled[name] or "" for name in ("reason", "answer", "evidence")}
    day = filled["on"]
    if not isinstance(day, date):
        st.session_state[FAILED] = (key, step, "on", t("Give the day on which it happened."))
        return
    who = {"viewer": page.viewer, "home_country": page.settings.home_country}
    try:
        with page.db() as db:
            take(db, key, step, on_day=day, seen=seen, **given, **texts, **who)
            db.commit()
    except StepRefused as problem:
        st.session_state[FAILED] = (key, step, problem.problem.field, problem.problem(t))
    except StepTaken as problem:
        said = {"who": t.isolate(problem.by), "moment": t.datetime(problem.at)}
        words = t(
            "Nothing was written: {who} took a step on {moment}: {step}. Look at it again, below.",
            step=t.label(problem.step, family="step"),
            **said,
        )
        st.session_state[FAILED] = (key, step, "", words)
    except (WriteProblem, NotAllowed) as problem:
        log.error("A step of a request was not written: %s", type(problem).__name__)
        if not taking_back.is_gone(problem, _row(key)):
            st.session_state[FAILED] = (key, step, "", why(problem)(t))
    except ValidationError as problem:
        # Not the problem itself: it quotes what was entered, which are people's words.
        field, message = unfit(problem)
        log.error("A step of a request was not written: the column %s does not take it", field)
        st.session_state[FAILED] = (key, step, field if field in FIELDS else "", message(t))
    else:
        left_over.written(_row(key), step)
        for name in FIELDS:
            st.session_state.pop(_named(key, step, name), None)
        again()


def draw(page: "Page", whole: Whole) -> None:
    """A button for each step that may follow, in the order in which they mostly come."""
    t, key = page.t, whole.row["key"]
    place, failed = once.place(), once.told(FAILED)
    failed = failed if failed and failed[0] == key else None
    offered = next_steps(whole.life)
    lines = unwritten(page, key, offered=offered)
    if failed or lines:
        with place.container(border=True, key="jisr-log-conflict"):
            if failed:
                st.markdown(f":material/error: {plain(failed[3])}")
            if lines:
                left_over.draw(page, lines)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="jisr-own"):
        for step in offered:
            # By its name: what stands in the place of one that was open, and is offered no more, is not open too.
            named = {"key": f"jisr-step-{step}", "icon": ICONS[step], "type": _weight(whole, step)}
            with st.popover(t(ACTS[step]), **named):
                field = failed[2] if failed and failed[1] is step else None
                _form(page, whole, step, wrong=(field, failed[3]) if field is not None else None)


def unwritten(page: "Page", key: str, *, offered: tuple[Step, ...] = ()) -> left_over.Lines:
    """What was filled in of steps that are not offered: of each its day and what else it had, with the words."""
    t, lines = page.t, []
    for step, held in left_over.without_form(_row(key), offered=offered).items():
        names = _authorities(page) if held["authority"] else {}
        said = [
            (t("To which authority"), names.get(held["authority"], "")),
            (t("By how many working days"), t.number(held["days"]) if held["days"] and held["reason"] else ""),
            (t("What was answered"), held["answer"] or ""),
            (t("Where it can be seen: an address, or the number and date of a letter"), held["evidence"] or ""),
            (t("Reason") if step in REASONS else t("A note, if there is one"), held["reason"] or ""),
        ]
        said = [line for line in said if visible(line[1])]
        if said:
            day = [(t("On which day"), t.date(held["on"]))] if isinstance(held["on"], date) else []
            lines += [(t("Step"), t(ACTS[step])), *day, *said]
    return lines


def _authorities(page: "Page") -> dict[str, str]:
    return {row["key"]: page.t.name(row) for row in as_dicts(page.ask(request_whole.authorities))}


def _weight(whole: Whole, step: Step) -> str:
    """What mostly comes next stands out, what takes something back does not."""
    state, mostly = whole.life.state, MOSTLY.get(whole.life.state)
    if whole.life.now.acknowledgement.stopped_on is None and state is not RequestState.AWAITING_DATA:
        mostly = Step.ACKNOWLEDGED
    return "primary" if step is mostly else "tertiary" if step is Step.TAKEN_BACK else "secondary"


def _form(page: "Page", whole: Whole, step: Step, *, wrong: tuple[str, str] | None) -> None:
    t, key = page.t, whole.row["key"]
    seen = int(whole.steps["position"].max()) if len(whole.steps) else 0
    today = whole.life.today
    events = whole.life.events
    first = min(events[-1].on if events else whole.row["raised_on"], today)

    held = left_over.filled(_row(key), step)
    for name, value in (held or {}).items():
        # Where the form was not there for a while it begins with what was filled in; these two begin with it below.
        if value is not None and name not in ("on", "days"):
            st.session_state.setdefault(_named(key, step, name), value)

    def complain(field: str) -> None:
        if wrong and wrong[0] == field:
            with st.container(key=f"jisr-wrong-{step}-{field}"):
                st.caption(f":material/error: {plain(wrong[1])}")

    with st.form(_named(key, step, "form"), border=False, enter_to_submit=False):
        st.date_input(
            t("On which day"),
            value=left_over.day(held, name="on", first=first, today=today),
            min_value=first,
            max_value=today,
            format="YYYY-MM-DD",
            key=_named(key, step, "on"),
            width=190,
        )
        left_over.draw_day(page, held, name="on", first=first, is_of_a_step=bool(events))
        complain("on")
        if step in REFERRING:
            words = _authorities(page)
            if step is Step.PASSED_ON:
                words.pop(whole.row["authority"], None)
            named = {"placeholder": t("Choose an authority"), "format_func": lambda code: words.get(code, code)}
            st.selectbox(t("To which authority"), list(words), index=None, key=_named(key, step, "authority"), **named)
            complain("authority")
        if step is Step.EXTENDED:
            label, number = t("By how many working days"), _named(key, step, "days")
            value = (held or {}).get("days") or 5
            st.number_input(label, min_value=1, max_value=MOST_DAYS, value=value, step=1, key=number, width=190)
            complain("days")
        if step is Step.ANSWERED:
            _text(page, key, step, "answer", t("What was answered"))
            complain("answer")
            label = t("Where it can be seen: an address, or the number and date of a letter")
            st.text_input(label, key=_named(key, step, "evidence"))
            complain("evidence")
        else:
            required = step in REASONS or (step is Step.ARCHIVED and whole.life.state.value == "answered")
            _text(page, key, step, "reason", t("Why") if required else t("A note, if there is one"))
            complain("reason")
        st.form_submit_button(t(ACTS[step]), type="primary", on_click=_ask, args=(key, step, seen))
        complain("step")


def _text(page: "Page", key: str, step: Step, name: str, label: str) -> None:
    st.text_area(label, height=110, key=_named(key, step, name))


def _named(key: str, step: Step, name: str) -> str:
    return f"{KEY}.{key}.{step.value}.{name}"


def _row(key: str) -> left_over.Row:
    return Request.__tablename__, key


def _ask(key: str, step: Step, seen: int) -> None:
    """Callback: the step with what its form holds now."""
    filled = {name: st.session_state.get(_named(key, step, name)) for name in FIELDS}
    st.session_state[ASKED] = (key, step, seen, filled)
