"""What ships with Jisr, and whether a database holds all of it already.

Before every start of the server somebody asks that. Looking at the tables needs the models, and those take two seconds
to import; so a database file is marked with what it was prepared from, and the mark is read with nothing but Python.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from outreach.settings import ROOT

DATA = ROOT / "data"
MIGRATIONS = ROOT / "models" / "migrations" / "versions"

RECORD_OF = "EG"
"""Whose public record ships. Another home country starts with countries, their communities and topics."""

GENERAL = ("reference/iso3166.csv", "public_record/topics.csv")
LISTS = (
    "reference/communities.csv",
    "reference/places.csv",
    "reference/initiatives.csv",
    "public_record/authorities.csv",
    "reference/diaspora_sources.csv",
    "reference/diaspora_estimates.csv",
)
RECORD = (
    "public_record/events.csv",
    "public_record/channels.csv",
    "public_record/published_figures.csv",
    "reference/public_record_commitments.csv",
)
FOLLOWING = {"reference/public_record_commitments.csv": "public_record/events.csv"}
"""Lists that take dates, officials and sources from another file, and are read again where that one changed."""

BY = "python -m outreach init"
BY_WITHOUT = f"{BY} --without-record"
"""By whom the imports of a start are that leaves the public record out: what the next start reads its choice from."""

SQLITE = "sqlite:///"
HEAD, USER_VERSION = 64, slice(60, 64)
"""Of a database file (https://sqlite.org/fileformat.html#the_database_header): bytes, and where among them it is."""


def mark_of(*, home_country: str, public_record: bool) -> int:
    """What a database is prepared from, as a number from 1 to 2³¹-1: migrations, shipped files, home country."""
    # Other words than at first: what was marked by those as without the record may hold it.
    digest = hashlib.sha256(f"{home_country}, {'with' if public_record else 'without'} the record".encode())
    for migration in sorted(MIGRATIONS.glob("*.py")):
        digest.update(migration.name.encode())
    for name in (*GENERAL, *LISTS, *RECORD):
        digest.update((DATA / name).read_bytes())
    return int.from_bytes(digest.digest()[:4], "big") % (2**31 - 1) + 1


def newest() -> str:
    """The revision of the newest migration, which its file's name begins with: Alembic takes too long to ask."""
    return max(path.name for path in MIGRATIONS.glob("*.py")).partition("_")[0]


def is_marked(url: str, mark: int) -> bool:
    """Whether a database file carries this mark, and its tables are those of the newest migration here: by those alone
    another version may have migrated it. False as well for what is no such file: look closer then.
    """
    path = Path(url.removeprefix(SQLITE))
    if not url.startswith(SQLITE) or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        # `user_version` is the number in a file's head that SQLite leaves to the application. Another program's file is
        # not even read with SQLite, which may leave two files beside it.
        if head[USER_VERSION] != mark.to_bytes(4, "big"):
            return False
        with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)) as connection:
            # The journal beside it may say otherwise.
            if connection.execute("PRAGMA user_version").fetchone() != (mark,):
                return False
            return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(newest(),)]
    except (OSError, sqlite3.Error):
        return False


def put_mark(url: str, mark: int) -> None:
    """Mark a database file; nothing for another database.

    Raises:
        sqlite3.OperationalError: the file cannot be written to.
    """
    if url.startswith(SQLITE):
        with closing(sqlite3.connect(url.removeprefix(SQLITE))) as connection:
            connection.execute(f"PRAGMA user_version = {mark:d}")
            # Out of the journal, into the file's head, where a start looks.
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
