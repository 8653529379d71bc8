"""Rules that stand in the database, each a named constraint with a test that breaks it."""

from sqlalchemy import CheckConstraint


def at_least_zero(*columns: str) -> list[CheckConstraint]:
    """Counts are never negative; unknown is NULL."""
    return [CheckConstraint(f"{column} >= 0", name=f"{column}_at_least_zero") for column in columns]


def not_blank(*columns: str) -> list[CheckConstraint]:
    """A text that must be there is not made of spaces."""
    return [CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_blank") for column in columns]


def named_in_some_language() -> CheckConstraint:
    """Something has a name in English or in Arabic; the pages show the other where one is missing."""
    return CheckConstraint("length(trim(name_en)) > 0 OR length(trim(name_ar)) > 0", name="named")


def whole_period() -> list[CheckConstraint]:
    """A date is a first day, a last day and how finely it is known, or it is wholly unknown."""
    return [
        CheckConstraint(
            "(starts IS NULL) = (ends IS NULL) AND (starts IS NULL) = (precision IS NULL)",
            name="date_whole_or_absent",
        ),
        CheckConstraint("starts <= ends", name="starts_before_it_ends"),
        CheckConstraint("precision <> 'day' OR starts = ends", name="day_is_one_day"),
    ]
