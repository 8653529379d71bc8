"""Reports on the page of imports: what each counted, what has to be asked, where it belongs, and writing it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from models.engine import session
from outreach.acting import NotAllowed
from outreach.each_row import as_dicts
from outreach.importers import report_words
from outreach.importers.beside import Beside
from outreach.importers.followers import FollowerReport, RefusedRows
from outreach.importers.keep import kinds_of, written
from outreach.importers.kept import outcome
from outreach.importers.kinds import Kind
from outreach.importers.messages import Unfit
from outreach.importers.opened import Report as Counted
from outreach.importers.refusals import why
from outreach.importers.refused import of_followers
from outreach.importers.whatsapp import ChatCounts
from outreach.marks import mark
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import receiving
from outreach.screen import import_batch, import_beside, parts
from outreach.screen.file_button import file_named
from outreach.screen.import_batch import Report
from outreach.screen.import_rows import wrong
from outreach.screen.pagetable import BY_KEY
from outreach.screen.undisturbed import again, undisturbed
from outreach.writing.problems import WriteProblem

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MEND = mark(
    "Mend the refused rows and bring their file: its column refused_because may stay. Where a reason says so, empty "
    "its cell once the row is mended: until then that row stays refused."
)
WAYS = {
    "day_first": mark("{day}: the day stands first"),
    "month_first": mark("{day}: the month stands first"),
    "year_first": mark("{day}: the year stands first"),
}


def draw(page: "Page", report: Report) -> None:
    """One report."""
    t, place = page.t, report.place
    with st.container(gap="small", key=f"jisr-import-report-{place}"):
        st.subheader(plain(report.name(t)), anchor=False)
        if report.found.errors:
            _wrong(page, report, report.found.errors, key="errors")
            _mending(page, report, report.found.apart)
            return
        way = _way(page, report, place)
        counted = report.found.chosen(way)
        if counted is None:
            return
        _facts(page, counted, place)
        if refused := report_words.refused(counted):
            _wrong(page, report, refused, key="refused")
            _mending(page, report, counted.apart if isinstance(counted, FollowerReport) else None)
        if report.done is not None:
            st.success(report.done(t), icon=":material/check:")
            return
        if report.wrong is not None:
            st.warning(plain(report.wrong(t)), icon=":material/warning:")
        _target(page, report, counted, way, place)


def _mending(page: "Page", report: Report, apart: RefusedRows | None) -> None:
    """Just the refused rows with their reasons, to be mended and brought again, where nobody is named in them."""
    if apart is None:
        return
    t = page.t
    st.caption(t(MEND))
    st.download_button(
        plain(t("Refused rows of {file}", file=report.name(t))),
        data=lambda: of_followers(apart, t=t),
        file_name=file_named(page, topic=t("Refused rows"), scope=report.name(t)),
        mime="text/csv",
        key=f"jisr.import.apart.report.{report.place}",
        icon=":material/download:",
        on_click="ignore",
    )


def _wrong(page: "Page", report: Report, found: Sequence[Unfit], *, key: str) -> None:
    """All that is wrong with it; a run of lines is as many things as it has lines."""
    errors, place = [error.of(report.name(page.t)) for error in found], report.place
    count = sum(error.rows for error in errors)
    wrong(page, errors, count=count, key=f"{key}-{place}", scope=str(place + 1))


def _way(page: "Page", report: Report, place: int) -> str:
    """How the dates are meant; asked where the report does not say."""
    t, found = page.t, report.found
    if not found.asks:
        return ""
    words = {way: way if found.asks_year else t(WAYS[way], day=t.date(found.days[way])) for way in found.ways}
    key = f"jisr.import.way.{_of(report, place)}"
    question = report_words.question(found, t=t)
    return st.radio(question, list(words), index=None, key=key, format_func=words.__getitem__) or ""


def _of(report: Report, place: int) -> str:
    """The end of a field's key: what was chosen for one report is not chosen for the next that stands in its place."""
    return f"{place}.{report.found.checksum[:12]}"


