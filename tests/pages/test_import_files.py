"""Import files: looked at first, written when somebody says so, taken back."""

import pytest
from sqlalchemy import select

from models import Community, ImportRun, Topic
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.writing import rows
from tests.importers.made_files import made, row
from tests.pages.importing import EDITOR, brought, first, here, opened, press, said
from tests.shown import without_marks

__all__ = ["first", "here"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_with_errors_shows_them_and_writes_nothing(here, language) -> None:
    """All of them, with line, column and value; the good row is not written either, and there is no way to confirm."""
    app = opened(language)
    wrong = made([row("topics"), row("topics", key="a b"), row("topics", key="t3", label_en="", label_ar="")])
    brought(app, ("topics.csv", wrong))
    errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
    assert errors[["file", "row", "column", "value"]].values.tolist() == [
        ["topics.csv", 3, "key", "a b"],
        ["topics.csv", 4, "label_en", ""],
    ]
    assert [each.key for each in app.button if each.key == "jisr.import.confirm"] == []
    assert len([each for each in app.get("download_button") if "topics.csv" in without_marks(each.proto.label)]) == 2
    with session(here) as db:
        assert db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).all() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_file_is_looked_at_written_and_taken_back(here, language) -> None:
    """Looked at: nothing is written. Confirmed: in one go, by whom the settings name. Undone: as before."""
    t = translator(language)
    app = brought(opened(language), ("communities.csv", made([row("communities")])))
    assert _communities(here) == []
    counts = next(frame.value for frame in app.dataframe if "refused" in frame.value.columns)
    assert counts[["added", "changed", "left", "refused"]].values.tolist() == [[1, 0, 0, 0]]
    press(app, "jisr.import.confirm")
    assert not app.exception and _communities(here) == ["sa-tabuk"]
    with session(here) as db:
        run = db.scalars(select(ImportRun).where(ImportRun.file_name == "communities.csv")).one()
        assert (run.imported_by, run.rows_added) == ("Editor Two", 1)
        number = run.id
    press(app, f"jisr.import.undo.{number}")
    assert _communities(here) == []
    assert t("Taken back: {n} rows are what they were before.", n=1) in said(app)
    assert f"jisr.import.undo.{number}" not in [each.key for each in app.button]


def test_what_was_changed_again_since_is_not_taken_back(here) -> None:
    """It says of how many rows that is true, and of which."""
    app = brought(opened("en"), ("topics.csv", made([row("topics", key="new-1"), row("topics", key="new-2")])))
    press(app, "jisr.import.confirm")
    with session(here) as db:
        rows.change(db, Topic, "new-2", {"note": "x"}, token=None, viewer=EDITOR, home_country="EG")
        number = db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).one()
        db.commit()
    press(app.run(), f"jisr.import.undo.{number}")
    assert "1 of its rows were changed again later, among them topic new-2" in said(app)
    with session(here) as db:
        assert len(db.scalars(select(Topic).where(Topic.key.in_(["new-1", "new-2"]))).all()) == 2


def _communities(url: str) -> list[str]:
    with session(url) as db:
        return db.scalars(select(Community.key).where(Community.key == "sa-tabuk")).all()


@pytest.mark.parametrize(("role", "may"), [("analyst", False), ("editor", True)])
def test_who_may_not_write_is_told_so(here, environment, role, may) -> None:
    environment(JISR_ROLE=role)
    app = opened("en")
    assert bool(app.file_uploader) == may
    assert ("This page takes another role." in said(app)) != may
