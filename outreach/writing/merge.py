"""Makes one of two rows that mean the same: all that referred to the one that goes refers to the one that stays."""

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import Session

from models import Base, Change, Community, Entity, Target
from models.codes import Act, How, Level
from outreach.acting import Role, Viewer, demand
from outreach.fold import fold
from outreach.writing import placed
from outreach.writing.folded import PART
from outreach.writing.images import images
from outreach.writing.journal import Ledger
from outreach.writing.problems import NotAlike, NothingToUndo
from outreach.writing.put import put, remove
from outreach.writing.put_many import Turn, put_many
from outreach.writing.rows import begun, found
from outreach.writing.shapes import SHAPES, Shape
from outreach.writing.undo import take_back


def merge(db: Session, table: type[Base], *, keep: str, gone: str, viewer: Viewer, home_country: str) -> int:
    """Merge a community or an entity into another one, and return how many rows now refer to that instead.

    References move from rows of the public record too: the lists are the ministry's, and what was reported stays.

    Args:
        keep, gone: keys of the row that stays, with its names, and of the one that goes. The names of a community
            that goes are kept as other spellings, so that files which use them are understood.

    Raises:
        NotAlike: the same row twice, communities of two countries, or the one community of a whole country.
        NotAllowed, NotOwn, Missing, Refused: nothing was written.
    """
    if table not in (Community, Entity):
        raise ValueError(f"{table.__tablename__} cannot be merged; a community or an entity can.")
    shape = begun(db, table.__tablename__, viewer)
    stays, kept_number = found(db, shape, keep, read=None)
    goes, number = found(db, shape, gone, read=None)
    one_country = stays.get("country_code") == goes.get("country_code")
    if keep == gone or not one_country or goes.get("level") == Level.COUNTRY:
        raise NotAlike(shape.name, gone, keep)
    ledger = Ledger(db, by=viewer.name, how=How.FORM, home_country=home_country)
    moved = 0
    for other in SHAPES.values():
        turns = _moved(db, other, shape, number, keep=keep, gone=gone)
        put_many(db, other, turns)
        for _, before, after in turns:
            ledger.note(Act.MERGED, other.name, other.key_of(before), before, after)
        moved += len(turns)
    if table is Community:
        moved += _targets(db, ledger, keep=keep, gone=gone)
        after = stays | {"folded": _with_spellings(stays["folded"], goes)}
        put(db, shape, after, number=kept_number, before=stays)
        ledger.note(Act.MERGED, shape.name, keep, stays, after)
    remove(db, shape, {number: goes})
    ledger.note(Act.MERGED, shape.name, gone, goes, None, into=keep)
    ledger.close()
    return moved


def undo_merge(db: Session, change_id: int, *, viewer: Viewer, home_country: str) -> int:
    """Take a merge back, named by any change that it made; return how many rows are as they were.

    Raises:
        NothingToUndo: this change is no part of a merge.
        Touched, Referred, Purged, Missing, Refused, NotAllowed: see :func:`outreach.writing.undo.take_back`.
    """
    demand(viewer, Role.EDITOR)
    one = db.get(Change, change_id)
    if one is None or one.act != Act.MERGED:
        raise NothingToUndo(f"Change {change_id} merged nothing.")
    # Whoever may merge may part again, also what goes along: a target takes more to be written.
    begun(db, Community.__tablename__, viewer)
    at, by = one.at, one.by

    def own(change: type[Change]) -> ColumnElement[bool]:
        # All changes of one merge are of one moment, by one person.
        return and_(change.at == at, change.by == by, change.act == Act.MERGED)

    return take_back(db, own, viewer=viewer, home_country=home_country)


def _moved(db: Session, other: Shape, shape: Shape, number: object, *, keep: str, gone: str) -> list[Turn]:
    """A table's rows that refer to the one that goes, each with what it is and what it becomes."""
    links = [link for link in other.links if link.to is shape.table]
    columns = {
        name: column
        for name, column in other.references.items()
        if any(foreign.column is shape.number for foreign in column.foreign_keys)
    }
    owners: set = set()
    for link in links:
        held = link.table.__table__
        owners |= set(db.scalars(select(held.c[link.owner]).where(held.c[link.other] == number)))
    for column in columns.values():
        owners |= set(db.scalars(select(other.number).where(column == number)))
    moved = []
    for owner, before in images(db, other, sorted(owners)).items():
        after = dict(before)
        for link in links:
            after[link.name] = sorted({keep if key == gone else key for key in before[link.name]})
        after |= {name: keep for name in columns if before[name] == gone}
        moved.append((owner, before, after))
    return moved


def _targets(db: Session, ledger: Ledger, *, keep: str, gone: str) -> int:
    """The targets of the one that goes; where the one that stays has its own for the same period, that one stands."""
    shape = SHAPES[Target.__tablename__]
    going, double = placed.moved(db, keep=keep, gone=gone)
    for number, before in images(db, shape, going).items():
        after = before | {"place": keep}
        put(db, shape, after, number=number, before=before)
        ledger.note(Act.MERGED, shape.name, shape.key_of(before), before, after)
    ended = images(db, shape, double)
    remove(db, shape, ended)
    for before in ended.values():
        ledger.note(Act.MERGED, shape.name, shape.key_of(before), before, None)
    return len(going)


def _with_spellings(folded: str, goes: dict) -> str:
    own, bars, country = folded.partition(PART * 2)
    spellings = [*own.split(PART), *goes["folded"].split(PART * 2)[0].split(PART), fold(goes["key"])]
    return PART.join(dict.fromkeys(filter(None, spellings))) + bars + country
