"""The table of sources: found by their keys, added where new, taken away where nothing cites them any more."""

from sqlalchemy import delete, exists, insert, select
from sqlmodel import Session

from models import ActivitySource, ChannelSource, FigureSource, Source
from outreach.importers.records import Record

CITING = (ActivitySource, ChannelSource, FigureSource)
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


def without_orphans(db: Session, ids: set[int]) -> None:
    """Delete those of these sources that no row cites."""
    if ids:
        cited = [exists().where(link.source_id == Source.id) for link in CITING]
        db.execute(delete(Source).where(Source.id.in_(ids), *(~one for one in cited)))
