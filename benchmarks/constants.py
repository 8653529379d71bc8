"""What the bare page is made of: shapes from the very file that the dashboard draws, and choices without a meaning."""

import json

from outreach.settings import ROOT

FILE = ROOT / "static" / "countries.geojson"
BASE = ROOT / "static" / "topojson"
URL = "/shapes/countries.geojson"
CODES = [shape["id"] for shape in json.loads(FILE.read_text(encoding="utf-8"))["features"]]
CHOICES = [f"choice {number}" for number in range(40)]
