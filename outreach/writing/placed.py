"""Targets name their place by its key, which is no foreign key: here it is followed as if it were one."""

from sqlalchemy import func, select
from sqlmodel import Session

from models import Community, Country, Target
from models.codes import PlaceKind
from outreach.writing.problems import Missing
from outreach.writing.shapes import Shape

KINDS = {Community: PlaceKind.COMMUNITY, Country: PlaceKind.COUNTRY}


def referring(db: Session, shape: Shape, numbers: list) -> dict[str, int]:
    """How many targets are for these rows, as :func:`outreach.writing.put.referring` counts others."""
    if shape.table not in KINDS:
        return {}
    keys = select(shape.table.__table__.c[shape.identity[0]]).where(shape.number.in_(numbers))
    of_place = (Target.place_kind == KINDS[shape.table], Target.place.in_(keys))
    count = db.scalar(select(func.count()).select_from(Target).where(*of_place))
    return {Target.__tablename__: count} if count else {}


def there(db: Session, shape: Shape, image: dict) -> None:
    """The place of a target is there.

    Raises:
        Missing: it is not, or not any more.
    """
    if shape.table is not Target:
        return
    for table, kind in KINDS.items():
        key = table.code if table is Country else table.key
        if image["place_kind"] == kind and db.scalar(select(key).where(key == image["place"])) is None:
            raise Missing(table.__tablename__, image["place"])


def moved(db: Session, *, keep: str, gone: str) -> tuple[list[int], list[int]]:
    """Targets of a community that becomes another one: those that go with it, and those that the other one has."""
    of_gone = (Target.place_kind == PlaceKind.COMMUNITY, Target.place == gone)
    rows = db.execute(select(Target.id, Target.indicator, Target.span, Target.starts).where(*of_gone)).all()
    of_kept = (Target.place_kind == PlaceKind.COMMUNITY, Target.place == keep)
    taken = set(map(tuple, db.execute(select(Target.indicator, Target.span, Target.starts).where(*of_kept)).all()))
    return (
        [number for number, *what in rows if tuple(what) not in taken],
        [number for number, *what in rows if tuple(what) in taken],
    )
