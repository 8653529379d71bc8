"""Controlled lists: topics, authorities, initiatives."""

from models import Authority, Initiative, Topic
from outreach.importers.columns import Column, key, yes_or_no
from outreach.importers.readers.shared import named_somehow
from outreach.importers.records import Cells, Reader, Record, Target


def _topic(row: int, cells: Cells) -> list[Record]:
    values = {"key": cells["key"], "name_en": cells["label_en"], "name_ar": cells["label_ar"], "note": cells["note"]}
    return [Record(row, Topic, values)]


def _authority(row: int, cells: Cells) -> list[Record]:
    return [Record(row, Authority, {name: cells[name] for name in ("key", "name_en", "name_ar")})]


def _initiative(row: int, cells: Cells) -> list[Record]:
    return [Record(row, Initiative, {name: cells[name] for name in ("key", "name_en", "name_ar", "is_journey")})]


TOPICS = Reader(
    name="topics",
    columns=(
        Column("key", key, required=True),
        Column("label_en", blank=""),
        Column("label_ar", blank=""),
        Column("note", blank=""),
    ),
    targets=(Target(Topic),),
    parts=(named_somehow("label_en", "label_ar"),),
    build=_topic,
    named={"name_en": "label_en", "name_ar": "label_ar"},
)

AUTHORITIES = Reader(
    name="authorities",
    columns=(Column("key", key, required=True), Column("name_en", blank=""), Column("name_ar", blank="")),
    targets=(Target(Authority),),
    parts=(named_somehow("name_en", "name_ar"),),
    build=_authority,
)

INITIATIVES = Reader(
    name="initiatives",
    columns=(
        Column("key", key, required=True),
        Column("name_en", blank=""),
        Column("name_ar", blank=""),
        Column("is_journey", yes_or_no, blank=False),
    ),
    targets=(Target(Initiative),),
    parts=(named_somehow("name_en", "name_ar"),),
    build=_initiative,
)
