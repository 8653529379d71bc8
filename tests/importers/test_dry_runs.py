"""A dry run of the command says what the run would do and ends with its exit code, whatever is brought together."""

import pytest
from sqlalchemy import func, select

from models import ImportRun
from models.engine import session
from outreach.__main__ import main
from tests.importers.made_files import made, row
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines

CHAT = b"13/08/2026, 22:00 - One: text\n13/08/2026, 22:01 - Two: text\n"
GROUP = made([row("channels", channel_type="groups", platform="WhatsApp", audience_count="", audience_unit="")])
SESSION = made([row("events", kind="virtual_session", date="2026-09-19")])
TOGETHER = {
    "a channel and its chat": (("channels.csv", GROUP), ("chat.txt", CHAT), ("--channel", "c1"), 0),
    "an activity and its attendance": (
        ("events.csv", SESSION), ("people.csv", lines(ZOOM_OLD, ONE, TWO)), ("--activity", "e1"), 0,
    ),
    "an activity of another day": (
        ("events.csv", made([row("events")])), ("people.csv", lines(ZOOM_OLD, ONE, TWO)), ("--activity", "e1"), 1,
    ),
    "a channel that is not there": (("channels.csv", GROUP), ("chat.txt", CHAT), ("--channel", "other"), 1),
    "a chat without a channel": (("channels.csv", GROUP), ("chat.txt", CHAT), (), 1),
}  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_a_report_is_tried_beside_the_rows_that_it_belongs_to(here: str, file, capsys, case: str) -> None:
    """They come in before it, and are taken back with it; what is told of it is what the run does."""
    *files, options, code = TOGETHER[case]
    paths = [file(name, content) for name, content in files]
    before = imports(here)
    assert main(["import", *paths, *options, "--dry-run"]) == code
    said = capsys.readouterr().out
    assert "1 to add" in said and ("It would write" in said) == (code == 0)
    assert imports(here) == before
    assert main(["import", *paths, *options]) == code
    assert ("Written: " in capsys.readouterr().out) == (code == 0)
    assert imports(here) == before + (2 if code == 0 else 1)


def test_who_may_not_write_is_told_so_after_what_would_be_written(here: str, file, environment, capsys) -> None:
    """Anybody may try."""
    environment(JISR_ROLE="analyst")
    path = file("events.csv", SESSION)
    assert main(["import", path, "--dry-run"]) == main(["import", path]) == 1
    said = capsys.readouterr().out
    assert said.count("1 to add") == 1 and said.count("This takes another role than yours.") == 2


def imports(url: str) -> int:
    """How many are on record."""
    with session(url) as db:
        return db.scalar(select(func.count()).select_from(ImportRun))
