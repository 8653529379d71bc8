"""The map's country shapes, made from the atlas in ``data/reference`` into the one file that browsers fetch.

``python -m outreach.charts.shapes`` writes ``static/countries.geojson`` and the empty base layer beside it.
To draw other boundaries, replace the atlas (or the file itself) and run it again: nothing else knows the shapes.
"""

import json
from itertools import pairwise

from outreach.charts.places import SHAPES, read_iso
from outreach.settings import ROOT

ATLAS = ROOT / "data" / "reference" / "countries-50m.json"
BASE = ROOT / "static" / "topojson" / "world_110m.json"

ANTARCTICA = "010"  # nobody's community is there, and it fills a third of a flat map
DECIMALS = 2  # about one kilometre: finer than a pixel of the world on any screen
FINE_DECIMALS = 4  # for a country that would vanish otherwise (Vatican, Monaco)

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]


def decode_arcs(topology: dict) -> list[Ring]:
    """The atlas's lines in degrees: they are stored as whole-number steps from one point to the next."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(arc)
    return arcs


def join(arcs: list[Ring], indexes: list[int]) -> Ring:
    """One ring from its lines; a negative index (``~i``) is line ``i`` walked backwards."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """The ring as it is, or its two parts when it passes from 180° East to 180° West (Russia, Fiji).

    Raises:
        ValueError: the ring passes more than twice, which no country's does: the cut would need more than two parts.
    """
    unrolled = [ring[0]]
    crossings = 0
    for (before, _), (lon, lat) in pairwise(ring):
        crossings += abs(lon - before) > 180
        last = unrolled[-1][0]
        unrolled.append((lon + 360 * round((last - lon) / 360), lat))
    if not crossings:
        return [ring]
    if crossings != 2:
        raise ValueError(f"A ring passes the antimeridian {crossings} times; two were expected.")
    edge = 180.0 if max(lon for lon, _ in unrolled) > 180 else -180.0
    parts = [_clip(unrolled, edge=edge, west=True), _clip(unrolled, edge=edge, west=False)]
    return [
        [(lon - 360 if min(x for x, _ in part) >= 180 else lon + 360 if max(x for x, _ in part) <= -180 else lon, lat)
         for lon, lat in part]
        for part in parts
    ]  # fmt: skip


def _clip(ring: Ring, *, edge: float, west: bool) -> Ring:
    """What of a closed ring lies on one side of a meridian, closed along that meridian."""
    inside = [lon <= edge if west else lon >= edge for lon, _ in ring]
    part: Ring = []
    for i in range(len(ring) - 1):
        (lon, lat), (next_lon, next_lat) = ring[i], ring[i + 1]
        if inside[i]:
            part.append((lon, lat))
        if inside[i] != inside[i + 1] and lon != next_lon:
            part.append((edge, lat + (next_lat - lat) * (edge - lon) / (next_lon - lon)))
    return [*part, part[0]]


def round_ring(ring: Ring, decimals: int) -> Ring:
    """The ring on a grid, without points that fell together; empty when less than a triangle is left."""
    rounded: Ring = []
    for lon, lat in ring:
        point = (round(lon, decimals) + 0.0, round(lat, decimals) + 0.0)  # + 0.0 turns -0.0 into 0.0
        if not rounded or point != rounded[-1]:
            rounded.append(point)
    return rounded if len(set(rounded)) >= 3 else []


def polygons(geometry: dict, arcs: list[Ring]) -> list[Polygon]:
    """A geometry's polygons, each an outer ring and its holes, none of them across the antimeridian."""
    found = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    cut: list[Polygon] = []
    for outer, *holes in found:
        parts = cut_at_antimeridian(join(arcs, outer))
        # Russia's and Fiji's cut polygons have no holes, so holes belong to the whole ring.
        cut += [[part, *(join(arcs, hole) for hole in holes if len(parts) == 1)] for part in parts]
    return cut


def convert(topology: dict, codes: dict[str, str]) -> dict:
    """GeoJSON of the countries. Points are longitude, latitude; a feature's id is the two-letter code.

    Outer rings run clockwise, as in the atlas: the map draws on a sphere, where the other direction means
    "everything but this country". Land without a code of ISO 3166-1 has the id ``-`` followed by its name.

    Args:
        topology: an atlas of ``world-atlas``, quantised.
        codes: two-letter code for each three-digit one.
    """
    arcs = decode_arcs(topology)
    shapes: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        numeric = geometry.get("id")
        if numeric == ANTARCTICA:
            continue
        key = codes[numeric] if numeric else f"-{geometry['properties']['name']}"
        shapes.setdefault(key, []).extend(polygons(geometry, arcs))
    features = [
        {"type": "Feature", "id": key, "properties": {}, "geometry": _geometry(found)}
        for key, found in sorted(shapes.items())
    ]
    return {"type": "FeatureCollection", "features": features}


def _geometry(found: list[Polygon]) -> dict:
    for decimals in (DECIMALS, FINE_DECIMALS):
        rounded = [[ring for ring in (round_ring(r, decimals) for r in polygon) if ring]
                   for polygon in found if round_ring(polygon[0], decimals)]  # fmt: skip
        if rounded:
            return {"type": "MultiPolygon", "coordinates": rounded}
    raise ValueError("A shape is smaller than a point.")


def geojson() -> str:
    """The text of ``static/countries.geojson``."""
    codes = {row["numeric"]: row["code"] for row in read_iso()}
    shapes = convert(json.loads(ATLAS.read_text(encoding="utf-8")), codes)
    return json.dumps(shapes, ensure_ascii=False, separators=(",", ":")) + "\n"


def empty_base() -> str:
    """The text of ``static/topojson/world_110m.json``, which plotly fetches before any map: no layers at all."""
    layers = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    nothing = {"type": "GeometryCollection", "geometries": []}
    return json.dumps({"type": "Topology", "objects": dict.fromkeys(layers, nothing), "arcs": []}) + "\n"


if __name__ == "__main__":
    SHAPES.write_text(geojson(), encoding="utf-8")
    BASE.parent.mkdir(exist_ok=True)
    BASE.write_text(empty_base(), encoding="utf-8")
    print(f"{SHAPES.relative_to(ROOT)}: {SHAPES.stat().st_size / 1e6:.2f} MB")
