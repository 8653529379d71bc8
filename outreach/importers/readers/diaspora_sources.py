"""Who estimated how many nationals live abroad."""

from models import EstimateSource
from outreach.importers.citations import address
from outreach.importers.columns import Column, key
from outreach.importers.readers.shared import named_somehow
from outreach.importers.records import Cells, Reader, Record, Target


def _build(row: int, cells: Cells) -> list[Record]:
    values = {name: cells[name] for name in ("name_en", "name_ar", "address", "licence", "note")}
    values["key"] = cells["source"]
    return [Record(row, EstimateSource, values)]


DIASPORA_SOURCES = Reader(
    name="diaspora_sources",
    columns=(
        Column("source", key, required=True),
        Column("name_en", blank=""),
        Column("name_ar", blank=""),
        Column("address", address, blank=""),
        Column("licence", blank=""),
        Column("note", blank=""),
    ),
    targets=(Target(EstimateSource),),
    parts=(named_somehow("name_en", "name_ar"),),
    build=_build,
    named={"key": "source"},
)
