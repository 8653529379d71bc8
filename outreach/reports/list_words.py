"""What the lists of a pack are called, and what they say without a line: the same on the page and in its files."""

from collections.abc import Iterable

from outreach import community_words
from outreach.i18n import Translator, mark
from outreach.reports.pack import Action, DecisionNeeded, Overdue, PastCadence

# In the order in which they are listed.
STANDINGS = {
    "late": mark("Late"),
    "open": mark("Still open"),
    "done": mark("Done"),
    "dropped": mark("Dropped"),
}
NOT_MET = {"never": mark("never met"), "not_reported": mark("not reported")}
NO_DAYS = {"never": mark("never"), "not_reported": mark("not reported")}
"""Of a community without a contact, in a sentence, and where a table has the days since."""
SEPARATOR = " · "
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
    return SEPARATOR.join(
        (
            t("{late} overdue of {open} open", late=one.overdue, open=one.open),
            t.plural("the oldest {n} working day", "the oldest {n} working days", one.oldest_days),
        )
    )


def days_since(one: PastCadence, t: Translator) -> str:
    """The days since a community was met as a table has them, or the word for why there are none."""
    days = t(NO_DAYS[one.contact]) if one.since is None else t.number(one.since)
    return community_words.with_cities(days, cities=one.cities_later, never=one.since is None, t=t)


def past_words(one: PastCadence, t: Translator) -> str:
    """How long ago a community was met, what stands in the way of that, and how often it is to be."""
    met = t(NOT_MET[one.contact]) if one.since is None else t.plural("{n} day ago", "{n} days ago", one.since)
    parts = (
        community_words.with_cities(met, cities=one.cities_later, never=one.since is None, t=t),
        t.isolate(one.in_the_way.of(t)) if one.in_the_way else "",
        t.plural("cadence {n} day", "cadence {n} days", one.cadence_days),
    )
    return SEPARATOR.join(filter(None, parts))


def asked_words(one: DecisionNeeded, t: Translator) -> str:
    """Since when a decision waits, which is not to be cut off, and who asks for it."""
    return t("since {day} · {who}", day=t.known_date(one.since), who=t.isolate(one.asked_by.of(t)))


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
