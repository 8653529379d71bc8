"""``python -m outreach``: what it prints, in which language, and with which exit code it ends."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from models.engine import DatabaseLocked
from outreach.__main__ import main
from outreach.i18n import translator
from outreach.settings import ROOT
from outreach.terminal import progress
from outreach.wording.problems import in_lines
from tests.importers.made_files import made, record, row


def test_a_dry_run_says_what_would_be_done(here: str, file, capsys: pytest.CaptureFixture):
    """Added, changed, left and refused, and that nothing was written."""
    topics = file("topics.csv", made([row("topics")]))
    assert main(["import", topics, "--dry-run"]) == 0
    assert "1 to add, 0 to change, 0 to leave as they are, 0 refused." in capsys.readouterr().out
    assert main(["import", topics]) == 0
    assert "1 added, 0 changed" in capsys.readouterr().out
    assert main(["import", file("corrected.csv", made([row("topics", label_en="Other")]))]) == 0
    assert "line 2, t1, label_en: from ⁨A topic⁩ to ⁨Other⁩" in capsys.readouterr().out
    assert main(["import", topics, "--dry-run"]) == 0
    assert "0 to add, 1 to change" in capsys.readouterr().out


def test_a_refusal_ends_with_an_exit_code(here: str, file, capsys: pytest.CaptureFixture):
    """With or without --dry-run; the error has file, line, column, value and what was expected."""
    bad = file("bad.csv", made([row("events", attendance="-5")]))
    for options in ([], ["--dry-run"]):
        assert main(["import", bad, *options]) == 1
        out = capsys.readouterr().out
        assert f"{bad}, line 2, column attendance: found ⁨-5⁩. Expected: A whole number" in out
        assert "Nothing was written: 1 thing is wrong." in out


def test_refused_rows_are_mended_and_brought_again(here: str, file, tmp_path: Path, capsys: pytest.CaptureFixture):
    """Each file's in one of their own with their reasons, the others in another; no file that lies there is lost."""
    bad = file("a.csv", made([row("events", attendance="-5"), row("events", event_id="e2")]))
    good, folder = file("b.csv", made([row("topics")])), tmp_path / "mend" / "here"
    assert main(["import", bad, good]) == 1
    assert "say --refused FOLDER" in capsys.readouterr().out
    for number in (1, 2):
        assert main(["import", bad, good, "--refused", str(folder)]) == 1
        refused, others = folder / f"refused-{number}.csv", folder / f"others-{number}.csv"
        said = capsys.readouterr().out
        assert f"Refused rows of ⁨{bad}⁩: ⁨{refused}⁩" in said and f"Other rows of ⁨{bad}⁩: ⁨{others}⁩" in said
    assert len([*folder.iterdir()]) == 4
    assert "A whole number" in refused.read_text("utf-8-sig").splitlines()[1]
    refused.write_bytes(refused.read_bytes().replace(b"-5", b"5"))
    assert main(["import", str(refused), str(others)]) == 0
    assert capsys.readouterr().out.count("1 added, 0 changed") == 2


def test_refused_rows_that_cannot_be_written_are_said(here: str, file, capsys: pytest.CaptureFixture):
    """Where a folder cannot be, such as under a file; what is wrong with the rows is said before."""
    bad = file("a.csv", made([row("events", attendance="-5")]))
    assert main(["import", bad, "--refused", f"{bad}/below"]) == 1
    said = capsys.readouterr()
    assert "column attendance" in said.out and "The file cannot be written" in said.err and "Traceback" not in said.err


@pytest.mark.parametrize(("order", "day"), [("day_first", "10 November 2012"), ("year_first", "12 November 2010")])
def test_a_chat_is_told_which_stands_first(here: str, file, capsys: pytest.CaptureFixture, order: str, day: str):
    """Where its dates may be three ways; which is asked."""
    chat = file("chat.txt", b"10-11-12 22:00 - Messages and calls are end-to-end encrypted.\n10-11-12 22:01 - A: x\n")
    assert main(["import", chat]) == 1
    said = capsys.readouterr().out
    assert "Day, month or year first?" in said and day in said
    assert main(["import", chat, "--date-order", order, "--dry-run"]) == 1
    assert day in capsys.readouterr().out


