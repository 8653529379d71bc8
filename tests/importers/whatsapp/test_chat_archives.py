"""The phone's archive, and what only looks like one: refused with words, within seconds, without opening the rest."""

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.messages import Unfit
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import opened, read, recognises
from tests.importers.whatsapp.chats import CHAT, archive, counts

MEGA = 1_000_000


def refused(data: bytes) -> str:
    """What is said of an archive, in English; within seconds."""
    began = time.monotonic()
    with pytest.raises(Unfit) as error:
        counts(data)
    assert time.monotonic() - began < 5
    for language in LANGUAGES:
        assert error.value.expected(translator(language))
    return error.value.expected(translator("en"))


@pytest.mark.parametrize(
    "name",
    ["_chat.txt", "WhatsApp Chat with One.txt", "WhatsApp Chat - The group.txt", "دردشة واتساب مع واحد.txt", "x.txt"],
)
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_one_text_is_read(name: str, method: int):
    data = archive(("IMG-20260813-WA0001.jpg", b"\xff\xd8no picture"), (name, CHAT), method=method)
    assert kind_of(Incoming("", data=data)) is Kind.CHAT and counts(data).messages == 1


def test_media_and_attached_texts_are_not_opened(monkeypatch: pytest.MonkeyPatch):
    data = archive(("00000001-notes.txt", "secret"), ("_chat.txt", CHAT), ("00000002-VIDEO.mp4", b"x"))
    asked, real = [], zipfile.ZipFile.open

    def watched(self, name, *arguments, **more):
        asked.append(getattr(name, "filename", name))
        return real(self, name, *arguments, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    assert counts(data).messages == 1
    assert asked == ["_chat.txt"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "no text"),
        ([("IMG.jpg", "x")], "no text"),
        ([("inner.zip", archive(("_chat.txt", CHAT)))], "holds archives"),
        ([("_chat.txt", CHAT), ("WhatsApp Chat with One.txt", CHAT)], "several"),
        ([("a.txt", CHAT), ("b.txt", CHAT), ("c.txt", CHAT)], "several"),
        ([("folder/_chat.txt", CHAT)], "folder"),
        ([("../_chat.txt", CHAT)], "folder"),
    ],
)
def test_other_archives_are_refused_with_words(files: list, said: str):
    assert said in refused(archive(*files))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int):
    assert "another way" in refused(archive(("_chat.txt", CHAT), method=method))


def test_a_password_is_refused():
    data = bytearray(archive(("_chat.txt", CHAT)))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    assert "password" in refused(bytes(data))


def test_a_bomb_is_refused_by_what_it_declares():
    line = CHAT.encode() * 40_000
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made, made.open("_chat.txt", "w") as text:
        for _ in range(20):
            text.write(line)
    assert "too densely" in refused(data.getvalue())


def test_a_text_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opened, "LARGEST_TEXT", 2 * MEGA)
    text = CHAT * (3 * MEGA // len(CHAT))
    assert "under 2 MB" in refused(archive(("_chat.txt", text)))
    assert "under 2 MB" in refused(text.encode())


def test_two_hundred_megabytes_are_refused_within_seconds(tmp_path: Path):
    """As a text on disk and in an archive; nothing of it is walked through."""
    path = tmp_path / "chat.txt"
    with path.open("wb") as file:
        file.write(CHAT.encode())
        file.truncate(200 * MEGA)
    began = time.monotonic()
    with pytest.raises(Unfit) as error:
        read(Incoming("chat", path))
    said = error.value.expected(translator("en"))
    assert "under 150 MB" in said and "has 200 MB" in said
    data = bytearray(archive(("_chat.txt", CHAT * 1000)))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 200 * MEGA)
    assert "has 200 MB" in refused(bytes(data))
    assert time.monotonic() - began < 5


def test_a_million_lines_in_arabic_fit():
    """Of the length that lines of groups have, with as many bytes as Arabic takes."""
    line = "٢٠٢٦/٠٨/١٣، ١٠:٠٠ م - عضو من الجالية: شكرا لكم على الرد\n"
    assert len(line.encode()) * MEGA < opened.LARGEST_TEXT


@pytest.mark.parametrize("declared", [100, MEGA])
def test_a_bomb_that_declares_less_gives_no_more(declared: int):
    """What is inflated ends where the archive said it would, and then does not match its checksum."""
    data = bytearray(archive(("_chat.txt", CHAT * 200_000)))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + at, declared)
    assert "whole" in refused(bytes(data))


def test_what_is_inflated_is_counted_too(monkeypatch: pytest.MonkeyPatch):
    """Even if a library gave more than was declared."""

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return CHAT.encode() * (size // len(CHAT))

    monkeypatch.setattr(opened, "LARGEST_TEXT", 3 * MEGA)
    with pytest.raises(Unfit, match="under"):
        for _ in opened.pieces(Endless()):
            pass


def test_an_archive_that_is_cut_off_is_refused():
    data = archive(("_chat.txt", CHAT * 1000))
    for end in (4, 30, len(data) // 2, len(data) - 1):
        assert "whole" in refused(data[:end])


def test_a_damaged_archive_says_no_file_s_name():
    data = bytearray(archive(("WhatsApp Chat with Planted Name.txt", CHAT * 1000)))
    data[70:90] = bytes(20)
    with pytest.raises(Unfit) as error:
        counts(bytes(data))
    assert "lanted" not in repr(error.value) + repr(error.value.__context__) + repr(error.value.__cause__)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n\n", "does not begin so"),
        (b"code,name\nEG,Egypt\n", "does not begin so"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "NUL"),
        ("Date,Primary\n".encode("utf-16"), "does not begin so"),
        (b"x" * (3 * MEGA), "characters"),
        (b"\n" * (3 * MEGA), "does not begin so"),
        (b"words\n" * MEGA, "does not begin so"),
    ],
    ids=["empty", "blank", "CSV", "binary", "UTF-16", "one line", "blank lines", "words"],
)
def test_other_files_are_refused_with_words(data: bytes, said: str):
    assert said in refused(data)


def test_a_file_on_disk_and_one_uploaded_are_read_alike(tmp_path: Path):
    path = tmp_path / "chat.zip"
    path.write_bytes(archive(("_chat.txt", CHAT)))
    on_disk = read(Incoming("chat", path))
    assert on_disk == read(Incoming("chat", data=path.read_bytes())) == counts(CHAT)


def test_a_file_that_is_not_there_says_so_without_its_name(tmp_path: Path):
    with pytest.raises(Unfit) as error:
        read(Incoming("chat", tmp_path / "Planted Name.txt"))
    assert "lanted" not in repr(error.value.expected) + repr(error.value.__context__)
    assert "There is nothing of this name" in error.value.expected(translator("en"))


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (CHAT.encode(), True),
        (b"\xef\xbb\xbf" + CHAT.encode(), True),
        (CHAT.encode("utf-16"), True),
        ("\u200f[١٣/٠٨/٢٠٢٦، ١٠:٠٠:٠١ م] واحد: نص".encode(), True),
        (("words\n" + CHAT).encode(), True),
        (CHAT.encode()[:28], True),
        (archive(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")), False),
        (b"key,date\na,2026-08-13\n", False),
        (b"2026-08-13,22:00,One\n", False),
        ('sep=,\n"Facebook follows"\n"Date","Primary"\n'.encode("utf-16"), False),
        (b"\x89PNG\r\n\x1a\n", False),
        (b"", False),
    ],
)
def test_a_chat_is_recognised_by_its_beginning(head: bytes, known: bool):
    assert recognises(head) is known
