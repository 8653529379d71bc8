"""Whoever reads what a command prints may stop reading, as ``head`` does: the command ends without a word."""

import os
import subprocess
import sys

import pytest

from outreach.settings import ROOT


@pytest.mark.parametrize(
    ("command", "unbuffered"),
    [(["undo", "--all"], "1"), (["check"], ""), (["--help"], "")],
)
def test_a_command_that_nobody_reads_ends_quietly(record_url: str, command: list[str], unbuffered: str) -> None:
    """Whether it notices while it prints, or only when the rest is written out at its end."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "outreach", *command],
            cwd=ROOT,
            env={"DATABASE_URL": record_url, "JISR_LANGUAGE": "en", "PATH": "", "PYTHONUNBUFFERED": unbuffered},
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")