def test_people_s_words_are_not_printed(here: str, file, capsys: pytest.CaptureFixture):
    """What changed in notes, answers and summaries is named and not said; nor is a cell of them that is wrong."""
    asked = {"request_id": "R2023-0001", "kind": "request", "summary": "zqxfirst", "raised_on": "2023-03-05"}
    first = row("events", notes="zqxfirst", commitments="zqxfirst")
    assert main(["import", file("a.csv", made([first])), file("b.csv", made([asked | {"activity": "e1"}]))]) == 0
    second = row("events", notes="zqxsecond", commitments="zqxsecond", title_en="Renamed")
    files = [file("a.csv", made([second])), file("b.csv", made([asked | {"activity": "e1", "summary": "zqxsecond"}]))]
    long = file("c.csv", made([row("events", event_id="e9", notes="zqxthird " * 1000)]))
    for options, code in ((["--dry-run"], 0), ([long], 1), ([], 0)):
        assert main(["import", *files, *options]) == code
    said = capsys.readouterr()
    assert "zqx" not in said.out + said.err
    for column in ("notes", "commitments", "summary"):
        assert f"{column}: changed; its words are not shown here" in said.out
    assert "title_en: from ⁨A visit⁩ to ⁨Renamed⁩" in said.out and "column notes" in said.out


@pytest.mark.parametrize("name", ["people.csv", "people.xyz", "Chat with Zqxname"])
@pytest.mark.parametrize("text", ["Zqxname One, zqx@example.org, 45\n", "Zqxname One; zqx@example.org; 45\n"])
def test_the_first_line_of_an_unknown_file_is_not_printed(here: str, file, capsys, name: str, text: str):
    """It may be anybody's; of a header with some headings, those are."""
    assert main(["import", file(name, text.encode())]) == 1
    said = capsys.readouterr().out
    assert "zqx@" not in said and "Zqxname One" not in said and ("Zqxname" not in said or "." in name)
    assert main(["import", file("half.csv", b"kind,Zqxname,zqx,zqx2,Title in English\n")]) == 1
    said = capsys.readouterr().out
    assert "found ⁨kind, Title in English⁩" in said and "Zqx" not in said
    assert "Cells of this line: 5; headings among them: 2." in said


