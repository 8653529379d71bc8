"""A SQLite file that is open here while another is put in its place: whoever has it open goes on in the old one.

What was written last may stand in the journal beside it (``-wal``) alone, which is found by its name. SQLite would take
it for the new file's, and write it into that. So it is carried over into the old file first, which only those can do
who still have it open.
"""

from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError

# A device, and a file of it by number; None where there is no file.
File = tuple[int, int] | None
_opened: dict[Engine, tuple[File, File]] = {}
"""The file that is open, and the journal beside it, for as long as any connection to them may be."""
_times: dict[Engine, int] = {}
_following = Lock()


def watch(engine: Engine, path: Path) -> None:
    """Note what is opened at ``path``."""

    def opened(*_: object) -> None:
        _opened.setdefault(engine, (_file(path), None))

    def used(*_: object) -> None:
        # The journal is made by the first who reads.
        there = _file(path)
        if engine in _opened and _opened[engine][0] == there:
            _opened[engine] = (there, _file(_beside(path, "-wal")))

    event.listen(engine, "connect", opened)
    event.listen(engine, "checkin", used)
    event.listen(engine, "engine_disposed", lambda _: _opened.pop(engine, None))


def is_gone(engine: Engine, path: Path) -> bool:
    """Whether the file that is open here is not there any more, and no other is."""
    return engine in _opened and _file(path) is None


def follow(engine: Engine, path: Path) -> bool:
    """Go over to the file that is there now, if it is another. False where that is not safe: the old one's journal
    lies beside it, and cannot be carried over.
    """
    if engine not in _opened or _opened[engine][0] == _file(path):
        return True
    with _following:
        before, journal = _opened.get(engine, (None, None))
        if before in (None, _file(path)):
            return True
        beside = _beside(path, "-wal")
        if _is_in_use(beside) and journal in (None, _file(beside)):
            _carry_over(engine)
            if _is_in_use(beside):
                return False
        if journal is not None and journal == _file(beside):
            # It is empty now. Who is still at work in the old file keeps it, and the new one gets its own.
            beside.unlink()
            _beside(path, "-shm").unlink(missing_ok=True)
        engine.dispose()
        _times[engine] = times(engine) + 1
        return True


def times(engine: Engine) -> int:
    """How often it went over to another file."""
    return _times.get(engine, 0)


def _carry_over(engine: Engine) -> None:
    """Have the old file hold all that was written to it; where somebody is at work in it, its journal stays."""
    if not engine.pool.checkedin():
        # None that is open waits here, and a new one would open the new file.
        return
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except DatabaseError:
        # The journal is as long as it was, which is what is looked at next.
        return


def _is_in_use(journal: Path) -> bool:
    return journal.exists() and journal.stat().st_size > 0


def _beside(path: Path, ending: str) -> Path:
    # SQLite names them after the file that a link leads to.
    whole = path.resolve()
    return whole.with_name(whole.name + ending)


def _file(path: Path) -> File:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
