"""What the lists of a pack are called, and what they say without a line: the same on the page and in its files."""

from collections.abc import Iterable

from outreach.i18n import Translator, mark
from outreach.reports.pack import Action

# In the order in which they are listed.
STANDINGS = {
    "late": mark("Late"),
    "open": mark("Still open"),
    "done": mark("Done"),
    "dropped": mark("Dropped"),
}
TITLES = {
    "overdue": mark("Overdue requests by authority"),
    "past_cadence": mark("Communities past their cadence"),
    "decisions": mark("Decisions needed"),
    "actions": mark("Actions of last week"),
}
"""What the lists are called, on the page too."""
EMPTY = {
    "overdue": mark("No request is overdue."),
    "past_cadence": mark("No community is past its cadence."),
    "decisions": mark("Nothing waits for a decision."),
    "actions": mark("No action was taken on last week."),
}


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Actions of a pack, those that the meeting asks about first."""
    return sorted(actions, key=lambda each: tuple(STANDINGS).index(each.standing))


def list_title(name: str, t: Translator) -> str:
    """What a list of the pack is called."""
    return t(TITLES[name])


def nothing(name: str, t: Translator) -> str:
    """What stands for a list without a line."""
    return t(EMPTY[name])
