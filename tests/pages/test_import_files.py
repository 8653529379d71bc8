"""Import files: looked at first, written when somebody says so, taken back."""

import pytest
from sqlalchemy import select

from models import Community, ImportRun, Topic
from models.engine import DatabaseLocked, session
from outreach.i18n import LANGUAGES, translator
from outreach.plain import plain
from outreach.screen import import_batch
from outreach.wording import history_rows, undone
from outreach.writing import rows
from tests.importers.made_files import made, row, take
from tests.pages.importing import EDITOR, brought, here, opened, press, said
from tests.shown import without_marks

__all__ = ["here"]


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
def test_a_file_of_a_header_alone_is_not_said_to_be_there_already(here, language) -> None:
    t = translator(language)
    app = brought(opened(language), ("topics.csv", made([row("topics")]).splitlines()[0]))
    assert [info.value for info in app.info] == [plain(t("Nothing to do: there are no rows to bring in."))]
    assert t("{file} has no rows below its headings.", file="topics.csv") in said(app)


def test_a_good_file_is_looked_at_written_and_taken_back(here) -> None:
    """Looked at: nothing is written. Confirmed: in one go, by whom the settings name. Undone: as before."""
    t = translator("ar")
    app = brought(opened("ar"), ("communities.csv", made([row("communities")])))
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
    once = t.plural("Taken back: {n} row is what it was before.", "Taken back: {n} rows are what they were before.", 1)
    assert once in said(app) and t("Written. All of it can be taken back below.") not in said(app)
    assert f"jisr.import.undo.{number}" not in [each.key for each in app.button]
    assert "jisr.import.clear" not in [each.key for each in app.button]


def test_what_was_changed_again_since_is_not_taken_back(here) -> None:
    """Clicked on a page from before: it says of how many rows that is true, and of which, in the reader's language."""
    t = translator("en")
    app = brought(opened("en"), ("topics.csv", made([row("topics", key="new-1"), row("topics", key="new-2")])))
    press(app, "jisr.import.confirm")
    with session(here) as db:
        rows.change(db, Topic, "new-2", {"note": "x"}, token=None, viewer=EDITOR, home_country="EG")
        number = db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).one()
        db.commit()
    press(app, f"jisr.import.undo.{number}")
    named = t("{table}: {name}", table=history_rows.table("topic", t=t), name=t.isolate("new-2"))
    one, many = (
        "It cannot be taken back: {n} row was changed again later: {rows}.",
        "It cannot be taken back: {n} rows were changed again later, among them {rows}.",
    )
    assert t.plural(one, many, 1, rows=named) in said(app)
    with session(here) as db:
        assert len(db.scalars(select(Topic).where(Topic.key.in_(["new-1", "new-2"]))).all()) == 2


def test_where_no_undo_is_it_is_said_why(here) -> None:
    """Its second row was corrected since, and the third: both are named where the button was."""
    app = brought(opened("ar"), ("topics.csv", made([row("topics", key=f"new-{n}") for n in (1, 2, 3)])))
    press(app, "jisr.import.confirm")
    with session(here) as db:
        for key in ("new-2", "new-3"):
            rows.change(db, Topic, key, {"note": "x"}, token=None, viewer=EDITOR, home_country="EG")
        number = db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).one()
        db.commit()
    app.run()
    assert f"jisr.import.undo.{number}" not in [each.key for each in app.button]
    words = undone.touched([("topic", "new-2"), ("topic", "new-3")], t=translator("ar"))
    assert without_marks(words) in said(app)


@pytest.mark.parametrize(
    ("number", "words"), [(5, "5 rows were changed again"), (6, "several of its rows were changed")]
)
def test_rows_in_the_way_are_counted_where_all_were_looked_for(number, words) -> None:
    said_of_them = undone.in_the_way([("topic", f"new-{n}") for n in range(number)], t=translator("en"))
    assert words in said_of_them and "new-4" in said_of_them and "new-5" not in said_of_them


def _communities(url: str) -> list[str]:
    with session(url) as db:
        return db.scalars(select(Community.key).where(Community.key == "sa-tabuk")).all()


