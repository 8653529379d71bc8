"""What was brought and not yet written. Of reports only counts are kept, since names stand in the files themselves."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from outreach.importers import Incoming, Result, bring_in
from outreach.importers.beside import Beside
from outreach.importers.kinds import Kind, called, kind_of, may_be_shown, unknown
from outreach.importers.messages import Message, RowError
from outreach.importers.opened import Opened, opened
from outreach.importers.table import LARGEST, told_apart
from outreach.periods import today
from outreach.screen.undisturbed import again, undisturbed

if TYPE_CHECKING:
    from outreach.screen.frame import Page

KEY = "jisr.import.batch"
MEGABYTES = LARGEST // 1_000_000
"""So large a file, and a larger one, is not taken."""
_TIMES = "jisr.import.times"


@dataclass
class Report:
    """A report that was read; ``done`` says what came of it once it was written, ``wrong`` why it could not be.

    ``place`` tells it from the others that came with it.
    ``shown`` is what writing it would do, as somebody was shown it, by how its dates are read and where it belongs.
    """

    name: Message
    found: Opened
    place: int
    done: Message | None = None
    wrong: Message | None = None
    shown: dict[tuple[str, str], Beside] = field(default_factory=dict)


@dataclass
class Batch:
    """Files of rows with their dry run, reports as counts, and files that are neither. ``done`` is what was written."""

    rows: list[Incoming] = field(default_factory=list)
    dry: Result | None = None
    done: Result | None = None
    reports: list[Report] = field(default_factory=list)
    unknown: list[RowError] = field(default_factory=list)


def now() -> Batch | None:
    """What was brought; None where nothing was."""
    return st.session_state.get(KEY)


def forget() -> None:
    """Callback: begin anew."""
    st.session_state.pop(KEY, None)


def taken_back() -> None:
    """Something was taken back: of what was written it is not said any more that it is, and what was not is looked at
    again, beside what is there now."""
    batch = now()
    if batch is None:
        return
    batch.dry = batch.done = None
    batch.reports = [report for report in batch.reports if report.done is None]
    look_again(batch)
    if not (batch.rows or batch.reports or batch.unknown):
        forget()


def look_again(batch: Batch) -> None:
    """What is there is another thing now: for every report that was not written yet it is read again."""
    for report in batch.reports:
        report.shown.clear()


def widget() -> str:
    """The uploader's key: another one each time, so that it is empty again."""
    return f"jisr.import.files.{st.session_state.get(_TIMES, 0)}"


def take(page: "Page", files: list[UploadedFile]) -> None:
    """Read what was brought, let the files go, and draw the page anew."""
    t = page.t
    batch = Batch()
    bar = st.progress(0.0, text=t("Reading the files"))

    def progress(done: int, total: int) -> None:
        bar.progress(min(done / total, 1.0) if total else 1.0, text=t("Reading the files"))

    incoming = [Incoming(file.name, data=file.getvalue()) for file in files]
    kinds = [kind_of(file) for file in incoming]
    counted: dict[Kind, int] = {}
    for number, (file, kind) in enumerate(zip(incoming, kinds, strict=True), start=1):
        if kind is Kind.ROWS or (kind is None and may_be_shown(file.name)):
            batch.rows.append(file)
        elif kind is None:
            batch.unknown.append(unknown(called(None, number=number)(t), file))
        else:
            counted[kind] = counted.get(kind, 0) + 1
            name = called(kind, number=counted[kind] if kinds.count(kind) > 1 else 0)
            found = opened(file, kind=kind, this_year=today(page.settings).year, progress=progress)
            batch.reports.append(Report(name, found, len(batch.reports)))
    batch.rows = told_apart(batch.rows)
    with undisturbed():
        _let_go(files)
        st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
        # Before the dry run, for which others may leave no room: then the next click tries again.
        st.session_state[KEY] = batch
    look(page, batch)
    again()


def look(page: "Page", batch: Batch) -> None:
    """The dry run of the files of rows, where there was none yet."""
    if batch.rows and batch.dry is None:
        batch.dry = bring(page, batch, dry_run=True, label=page.t("Reading the files"))


def bring(page: "Page", batch: Batch, *, dry_run: bool, label: str) -> Result:
    """The files of rows, as :func:`outreach.importers.bring_in` takes them: not otherwise than they were shown."""
    bar = st.progress(0.0, text=label)
    return bring_in(
        page.settings.database_url,
        files=batch.rows,
        home_country=page.settings.home_country,
        viewer=page.viewer,
        dry_run=dry_run,
        shown=None if dry_run else batch.dry,
        progress=lambda done, total: bar.progress(min(done / total, 1.0) if total else 1.0, text=label),
    )


def _let_go(files: list[UploadedFile]) -> None:
    """Take the files out of the server's memory, where they would stay as long as the reader does."""
    context = get_script_run_ctx()
    for file in files:
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
