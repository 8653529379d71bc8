"""The imports as a file: when, by whom, which file and how many rows; for those who may read the history."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.routing import Route

from models import Change, EstimateSource, ImportRun
from models.engine import engine, session
from outreach.__main__ import main
from outreach.exports import TABLES
from outreach.exports.routes import export
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.screen import import_list
from tests.asgi import get
from tests.exports.test_tables import rows
from tests.shown import open_app

APP = Starlette(routes=[Route("/export/{table}.csv", export)])
CAME = {"reader": "events", "checksum": "0" * 64, "collection": "register", "imported_by": "Editor One"}


@pytest.fixture
def brought(url: str, environment) -> str:
    """Two imports, the first of which somebody took back."""
    with session(url) as db:
        moment = datetime(2026, 3, 5, 22, 30, tzinfo=UTC)
        db.add(ImportRun(id=1, file_name="=May.xlsx", imported_at=moment, rows_added=3, rows_changed=1, **CAME))
        db.add(ImportRun(id=2, file_name="june.csv", imported_at=moment.replace(month=6), rows_left=7, **CAME))
        db.flush()
        same = {"act": "added", "table_name": "activity", "columns": "{}", "import_run_id": 1, "row_key": "a"}
        db.add(Change(at=moment, by="Editor One", how="import", **same))
        undone = {"act": "deleted", "table_name": "activity", "columns": "{}", "import_run_id": 1}
        for key in ("a", "b"):
            db.add(Change(at=moment.replace(hour=23), by="Editor Two", how="undo", row_key=key, **undone))
        db.commit()
    environment(DATABASE_URL=url, JISR_TIME_ZONE="Africa/Cairo")
    return url


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_as_a_row(brought: str, language: str) -> None:
    t, (first, second) = translator(language), rows(brought, "imports", language=language)
    assert first == {
        "number": "1", "at": "2026-03-05T22:30:00Z", "by": "Editor One", "format": "events", "file": "=May.xlsx",
        "checksum": "0" * 64, "collection": "register", "collection_name": t.label("register", family="collection"),
        "rows_added": "3", "rows_changed": "1", "rows_left": "0",
        "taken_back_at": "2026-03-05T23:30:00Z", "taken_back_by": "Editor Two",
    }  # fmt: skip
    assert (second["rows_left"], second["taken_back_at"], second["taken_back_by"]) == ("7", "", "")


def test_days_are_those_of_the_ministry(brought: str) -> None:
    """Half past ten at night by UTC is the next day in Cairo."""
    day = date(2026, 3, 6)
    assert [row["number"] for row in rows(brought, "imports", filters=Filters(start=day, end=day))] == ["1"]
    assert TABLES["imports"].deaf_to(Filters(start=day, kinds=("visit",))) == ["kind"]


def test_a_viewer_gets_none(brought: str, environment, tmp_path, capsys) -> None:
    file = tmp_path / "imports.csv"
    for role, code, status in (("viewer", 1, 403), ("analyst", 0, 200)):
        environment(JISR_ROLE=role)
        assert main(["export", "imports", "--to", str(file)]) == code
        assert get(APP, "/export/imports.csv").status == status
    assert "May.xlsx" in file.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_imports_gives_the_same_file(
    record_url: str, environment, tmp_path, language: str, monkeypatch
) -> None:
    environment(DATABASE_URL=record_url)
    made, offer = {}, import_list.offer

    def offered(page, **how: object) -> None:
        made[how["key"]] = how["make"]()
        offer(page, **how)

    monkeypatch.setattr(import_list, "offer", offered)
    app = open_app("pages/import_files.py", lang=language)
    assert main(["--lang", language, "export", "imports", "--to", str(tmp_path / "imports.csv")]) == 0
    assert made == {"imports": (tmp_path / "imports.csv").read_bytes()}
    assert app.main.get_by_key("jisr.whole.imports").proto.label == translator(language)("CSV")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_estimates_as_a_row(url: str, environment, language: str) -> None:
    environment(DATABASE_URL=url, JISR_ESTIMATE_SOURCE="b")
    with Session(engine(url)) as db:
        db.add(EstimateSource(id=1, key="a", name_en="A", licence="CC0", note="Planted"))
        db.add(EstimateSource(id=2, key="b", name_en="B"))
        db.commit()
    first, second = rows(url, "diaspora_sources", language=language)
    assert (first["key"], first["licence"], first["countries"], first["first_year"]) == ("a", "CC0", "0", "")
    assert (first["used"], second["used"], second["name_en"]) == ("false", "true", "B")
