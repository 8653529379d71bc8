"""Sources that a row cites, as ``[address, outlet, published on]``: found or added, and gone with the last row."""

import hashlib
from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, exists, insert, select
from sqlmodel import Session

from models import ActivitySource, ChannelSource, CommitmentSource, FigureSource, Source

CITING = (ActivitySource, ChannelSource, CommitmentSource, FigureSource)


def key_of(address: str, outlet: str, published_on: date | None) -> str:
    """``Source.key``: what makes two citations one."""
    return hashlib.sha256("\n".join((address, outlet, str(published_on or ""))).encode()).hexdigest()


def source_id(db: Session, cited: list) -> int:
    """The number of a source, which is added where it is new."""
    address, outlet, day = cited
    published_on = date.fromisoformat(day) if day else None
    key = key_of(address, outlet, published_on)
    same = (Source.address == address, Source.outlet == outlet, Source.published_on.is_not_distinct_from(published_on))
    found = db.scalar(select(Source.id).where(Source.key == key))
    # Made-up sources have keys of their own.
    found = found or db.scalar(select(Source.id).where(*same).limit(1))
    if found is not None:
        return found
    row = Source.model_validate({"key": key, "address": address, "outlet": outlet, "published_on": published_on})
    return db.execute(insert(Source).values(row.model_dump(exclude={"id"}))).inserted_primary_key[0]


def without_orphans(db: Session, ids: Iterable[int]) -> None:
    """Delete those of these sources that no row cites."""
    if ids := set(ids):
        cited = [exists().where(link.source_id == Source.id) for link in CITING]
        db.execute(delete(Source).where(Source.id.in_(ids), *(~one for one in cited)))
