"""The way from a row that is shown to the page where it is corrected, for those who may."""

from typing import TYPE_CHECKING

from outreach.acting import Role, allowed
from outreach.entry.fields import TABLES
from outreach.queries import entry

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def correct(page: "Page", *, table: str, key: str, label: str = "") -> None:
    """Draw the link; nothing where the viewer may not write, or the table has no such form.

    Args:
        label: other words than "Correct this row", where several rows are shown.
    """
    if not may(page):
        return
    words = label or page.t("Correct this row")
    if table == "activity":
        if page.ask(entry.is_own, key=key):
            page.link("log", words, icon=":material/edit:", key=key)
    elif table in TABLES:
        page.link("correct", words, icon=":material/edit:", table=table, row=key)


def rows(page: "Page", *, table: str, label: str) -> None:
    """Draw the way to where the rows of a table are found and corrected, for those who may."""
    if may(page):
        page.link("correct", label, icon=":material/edit:", table=table)


def may(page: "Page") -> bool:
    """Whether the viewer may correct rows."""
    return allowed(page.viewer, Role.EDITOR)
