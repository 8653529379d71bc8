"""From the profile of a place to its briefing sheet, and to the plan of the next activity there."""

from typing import TYPE_CHECKING

from outreach.acting import allowed
from outreach.screen import log_asked
from outreach.screen.pagetable import BY_KEY

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def draw(page: "Page", *, level: str, code: str, key: str = "") -> None:
    """The links. Without the ``key`` of a community, the sheet is of the whole country."""
    t = page.t
    page.link("briefing", t("Briefing sheet"), icon=":material/badge:", **({"key": key} if key else {"code": code}))
    if allowed(page.viewer, BY_KEY["log"].role):
        page.link("log", t("Plan an activity"), icon=":material/event:", **log_asked.link(level, key, code))
