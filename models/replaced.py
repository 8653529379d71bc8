"""A SQLite file that is open here while another is put in its place: whoever has it open would go on in the old one.

What was written last may stand in the journal beside it (``-wal``) alone, which is found by its name: whoever opens the
new file takes it for the new file's. So nobody goes over to that by themselves.
"""

from pathlib import Path

from sqlalchemy import Engine, event

# A device, and a file of it by number; None where there is no file.
File = tuple[int, int] | None
_opened: dict[Engine, File] = {}
"""The file that is open, for as long as any connection to it may be."""


def watch(engine: Engine, path: Path) -> None:
    """Note what is opened at ``path``."""
    event.listen(engine, "connect", lambda *_: _opened.setdefault(engine, _file(path)))
    event.listen(engine, "engine_disposed", lambda _: _opened.pop(engine, None))


def is_gone(engine: Engine, path: Path) -> bool:
    """Whether a file is open here, and none is there any more."""
    return engine in _opened and _file(path) is None


def is_another(engine: Engine, path: Path) -> bool:
    """Whether a file is open here, and another one is there."""
    return engine in _opened and _file(path) not in (None, _opened[engine])


def _file(path: Path) -> File:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
