"""Entities: the organisations of communities."""

from sqlalchemy import select

from models import Community, Entity
from outreach.importers.columns import Column, key, reference
from outreach.importers.known import Known
from outreach.importers.messages import RowError, say, shortened
from outreach.importers.readers.shared import named_somehow
from outreach.importers.records import Cells, Reader, Record, Target
from outreach.marks import mark

NAMES = ("name_en", "name_ar")


def _build(row: int, cells: Cells) -> list[Record]:
    values = {"key": cells["entity_id"], "community_id": cells["community"], **{name: cells[name] for name in NAMES}}
    return [Record(row, Entity, values)]


def _names_once(file: str, records: list[Record], known: Known) -> list[RowError]:
    """Its two names stand for one entity of a community: among the rows, and against what is there."""
    coming = {record.values["key"] for record in records}
    held = known.db.execute(select(Entity.community_id, Entity.name_en, Entity.name_ar, Entity.key))
    taken = {tuple(names): key for *names, key in held if key not in coming}
    errors = []
    for record in records:
        own = record.values["key"]
        holder = taken.setdefault(tuple(record.values[name] for name in ("community_id", *NAMES)), own)
        if holder != own:
            expected = say(mark("Names that no other entity of the community has: {key} has them."), key=holder)
            value = record.values["name_en"] or record.values["name_ar"]
            errors.append(RowError(file, record.row, "name_en", shortened(value), expected))
    return errors


ENTITIES = Reader(
    name="entities",
    columns=(
        Column("entity_id", key, required=True),
        Column("community", reference(Community), required=True),
        Column("name_en", blank=""),
        Column("name_ar", blank=""),
    ),
    targets=(Target(Entity),),
    parts=(named_somehow(*NAMES),),
    build=_build,
    named={"key": "entity_id", "community_id": "community"},
    whole=_names_once,
)
