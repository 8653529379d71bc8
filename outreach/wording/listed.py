"""Activities as lines that people read: codes in words, dates no finer than they are known."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from outreach.each_row import as_dicts
from outreach.i18n import Translator
from outreach.wording import activity_words

MOST_PLACES = 3


def activities(rows: pd.DataFrame, *, day: date, t: Translator) -> pd.DataFrame:
    """For each row of ``queries.activities.table``, in its order: ``key, when, title, kind, status, where, attendance,
    initiative, organiser, sources``, all but the last in the reader's language. None where nothing is known.

    Args:
        day: today: what was planned for a day before it is said to have passed.
    """
    records = as_dicts(rows)
    return pd.DataFrame({
        "key": [row["key"] for row in records],
        "when": [t.date(row["starts"], row["precision"] or "day") for row in records],
        "title": [t.name(row, "title") for row in records],
        "kind": [t.label(row["kind"], family="kind") for row in records],
        "status": [activity_words.status_of(row, day=day, t=t) for row in records],
        "where": [where(row["countries"], t=t) for row in records],
        "attendance": [attendance(row["attendance"], row["attendance_basis"], t=t) for row in records],
        "initiative": [t.name(row, "initiative") if row["initiative"] else None for row in records],
        "organiser": [t.label(row["organiser"], family="organiser") for row in records],
        "sources": [row["sources"] for row in records],
    })  # fmt: skip


def names(joined: Iterable[str], words: Mapping[str, str]) -> list[str]:
    """For each row its codes, joined with ``;``, in ``words`` that are joined alike; a code that has none stays."""
    return [";".join(words.get(code, code) for code in codes.split(";")) for codes in joined]


def where(codes: str, *, t: Translator) -> str | None:
    """Countries, joined with ``;``, by their names: the first three, and how many more."""
    names = [t.country(code) for code in codes.split(";") if code]
    if not names:
        return None
    if len(names) <= MOST_PLACES:
        return t.list(names)
    first, second, third = names[:MOST_PLACES]
    return t.plural(
        "{first}, {second}, {third} and {n} more",
        "{first}, {second}, {third} and {n} more",
        len(names) - MOST_PLACES,
        first=first,
        second=second,
        third=third,
    )


def attendance(people: object, basis: str, *, t: Translator) -> str | None:
    """A number of people with its basis; None where nobody collected one."""
    if people is None or pd.isna(people):
        return None
    if basis == "counted":
        return t("{people} counted", people=int(people))
    return t("about {people}, estimated", people=int(people))
