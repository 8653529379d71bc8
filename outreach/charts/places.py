"""What the map knows of places: the shapes that ship, and points for countries too small to be seen as one."""

import csv
import json
from functools import lru_cache
from pathlib import Path

from outreach.settings import ROOT

ISO_3166 = ROOT / "data" / "reference" / "iso3166.csv"
SHAPES = ROOT / "static" / "countries.geojson"


def read_iso(path: Path = ISO_3166) -> list[dict[str, str]]:
    """Rows of ISO 3166-1: code, alpha3, numeric, un_region, un_subregion, region, lon, lat (degrees, may be empty)."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache
def drawn() -> tuple[str, ...]:
    """The ids of the shapes that browsers fetch: codes, and ``-`` with a name for land that has no code."""
    return tuple(feature["id"] for feature in json.loads(SHAPES.read_text(encoding="utf-8"))["features"])


@lru_cache
def points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude in degrees of each country that is too small to be seen as a shape, or has none."""
    return {row["code"]: (float(row["lon"]), float(row["lat"])) for row in read_iso() if row["lon"]}
