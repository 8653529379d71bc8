"""The page of imports gives the template, and takes a workbook as it takes files of rows."""

import pytest
from sqlalchemy import select

from models import Activity, Community, Topic
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.template import TABLES
from tests.importers.made_books import filled, row_of, template, workbook
from tests.importers.test_archives import filled as files_of
from tests.importers.test_archives import packed
from tests.pages.importing import brought, here, opened, press, said
from tests.shown import without_marks

__all__ = ["here"]
TOPICS = ["key", "label_en", "label_ar", "note"]
ACTIVITY = {"entities": "", "topics": "", "authority_keys": "", "initiative": ""}


def buttons(app) -> dict[str, str]:
    """``key -> label`` of the downloads."""
    return {each.key: without_marks(each.proto.label) for each in app.get("download_button")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_stands_above_the_place_to_drop_files(here, language) -> None:
    """As a workbook and as files of rows, in the page's language."""
    app, t = opened(language), translator(language)
    assert not app.exception
    assert buttons(app) == {
        "jisr.import.template.xlsx": t("For Excel, with lists and checks"),
        "jisr.import.template.zip": t("As CSV files"),
        "jisr.whole.imports": t("CSV"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_beside_the_template_name_all_of_its_tables(here, language) -> None:
    """Nobody finds out by opening it that commitments are there too."""
    t, app = translator(language), opened(language)
    (caption,) = [one.value.lower() for one in app.caption if t(TABLES[0].title).lower() in one.value.lower()]
    assert [t(table.title) for table in TABLES if t(table.title).lower() not in caption] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_filled_in_is_looked_at_and_written(here, language) -> None:
    """Several sheets, one confirmation, a line for each in the list of imports."""
    t = translator(language)
    content = filled(template(here, t=t), {"events": [row_of(TABLES[0], t=t, **ACTIVITY)]}, t=t)
    app = brought(opened(language), ("own.xlsx", content))
    counts = next(frame.value for frame in app.dataframe if "refused" in frame.value.columns)
    assert counts[["format", "rows", "added", "refused"]].values.tolist() == [["events", 1, 1, 0]]
    press(app, "jisr.import.confirm")
    assert not app.exception
    with session(here) as db:
        own = db.scalars(select(Activity).where(Activity.key == "own-events")).one()
        assert str(own.starts) == "2026-05-31"
    assert "own.xlsx" in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_the_template_come_back_in_their_archive(here, language) -> None:
    """As they left, filled in; all of its tables at one confirmation."""
    names = ("communities", "events")
    others = tuple(table.reader.name for table in TABLES if table.reader.name not in names)
    contents = files_of(language=language, but=others, **ACTIVITY)
    app = brought(opened(language), ("own.zip", packed(contents)))
    counts = next(frame.value for frame in app.dataframe if "refused" in frame.value.columns)
    assert sorted(counts[["format", "added", "refused"]].values.tolist()) == [[name, 1, 0] for name in names]
    press(app, "jisr.import.confirm")
    assert not app.exception
    with session(here) as db:
        assert db.scalars(select(Activity.id).where(Activity.key == "own-events")).one()
        assert db.scalars(select(Community.id).where(Community.key == "own-communities")).one()


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_rows_of_a_workbook_are_one_workbook(here, language) -> None:
    """Errors name sheet, row and heading; nothing is written."""
    t = translator(language)
    content = workbook({
        "a": [["المعرّف", *TOPICS[1:]], ["t1", "One"], ["a b", "Two"]],
        "b": [["key", "name_en", "name_ar"], ["a1", "", ""]],
    })  # fmt: skip
    app = brought(opened(language), ("own.xlsx", content))
    errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
    assert errors[["file", "row", "column"]].values.tolist() == [
        ["own.xlsx · a", 3, "المعرّف"],
        ["own.xlsx · b", 2, "name_en"],
    ]
    apart = [label for key, label in buttons(app).items() if key.startswith("jisr.import.apart.")]
    assert apart == [t("Refused rows of {file}", file="own.xlsx"), t("Other rows of {file}", file="own.xlsx")]
    with session(here) as db:
        assert db.scalars(select(Topic.key).where(Topic.key == "t1")).all() == []
