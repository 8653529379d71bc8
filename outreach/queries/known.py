"""Of which places, and whether of channels, silence means none: one rule for all pages, lists and figures.

A place of which nobody wrote is unknown: no activity there is a zero only once one was held there, whatever a reader
filters by, or once the ministry itself wrote of it (``written_of``), which an unconfirmed activity alone is not. Of
channels a register that holds any says which there are: without one of the public record, which is a sample, no channel
is a zero.
"""

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlmodel import Session

from models import Activity, ActivityTotal, Channel, Community, Country, ImportRun
from models.codes import Collection, PlaceKind, Status
from outreach.queries.once import once
from outreach.queries.written_of import written, written_in


@once
def known(each: PlaceKind) -> ColumnElement[bool]:
    """Of the ``Country`` or ``Community`` of the statement around it: whether no activity there is a zero."""
    place, own = (Country.code, written_in()) if each == PlaceKind.COUNTRY else (Community.key, written())
    return or_(recorded(each, place), own)


def channels_of(number: ColumnElement[int]) -> ColumnElement[int]:
    """How many channels a place has, of their number, which is NULL where there is none: 0, or NULL where unknown."""
    return case((_whole(), func.coalesce(number, 0)), else_=number)


def are_channels_known(db: Session) -> bool:
    """Whether no channel, of a place or of a kind, is a zero."""
    return bool(db.execute(select(_whole())).scalar_one())


def recorded(each: PlaceKind, place: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether any held activity is on record for a place, whatever a reader filters by."""
    return exists().where(
        ActivityTotal.place_kind == each, ActivityTotal.place == place, ActivityTotal.status == Status.HELD
    )


def announced(each: PlaceKind, place: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether all that is on record for a place is planned, called off or unconfirmed, whatever a reader filters by."""
    # The held ones first: a place has thousands of totals or none, and mostly one of these.
    other = exists().where(
        ActivityTotal.place_kind == each, ActivityTotal.place == place, ActivityTotal.status != Status.HELD
    )
    return and_(~recorded(each, place), other)


@once
def _whole() -> ColumnElement[bool]:
    """Whether there is a channel, and neither activities nor channels have one of the public record."""
    # By its few imports: asked of the activities, it would walk through all of them.
    press = (
        exists(select(ImportRun.id))
        .where(each.import_run_id == ImportRun.id, ImportRun.collection == Collection.PUBLIC_RECORD)
        .correlate(None)
        for each in (Activity, Channel)
    )
    return and_(exists(select(Channel.id)).correlate(None), *(~one for one in press))
