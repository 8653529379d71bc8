"""A workbook or an archive that is half written is called what it is: no chat that nobody exported."""

import io
import zipfile

import pytest

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers.kinds import DAMAGED, NEITHER, NONE_OF_THESE, kind_of, unknown
from outreach.importers.table import Incoming
from tests.importers.made_books import workbook
from tests.importers.made_files import made, row
from tests.importers.planted import CHAT, WORDS
from tests.importers.whatsapp.chats import archive

BOOK = workbook({"topics": [["key", "label_en", "label_ar"], *([f"t{n}", "One", ""] for n in range(400))]})
CHAT_ZIP = archive((f"WhatsApp Chat with {WORDS[0]}.txt", CHAT * 50))
HALF_WRITTEN = {
    "a workbook's beginning and noughts": BOOK[:40] + bytes(4000),
    "a header and noughts": b"PK\x03\x04" + bytes(4000),
    "half a workbook": BOOK[: len(BOOK) // 2],
    "half a chat": CHAT_ZIP[: len(CHAT_ZIP) // 2],
    "a chat without its list": CHAT_ZIP[:-30],
    "half an archive of tables": archive(("topics.csv", made([row("topics")]) * 50))[:100],
}


@pytest.mark.parametrize("case", HALF_WRITTEN)
def test_what_is_half_written_is_damaged_and_no_chat(here, file, tmp_path, capsys, case: str) -> None:
    """By itself, and in a folder, where it is not passed over as something that nobody meant."""
    content = HALF_WRITTEN[case]
    assert kind_of(Incoming("brought", data=content)) is None
    path = file("brought.zip", content)
    for options in ([path], [path, "--dry-run"], [str(tmp_path)]):
        assert main(["import", *options]) == 1
        said = capsys.readouterr().out
        assert f"file 1. Expected: {DAMAGED}" in said and "Chat export" not in said and "passed over" not in said
        assert not [word for word in WORDS if word in said]


@pytest.mark.parametrize("case", [case for case in HALF_WRITTEN if "chat" not in case])
def test_what_is_called_a_workbook_is_told_so_by_its_name(here, file, capsys, case: str) -> None:
    assert main(["import", file("rows.xlsx", HALF_WRITTEN[case])]) == 1
    said = capsys.readouterr().out
    assert "rows.xlsx" in said and "A workbook that is whole." in said and "Chat export" not in said


def test_an_archive_without_a_chat_is_not_called_one() -> None:
    """Nor is it called after what it holds; a document of a program is told of as any other file."""
    for held in (("IMG-1.jpg", "x"), ("notes.txt", WORDS[0])):
        file = Incoming("any.zip", data=archive(held))
        assert kind_of(file) is None and unknown("file 1", file).expected.text == NEITHER
    document = Incoming("any", data=archive(("[Content_Types].xml", "x"), ("word/document.xml", "x")))
    assert kind_of(document) is None and unknown("file 1", document).expected.text == NONE_OF_THESE
    assert unknown("file 1", Incoming("any", data=b"\x00\x01")).expected.text == NONE_OF_THESE
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert unknown("file 1", Incoming("any", data=empty.getvalue())).expected.text == NEITHER


@pytest.mark.parametrize("text", [DAMAGED, NEITHER])
def test_it_is_said_in_every_language(text: str) -> None:
    assert len({translator(language)(text) for language in LANGUAGES}) == len(LANGUAGES)
