"""How a row is written down as JSON: what tells it apart, and which links belong to it. One shape for each table."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Column

from models import (
    Activity,
    ActivityAuthority,
    ActivityCommunity,
    ActivityCountry,
    ActivityEntity,
    ActivitySource,
    ActivityTopic,
    Authority,
    Base,
    Change,
    Channel,
    ChannelReading,
    ChannelSource,
    Commitment,
    CommitmentSource,
    Community,
    Country,
    CoverageReason,
    Decision,
    DiasporaEstimate,
    Entity,
    EstimateSource,
    FigureSource,
    Initiative,
    MeetingAction,
    Pack,
    PublishedFigure,
    Request,
    RequestEvent,
    Target,
    Theme,
    Topic,
    WeekNote,
)

RUN = "import_run_id"


@dataclass(frozen=True)
class Links:
    """Links of a row: ``name`` is what the history calls them, ``to`` the table that ``other`` refers to."""

    name: str
    table: type[Base]
    owner: str
    other: str
    to: type[Base]

    @property
    def key(self) -> Column:
        """What those at the other end are named by."""
        return self.to.__table__.c["code" if self.to is Country else "key"]


@dataclass(frozen=True)
class Shape:
    """A table's rows as JSON. ``sources`` is the table of links to ``source`` and the owner's column there."""

    table: type[Base]
    identity: tuple[str, ...] = ("key",)
    links: tuple[Links, ...] = ()
    sources: tuple[type[Base], str] | None = None

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.__tablename__

    @cached_property
    def number(self) -> Column:
        """The column that other tables refer to."""
        return next(iter(self.table.__table__.primary_key.columns))

    @cached_property
    def references(self) -> dict[str, Column]:
        """``name -> column`` of what holds the id of a row with a key: ``initiative`` for ``initiative_id``."""
        return {
            column.name.removesuffix("_id"): column
            for column in self.table.__table__.c
            for foreign in column.foreign_keys
            if foreign.column.name == "id" and column.name != RUN
        }

    @cached_property
    def plain(self) -> tuple[Column, ...]:
        """The other columns, without the row's number where that is nobody's name."""
        held = {column.name for column in self.references.values()}
        return tuple(column for column in self.table.__table__.c if column.name not in held and column.name != "id")

    @cached_property
    def names(self) -> frozenset[str]:
        """All that an image of a row holds."""
        links = {link.name for link in self.links} | ({"sources"} if self.sources else set())
        return frozenset({column.name for column in self.plain} | self.references.keys() | links)

    def key_of(self, image: dict) -> str:
        """What the history calls a row: its key, or what tells it apart, joined by slashes."""
        return "/".join(str(image[name] or "") for name in self.identity)


def _links(*pairs: tuple[str, type[Base], str, type[Base]]) -> tuple[Links, ...]:
    return tuple(Links(name, table, "activity_id", other, to) for name, table, other, to in pairs)


SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        Shape(
            Activity,
            links=_links(
                ("communities", ActivityCommunity, "community_id", Community),
                ("countries", ActivityCountry, "country_code", Country),
                ("topics", ActivityTopic, "topic_id", Topic),
                ("authorities", ActivityAuthority, "authority_id", Authority),
                ("entities", ActivityEntity, "entity_id", Entity),
            ),
            sources=(ActivitySource, "activity_id"),
        ),
        Shape(Community),
        Shape(Entity),
        Shape(Channel, sources=(ChannelSource, "channel_id")),
        Shape(Theme),
        Shape(Request),
        Shape(RequestEvent, identity=("request", "position")),
        Shape(Commitment, sources=(CommitmentSource, "commitment_id")),
        Shape(CoverageReason),
        Shape(Target),
        Shape(Decision),
        Shape(MeetingAction),
        Shape(WeekNote),
        Shape(ChannelReading, identity=("channel", "read_on", "audience_unit")),
        Shape(Initiative),
        Shape(Topic),
        Shape(Authority),
        Shape(Country, identity=("code",)),
        Shape(PublishedFigure, sources=(FigureSource, "figure_id")),
        Shape(EstimateSource),
        Shape(DiasporaEstimate, identity=("country_code", "year", "source", "basis")),
    )
}
WRITTEN_BY_HAND = frozenset(
    table.__tablename__
    for table in (
        Activity,
        Community,
        Entity,
        Channel,
        Theme,
        Request,
        ChannelReading,
        Initiative,
        Topic,
        Authority,
        Commitment,
        CoverageReason,
        PublishedFigure,
        EstimateSource,
        DiasporaEstimate,
        Target,
        Decision,
        MeetingAction,
        WeekNote,
    )
)
"""What staff write themselves; the rest comes in with files."""
ONLY_ADDED = frozenset(table.__tablename__ for table in (Change, Pack, RequestEvent))
"""Rows that the database lets nobody change or delete; each has a way of its own to be added."""


def shape_of(table: type[Base]) -> Shape:
    """The shape of a table.

    Raises:
        KeyError: no history is kept of it.
    """
    return SHAPES[table.__tablename__]
