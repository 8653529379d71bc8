"""What a reader makes of a row, and what a reader is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from models import Base
from models.base import longest
from outreach.importers.citations import Citation
from outreach.importers.columns import Column, text
from outreach.importers.known import Known
from outreach.importers.messages import RowError


@dataclass(frozen=True)
class Link:
    """A table of links that belong to a row: ``owner`` is the column of the row's id, ``columns`` the others."""

    table: type[Base]
    owner: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """A table that a format feeds.

    ``identity`` are the columns that tell rows apart; ``sources`` the link to ``source``, where it has one;
    ``parent`` is ``(column, table)`` where a row belongs to a row of the same file that is named by key.
    """

    table: type[Base]
    identity: tuple[str, ...] = ("key",)
    links: tuple[Link, ...] = ()
    sources: Link | None = None
    parent: tuple[str, type[Base]] | None = None


@dataclass
class Record:
    """A row for a table. ``links`` holds ids by table of links, ``citations`` what it cites, in order."""

    row: int
    table: type[Base]
    values: dict[str, object]
    links: dict[type[Base], list[tuple]] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    kept: Mapping[str, str] = field(default_factory=dict)
    """What a row that is there keeps, since the file has no such column; see ``Reader.kept``."""


Cells = Mapping[str, object]
"""A row's values by column, parsed."""


@dataclass(frozen=True)
class Part:
    """What several columns say together. ``make`` raises :class:`~outreach.importers.messages.Unfit`; the error stands
    under the first of ``columns`` unless it names another."""

    name: str
    columns: tuple[str, ...]
    make: Callable[[Cells, Known], object]


@dataclass(frozen=True)
class Reader:
    """One format: its columns, the tables that it feeds, and how a row becomes records.

    ``parts`` are made of several columns together, as a date of its text, precision and basis: each is tried where its
    own columns are good, so that one fault does not hide another, and stands among the cells under its name.
    ``kept`` names columns of a table that an import leaves alone where the file has no column for them, and beside each
    the column that must be unchanged for that, if any: a number that changes loses the basis of the old one.
    ``named`` says which column of the file a column of a table comes from, where they differ. ``whole`` looks at all
    records together.
    """

    name: str
    columns: tuple[Column, ...]
    targets: tuple[Target, ...]
    build: Callable[[int, Cells], list[Record]]
    parts: tuple[Part, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    whole: Callable[[str, list[Record], Known], list[RowError]] | None = None

    @property
    def identity(self) -> list[str]:
        """The columns of the file that tell its rows apart."""
        return [self.named.get(name, name) for target in self.targets[:1] for name in target.identity]


def limits(reader: Reader) -> dict[str, int]:
    """How many characters the tables take, by column of free text."""
    free = {column.name for column in reader.columns if column.parse is text}
    most_of: dict[str, int] = {}
    for target in reader.targets:
        for name in target.table.model_fields:
            column, most = reader.named.get(name, name), longest(target.table, name)
            if column in free and most:
                most_of[column] = min(most, most_of.get(column, most))
    return most_of