@pytest.mark.parametrize(("role", "may"), [("analyst", False), ("editor", True)])
def test_who_may_not_write_is_told_so(here, environment, role, may) -> None:
    environment(JISR_ROLE=role)
    app = opened("en")
    assert bool(app.file_uploader) == may
    assert ("This page takes another role." in said(app)) != may


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("XLSX", "CSV", "template's CSV files as one ZIP", "attendance", "chats", "reports of followers")),
        ("ar", ("XLSX", "CSV", "ملفات CSV من النموذج في ملف مضغوط واحد", "حضور", "دردشات", "تقارير متابعين")),
    ],
)
def test_the_field_for_files_names_all_that_it_takes(here, language, words) -> None:
    label = opened(language).file_uploader[0].label
    assert [word for word in words if word not in label] == []


def test_what_came_in_together_is_one_line_and_one_click(here) -> None:
    files = (("topics.csv", made([row("topics")])), ("communities.csv", made([row("communities")])))
    app = press(brought(opened("en"), *files), "jisr.import.confirm")
    undo = [each.key for each in app.button if str(each.key).startswith("jisr.import.undo.")]
    assert len(undo) == 1 and "topics.csv" in said(app)
    press(app, undo[0])
    assert "Taken back: 2 rows" in said(app) and _communities(here) == []


def test_earlier_imports_are_shown_when_asked_for(here) -> None:
    """Ten at a time; without more of them there is no such button."""
    for number in range(12):
        take(here, made([row("topics", key=f"t{number}")]))
    app = opened("en")

    def listed() -> int:
        return len([each for each in app.button if str(each.key).startswith("jisr.import.undo.")])

    assert listed() == 10
    press(app, "jisr.import.more")
    assert listed() == 12 and "jisr.import.more" not in [each.key for each in app.button]


def test_what_somebody_changed_since_is_shown_before_it_is_written_over(here) -> None:
    """The first click writes nothing and shows what would be done now; the second does that."""
    take(here, made([row("topics", note="one")]))
    app = brought(opened("ar"), ("topics.csv", made([row("topics", note="three")])))
    with session(here) as db:
        rows.change(db, Topic, "t1", {"note": "two"}, token=None, viewer=EDITOR, home_country="EG")
        db.commit()
    moved = translator("ar")(
        "Nothing was written: somebody changed these rows since you looked. This is what would be done now."
    )
    assert moved not in said(app)
    press(app, "jisr.import.confirm")
    assert moved in said(app) and _note(here) == "two"
    changes = next(frame.value for frame in app.dataframe if "after" in frame.value.columns)
    assert changes[["before", "after"]].values.tolist() == [["two", "three"]]
    press(app, "jisr.import.confirm")
    assert moved not in said(app) and _note(here) == "three"


def _note(url: str) -> str:
    with session(url) as db:
        return db.scalars(select(Topic.note).where(Topic.key == "t1")).one()


def test_files_are_there_still_when_others_were_writing(here, monkeypatch) -> None:
    """The page says that nothing is lost, and the next click reads them."""

    def locked(*arguments, **options):
        raise DatabaseLocked(here)

    app = opened("en")
    with monkeypatch.context() as patch:
        patch.setattr(import_batch, "bring_in", locked)
        brought(app, ("topics.csv", made([row("topics", key="kept")])))
        assert "jisr.import.confirm" not in [each.key for each in app.button]
    press(app.run(), "jisr.import.confirm")
    with session(here) as db:
        assert db.scalars(select(Topic.key).where(Topic.key == "kept")).all() == ["kept"]


@pytest.mark.parametrize("role", ["editor", "manager"])
def test_people_s_words_are_not_among_the_changes(here, environment, role) -> None:
    """They would leave with the table's file, for which nobody asked."""
    head = "request_id,kind,summary,raised_on,activity,contact\nown-r1,enquiry,"
    assert not take(here, f"{head}Zqxold words,2026-09-20,own-1,+20 100 Zqxold\n".encode()).errors
    environment(DATABASE_URL=here, JISR_ROLE=role)
    app = brought(opened("en"), ("requests.csv", f"{head}Zqxnew words,2026-09-20,own-1,Zqxnew\n".encode()))
    changes = next(frame.value for frame in app.dataframe if "after" in frame.value.columns)
    assert set(changes["column"]) == {"summary", "contact"}
    assert set(changes["after"]) == {"changed; its words are not shown here"} and set(changes["before"]) == {""}
