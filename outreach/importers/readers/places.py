"""Places that are no community, or another spelling of one. A list to look up in: nothing of it is stored."""

from models import Community
from outreach.importers.columns import Column, country, reference
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.records import Cells, Part, Reader, Record
from outreach.marks import mark


def _reason(cells: Cells, known: Known) -> None:
    if cells["community_key"] is None and not cells["why"]:
        raise Unfit(say(mark("The key of a community, or the reason why it is none.")))


def _build(row: int, cells: Cells) -> list[Record]:
    return []


PLACES = Reader(
    name="places",
    columns=(
        Column("country", country),
        Column("text", required=True),
        Column("community_key", reference(Community)),
        Column("why", blank=""),
    ),
    targets=(),
    parts=(Part("reason", ("why", "community_key"), _reason),),
    build=_build,
)
