"""Every rule of the database that a form can break has its words, and both databases are understood."""

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from models import Base, Channel, ChannelReading, Community, CoverageReason, DiasporaEstimate, Entity, PublishedFigure
from outreach.entry.row_save import at_fields
from outreach.writing import rows
from outreach.writing.broken import CODE, Rule, broken, rule
from outreach.writing.problems import Refused, Taken
from outreach.writing.shapes import SHAPES, WRITTEN_BY_HAND
from tests.small_world import HOME

READING = {"channel": "c1", "read_on": "2023-01-01", "basis": "counted"}
REASON = {"community": "sa", "hindrance": "conflict", "since": "2023-01-02"}
FIGURE = {"metric": "sessions", "value": "6", "value_text": "6", "qualifier": "exact", "definition": "Sessions"}
ESTIMATE = {"country_code": "SA", "year": 2023, "source": "other", "basis": "citizens_official", "nationals": 9}
COUNTED = READING | {"audience": 5, "audience_unit": "members"}


def rules() -> list[tuple[str, str]]:
    """Table and name of each rule of the tables that staff write."""
    found = []
    for name in WRITTEN_BY_HAND:
        table = Base.metadata.tables[name]
        own = [one for one in table.constraints if isinstance(one, CheckConstraint | UniqueConstraint)]
        found += [(name, str(one.name)) for one in (*own, *(index for index in table.indexes if index.unique))]
    return sorted(found)


@pytest.mark.parametrize(("table", "name"), rules())
def test_a_rule_has_its_words_at_a_column_of_its_table(table, name) -> None:
    found = rule(Base.metadata.tables[table], name)
    assert found is not None and found.text
    assert found.column in SHAPES[table].names


@pytest.mark.parametrize(
    ("table", "values", "column"),
    [
        (ChannelReading, READING, "audience"),
        (ChannelReading, READING | {"audience": 5}, "audience_unit"),
        (ChannelReading, COUNTED | {"net_followers": -1}, "audience"),
        (ChannelReading, READING | {"messages": -1}, "messages"),
        (ChannelReading, READING | {"messages": 1, "basis": "not_collected"}, "basis"),
        (Channel, {"kind": "x", "name_en": " "}, "name_en"),
        (Channel, {"kind": "x", "name_en": "C", "starts": "2023-01-01"}, "precision"),
        (Community, {"country_code": "SA", "level": "city", "name_en": "Riyadh"}, "name_en"),
        (Community, {"country_code": "SA", "level": "city", "name_ar": "المملكة العربية السعودية"}, "name_ar"),
        (Community, {"country_code": "SA", "level": "country", "name_en": "Other"}, "level"),
        (Community, {"country_code": "XX", "level": "city", "name_en": "Other"}, ""),
        (Entity, {"community": "sa", "name_en": "A house"}, "name_en"),
        (CoverageReason, REASON | {"until": "2023-01-01"}, "until"),
        (CoverageReason, REASON | {"hindrance": "other"}, "remark"),
        (PublishedFigure, FIGURE | {"qualifier": "range"}, "value"),
        (PublishedFigure, FIGURE | {"value": None}, "value"),
        (PublishedFigure, FIGURE | {"definition": " "}, "definition"),
        (DiasporaEstimate, ESTIMATE | {"year": 1850}, "year"),
        (DiasporaEstimate, ESTIMATE | {"nationals": -1}, "nationals"),
    ],
)
def test_what_either_database_says_is_understood(world, editor, table, values, column) -> None:
    """On SQLite, which names columns that had to differ, and on PostgreSQL, which names the rule."""
    rows.add(world, Channel, {"key": "c1", "kind": "x", "name_en": "C"}, viewer=editor, home_country=HOME)
    rows.add(world, Entity, {"community": "sa", "name_en": "A house"}, viewer=editor, home_country=HOME)
    with pytest.raises(Refused) as caught:
        rows.add(world, table, values, viewer=editor, home_country=HOME)
    found = broken(caught.value)
    assert found is not None and found.column == column


@pytest.mark.parametrize(
    ("table", "values", "column"), [(ChannelReading, COUNTED, "read_on"), (DiasporaEstimate, ESTIMATE, "year")]
)
def test_a_twin_without_a_key_is_said_at_its_column(world, editor, table, values, column) -> None:
    """Of rows that have no key, what tells them apart is taken."""
    rows.add(world, Channel, {"key": "c1", "kind": "x", "name_en": "C"}, viewer=editor, home_country=HOME)
    rows.add(world, table, values, viewer=editor, home_country=HOME)
    with pytest.raises(Taken) as caught:
        rows.add(world, table, values, viewer=editor, home_country=HOME)
    assert list(at_fields(caught.value, SHAPES[table.__tablename__])) == [column]


def test_what_nobody_knows_has_no_words() -> None:
    """A code that may not stand there has; another saying of the database has none."""
    assert broken(Refused("channel", "c1", "disk full")) is None
    assert rule(Base.metadata.tables["channel"], "ck_channel_kind") == Rule(CODE, "kind")
