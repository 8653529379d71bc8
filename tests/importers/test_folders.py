"""A folder on the command line: every file of it is looked into, whatever it is called; what is left out is counted."""

import os
from pathlib import Path

import pytest

from outreach.__main__ import main
from outreach.importers.command import incoming
from outreach.settings import ROOT
from tests.importers.made_files import made, row

SHIPPED = ROOT / "data" / "reference"
TRAPS = Path(__file__).parent / "traps"
REPORTS = ("followers_meta_facebook.csv", "zoom_tabs.txt", "chat_of_an_iphone.zip")


@pytest.fixture
def folder(lists_url: str, environment, tmp_path: Path) -> Path:
    """An empty folder, and a database that commands of this test work on."""
    environment(DATABASE_URL=lists_url, JISR_HOME_COUNTRY="EG", JISR_LANGUAGE="en")
    made = tmp_path / "brought"
    made.mkdir()
    return made


@pytest.mark.parametrize("ending", ["", ".tsv", ".TXT", ".export", ". Zqxname"])
def test_what_a_file_is_its_content_says(folder: Path, capsys, ending: str) -> None:
    for name in REPORTS:
        (folder / f"{Path(name).stem}{ending}").write_bytes((TRAPS / name).read_bytes())
    (folder / f"rows{ending}").write_bytes(made([row("topics")]))
    assert main(["import", str(folder), "--dry-run"]) == 1
    said = capsys.readouterr().out
    for kind in ("1 to add", "Attendance report", "Chat export", "Report of followers"):
        assert kind in said, said
    assert "passed over" not in said


def test_what_is_left_out_is_counted_and_not_named(folder: Path, capsys) -> None:
    """Files that are nothing known, and folders inside but one that is named itself; what is hidden, nobody meant."""
    for name in ("Zqxname", "zqx.pdf", ".hidden"):
        (folder / name).write_bytes(b"%PDF-1.7 zqx\n")
    for name in ("Zqxfolder", "named", ".zqx"):
        (folder / name).mkdir()
    (folder / "rows").write_bytes(made([row("topics")]))
    (folder / "named" / "more").write_bytes(made([row("topics", key="t2")]))
    assert main(["import", str(folder), str(folder / "named"), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "2 files were passed over: they are neither rows nor reports that are known here." in said
    assert "1 folder inside was not opened: to bring its files, name it." in said
    assert said.count("1 to add") == 2
    assert "zqx" not in said.lower()


@pytest.mark.parametrize("inside", [0, 1])
def test_a_folder_without_a_file_says_so_and_which_lie_in_it_unopened(folder: Path, capsys, inside: int) -> None:
    """And nothing comes in of what else was named; what is hidden is no file that anybody meant."""
    (folder / ".zqx").write_bytes(made([row("topics")]))
    for number in range(inside):
        (folder / f"zqx{number}").mkdir()
    (rows := folder.parent / "rows.csv").write_bytes(made([row("topics")]))
    for paths in ([folder], [rows, folder]):
        assert main(["import", *map(str, paths)]) == 1
        told = capsys.readouterr().out
        assert told.startswith("1 folder that was named holds no file. What is hidden is not looked at.\n")
        assert ("1 folder inside was not opened: to bring its files, name it." in told) == bool(inside)
        assert "Expected" not in told and "added" not in told and "zqx" not in told


def test_a_table_that_cannot_be_read_is_refused_by_its_name(folder: Path, capsys) -> None:
    """Somebody meant it as rows: so it is with cells parted by bars, and with a link that leads nowhere."""
    (folder / "rows.tsv").write_bytes(made([row("topics")]).replace(b",", b"|"))
    assert main(["import", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "rows.tsv, line 1" in said and "A header with the columns of one of" in said
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    assert main(["import", str(folder)]) == 1
    assert "gone.csv. Expected: A file that is there. There is nothing of this name." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["zqxfolder", "zqx/below", "Chat with Zqxname.txt", "zqx" * 99, "nosuch.csv"])
@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_what_is_not_there_is_said_not_to_be_there_before_anything_else(folder: Path, capsys, name: str, how) -> None:
    """A file, a folder, or what can be neither: it was called of no known kind. It may be named after somebody."""
    (folder / "rows.csv").write_bytes(made([row("topics")]))
    (folder / "strange").write_bytes(b"%PDF-1.7\n")
    paths = [str(folder / "strange"), str(folder / name), str(folder / "rows.csv")]
    assert main(["import", *paths, *how]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    called = paths[1] if name.endswith(".csv") else "file 2"
    there_is = "A file that is there. There is nothing of this name."
    expected = "A file that can be read. The system says: File name too long." if len(name) > 255 else there_is
    assert line == f"{called}. Expected: {expected}"


@pytest.mark.parametrize("named", [True, False])
def test_what_may_not_be_read_is_said_not_to_be_read(folder: Path, capsys, monkeypatch, named: bool) -> None:
    """Of a file by itself or in a folder, and of a folder that may not be looked into."""
    (folder / "strange").write_bytes(b"%PDF-1.7\n")
    unopened = Path.open

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if path in (folder, folder / "strange"):
            raise PermissionError(13, "Permission denied", str(path))
        return unopened(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", refuse)
    said = "file 1. Expected: A file that you may read. The system does not let you.\n"
    assert main(["import", str(folder / "strange" if named else folder)]) == 1
    assert capsys.readouterr().out == said
    monkeypatch.setattr(Path, "iterdir", lambda path: refuse(path))
    assert main(["import", str(folder)]) == 1
    assert capsys.readouterr().out == said


WORD_LISTS = ("arabic_names.csv", "country_words.csv")


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_the_folder_that_ships_comes_in_without_its_lists_of_words(record_copy: str, environment, capsys, how) -> None:
    """They lie beside the files of rows, and each is named in a line; the rows are as they were."""
    environment(DATABASE_URL=record_copy, JISR_HOME_COUNTRY="EG", JISR_LANGUAGE="en")
    assert main(["import", str(SHIPPED), *how]) == 0
    said = capsys.readouterr().out
    for name in WORD_LISTS:
        assert said.count(name) == 1
    assert said.count("no rows of a table. It was left out.") == len(WORD_LISTS)
    assert "Rows of " in said and "Nothing to do" in said


def test_a_list_of_words_that_is_named_itself_is_refused(folder: Path, capsys) -> None:
    assert main(["import", str(SHIPPED / "country_words.csv")]) == 1
    assert "country_words.csv, line 1" in capsys.readouterr().out


def test_a_strange_table_beside_a_list_of_words_is_refused_and_nothing_comes_in(folder: Path, capsys) -> None:
    (folder / "words.csv").write_bytes((SHIPPED / "country_words.csv").read_bytes())
    (folder / "prices.csv").write_bytes(b"article,price\nbread,5\n")
    (folder / "rows.csv").write_bytes(made([row("topics")]))
    for how in (["--dry-run"], []):
        assert main(["import", str(folder), *how]) == 1
        said = capsys.readouterr().out
        assert "prices.csv, line 1" in said
        assert "words.csv: a list of words" in said.replace("⁨", "").replace("⁩", "")
        assert "Nothing was written" in said


def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    """Whoever opens a pipe waits for somebody to write into it."""
    os.mkfifo(folder / "pipe")
    (folder / "rows").write_bytes(b"")
    assert [file.path.name for file in incoming([folder])] == ["rows"]
