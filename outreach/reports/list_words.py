"""What the lists of a pack are called, and what they say without a line: the same on the page and in its files."""

from collections.abc import Iterable

from outreach.i18n import Translator, mark
from outreach.reports.pack import Action, DecisionNeeded, Overdue, PastCadence

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


def overdue_words(one: Overdue, t: Translator) -> str:
    """What there is to say of an authority that is late."""
    return t(
        "{late} overdue of {open} open; the oldest {days} working days",
        late=one.overdue,
        open=one.open,
        days=one.oldest_days,
    )


def past_words(one: PastCadence, t: Translator) -> str:
    """How long ago a community was met, and how often it is to be."""
    if one.since is not None:
        return t("{days} days ago; to be met every {cadence} days", days=one.since, cadence=one.cadence_days)
    if one.contact == "never":
        return t("never met; to be met every {cadence} days", cadence=one.cadence_days)
    return t("not reported; to be met every {cadence} days", cadence=one.cadence_days)


def asked_words(one: DecisionNeeded, t: Translator) -> str:
    """Who asks for a decision, and since when it waits."""
    return t("{who}, since {day}", who=t.isolate(one.asked_by.of(t)), day=t.known_date(one.since))


def owner_words(one: Action, t: Translator) -> str:
    """Who took something on, and until when."""
    due = t("due {day}", day=t.known_date(one.due)) if one.due else t("without a day")
    return t("{owner}, {due}", owner=t.isolate(one.owner.of(t)), due=due)


def list_title(name: str, t: Translator) -> str:
    """What a list of the pack is called."""
    return t(TITLES[name])


def nothing(name: str, t: Translator) -> str:
    """What stands for a list without a line."""
    return t(EMPTY[name])
