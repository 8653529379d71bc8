"""The table of sources: found by their keys, added where new."""

from sqlalchemy import insert, select
from sqlmodel import Session

from models import Source
from outreach.importers.records import Record

CHUNK = 500


def source_ids(db: Session, records: list[Record]) -> dict[str, int]:
    """``key -> id`` of every source that the records cite; those that are new are added."""
    cited = {one.key: one for record in records for one in record.citations}
    found = _ids(db, list(cited))
    missing = [one._asdict() for key, one in cited.items() if key not in found]
    if missing:
        db.execute(insert(Source), missing)
        found |= _ids(db, [one["key"] for one in missing])
    return found


def _ids(db: Session, keys: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        found |= dict(db.execute(select(Source.key, Source.id).where(Source.key.in_(chunk))).all())
    return found