def _facts(page: "Page", counted: Counted, place: int) -> None:
    t = page.t
    facts = pd.DataFrame(report_words.facts(counted, t=t), columns=["what", "number"])
    parts.table(
        page,
        key=f"import.facts.{place}",
        frame=facts,
        columns={"what": t("What the report counted"), "number": t("Number")},
        alt=t("What the report counted"),
    )
    said = [report_words.lines(counted, t=t), *(one(t) for one in getattr(counted, "said", ()))]
    st.caption(plain(" ".join(said)))
    if measured := report_words.measured(counted, t=t):
        st.text(measured)
    if isinstance(counted, ChatCounts):
        side = "right" if t.is_rtl else "left"
        days = pd.DataFrame(
            [
                (day, one.messages, one.active_members, one.joined, one.left)
                for day, one in sorted(counted.days.items())
            ],
            columns=["day", "messages", "active_members", "joined", "left"],
        )
        parts.block(
            page,
            key=f"days-{place}",
            title=t.plural("{n} day with lines", "{n} days with lines", len(days)),
            chart=None,
            frame=days,
            columns={
                "day": t("Day"),
                "messages": t("Messages"),
                "active_members": t("Members who wrote"),
                "joined": t("Joined"),
                "left": t("Left the group"),
            },
            topic=t("Counts by day"),
            scope=str(place + 1),
            column_config={"day": st.column_config.DateColumn(t("Day"), format="YYYY-MM-DD", alignment=side)},
        )


def _target(page: "Page", report: Report, counted: Counted, way: str, place: int) -> None:
    """Which activity or channel it is of, what it would do there, and the button that writes it."""
    t, meeting = page.t, report.found.kind is Kind.MEETING
    key = _activity(page, counted, _of(report, place)) if meeting else _channel(page, counted, _of(report, place))
    if key is None:
        return
    try:
        shown = import_beside.draw(page, report, counted, (way, key), place=place)
    except WriteProblem as problem:
        st.warning(plain(why(problem)(t)), icon=":material/warning:")
        return
    label = t("Write the attendance") if meeting else t("Write the readings")
    if not (shown.changed or shown.added):
        return
    if shown.kept.held:
        status = next(one.before for one in shown.changed if one.column == "status")
        words = t.label(status, family="status")
        st.caption(plain(t("On record as: {status}. Writing the attendance makes it held.", status=words)))
    if st.button(label, type="primary", key=f"jisr.import.write.{place}", icon=":material/check:"):
        _write(page, report, counted, key, shown=shown)


def _activity(page: "Page", counted: Counted, of: str) -> str | None:
    t = page.t
    found = page.ask(receiving.activities, day=counted.day, today=today(page.settings))
    if not found["same_day"].any():
        st.text(
            t("No activity of the ministry's own is on record for this day: log it first, or choose another day's.")
        )
        info = BY_KEY["log"]
        page.link(info.key, t(info.title), icon=info.icon)
    if found.empty:
        return None
    words = {
        row["key"]: t("{when} · {title}", when=t.date(row["starts"]), title=t.name(row, "title"))
        for row in as_dicts(found)
    }
    return _choose(t("Which activity is it of?"), words, f"jisr.import.activity.{of}", t("Choose an activity"))


def _channel(page: "Page", counted: Counted, of: str) -> str | None:
    t, kinds = page.t, kinds_of(counted)
    found = page.ask(receiving.channels, kinds=kinds)
    if found.empty:
        of = t.one_of(t.label(kind, family="channel_kind") for kind in kinds)
        st.text(t("No channel of this kind is on record yet: {kinds}. Add it first.", kinds=of))
        page.link("correct", t("Add a row"), icon=":material/add:", table="channel", do="add")
        return None
    words = {
        row["key"]: t("{place}, {country}", place=t.name(row), country=t.country(row["country"]))
        if row["country"]
        else t.name(row)
        for row in as_dicts(found)
    }
    return _choose(t("Which channel is it of?"), words, f"jisr.import.channel.{of}", t("Choose a channel"))


def _choose(label: str, words: dict[str, str], key: str, placeholder: str) -> str | None:
    return st.selectbox(
        label,
        list(words),
        index=None,
        key=key,
        format_func=lambda code: words.get(code, code),
        placeholder=placeholder,
        width=520,
    )


@undisturbed()
def _write(page: "Page", report: Report, counted: Counted, key: str, *, shown: Beside) -> None:
    report.wrong = None
    with session(page.settings.database_url) as db:
        try:
            kept = written(db, report.found, counted, key, viewer=page.viewer, shown=shown)
            db.commit()
            report.done = outcome(kept)
        except (WriteProblem, NotAllowed) as problem:
            db.rollback()
            report.wrong = why(problem)
    if batch := import_batch.now():
        import_batch.look_again(batch)
    again()
