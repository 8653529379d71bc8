"""What every table shares: one registry of its own, names for constraints, codes, times in UTC."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Enum, MetaData
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# SQLModel's global registry breaks when Streamlit loads a module again.
class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """The parent of every table."""

    # An error names the field and the rule: what stood there may be people's words.
    model_config = {"hide_input_in_errors": True}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC; SQLite would hand it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: object) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; give a moment with one, as datetime.now(UTC).")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: object) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def longest(table: type[SQLModel], column: str) -> int | None:
    """How many characters a column of text takes; None where there is no limit."""
    rules = table.model_fields[column].metadata
    return next((rule.max_length for rule in rules if hasattr(rule, "max_length")), None)


def codes(enum: type[StrEnum], name: str) -> Enum:
    """A column of codes: the member's value is stored, and the database refuses any other.

    Args:
        enum: the codes.
        name: the column's name, which the constraint is called after.
    """
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Keyed(Base):
    """A row that files and addresses name by its ``key``, and that remembers the import it came in with."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=80, unique=True, nullable=False, min_length=1)
    import_run_id: int | None = Field(default=None, foreign_key="import_run.id", index=True)
