"""What was entered, corrected and deleted since a pack was frozen, as far as it is about the days that it judges."""

from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import entered, entered_requests, meeting, place_rows, unsaid
from outreach.queries.entered import Rows
from outreach.queries.entered_requests import Asked
from outreach.reports.pack import Pack

CORRECTED = ("activity", "decision", "meeting_action")
"""Tables a correction of which is seen in a figure or a list."""


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was touched ``after`` the change with which a pack was frozen: all ``rows``, by table.

    ``activities`` were entered, with those that were planned and of which somebody has ``said`` since what became of
    them. ``corrected`` are rows that were there before, with the columns that were changed, by table.

    ``otherwise`` and ``until_meeting`` are the requests that stand otherwise on the last day that counts, and on that
    of the meeting, with who owed an answer then and now; ``asked`` are all that were touched, by stage.
    """

    after: int
    rows: dict[str, Rows]
    said: set[str]
    activities: set[str]
    decisions: set[str]
    actions: set[str]
    corrected: dict[str, dict[str, set[str]]]
    otherwise: dict[str, set[str]]
    until_meeting: dict[str, set[str]]
    asked: dict[str, dict[str, Asked | None]]


def new_since(db: Session, *, frozen: Pack) -> Entered:
    """What was entered, corrected and deleted since a pack was frozen."""
    after = meeting.frozen_by_change(db, week=frozen.starts)
    names = {*CORRECTED, "request_event", "authority", *(each.__tablename__ for each in place_rows.RESTED_ON)}
    rows = {table: entered.touched(db, table=table, after_change=after) for table in sorted(names)}
    said = unsaid.said_since(rows["activity"])
    asked = entered_requests.staged(db, requests=rows["request"], steps=rows["request_event"])
    days = (frozen.counted[1], frozen.lists_on)
    otherwise, until_meeting = (entered_requests.otherwise(asked, day=day) for day in days)
    return Entered(
        after=after,
        rows=rows,
        said=said,
        activities=entered.added(rows["activity"]) | said,
        decisions=entered.added(rows["decision"]),
        actions=entered.added(rows["meeting_action"]),
        corrected={table: entered.corrected(rows[table]) for table in CORRECTED},
        otherwise=otherwise,
        until_meeting=until_meeting,
        asked=asked,
    )
