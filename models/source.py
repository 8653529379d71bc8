"""Where rows come from: what was published, and the imports they came in with."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from models.base import Base, UtcDateTime, codes
from models.codes import Collection
from models.rules import at_least_zero, not_blank


class Source(Base, table=True):
    """A published page or document. ``address`` is empty where only the outlet is known."""

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("address = '' OR address LIKE 'https://%' OR address LIKE 'http://%'", name="address_is_http"),
        CheckConstraint("address <> '' OR length(trim(outlet)) > 0", name="says_where"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=64, unique=True)
    """SHA-256 of address, outlet and date: one row for one citation. An address is too long for an index."""
    address: str = Field(default="", max_length=2000)
    outlet: str = Field(default="", max_length=200)
    published_on: date | None = None


class ImportRun(Base, table=True):
    """One import: what came in, when, and what it did. ``checksum`` is the SHA-256 of what was read."""

    __tablename__ = "import_run"
    __table_args__ = (
        *at_least_zero("rows_added", "rows_changed", "rows_left"),
        *not_blank("reader", "imported_by"),
        CheckConstraint("length(checksum) = 64", name="checksum_is_sha256"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reader: str = Field(max_length=40)
    """The format it was read as."""
    file_name: str = Field(max_length=255)
    checksum: str = Field(max_length=64)
    collection: Collection = Field(sa_type=codes(Collection, "collection"))
    imported_at: datetime = Field(sa_type=UtcDateTime)
    imported_by: str = Field(max_length=120)
    rows_added: int = 0
    rows_changed: int = 0
    rows_left: int = 0


class Revision(Base, table=True):
    """One row: how often the data changed. Whoever caches, caches under it."""

    __tablename__ = "revision"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    number: int = 0
