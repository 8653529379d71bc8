"""How many nationals live in each country, by source and year."""

from models import DiasporaEstimate, EstimateSource
from models.codes import EstimateBasis
from outreach.importers.columns import Column, country, one_of, reference, whole
from outreach.importers.records import Cells, Reader, Record, Target


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "country_code": cells["country"],
        "year": cells["year"],
        "nationals": cells["nationals"],
        "basis": cells["basis"],
        "source_id": cells["source"],
    }
    return [Record(row, DiasporaEstimate, values)]


DIASPORA_ESTIMATES = Reader(
    name="diaspora_estimates",
    columns=(
        Column("country", country, required=True),
        Column("year", whole(1900, 2100), required=True),
        Column("nationals", whole(), required=True),
        Column("basis", one_of({basis.value: basis for basis in EstimateBasis}, "estimate_basis"), required=True),
        Column("source", reference(EstimateSource), required=True),
    ),
    targets=(Target(DiasporaEstimate, identity=("country_code", "year", "source_id", "basis")),),
    build=_build,
    named={"country_code": "country", "source_id": "source"},
)
