"""A process of its own, to be killed while it writes: ``python -m tests.importers.killed ACT URL MOMENT``.

It says "here" at the moment and waits there, so that nobody has to guess how long it takes until then.
"""

import sys

from sqlalchemy import event, func, select

from models import ImportRun
from models.engine import engine, session
from outreach.acting import Role, Viewer
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row, take

ROWS = 700
"""More than one chunk of 500."""

COMMIT = "COMMIT"
# Before which statement, and before which of these; what comes of it must be nothing, all, or either.
IMPORT: dict[str, tuple[str, int, str]] = {
    "between two chunks": ("INSERT INTO activity ", 2, "nothing"),
    "as it is committed": (f"{COMMIT} at once", 1, "either"),
}
UNDO: dict[str, tuple[str, int, str]] = {"before the history": ("INSERT INTO change", 1, "all")}
ACTS = {"import": IMPORT, "undo": UNDO}


def content(rows: int = ROWS) -> bytes:
    """The file: activities in one country, over two years, on one topic."""
    without = dict.fromkeys(("initiative", "communities", "authority_keys", "authorities_en", "authorities_ar"), "")
    return made([
        row("events", event_id=f"e{n}", title_en=f"Visit {n}", date=f"{2022 + n % 2}-{n % 12 + 1:02}-05",
            countries="SA", topics="customs", **without)
        for n in range(rows)
    ])  # fmt: skip


def _stop() -> None:
    print("here", flush=True)
    sys.stdin.read()


def _wait_at(url: str, words: str, number: int) -> None:
    """Stop before the statement of this number that begins so, or before the first commit."""
    if words.startswith(COMMIT):
        at_once = words != COMMIT
        event.listen(engine(url), "commit", lambda connection: print("here", flush=True) if at_once else _stop())
        return
    seen = 0

    @event.listens_for(engine(url), "before_cursor_execute")
    def look(connection, cursor, statement, parameters, context, executemany) -> None:
        nonlocal seen
        seen += statement.startswith(words)
        if seen == number and statement.startswith(words):
            _stop()


def import_rows(url: str, data: bytes) -> None:
    """Import this file; all of it must be good."""
    result = take(url, data)
    if result.errors:
        sys.exit(f"refused: {result.errors[0]}")


def undo_last(url: str) -> None:
    """Take the last import back."""
    with session(url) as db:
        last = db.scalar(select(func.max(ImportRun.id)))
        undo_import(db, run_id=last, viewer=Viewer("Editor One", Role.EDITOR), home_country="EG")
        db.commit()


def main(act: str, url: str, moment: str) -> None:
    words, number, _ = ACTS[act][moment]
    _wait_at(url, words, number)
    if act == "import":
        import_rows(url, content())
    else:
        undo_last(url)


if __name__ == "__main__":
    main(*sys.argv[1:])
