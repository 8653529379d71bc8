"""What the database holds of a file's records already, and in what they differ from it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from outreach.importers.identified import identified
from outreach.importers.records import Link, Record, Target


def rows_there(db: Session, target: Target, records: list[Record]) -> dict[tuple, dict]:
    """``identity -> row``, with the columns that the records have, and the row's id where it has one."""
    names = [*target.identity, *(records[0].values.keys() - {*target.identity, "id"} if records else ())]
    names += ["id"] if "id" in target.table.__table__.c else []
    width = len(target.identity)
    return {row[:width]: dict(zip(names, row, strict=True)) for row in _found(db, target, records, names)}


def ids_there(db: Session, target: Target, records: list[Record]) -> dict[tuple, int]:
    """``identity -> id``."""
    return {tuple(key): number for *key, number in _found(db, target, records, [*target.identity, "id"])}


def _found(db: Session, target: Target, records: list[Record], names: list[str]) -> Sequence[tuple]:
    columns = target.table.__table__.c
    keys = {identity_of(target, record) for record in records}
    where = identified([columns[name] for name in target.identity], keys)
    return db.execute(select(*(columns[name] for name in names)).where(where)).all()


def links_there(db: Session, link: Link, owners: list[int]) -> dict[int, set[tuple]]:
    """``owner -> its links``."""
    table = link.table.__table__
    held: dict[int, set[tuple]] = {owner: set() for owner in owners}
    columns = [table.c[name] for name in (link.owner, *link.columns)]
    for owner, *rest in db.execute(select(*columns).where(columns[0].in_(owners))):
        held[owner].add(tuple(rest))
    return held


def identity_of(target: Target, record: Record) -> tuple:
    """What tells a record apart."""
    return tuple(record.values[name] for name in target.identity)


def links_wanted(link: Link, target: Target, record: Record, sources: dict[str, int]) -> list[tuple]:
    """The links that a record is to have; those to its sources, in their order."""
    if link is not target.sources:
        return record.links.get(link.table, [])
    rows = [(sources[cited.key], position) for position, cited in enumerate(record.citations)]
    return [row[: len(link.columns)] for row in rows]


def changes(record: Record, held: dict) -> dict[str, object]:
    """What a record says otherwise than the row that is there, but for what that keeps."""
    changed = {name: value for name, value in record.values.items() if name != "id" and held[name] != value}
    for name, beside in record.kept.items():
        if beside not in changed:
            changed.pop(name, None)
    return changed


def touched(target: Target, there: list[tuple[Record, dict]], held: dict[Link, dict], sources: dict[str, int]) -> list:
    """Numbers of the rows that are there and will be written, as their history has to know beforehand.

    Args:
        held: by link, ``owner -> its links``.
    """
    number = number_of(target)
    return [
        row[number]
        for record, row in there
        if changes(record, row)
        or any(
            link.table.__tablename__ not in record.kept
            and set(links_wanted(link, target, record, sources)) != owned[row["id"]]
            for link, owned in held.items()
        )
    ]


def number_of(target: Target) -> str:
    """The column that other tables refer to."""
    return next(iter(target.table.__table__.primary_key.columns)).name
