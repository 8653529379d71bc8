"""Whether a database file is Jisr's, looked at without leaving a trace in it or beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

FIRST = frozenset(
    (
        "activity",
        "activity_authority",
        "activity_community",
        "activity_country",
        "activity_entity",
        "activity_source",
        "activity_topic",
        "activity_total",
        "authority",
        "channel",
        "channel_reading",
        "channel_source",
        "community",
        "country",
        "diaspora_estimate",
        "entity",
        "estimate_source",
        "figure_source",
        "import_run",
        "initiative",
        "published_figure",
        "revision",
        "source",
        "topic",
    )
)
"""The tables of the first migration. Every Jisr has them; a newer one may have renamed a few."""


def is_of_others(path: Path) -> bool:
    """Whether there is something in a file, and it is not Jisr's. One that nothing was made in yet is nobody's.

    Other programs have tables of the same names, and some migrate with Alembic too, whose revisions may read alike. So
    Jisr's is what has a revision and most of the tables that each Jisr began with.

    Raises:
        sqlite3.DatabaseError: the file cannot be read.
    """
    held = _held(path, immutable=True) if _is_left_alone(path) else None
    # What was never carried over from the journal beside it is not in the file yet.
    of_others = _held(path, immutable=False) if held is None else held
    return bool(of_others)


def _is_left_alone(path: Path) -> bool:
    """Whether nobody has it open to write ahead. SQLite keeps a ``-shm`` beside it meanwhile."""
    return not _beside(path, "-shm").exists()


def _held(path: Path, *, immutable: bool) -> bool | None:
    """What :func:`is_of_others` says; None where nothing is in the file, and there is a journal that may hold it.

    Args:
        immutable: looks at nothing but the file. To read it otherwise, SQLite makes two files beside one that is
            written ahead, and leaves them there.
    """
    how = "immutable=1" if immutable else "mode=ro"
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as connection:
        made = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        objects = set(made)
        if not objects:
            journal = _beside(path, "-wal")
            return None if immutable and journal.exists() and journal.stat().st_size else False
        tables = {name for kind, name in objects if kind == "table"}
        if "alembic_version" not in tables or 2 * len(tables & FIRST) <= len(FIRST):
            return True
        return connection.execute("SELECT 1 FROM alembic_version").fetchone() is None


def _beside(path: Path, ending: str) -> Path:
    whole = path.resolve()
    return whole.with_name(whole.name + ending)
