"""The template's CSV files come back in the archive that they left in: all of them together, or none."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from models import Activity, Entity, ImportRun
from models.engine import session
from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming, archive
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.refused import extension, others, refused
from outreach.importers.sheets import read
from outreach.importers.workbook import tabs
from outreach.template import TABLES, files
from tests.importers.made_books import bring, row_of
from tests.importers.made_files import found, made, row


def packed(contents: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return made.getvalue()


def filled(*, language: str, but: tuple[str, ...] = (), **cells: str) -> dict[str, bytes]:
    """The files of the template, each with one row, but for those left as they are."""
    t = translator(language)
    with zipfile.ZipFile(io.BytesIO(files(t=t))) as template:
        contents = {name: template.read(name) for name in template.namelist()}
    for table in TABLES:
        if table.reader.name not in but:
            text = io.StringIO(newline="")
            own = row_of(table, t=t, **(cells if table.reader.name == "events" else {}))
            csv.writer(text).writerow("" if cell is None else cell for cell in own)
            contents[f"{table.reader.name}.csv"] += text.getvalue().encode()
    return contents


TOPIC = made([row("topics", key="own")])
SMALL = packed({"topics.csv": TOPIC})


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tables_come_in_together(lists_url, language) -> None:
    """Rows that refer to rows of other files; a table without a row is none."""
    result = bring(lists_url, packed(filled(language=language)))
    assert found(result) == [] and result.written
    assert {file.format for file in result.files} == {table.reader.name for table in TABLES}
    with session(lists_url) as db:
        assert db.scalar(select(func.count()).select_from(Activity)) == 1
    again = bring(lists_url, packed(filled(language=language)))
    assert again.nothing_to_do
    left = bring(lists_url, packed(filled(language=language, but=tuple(table.reader.name for table in TABLES))))
    assert [error[3] for error in found(left)] == [
        "Rows under a header, in one of its tables at least. This file has none."
    ]


def test_one_bad_row_keeps_all_tables_out(lists_url) -> None:
    """It is named with its file; what is refused comes back as one workbook, and so do the others."""
    content = packed(filled(language="en", kind="party"))
    result = bring(lists_url, content)
    [error] = result.errors
    assert (error.file.endswith(" · events.csv"), error.row, result.written) == (True, 2, False)
    with session(lists_url) as db:
        assert db.scalar(select(func.count()).select_from(Entity)) == 0
    [run] = {file.source for file in result.files}
    file = Incoming(run, data=content)
    assert extension(file) == "xlsx"
    bad, good = (each(file, result.errors, t=translator("en")) for each in (refused, others))
    assert [tab.name for tab in tabs(bad)] == ["events.csv"] and len(tabs(good)) == len(TABLES) - 1


@pytest.mark.parametrize("dry", [True, False])
def test_the_command_takes_it(lists_url, environment, tmp_path: Path, capsys, dry: bool) -> None:
    environment(DATABASE_URL=lists_url, JISR_LANGUAGE="en", JISR_HOME_COUNTRY="EG")
    path = tmp_path / "own.zip"
    path.write_bytes(packed(filled(language="en")))
    assert main(["import", str(path), *(["--dry-run"] if dry else [])]) == 0
    assert "events.csv" in capsys.readouterr().out
    with session(lists_url) as db:
        runs = db.scalars(select(ImportRun.file_name).where(ImportRun.file_name.contains("own.zip"))).all()
    assert len(runs) == (0 if dry else len(TABLES))


def test_what_a_mac_packs_is_no_table() -> None:
    """Its own folder and hidden files; tables may stand in a folder."""
    content = packed({"t/": b"", "t/topics.csv": TOPIC, "__MACOSX/t/._topics.csv": b"\0", "t/.DS_Store": b"\0"})
    [sheet] = read(Incoming("own.zip", data=content))
    assert (sheet.name, len(sheet.rows), sheet.errors) == ("own.zip · t/topics.csv", 1, [])


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        ({"topics.csv": TOPIC}, Kind.ROWS),
        ({"_chat.txt": b"13/08/2026, 22:00 - Zqxname: Zqxword\n", "00000001.csv": TOPIC}, Kind.CHAT),
        ({"xl/workbook.xml": b"", "a.csv": TOPIC}, Kind.ROWS),
        ({"picture.png": b"\x89PNG", "notes.txt": b"13/08/2026, 22:00 - Zqxname: Zqxword\n"}, Kind.CHAT),
        ({"_chat.txt": b"Zqxword\n"}, Kind.CHAT),
        ({"one.zip": b"", "two.zip": b""}, Kind.CHAT),
        ({"notes.txt": b"Zqxword\n"}, None),
        ({"picture.png": b"\x89PNG"}, None),
        ({}, None),
    ],
)
def test_a_chat_with_a_table_attached_stays_a_chat(tmp_path: Path, contents, kind) -> None:
    """By what is in it, whatever it is called, in memory and on disk."""
    path = tmp_path / "own.zip"
    path.write_bytes(packed(contents))
    assert kind_of(Incoming("own.zip", data=path.read_bytes())) is kind_of(Incoming("own.zip", path)) is kind


def locked(content: bytes) -> bytes:
    """As with a password: a bit in both headers of its one file."""
    place = content.index(b"PK\x01\x02")
    return content[:6] + b"\x01" + content[7 : place + 8] + b"\x01" + content[place + 9 :]


def bomb(declared: int) -> bytes:
    """A file that unpacks to more than may be, whatever it declares."""
    content = packed({"topics.csv": b"0" * (archive.LARGEST + 1)})
    place, size = content.index(b"PK\x01\x02"), declared.to_bytes(4, "little")
    return content[:22] + size + content[26 : place + 24] + size + content[place + 28 :]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (lambda: packed({"topics.csv": TOPIC, "notes.docx": b"x"}), "An archive of CSV files and nothing else."),
        (lambda: locked(SMALL), "An archive without a password."),
        (lambda: SMALL.replace(zlib.crc32(TOPIC).to_bytes(4, "little"), b"\0\0\0\0"), "An archive that is whole."),
        (lambda: bomb(archive.LARGEST + 1), "An archive of less than 100 MB unpacked."),
        (lambda: bomb(100), "An archive of less than 100 MB unpacked."),
    ],
    ids=["other-files", "password", "checksum", "bomb", "lying-bomb"],
)
def test_what_may_not_be_opened_is_refused(lists_read, content: Callable[[], bytes], expected: str) -> None:
    [error] = found(bring(lists_read, content(), dry_run=True))
    assert error[3].startswith(expected)


@settings(max_examples=60)
@given(place=st.integers(0, len(SMALL) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_whatever_is_in_it_is_read_or_refused(place: int, byte: int, cut: bool) -> None:
    content = SMALL[:place] if cut else SMALL[:place] + bytes([byte]) + SMALL[place + 1 :]
    for sheet in read(Incoming("own.zip", data=content)):
        assert sheet.rows or sheet.errors


def test_two_files_of_one_name_in_it_are_told_apart_by_their_folders(lists_url) -> None:
    """Each has its own refused rows, a sheet for each in one workbook, and its own others."""
    good, bad = made([row("topics", key="own-1"), row("topics", key="a b")]), made([row("topics", key="c d")])
    file, t = Incoming("book1.xlsx", data=packed({"a/topics.csv": good, "b/topics.csv": bad})), translator("en")
    errors = bring(lists_url, file.data).errors
    assert [(error.file.rpartition(" · ")[2], error.value) for error in errors] == [
        ("a/topics.csv", "a b"),
        ("b/topics.csv", "c d"),
    ]
    rows = [
        [[cells[tab.lines[0][1].index("key")] for _, cells in tab.lines[1:]] for tab in tabs(apart(file, errors, t=t))]
        for apart in (refused, others)
    ]
    assert rows == [[["a b"], ["c d"]], [["own-1"]]]
