"""The map shows every country, where it lies, and what ships is what the source says."""

import json
from itertools import pairwise

import pytest

from outreach.charts import shapes
from outreach.charts.places import SHAPES, drawn, points, read_iso

REGIONS = {"gulf", "other_arab", "europe", "north_america", "asia_pacific", "africa", "latin_america"}
UNNAMED = {"-Somaliland", "-Kosovo", "-N. Cyprus", "-Indian Ocean Ter.", "-Siachen Glacier"}


@pytest.fixture(scope="module")
def countries() -> dict[str, list]:
    """Polygons of each shape that ships, by its id."""
    features = json.loads(SHAPES.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: feature["geometry"]["coordinates"] for feature in features}


def lies_in(point, ring) -> bool:
    """Whether a point is inside a ring: a ray to the east meets its edges an odd number of times."""
    lon, lat = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def owner(countries, point) -> list[str]:
    return [
        key
        for key, polygons in countries.items()
        for outer, *holes in polygons
        if lies_in(point, outer) and not any(lies_in(point, hole) for hole in holes)
    ]


def area(ring) -> float:
    """Signed area in square degrees: positive when the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def test_what_ships_is_what_the_source_says():
    """Nobody has edited the shipped files by hand: they equal the conversion of the atlas."""
    assert SHAPES.read_text(encoding="utf-8") == shapes.geojson()
    assert shapes.BASE.read_text(encoding="utf-8") == shapes.empty_base()


def test_the_file_is_light():
    assert SHAPES.stat().st_size < 1_500_000


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ((36.0, 22.5), "EG"),  # Halaib
        ((35.4, 23.0), "EG"),  # Shalatin
        ((31.24, 30.04), "EG"),
        ((46.7, 24.7), "SA"),
        ((100.5, 66.5), "RU"),
        ((177.5, 67.5), "RU"),  # Chukotka on this side of the antimeridian
        ((-175.0, 66.5), "RU"),  # and on the other
        ((178.0, -17.8), "FJ"),
        ((28.2, -29.5), "LS"),  # inside a hole of South Africa
    ],
)
def test_places_lie_in_their_country(countries, point, code):
    assert owner(countries, point) == [code]


@pytest.mark.parametrize("code", ["BH", "MT", "SG", "VA"])
def test_small_countries_can_be_seen(countries, code):
    """They have a shape and, because it is smaller than a finger, a point too."""
    assert code in countries
    assert code in points()


def test_every_country_is_somewhere():
    """Each country of ISO 3166-1 has a shape or a point, and each shape is a country or land that is named."""
    codes = {row["code"] for row in read_iso()}
    assert len(codes) == 249
    assert codes - set(drawn()) - set(points()) == set()
    assert set(drawn()) - codes == UNNAMED


def test_no_shape_crosses_the_antimeridian(countries):
    """All points lie on the map, and no line runs around the world."""
    for key, polygons in countries.items():
        for polygon in polygons:
            for ring in polygon:
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring), key
                steps = [abs(a[0] - b[0]) for a, b in pairwise(ring)]
                assert max(steps) < 180, key


def test_rings_are_closed_and_wound_for_a_sphere(countries):
    """Outer rings run clockwise: the other way, the map would fill everything but the country."""
    for key, polygons in countries.items():
        for polygon in polygons:
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in polygon), key
        assert sum(area(outer) for outer, *_ in polygons) < 0, key


def test_a_ring_is_cut_where_the_world_is():
    """A square from 170° East to 170° West becomes two of ten degrees, and loses nothing."""
    square = [(170.0, 0.0), (170.0, 10.0), (-170.0, 10.0), (-170.0, 0.0), (170.0, 0.0)]
    west, east = shapes.cut_at_antimeridian(square)
    assert {lon for lon, _ in west} == {170.0, 180.0}
    assert {lon for lon, _ in east} == {-180.0, -170.0}
    assert abs(area(west)) + abs(area(east)) == 200


def test_a_ring_around_a_pole_is_refused():
    around = [(0.0, -80.0), (120.0, -80.0), (-120.0, -80.0), (0.0, -80.0)]
    with pytest.raises(ValueError, match="antimeridian"):
        shapes.cut_at_antimeridian(around)


def test_every_country_has_its_codes_and_regions():
    """Codes are unique and well formed; every country has a ministry region, all but Antarctica a UN one."""
    rows = read_iso()
    for column, length in (("code", 2), ("alpha3", 3), ("numeric", 3)):
        assert len({row[column] for row in rows}) == len(rows)
        assert all(len(row[column]) == length for row in rows)
    assert {row["region"] for row in rows} == REGIONS
    assert [row["code"] for row in rows if not row["un_region"]] == ["AQ"]
    assert {row["un_region"] for row in rows} - {""} == {"002", "009", "019", "142", "150"}
    assert {row["code"] for row in rows if row["region"] == "gulf"} == {"AE", "BH", "KW", "OM", "QA", "SA"}
