"""Very many rows into SQLite or PostgreSQL, past the mapper: for made-up rows, whose form is known beforehand."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from models.engine import engine


@contextmanager
def quickly(connection: Connection) -> Iterator[None]:
    """One transaction: SQLite with room in memory, and without waiting for the disk or asking for parents."""
    if connection.dialect.name == "sqlite":
        # Outside a transaction, where alone the second one has an effect.
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -262144"):
            connection.connection.driver_connection.execute(f"PRAGMA {pragma}")
    try:
        # Rows go in past SQLAlchemy, which would not see that there is something to commit.
        with connection.begin():
            yield
    finally:
        # The connection keeps its settings: nobody else may get it.
        connection.invalidate()


def insert(connection: Connection, *, table: str, columns: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Append rows whose values are text, numbers or None, dates as ISO 8601.

    Args:
        table, columns: names of the program's own, never a reader's.
    """
    names = ", ".join(columns)
    cursor = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        return
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


NUMBERED = ("import_run", "initiative", "source", "activity", "channel", "channel_reading")


def renumber(connection: Connection, *, tables: tuple[str, ...] = NUMBERED) -> None:
    """Have PostgreSQL go on counting after the numbers that were given here."""
    if connection.dialect.name == "sqlite":
        return
    for name in tables:
        sequence = f"pg_get_serial_sequence('{name}', 'id')"
        connection.execute(text(f"SELECT setval({sequence}, max(id)) FROM {name} HAVING max(id) IS NOT NULL"))


def analyse(url: str) -> None:
    """Tell the database how its rows are spread: without it a narrow filter takes twenty times as long."""
    with engine(url).connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
