"""What is done over and over, and killed while it is: see :mod:`tests.importers.killed_often`."""

import sys
from datetime import date, timedelta

from sqlalchemy import func, select

from models import Activity, ImportRun
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.importers import Incoming, keep
from outreach.importers.kinds import Kind
from outreach.importers.opened import opened
from outreach.writing import rows
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row, take
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines

ROWS = 30

GROUP = "group"
"""The key of the channel that a chat is counted for: it is there before."""

PLANNED = "planned"
"""The key of the activity that attendance is brought to."""

EDITOR = Viewer("Editor One", Role.EDITOR)


def content(number: int = ROWS) -> bytes:
    """The file: activities in one country, over two years, on one topic."""
    without = dict.fromkeys(("initiative", "communities", "authority_keys", "authorities_en", "authorities_ar"), "")
    return made([
        row("events", event_id=f"e{n}", title_en=f"Visit {n}", date=f"{2022 + n % 2}-{n % 12 + 1:02}-05",
            countries="SA", topics="customs", **without)
        for n in range(number)
    ])  # fmt: skip


def import_rows(url: str) -> None:
    """Import the file; all of it must be good."""
    result = take(url, content())
    if result.errors:
        sys.exit(f"refused: {result.errors[0]}")


def undo_last(url: str) -> None:
    """Take the last import back."""
    with session(url) as db:
        last = db.scalar(select(func.max(ImportRun.id)))
        undo_import(db, run_id=last, viewer=EDITOR, home_country="EG")
        db.commit()


def chat(days: int = ROWS) -> bytes:
    """A chat with a message on each of so many days."""
    first = date(2026, 8, 13)
    return "".join(f"{first + timedelta(n):%d/%m/%Y}, 22:00 - Person One: good evening\n" for n in range(days)).encode()


def import_report(url: str) -> None:
    """Count the chat, a reading for each day; all of it must be good."""
    found = opened(Incoming("chat", data=chat()), kind=Kind.CHAT, this_year=2026)
    with session(url) as db:
        keep.written(db, found, found.chosen(""), GROUP, viewer=EDITOR)
        db.commit()


def plan(url: str) -> None:
    """Plan the activity that attendance is brought to."""
    dated = {"starts": "2026-09-19", "ends": "2026-09-19", "precision": "day", "date_basis": "event"}
    own = {"key": PLANNED, "kind": "virtual_session", "status": "planned", "organiser": "mission", "title_en": "Own"}
    with session(url) as db:
        rows.add(db, Activity, {**own, **dated}, viewer=EDITOR, home_country="EG")
        db.commit()


def import_attendance(url: str) -> None:
    """Count who was present, by Zoom's report: the activity becomes held."""
    found = opened(Incoming("report", data=lines(ZOOM_OLD, ONE, TWO)), kind=Kind.MEETING, this_year=2026)
    with session(url) as db:
        keep.written(db, found, found.chosen(""), PLANNED, viewer=EDITOR)
        db.commit()


ACTS = {"import": import_rows, "undo": undo_last, "report": import_report, "attendance": import_attendance}
BEFORE = {"undo": import_rows, "attendance": plan}
"""What an act begins with."""


def nothing(url: str) -> None:
    """An act that begins with the database as it was found."""
