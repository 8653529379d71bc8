"""An archive that lists more files than may be is refused before its list is taken in, whatever it says of itself."""

import io
import zipfile

import pytest

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers import zipped
from outreach.importers.kinds import Kind, kind_of, unknown
from outreach.importers.messages import Message, Unfit
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import read
from outreach.importers.zipped import BROKEN, MOST_FILES, TooManyFiles, listed
from tests.importers.long_lists import listing
from tests.importers.made_books import bring, workbook
from tests.importers.made_files import found, made, row
from tests.importers.test_archives import packed
from tests.importers.whatsapp.chats import CHAT, archive

SAID = "An archive of at most 100,000 files. This one has more."
TOO_LONG = {
    "as it says": {"wide": True},
    "that says it is short": {"declared": 1},
    "that says it is short at its further end": {"declared": 1, "wide": True},
}


@pytest.fixture
def nothing_taken_in(monkeypatch) -> None:
    """What the standard library makes of a file of a list must not be made."""

    def made(*_):
        raise AssertionError("a file of the list was taken in")

    monkeypatch.setattr(zipfile, "ZipInfo", made)


@pytest.mark.parametrize("case", TOO_LONG)
@pytest.mark.parametrize(("name", "called"), [("brought.zip", "file 1"), ("brought.xlsx", "brought.xlsx")])
def test_a_list_that_is_too_long_is_refused_at_once(
    here, file, tmp_path, capsys, nothing_taken_in, name: str, called: str, case: str
) -> None:
    """By itself, and in a folder, where nobody can tell that it was not meant."""
    folder = tmp_path / "brought"
    folder.mkdir()
    path = file(f"brought/{name}", listing(MOST_FILES + 1, **TOO_LONG[case]))
    for options in ([path], [path, "--dry-run"], [str(folder)]):
        assert main(["import", *options]) == 1
        said = capsys.readouterr().out
        assert f"{called}. Expected: {SAID}" in said and "passed over" not in said


def test_a_list_is_not_even_counted_where_it_is_longer_than_so_many_files_need(monkeypatch, nothing_taken_in) -> None:
    monkeypatch.setattr(zipped, "LONGEST_LIST", 100)
    with pytest.raises(TooManyFiles):
        listed(io.BytesIO(listing(2)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_files_with_long_remarks_are_not_called_too_many(language: str) -> None:
    """They have a sentence of their own, by themselves and as a chat."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made_here:
        for number in range(700):
            one = zipfile.ZipInfo(f"{number}.txt")
            one.comment = b"x" * 60_000
            made_here.writestr(one, "")
    t, content = translator(language), content.getvalue()
    for said in (unknown("brought.zip", Incoming("brought.zip", data=content)).expected, _refused(content)):
        assert said(t) == zipped.too_long()(t) != zipped.too_many(MOST_FILES)(t)
        assert t.number(40) in said(t) and t.number(MOST_FILES) not in said(t)


def _refused(content: bytes) -> Message:
    with pytest.raises(Unfit) as error:
        read(io.BytesIO(content))
    return error.value.expected


DAMAGED = [listing(2, size=1 << 30), listing(2, size=60), listing(2)[:-1], b"PK\x03\x04", b""]


@pytest.mark.parametrize("content", DAMAGED)
def test_what_is_damaged_is_not_called_too_long(content: bytes) -> None:
    with pytest.raises(BROKEN):
        listed(io.BytesIO(content))


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\n"])
def test_a_list_that_may_be_is_read_as_ever(monkeypatch, wide: bool, before: bytes) -> None:
    """Up to the last file that it may have, with something in front of it too."""
    monkeypatch.setattr(zipped, "MOST_FILES", 3)
    with listed(io.BytesIO(before + listing(3, wide=wide))) as held:
        assert held.namelist() == ["a.csv"] * 3
    with pytest.raises(TooManyFiles):
        listed(io.BytesIO(before + listing(4, wide=wide)))


def test_what_is_in_a_file_is_no_list(monkeypatch) -> None:
    """A stored text may begin as a list does, and be as long as it likes."""
    monkeypatch.setattr(zipped, "MOST_FILES", 1)
    monkeypatch.setattr(zipped, "LONGEST_LIST", 100)
    text = listing(4)[35:-22]
    with listed(io.BytesIO(archive(("a.txt", text), method=zipfile.ZIP_STORED))) as held:
        assert held.read("a.txt") == text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (workbook({"a": [["key"]]}), Kind.ROWS),
        (packed({"topics.csv": made([row("topics")])}), Kind.ROWS),
        (archive(("_chat.txt", CHAT)), Kind.CHAT),
        (archive(("IMG-1.jpg", "x")), None),
    ],
)
def test_a_file_is_opened_once_to_know_what_it_is(monkeypatch, content: bytes, kind: Kind | None) -> None:
    opened, real = [], zipfile.ZipFile
    monkeypatch.setattr(zipfile, "ZipFile", lambda *arguments: opened.append(1) or real(*arguments))
    assert kind_of(Incoming("any", data=content)) is kind and len(opened) == 1


def test_a_chat_says_so_too() -> None:
    with pytest.raises(Unfit) as error:
        read(io.BytesIO(listing(MOST_FILES + 1)))
    assert error.value.expected == zipped.too_many(MOST_FILES)


def test_tables_are_fewer_than_what_a_phone_packs(lists_url, monkeypatch) -> None:
    """And it is no damage that they are too many."""
    monkeypatch.setattr("outreach.importers.archive.MOST_PARTS", 2)
    content = packed({f"topics-{n}.csv": made([row("topics", key=f"t{n}")]) for n in range(3)})
    assert [error[3] for error in found(bring(lists_url, content))] == [
        "An archive of at most 2 files. This one has more."
    ]
