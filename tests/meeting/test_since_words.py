"""What has changed since a week was frozen, in the words of its page: what was, and what is."""

from sqlmodel import select

from models import Activity, Community, Decision, MeetingAction, Request, Target
from outreach.i18n import translator
from outreach.meeting import since_lists, since_words
from outreach.writing import rows
from tests.meeting.test_freeze import VISIT, told
from tests.meeting.test_since import asked, frozen, lines, who
from tests.one_kind import postgresql_alone, sqlite_alone

__all__ = ["asked", "frozen", "who"]


@sqlite_alone
def test_who_asked_and_until_when_is_told(world, frozen, who) -> None:
    """A corrected name, day and need of what waits for a decision, and only of these."""
    keys = {what: key for key, what in world.execute(select(Decision.key, Decision.what))}
    rows.change(world, Decision, keys["Who travels"], {"raised_by": "Editor Two"}, token=None, **who)
    for day in ("2026-12-01", "2026-12-02"):
        rows.change(world, Decision, keys["Needed first"], {"needed_by": day}, token=None, **who)
    world.commit()
    found = {key: one for (_, key), one in lines(world, frozen).items()}
    assert set(found) == {keys["Who travels"], keys["Needed first"]}
    for language, days in (("en", ("25", "2")), ("ar", ("٢٥", "٢"))):
        t = translator(language, digits="arab" if language == "ar" else None)
        told = since_words.of_line(found[keys["Who travels"]], t)
        assert "Editor One" in told.then and "Editor Two" in told.now
        told = since_words.of_line(found[keys["Needed first"]], t)
        assert all(day in words for day, words in zip(days, (told.then, told.now), strict=True))
    # Back as it was: nothing to tell.
    rows.change(world, Decision, keys["Needed first"], {"needed_by": "2026-11-25"}, token=None, **who)
    world.commit()
    assert ("decisions", keys["Needed first"]) not in lines(world, frozen)


@postgresql_alone
def test_no_change_is_told_in_the_same_words_twice(world, frozen, asked, who) -> None:
    """Whatever of a figure or a line is compared is also printed: then and now never read the same."""
    keys = {what: key for key, what in world.execute(select(Decision.key, Decision.what))}
    taken = {what: key for key, what in world.execute(select(MeetingAction.key, MeetingAction.what))}
    target = world.scalar(select(Target.key).where(Target.value == 3))
    by_table = {
        Community: {"kw": {"tier": "C"}, "fr": {"tier": "B"}},
        Request: {asked[0]: {"raised_on": "2026-09-28"}},
        Decision: {keys["Who travels"]: {"raised_on": "2026-11-21"}, keys["Needed first"]: {"raised_by": "B"}},
        MeetingAction: {
            taken["Call the consulate"]: {"what": "Call the embassy"},
            taken["Send it"]: {"due_on": "2026-11-19"},
        },
        Target: {target: {"value": "4"}},
        Activity: {"now": {"attendance": 41}},
    }
    rows.add(world, Activity, VISIT | {"starts": "2026-11-16", "ends": "2026-11-16"}, **who)
    rows.change(world, Community, "us", {"tier": "C"}, token=None, **who)
    for table, changes in by_table.items():
        for key, values in changes.items():
            rows.change(world, table, key, values, token=None, **who)
    world.commit()
    figures, moved = told(world, frozen), lines(world, frozen)
    assert {of for of, _ in moved} == set(since_lists.LISTS) and len(moved) >= 7 and len(figures) >= 3
    assert ("overdue", "customs") in moved
    for t in (translator("en"), translator("ar")):
        said = {key: since_words.of_line(one, t) for key, one in moved.items()}
        assert [key for key, one in said.items() if one is None] == []
        every = [*said.values(), *(one for figure in figures.values() for one in since_words.of_figure(figure, t))]
        assert [one for one in every if one.then == one.now or one.then in one.now.split()] == []


@sqlite_alone
def test_a_tier_and_a_day_that_were_corrected_say_which(world, frozen, asked, who) -> None:
    """The cadence, and the age of the oldest request: the other numbers of their lines stayed."""
    rows.change(world, Community, "us", {"tier": "B"}, token=None, **who)
    rows.change(world, Request, asked[0], {"raised_on": "2026-09-28"}, token=None, **who)
    world.commit()
    found, t = lines(world, frozen), translator("en")
    cadence = since_words.of_line(found["past_cadence", "us"], t)
    assert "30" in cadence.then and "90" in cadence.now
    oldest = since_words.of_line(found["overdue", "customs"], t)
    before, now = (found["overdue", "customs"].then, found["overdue", "customs"].now)
    assert before.oldest_days < now.oldest_days
    assert str(before.oldest_days) in oldest.then and str(now.oldest_days) in oldest.now
