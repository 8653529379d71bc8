"""Files of rows on the page of imports: what they would do, what is wrong with them, and writing them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.i18n import Translator, mark
from outreach.importers import FileResult, Incoming, Result, RowError, report
from outreach.importers.outcome import Difference
from outreach.importers.refused import extension, others, refused
from outreach.plain import plain
from outreach.screen import import_batch, parts
from outreach.screen.file_button import file_named
from outreach.screen.import_batch import Batch
from outreach.screen.undisturbed import again, undisturbed

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_CHANGES = 1000
MEND = mark("Mend the refused rows and bring their file: its column refused_because may stay, nobody reads it.")
MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def draw(page: "Page", batch: Batch) -> None:
    """The dry run, or what was written, and what can be done next."""
    t = page.t
    import_batch.look(page, batch)
    result = batch.done or batch.dry
    if result is None and not batch.unknown:
        return
    if result is not None and result.moved:
        st.warning(
            t("Nothing was written: somebody changed these rows since you looked. This is what would be done now."),
            icon=":material/sync_problem:",
        )
    if result is not None and any(file.format for file in result.files):
        _counts(page, result, written=batch.done is not None)
        for line in (line for file in result.files for line in report.passed(t, file)):
            st.caption(plain(line))
    errors = [*batch.unknown, *(result.errors if result else [])]
    if errors:
        wrong(page, errors, count=len(errors))
    if result is None:
        return
    if batch.done is not None:
        st.success(t("Written. All of it can be taken back below."), icon=":material/check:")
        return
    if result.errors:
        _mending(page, batch.rows, result)
        return
    _changes(page, result)
    if result.nothing_to_do:
        st.info(plain(report.nothing_to_do(t, result)), icon=":material/info:")
    elif st.button(t("Bring them in"), type="primary", key="jisr.import.confirm", icon=":material/check:"):
        with undisturbed():
            batch.done = import_batch.bring(page, batch, dry_run=False, label=t("Writing"))
            batch.rows = [] if batch.done.written else batch.rows
            if not batch.done.written:
                batch.dry, batch.done = batch.done, None
            again()


def _counts(page: "Page", result: Result, *, written: bool) -> None:
    t = page.t
    files = [file for file in result.files if file.format]
    frame = pd.DataFrame({
        "file": [file.file for file in files],
        "format": [file.format for file in files],
        "rows": [file.rows for file in files],
        "added": [file.outcome.count("added") for file in files],
        "changed": [file.outcome.count("changed") for file in files],
        "left": [file.outcome.count("left") for file in files],
        "refused": [file.refused for file in files],
    })  # fmt: skip
    columns = {
        "file": t("File"),
        "format": t("Format"),
        "rows": t("Rows"),
        "added": t("Added") if written else t("To add"),
        "changed": t("Changed") if written else t("To change"),
        "left": t("Left as it was") if written else t("To leave as it is"),
        "refused": t("Refused"),
    }
    if written:
        title = t("What was written")
    elif result.errors:
        title = t("Nothing was written: something is wrong")
    else:
        title = t("What would be written")
    parts.block(page, key="files", title=title, chart=None, frame=frame, columns=columns, topic=t("Import"))


def wrong(page: "Page", errors: list[RowError], *, count: int, key: str = "errors", scope: str = "") -> None:
    """Everything that is wrong, as a table with its file; before it, that rows were not checked, or lines not named.
    ``count`` is how many things they are, ``scope`` what the name of that file calls the report that it is of.
    """
    t = page.t
    for error in errors:
        if error.is_beyond:
            said = {"file": t.isolate(error.file), "row": error.row, "expected": error.expected(t)}
            st.caption(plain(t("{file}, line {row}. Expected: {expected}", **said)))
    frame = pd.DataFrame({
        "file": [error.file for error in errors],
        "row": pd.array([error.row or None for error in errors], dtype="Int64"),
        "last": pd.array([_last(error) for error in errors], dtype="Int64"),
        "column": [error.column for error in errors],
        "value": [_value(error, t) for error in errors],
        "expected": [error.expected(t) for error in errors],
    })  # fmt: skip
    last = {"last": t("Last line")} if any(error.last for error in errors) else {}
    parts.block(
        page,
        key=key,
        title=t.plural("{n} thing is wrong", "{n} things are wrong", count),
        chart=None,
        frame=frame if last else frame.drop(columns="last"),
        columns={
            "file": t("File"),
            "row": t("Line"),
            **last,
            "column": t("Column"),
            "value": t("Value"),
            "expected": t("What is expected"),
        },
        topic=t("Errors"),
        scope=scope,
        widths={"expected": 560},
        whole=("expected",),
    )


def _last(error: RowError) -> int | None:
    """A line that stands alone is its own last; where lines go on unnamed, nobody says how far."""
    return error.last or (None if error.is_beyond else error.row or None)


def _value(error: RowError, t: Translator) -> str:
    return t("not shown here") if error.column and error.value is None else error.value or ""


def _mending(page: "Page", files: list[Incoming], result: Result) -> None:
    """For each file in which something is wrong, just its refused rows with their reasons, to be mended and brought
    again, and the others."""
    t = page.t
    # A workbook has several tables, and comes back as one workbook.
    tables = [[one for one in result.files if one.source == own.name and one.format] for own in files]
    wrong = [(place, found) for place, found in enumerate(tables) if any(one.errors for one in found)]
    if any(one.refused for _, found in wrong for one in found):
        st.caption(t(MEND))
    if any(one.others for _, found in wrong for one in found):
        st.caption(
            t("The other rows can come in meanwhile, as a file of their own, without columns that are not known here.")
        )
    with st.container(horizontal=True, gap="small", key="jisr-import-refused"):
        for place, found in wrong:
            own, errors = files[place], [error for one in found for error in one.errors]
            number = str(place + 1) if len(files) > 1 else ""
            if any(one.refused for one in found):
                label = plain(t("Refused rows of {file}", file=own.name))
                _file(page, label, t("Refused rows"), own, found, place, number, partial(refused, own, errors, t=t))
            if any(one.others for one in found):
                label = plain(t("Other rows of {file}", file=own.name))
                _file(page, label, t("Other rows"), own, found, place, number, partial(others, own, errors, t=t))


def _file(
    page: "Page",
    label: str,
    topic: str,
    file: Incoming,
    found: list[FileResult],
    place: int,
    number: str,
    make: Callable[[], bytes | None],
) -> None:
    ending = extension(file)
    format = found[0].format if len(found) == 1 else ""
    st.download_button(
        label,
        data=lambda: make() or b"",
        # By its number, where there are several: its own name may be that of a person.
        file_name=file_named(page, topic=topic, scope=f"{format} {number}", extension=ending),
        mime=MIME[ending],
        key=f"jisr.import.apart.{place}.{topic}",
        icon=":material/download:",
        on_click="ignore",
    )


def _from_to(one: Difference, t: Translator) -> tuple[str, str]:
    if one.withheld:
        # What is listed here leaves as a file, too.
        return "", t("changed; its words are not shown here")
    return one.before or t("nothing"), one.after or t("nothing")


def _changes(page: "Page", result: Result) -> None:
    """Rows that are there and would be changed, column by column."""
    t = page.t
    found = [
        (file.file, row, file.outcome.keys[row], one.column, *_from_to(one, t))
        for file in result.files
        for row, differences in file.outcome.differences.items()
        if file.outcome.states.get(row) == "changed"
        for one in differences
    ]
    if not found:
        return
    frame = pd.DataFrame(found[:MOST_CHANGES], columns=["file", "row", "key", "column", "before", "after"])
    parts.block(
        page,
        key="changes",
        title=t.plural("{n} value would change", "{n} values would change", len(found)),
        chart=None,
        frame=frame,
        columns={
            **({"file": t("File")} if len(result.files) > 1 else {}),
            "row": t("Line"),
            "key": t("Key"),
            "column": t("Column"),
            "before": t("From"),
            "after": t("To"),
        },
        topic=t("Changes"),
        note=t("The first {n} are shown.", n=MOST_CHANGES) if len(found) > MOST_CHANGES else "",
    )
