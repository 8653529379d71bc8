"""The shapes that the bare page draws: the very file that the dashboard draws."""

import json

from outreach.settings import ROOT

FILE = ROOT / "static" / "countries.geojson"
BASE = ROOT / "static" / "topojson"
URL = "/shapes/countries.geojson"
CODES = [shape["id"] for shape in json.loads(FILE.read_text(encoding="utf-8"))["features"]]