def test_an_import_is_taken_back_by_its_number(here: str, file, capsys, environment):
    """All that came in with it, in one go; the list says which there are, without their folders, and what was taken
    back."""
    files = [file("topics.csv", made([row("topics")])), file("events.csv", made([row("events", topics="t1")]))]
    assert main(["import", *files]) == 0
    capsys.readouterr()
    assert main(["undo"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert all(Path(name).name in first and name not in first for name in files)
    number = first.split(":")[0]
    environment(JISR_ROLE="analyst")
    assert main(["undo", number]) == 1 and "another role" in capsys.readouterr().err
    environment(JISR_ROLE="editor")
    assert main(["undo", number]) == 0
    assert "Taken back: 2 rows" in capsys.readouterr().out
    assert main(["undo", number]) == 1 and "It cannot be taken back" in capsys.readouterr().err
    assert main(["undo"]) == 0 and "Taken back: " in capsys.readouterr().out


def test_what_was_corrected_since_is_not_taken_back(here: str, file, capsys, environment):
    """The row that another import changed is named with its table, in the reader's language."""
    first = made([row("topics", key="t0"), row("topics")])
    for name, content in (("first.csv", first), ("second.csv", made([row("topics", label_en="Other")]))):
        assert main(["import", file(name, content)]) == 0
    environment(JISR_ROLE="editor")
    capsys.readouterr()
    assert main(["undo"]) == 0
    second, first = re.split(r"\n(?=\d)", capsys.readouterr().out)[:2]
    assert "cannot" not in second
    assert "It cannot be taken back: 1 row was changed again later: Topic: ⁨t1⁩." in first.splitlines()[2]
    number = first.split(":")[0]
    assert main(["undo", number]) == 1
    assert "It cannot be taken back: 1 row was changed again later: Topic: ⁨t1⁩." in capsys.readouterr().err
    assert main(["undo", number, "--lang", "ar"]) == 1
    assert "تغيّر صف واحد لاحقًا: الموضوع: ⁨t1⁩." in capsys.readouterr().err


@pytest.mark.parametrize(("number", "why"), [("999", "There is no import with the number"), ("1", "it stays")])
def test_what_is_no_import_of_the_ministry_s_stays(here: str, capsys, number: str, why: str):
    assert main(["undo", number]) == 1
    assert why in capsys.readouterr().err


def test_a_folder_is_all_its_files(here: str, capsys: pytest.CaptureFixture):
    """The public record comes in by the name of its folder, in whatever order it lies there."""
    assert main(["import", str(record("events.csv").parent), "--collection", "public_record"]) == 0
    assert "263 added" in capsys.readouterr().out
    assert main(["import", str(record("events.csv").parent)]) == 0
    assert "Nothing to do" in capsys.readouterr().out


def test_messages_are_in_the_language_chosen(here: str, file, capsys: pytest.CaptureFixture):
    """--lang before or after the sub-command; the setting without it."""
    bad = file("bad.csv", made([row("events", kind="party")]))
    for arguments in (["--lang", "ar", "import", bad], ["import", bad, "--lang", "ar"]):
        assert main(arguments) == 1
        assert re.search("[ء-ي]", capsys.readouterr().out.replace(bad, ""))
    main(["import", bad])
    assert "Nothing was written" in capsys.readouterr().out


def test_init_fills_an_empty_database_and_then_has_nothing_to_do(tmp_path, environment, capsys: pytest.CaptureFixture):
    """In a folder that is not there yet, too."""
    environment(
        DATABASE_URL=f"sqlite:///{tmp_path / 'new' / 'outreach.db'}", JISR_LANGUAGE="en", JISR_HOME_COUNTRY="EG"
    )
    assert main(["init"]) == 0
    assert "263 added" in capsys.readouterr().out
    assert main(["init"]) == 0
    assert capsys.readouterr().out == "The database is up to date.\n"
    assert main(["check"]) == 0


def test_init_without_the_record(tmp_path, environment, capsys: pytest.CaptureFixture):
    """For a ministry that brings its own register."""
    environment(DATABASE_URL=f"sqlite:///{tmp_path / 'own.db'}", JISR_LANGUAGE="en", JISR_HOME_COUNTRY="EG")
    assert main(["init", "--without-record"]) == 0
    assert "events" not in capsys.readouterr().out


def test_a_database_in_trouble_is_words_and_no_trace(tmp_path, environment, capsys: pytest.CaptureFixture, file):
    """Absent, or no database at all: what is wrong, where, and what to do."""
    environment(DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}", JISR_LANGUAGE="en")
    assert main(["import", file("corrected.csv", made([row("topics")]))]) == 2
    assert "There is no database yet." in capsys.readouterr().err
    environment(DATABASE_URL=f"sqlite:///{file('text.db', b'not a database, but long enough to be read' * 30)}")
    assert main(["check"]) == 2
    assert "text.db" in capsys.readouterr().err


def test_of_a_busy_database_a_terminal_is_told_to_run_again() -> None:
    """There is no page to load again."""
    (said,) = in_lines(DatabaseLocked("here"), translator("en"))
    assert "Nothing is lost. Wait a moment, then run the command again." in said and "page" not in said


def test_it_runs_as_a_module(here: str):
    """And a setting that cannot be used is one line, not a trace."""
    command = [sys.executable, "-m", "outreach", "check"]
    environment = {"DATABASE_URL": here, "JISR_LANGUAGE": "en", "PATH": ""}
    good = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (good.returncode, good.stderr) == (0, "")
    bad = subprocess.run(
        command, cwd=ROOT, env={**environment, "JISR_LANGUAGE": "xx"}, capture_output=True, text=True, check=False
    )
    assert (bad.returncode, len(bad.stderr.splitlines())) == (2, 1)


def test_long_work_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch):
    """On standard error, and cleared when done; a log or a pipe sees nothing of it."""
    for watched, expected in ((True, "50%"), (False, "")):
        screen = io.StringIO()
        screen.isatty = lambda watched=watched: watched
        monkeypatch.setattr(sys, "stderr", screen)
        with progress() as draw:
            if draw:
                draw(1, 2)
        assert (expected in screen.getvalue(), bool(screen.getvalue())) == (True, watched)
