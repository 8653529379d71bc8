"""A folder on the command line: every file of it is looked into, whatever it is called; what is left out is counted."""

import os
from pathlib import Path

import pytest

from outreach.__main__ import main
from outreach.importers.command import incoming
from tests.importers.made_files import made, row

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
    assert main(["import", str(folder), "--dry-run"]) == 0
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


def test_a_table_that_cannot_be_read_is_refused_by_its_name(folder: Path, capsys) -> None:
    """Somebody meant it as rows: so it is with cells parted by bars, and with a link that leads nowhere."""
    (folder / "rows.tsv").write_bytes(made([row("topics")]).replace(b",", b"|"))
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    assert main(["import", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "rows.tsv, line 1" in said and "A header with the columns of one of" in said and "gone.csv" in said


def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    """Whoever opens a pipe waits for somebody to write into it."""
    os.mkfifo(folder / "pipe")
    (folder / "rows").write_bytes(b"")
    assert [file.path.name for file in incoming([folder])] == ["rows"]
