"""Which Python `make` installs with: that of the PATH, or another that is much quicker."""

import subprocess
import sys
from pathlib import Path

import pytest

from outreach import which_python
from outreach.settings import ROOT
from outreach.which_python import chosen, seconds

OURS, SYSTEMS = which_python.CANDIDATES


@pytest.mark.parametrize(
    ("times", "taken"),
    [
        ({OURS: 0.10, SYSTEMS: 0.10}, OURS),
        ({OURS: 0.10, SYSTEMS: 0.09}, OURS),
        ({OURS: 0.10, SYSTEMS: 0.06}, SYSTEMS),
        ({OURS: 0.06, SYSTEMS: 0.10}, OURS),
        ({OURS: 0.10, SYSTEMS: None}, OURS),
        ({OURS: None, SYSTEMS: 0.10}, SYSTEMS),
        # Whoever makes the environment with it says what is wrong.
        ({OURS: None, SYSTEMS: None}, OURS),
    ],
)
def test_another_is_taken_where_it_is_much_quicker_or_the_only_one(times, taken) -> None:
    assert chosen(times) == taken


def script(path: Path, lines: str) -> str:
    path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_one_that_cannot_be_used_has_no_time(tmp_path) -> None:
    """None is there; it is too old or lacks a part; and this one, which the tests run in, has one."""
    assert seconds(str(tmp_path / "nowhere")) is None
    assert seconds(script(tmp_path / "old", "echo 0.01; exit 1")) is None
    assert seconds(sys.executable) > 0


def test_the_name_alone_is_printed_and_beside_it_why(tmp_path, monkeypatch, capsys) -> None:
    quick, slow = script(tmp_path / "quick", "echo 0.01"), script(tmp_path / "slow", "echo 0.02")
    monkeypatch.setattr(which_python, "CANDIDATES", (slow, quick))
    which_python.main()
    told = capsys.readouterr()
    assert told.out == f"{quick}\n"
    assert told.err.startswith(f"Taking {quick}: it is much quicker than the {slow} of your PATH")
    monkeypatch.setattr(which_python, "CANDIDATES", (quick, slow))
    which_python.main()
    assert capsys.readouterr() == (f"{quick}\n", "")


def test_it_needs_nothing_that_is_installed() -> None:
    """As `make` asks it: without the project, and without an environment."""
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "outreach" / "which_python.py")],
        capture_output=True, text=True, check=True, cwd="/",
    )  # fmt: skip
    assert ran.stdout.strip() in which_python.CANDIDATES
