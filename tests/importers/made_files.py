"""Files made for a test: a good row of each format, and what is changed in it."""

import csv
import io
from pathlib import Path

from outreach.acting import Role, Viewer
from outreach.i18n import translator
from outreach.importers import Incoming, Result, bring_in
from outreach.settings import ROOT

TESTER = Viewer("a test", Role.MANAGER)

GOOD = {
    "events": {
        "event_id": "e1",
        "kind": "visit",
        "status": "reported",
        "scope": "emigration_ministry",
        "initiative": "Hour with the Minister",
        "lead": "The minister",
        "date": "2023-03-05",
        "date_precision": "day",
        "date_basis": "event",
        "countries": "SA;AE",
        "communities": "Riyadh;Jeddah",
        "attendance": "120",
        "topics": "elections;youth",
        "authority_keys": "cabinet",
        "authorities_en": "Cabinet",
        "authorities_ar": "مجلس الوزراء",
        "commitments": "An answer",
        "title_en": "A visit",
        "title_ar": "زيارة",
        "source_urls": "https://example.org/1;",
        "source_outlets": "A paper;Another",
        "source_published": ";2023-03-06",
        "confidence": "high",
        "notes": "",
    },
    "published_figures": {
        "figure_id": "f1",
        "metric": "sessions_held",
        "value": "65",
        "unit": "sessions (approx.)",
        "definition_as_stated": "Sessions held",
        "as_of": "2024-01",
        "as_of_precision": "month",
        "as_of_basis": "publication",
        "minister": "The minister",
        "source_url": "https://example.org/f",
        "source_outlet": "A paper",
        "source_published": "2024-01-31",
        "confidence": "high",
        "notes": "",
    },
    "channels": {
        "channel_id": "c1",
        "channel_type": "page",
        "platform": "Facebook",
        "name_en": "A page",
        "name_ar": "صفحة",
        "handle_or_address": "page",
        "owner": "Ministry",
        "audience_count": "1000",
        "audience_unit": "followers",
        "as_of": "2023-05-01",
        "source_url": "https://example.org/c",
        "source_outlet": "A paper",
        "source_published": "",
        "confidence": "medium",
        "notes": "",
    },
    "topics": {"key": "t1", "label_en": "A topic", "label_ar": "موضوع", "note": ""},
    "authorities": {"key": "a1", "name_en": "An authority", "name_ar": "جهة"},
    "initiatives": {"key": "i1", "name_en": "An initiative", "name_ar": "مبادرة", "is_journey": "true"},
    "communities": {
        "key": "sa-tabuk",
        "country": "SA",
        "level": "city",
        "name_en": "Tabuk",
        "name_ar": "تبوك",
        "tier": "A",
        "aliases": "Tabouk",
    },
    "entities": {"entity_id": "h1", "community": "sa-riyadh", "name_en": "An association", "name_ar": "رابطة"},
    "countries": {
        "code": "XK",
        "alpha3": "XKX",
        "numeric": "",
        "un_region": "150",
        "un_subregion": "039",
        "region": "europe",
        "lon": "20.9",
        "lat": "42.6",
    },
    "places": {"country": "EG", "text": "Port Said", "community_key": "", "why": "At home"},
    "diaspora_sources": {
        "source": "s1",
        "name_en": "A source",
        "name_ar": "مصدر",
        "address": "https://example.org/s",
        "licence": "",
        "note": "",
    },
    "diaspora_estimates": {
        "country": "SA",
        "year": "2021",
        "nationals": "1000",
        "basis": "born_in_home_country",
        "source": "un_desa_2020",
    },
}


def row(format: str, **changes: str) -> dict[str, str]:
    """A good row with some cells changed; a column that was not there is added."""
    return {**GOOD[format], **changes}


def made(rows: list[dict[str, str]]) -> bytes:
    """A CSV file of these rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def take(url: str, *contents: bytes, **options: object) -> Result:
    """Import these files, for Egypt."""
    files = [Incoming(f"file{number}.csv", data=data) for number, data in enumerate(contents, start=1)]
    return bring_in(url, files=files, home_country="EG", viewer=TESTER, **options)


def found(result: Result) -> list[tuple[int, str, str, str]]:
    """Line, column, value and what was expected, in English, of everything that is wrong."""
    t = translator("en")
    return [(error.row, error.column, error.value, error.expected(t)) for error in result.errors]


def record(name: str) -> Path:
    """A file of the shipped public record."""
    return ROOT / "data" / "public_record" / name
