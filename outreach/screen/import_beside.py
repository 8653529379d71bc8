"""What a report would write, on the page of imports: from what is there to what it says, value by value."""

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.importers import beside_words
from outreach.importers.beside import Beside
from outreach.importers.keep import beside
from outreach.importers.kept import outcome
from outreach.importers.opened import Report as Counted
from outreach.plain import plain
from outreach.screen import parts
from outreach.screen.import_batch import Report
from outreach.screen.import_rows import MOST_CHANGES

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", report: Report, counted: Counted, at: tuple[str, str], *, place: int) -> Beside:
    """What writing it would do, as it was when somebody said how its dates are read and where it belongs (``at``).

    Raises:
        WriteProblem: it cannot be written there.
    """
    t = page.t
    shown = _seen(page, report, counted, at)
    said = plain(outcome(shown.kept, dry_run=True)(t))
    values = [*shown.changed, *shown.added]
    if shown.kept.apart:
        # Where nothing would be written, nothing is to be asked.
        asked = [t("Is it the right one?")] if values else []
        st.warning(plain(" ".join([shown.kept.apart(t), *asked])), icon=":material/warning:")
    if not values:
        st.info(said, icon=":material/info:")
        return shown
    side = "right" if t.is_rtl else "left"
    frame = pd.DataFrame(
        [
            (one.day, beside_words.column(one, t=t), *beside_words.from_to(one, shown.table, t=t))
            for one in values[:MOST_CHANGES]
        ],
        columns=["day", "column", "before", "after"],
    )
    columns = {"day": t("Day"), "column": t("Column"), "before": t("From"), "after": t("To")}
    if values[0].day is None:
        columns.pop("day")
    parts.block(
        page,
        key=f"beside-{place}",
        title=t("What would be written"),
        chart=None,
        frame=frame[list(columns)],
        columns=columns,
        topic=t("Changes"),
        scope=str(place + 1),
        column_config={"day": st.column_config.DateColumn(t("Day"), format="YYYY-MM-DD", alignment=side)},
        note=t("The first {n} are shown.", n=MOST_CHANGES) if len(values) > MOST_CHANGES else "",
    )
    st.caption(said)
    return shown


def _seen(page: "Page", report: Report, counted: Counted, at: tuple[str, str]) -> Beside:
    # Read once: what is written is held against what was shown, and not against what is there by then.
    if at not in report.shown:
        with page.db() as db:
            report.shown[at] = beside(db, counted, at[1])
    return report.shown[at]
