"""No code reaches a reader raw: every column of codes of every table, in every language."""

from datetime import date

import pytest
from sqlalchemy import Date, Enum

from models import Base
from outreach.i18n import LANGUAGES, translator
from outreach.labels import LABELS
from outreach.wording import history_rows
from outreach.wording.history_words import family_of, is_day

COLUMNS = [(table.name, column) for table in Base.metadata.sorted_tables for column in table.columns]
CODES = [(table, column) for table, column in COLUMNS if isinstance(column.type, Enum)]


@pytest.mark.parametrize(("table", "column"), CODES, ids=lambda one: getattr(one, "name", one))
def test_every_code_of_every_column_is_said_in_words(table, column) -> None:
    """A table that has a column of codes with a new enum gives it a family in ``outreach/labels.py``."""
    family = family_of(table, column.name)
    assert set(column.type.enums) <= set(LABELS[family])
    for language in LANGUAGES:
        t = translator(language)
        for code in column.type.enums:
            said = history_rows.value(code, column=column.name, table=table, t=t)
            assert said == t.label(code, family=family)


def test_one_name_means_two_things_in_two_tables() -> None:
    """The kind of a channel is none of an activity's, the basis of an estimate none of a reading's."""
    t = translator("ar")
    said = {
        (table, column): history_rows.value(code, column=column, table=table, t=t)
        for table, column, code in (
            ("activity", "kind", "other"),
            ("channel", "kind", "x"),
            ("channel_reading", "basis", "counted"),
            ("diaspora_estimate", "basis", "citizens_official"),
        )
    }
    assert said == {
        ("activity", "kind"): t.label("other", family="kind"),
        ("channel", "kind"): t.label("x", family="channel_kind"),
        ("channel_reading", "basis"): t.label("counted", family="attendance_basis"),
        ("diaspora_estimate", "basis"): t.label("citizens_official", family="estimate_basis"),
    }


@pytest.mark.parametrize(
    ("table", "column"),
    [pair for pair in COLUMNS if isinstance(pair[1].type, Date)],
    ids=lambda one: getattr(one, "name", one),
)
def test_every_day_is_written_as_one(table, column) -> None:
    t = translator("en")
    assert is_day(table, column.name)
    found = history_rows.value("2026-09-10", column=column.name, table=table, t=t)
    assert found == t.date(date(2026, 9, 10))


def test_a_year_has_no_separators_and_a_figure_has() -> None:
    """Also one that is kept as text, since it may have decimals."""
    t = translator("en")
    for table, column, found, said in (
        ("diaspora_estimate", "year", 2020, "2020"),
        ("diaspora_estimate", "nationals", 2020, "2,020"),
        ("published_figure", "value", "31900000000.125", "31,900,000,000.125"),
        ("target", "value", "0.85", "0.85"),
    ):
        assert history_rows.value(found, column=column, table=table, t=t) == said


def test_what_is_gone_by_now_is_shown_as_it_was_written() -> None:
    """A table or column of an older version, and links, which are no columns."""
    t = translator("en")
    for table, column in (("gone", "kind"), ("activity", "gone"), ("activity", "communities")):
        assert (family_of(table, column), is_day(table, column)) == ("", False)
        assert history_rows.value("visit", column=column, table=table, t=t) == t.isolate("visit")
