"""Which rule of the database refused a row, in words that are translated where they are read, and at which column.

PostgreSQL names the rule; SQLite names it, or the columns that had to differ, or nothing.
"""

import re
from dataclasses import dataclass

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Table

from models import Base
from outreach.marks import mark
from outreach.writing.problems import Refused

NAMED = re.compile(r"\b(?:ck|uq|fk|pk)_\w+")
DIFFERING = re.compile(r"\w+\.(\w+)")


@dataclass(frozen=True)
class Rule:
    """What a rule wants, as a marked text, and the column where the reader can mend it, as an image calls it."""

    text: str
    column: str = ""


# By the end of their names, which is the same in every table.
CHECKS = {
    "named": Rule(mark("Give a name, in Arabic or in English."), "name_en"),
    "titled": Rule(mark("Give a title, in Arabic or in English."), "title_en"),
    "date_whole_or_absent": Rule(mark("Give the date with how finely it is known, or neither."), "precision"),
    "starts_before_it_ends": Rule(mark("The last day is before the first one."), "starts"),
    "day_is_one_day": Rule(mark("What is known to the day is of one day."), "precision"),
    "date_has_its_basis": Rule(mark("Give the date with what it is the date of, or neither."), "date_basis"),
    "audience_has_its_unit": Rule(
        mark("Give the audience with its unit, or neither: likes are no followers."), "audience_unit"
    ),
    "says_something": Rule(
        mark("A reading says something: an audience, its growth, messages, active members, who joined or left."),
        "audience",
    ),
    "changes_beside_no_audience": Rule(
        mark("An audience, and by how many it grew on a day, are two readings: write each in its own."), "audience"
    ),
    "has_a_basis": Rule(mark("Say whether it was counted or estimated."), "basis"),
    "raised_in_one_place": Rule(
        mark("Give the activity or the channel in which it was raised, one of the two."), "activity"
    ),
    "cancelled_has_its_reason": Rule(
        mark("Give the reason where it was called off, and none where it was not."), "cancelled_because"
    ),
    "minutes_within_a_month": Rule(mark("From one minute to a month."), "minutes"),
    "attendance_has_its_basis": Rule(
        mark("Give the attendance with its basis, or say that it was not collected."), "attendance"
    ),
    "says_what": Rule(mark("Say what was promised, in Arabic or in English."), "what_en"),
    "kept_or_dropped": Rule(mark("It was kept or it was dropped, not both."), "dropped_on"),
    "kept_has_evidence": Rule(
        mark("Give the day that it was kept with where that can be seen, or neither."), "kept_on"
    ),
    "dropped_has_its_reason": Rule(mark("Give the day that it was dropped with the reason, or neither."), "dropped_on"),
    "due_after_it_was_made": Rule(mark("It is due before it was promised."), "due_on"),
    "settled_after_it_was_made": Rule(mark("It was kept or dropped before it was promised."), "starts"),
    "since_before_until": Rule(mark("The last day is before the first one."), "until"),
    "other_says_what": Rule(mark("Say what stands in the way."), "remark"),
    "value_is_a_number": Rule(
        mark("Give the number that was stated; none where it was a range, or no number."), "value"
    ),
    "year_of_our_time": Rule(mark("A year from 1900 to 2100."), "year"),
    "place_is_named": Rule(mark("Give the place that it is for, or the whole world without one."), "place"),
    "decided_with_its_outcome": Rule(
        mark("Give the day of the decision with what was decided, or neither."), "outcome"
    ),
    "decided_after_it_was_raised": Rule(mark("It was decided before it was raised."), "decided_on"),
    "settled_on_a_day": Rule(mark("What is done or dropped has its day; what is open has none."), "settled_on"),
    "women_and_men_within_attendance": Rule(mark("Women and men are more than those who were present."), "women"),
}
UNIQUE = {
    "uq_channel_reading_day": Rule(mark("This channel has a reading of this day in this unit already."), "read_on"),
    "uq_channel_reading_day_without_audience": Rule(
        mark("This channel has a reading of this day without an audience already."), "read_on"
    ),
    "uq_commitment_follows_id": Rule(mark("The ministry follows up this report already."), "follows"),
    "uq_community_name_ar": Rule(mark("Another community of this country has this Arabic name."), "name_ar"),
    "uq_community_name_en": Rule(mark("Another community of this country has this English name."), "name_en"),
    "uq_community_country_wide": Rule(mark("This country has its community of the whole country already."), "level"),
    "uq_country_alpha3": Rule(mark("Another country has this code of three letters."), "alpha3"),
    "uq_target_once": Rule(
        mark("This indicator has a target for this place and period from this day on already."), "starts"
    ),
    "uq_entity_name": Rule(mark("This community has an entity of this name already."), "name_en"),
    "uq_diaspora_estimate_once": Rule(
        mark("This source has an estimate of this country, year and basis already."), "year"
    ),
}
KEY = mark("A row has this key already.")
NEGATIVE = mark("A number from zero up.")
BLANK = mark("This may not be left blank.")
CODE = mark("None of the values that may stand here.")
DANGLING = mark("What it refers to is not there any more.")


def broken(problem: Refused) -> Rule | None:
    """The rule that a row broke; None where the database does not say which, or another one than a rule of ours."""
    table = Base.metadata.tables[problem.table]
    if problem.detail.startswith("FOREIGN KEY"):
        return Rule(DANGLING)
    if problem.detail.startswith("UNIQUE"):
        name = _unique(table, set(DIFFERING.findall(problem.detail)))
    else:
        found = NAMED.search(problem.detail)
        name = found[0] if found else ""
    return rule(table, name)


def rule(table: Table, name: str) -> Rule | None:
    """The words for a rule of a table, by its name."""
    if name in UNIQUE:
        return UNIQUE[name]
    if name == f"uq_{table.name}_key":
        return Rule(KEY, "key")
    if name.startswith("fk_"):
        return Rule(DANGLING)
    end = name.removeprefix(f"ck_{table.name}_")
    if end in CHECKS:
        return CHECKS[end]
    for suffix, text in (("_at_least_zero", NEGATIVE), ("_not_blank", BLANK)):
        if end.endswith(suffix):
            return Rule(text, end.removesuffix(suffix))
    return Rule(CODE, end) if end in table.c else None


def _unique(table: Table, columns: set[str]) -> str:
    """The name of the rule that these columns together differ from row to row."""
    rules = [one for one in table.constraints if not isinstance(one, CheckConstraint | ForeignKeyConstraint)]
    rules += [index for index in table.indexes if index.unique]
    return next((str(one.name) for one in rules if {column.name for column in one.columns} == columns), "")
