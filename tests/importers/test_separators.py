"""Cells parted by semicolons or tabs, as Excel writes "comma delimited" where Windows parts lists by something else."""

import csv
import io
from pathlib import Path

import pytest
from sqlalchemy import select

from models import Activity, ActivityTopic
from models.engine import session
from outreach.__main__ import main
from outreach.i18n import translator
from outreach.importers import Incoming
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.refused import others, refused
from tests.importers.made_files import found, made, row, take

TOPICS = made([row("topics", key="own-1", note="a, b; c"), row("topics", key="own-2")])
EVENTS = made([row("events", event_id="own-1"), row("events", event_id="own-2")])


def parted(content: bytes, separator: str) -> bytes:
    """The file as a spreadsheet writes it with this separator: a cell that holds it stands in quotation marks."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(csv.reader(io.StringIO(content.decode(), newline="")))
    return text.getvalue().encode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("said", [True, False], ids=["sep=", "by the header"])
def test_the_header_says_what_parts_cells(lists_url: str, separator: str, said: bool) -> None:
    """Lists in one cell stay lists, lines are those of the file, and a line ``sep=`` is passed over."""
    content = (f"sep={separator}\r\n".encode() if said else b"") + parted(EVENTS, separator)
    assert kind_of(Incoming("rows", data=content)) is Kind.ROWS
    result = take(lists_url, content)
    assert found(result) == [] and result.written
    assert result.files[0].passed["above"].count == said
    with session(lists_url) as db:
        topics = select(ActivityTopic).join(Activity).where(Activity.key == "own-2")
        assert len(db.scalars(topics).all()) == 2
    wrong = take(lists_url, content.replace(b"own-2", b"own 2"), dry_run=True)
    assert [error[:3] for error in found(wrong)] == [(3 + said, "event_id", "own 2")]


def test_utf_16_with_tabs_is_read(lists_url: str) -> None:
    """Excel's "Unicode text"."""
    assert take(lists_url, parted(TOPICS, "\t").decode().encode("utf-16")).written


def test_a_file_comes_back_as_it_was_parted(lists_url: str) -> None:
    """So the spreadsheet that wrote it opens it in columns; mended, it comes in."""
    content = parted(TOPICS, ";").replace(b"own-2", b"own 2")
    file, t = Incoming("topics.csv", data=content), translator("en")
    errors = take(lists_url, content, dry_run=True).errors
    bad, good = refused(file, errors, t=t), others(file, errors, t=t)
    assert good.decode("utf-8-sig").splitlines()[0] == "key;label_en;label_ar;note"
    assert take(lists_url, good, bad.replace(b"own 2", b"own-2")).written


def test_a_list_without_quotation_marks_is_too_many_cells(lists_url: str) -> None:
    content = parted(EVENTS, ";").replace(b'"elections;youth"', b"elections;youth")
    assert {error[3] for error in found(take(lists_url, content))} == {"24 cells, as in the header. This row has 25."}


def test_two_files_of_one_name_are_told_apart_by_their_folders(here: str, tmp_path: Path, capsys) -> None:
    """On the command line a file is called by its path."""
    for name, keys in (("a", ("a b", "own-1")), ("b", ("own-2", "c d"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "topics.csv").write_bytes(made([row("topics", key=key) for key in keys]))
    paths = [str(tmp_path / name / "topics.csv") for name in ("a", "b")]
    assert main(["import", *paths, "--refused", str(tmp_path / "mend")]) == 1
    said = capsys.readouterr().out
    assert f"{paths[0]}, line 2, column key" in said and f"{paths[1]}, line 3, column key" in said
    written = {path.name: path.read_text("utf-8-sig") for path in (tmp_path / "mend").iterdir()}
    assert "a b" in written["refused-1.csv"] and "own-1" in written["others-1.csv"]
    assert "c d" in written["refused-2.csv"] and "own-2" in written["others-2.csv"]
