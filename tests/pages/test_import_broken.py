"""A broken file on the page, in Arabic: what is wrong is said in Arabic, nothing is written, and nothing breaks."""

import pytest
from sqlalchemy import func, select

from models import ImportRun
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.importers import table
from outreach.importers.kinds import DAMAGED
from outreach.importers.zipped import MOST_FILES, too_many
from outreach.screen import import_batch
from tests.importers.long_lists import listing
from tests.importers.made_books import workbook
from tests.importers.made_files import made, row
from tests.importers.whatsapp.chats import archive
from tests.pages.importing import brought, here, opened, said
from tests.shown import ARABIC, english

__all__ = ["here"]
TOPIC = made([row("topics")])
BROKEN = {
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "nul": TOPIC + b"\nt2,a\x00b,,\n",
    "windows-1256": "key,label_en,label_ar,note\nt1,,قيمة,\n".encode("cp1256"),
    "utf-16 without mark": TOPIC.decode().encode("utf-16-le"),
    "empty": b"",
    "blank": b"\xef\xbb\xbf \r\n\r\n",
    "a header and no more": b"key,label_en,label_ar\n",
    "column missing": TOPIC.replace(b"label_ar", b"", 1).replace(b",,", b",", 1),
    "column twice": TOPIC.replace(b"label_ar", b"label_en", 1),
    "column unknown": TOPIC.replace(b"note", b"remark", 1),
    "no header": b"Zqxname One, zqx@example.org, 45\n",
    "parted by bars": TOPIC.replace(b",", b"|"),
    "unclosed quote": TOPIC + b't2,"open,,\nand on\n',
    "no whole workbook": b"PK\x03\x04rest of a workbook",
    "too large": TOPIC + b" " * 4000,
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_said_in_arabic(here, monkeypatch, caplog, case: str) -> None:
    """Whether it is called a text or a workbook: one after the other is brought to the same page."""
    monkeypatch.setattr(table, "LARGEST", 4000)
    runs, app = _runs(here), opened("ar")
    for name in ("broken.csv", "broken.xlsx"):
        empty = app.file_uploader[0].key
        app = brought(app, (name, BROKEN[case]))
        assert not app.exception and "Traceback" not in said(app) + caplog.text, name
        assert app.file_uploader[0].key != empty, "it was taken"
        if case != "a header and no more":
            errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
            assert len(errors) and all(ARABIC.search(words) for words in errors["expected"]), name
        assert english(app, "ar") == [], name
        assert "Zqxname" not in said(app), name
        assert "jisr.import.confirm" not in [each.key for each in app.button] and _runs(here) == runs, name


def test_a_file_of_another_name_is_not_called_by_it(here) -> None:
    """A chat may be called after a person, and end in anything."""
    app = brought(opened("ar"), ("Chat with Zqxname", b"Zqxname One, 45\n"), ("Dr. Zqxname", b"Zqxname\n"))
    assert len(import_batch_of(app).unknown) == 2 and "Zqxname" not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_an_archive_is_damaged_and_no_chat(here, language: str) -> None:
    t = translator(language)
    app = brought(opened(language), ("Chat with Zqxname.zip", archive(("Zqxname.txt", "Zqxword\n" * 90))[:80]))
    [errors] = [frame.value for frame in app.dataframe if "expected" in frame.value.columns]
    assert errors[["file", "expected"]].values.tolist() == [[t("file {n}", n=1), t(DAMAGED)]]
    assert t("Chat export") not in said(app) and "Zqx" not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_archive_of_too_many_files_is_called_so(here, language: str) -> None:
    """Whether it is called a workbook or is one that nobody must see the name of."""
    t = translator(language)
    content = listing(MOST_FILES + 1, declared=1)
    app = brought(opened(language), ("Chat with Zqxname.zip", content), ("own.xlsx", content))
    errors = [row for frame in app.dataframe if "expected" in frame.value for row in frame.value["expected"]]
    assert errors == [too_many(MOST_FILES)(t)] * 2 and "Zqx" not in said(app)


def import_batch_of(app) -> import_batch.Batch:
    return app.session_state[import_batch.KEY]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_that_are_no_rows_are_named(here, language: str) -> None:
    """Titles and notes of a sheet, blank rows, and its header again, which nobody reads."""
    header, t = ["key", "label_en", "label_ar", "note"], translator(language)
    content = workbook({"a": [["A title"], [], ["A note", "of two cells"], header, ["t1", "A topic"], header]})
    app = brought(opened(language), ("own.xlsx", content))
    above = t.plural("line {lines}", "lines {lines}", 2, lines=t.list(["1", "3"]))
    again = t.plural("line {lines}", "lines {lines}", 1, lines="6")
    for name, n, lines in (("above the headings", 2, above), ("headings again", 1, again)):
        assert t("{name} {n} ({lines})", name=t(name), n=n, lines=lines) in said(app)


def _runs(url: str) -> int:
    with session(url) as db:
        return db.scalar(select(func.count()).select_from(ImportRun))
