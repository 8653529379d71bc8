"""What was entered, corrected and deleted since a pack was frozen, as far as it is about the days that it judges."""

from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import entered, entered_requests, meeting, place_rows, unsaid
from outreach.queries.entered import Rows
from outreach.queries.entered_requests import Asked, Otherwise
from outreach.reports.pack import Pack

CORRECTED = ("activity", "request", "decision", "meeting_action", "community")
"""Tables a correction of which is seen in a figure or a list."""
CLOCKED = {"raised_on"}
"""What a request's clock goes by, besides its steps."""
# Columns that no figure counts.
WORDS = {
    "title_en", "title_ar", "summary", "contact", "notes", "led_by", "topic", "topics", "initiative", "sources",
    "theme", "name_en", "name_ar", "remark",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was entered since: keys of activities, with those that were planned and of which somebody has said what
    became of them; of requests of the days until the last that the pack counts, and of older ones that stand otherwise
    by a new step of these days.

    ``rows`` are all that were touched ``after`` the change with which it was frozen, by table; ``said`` activities that
    were planned, and of which somebody has said what became of them. ``reached`` are the places of activities held in
    the counted days. ``corrected`` are rows that were there before, with the columns that were changed, by table;
    ``deleted`` requests that were.

    ``otherwise`` and ``until_meeting`` are the requests that stand otherwise on the last day that counts, and on that
    of the meeting; ``asked`` are all that were touched, by stage.
    """

    after: int
    rows: dict[str, Rows]
    said: set[str]
    activities: set[str]
    requests: set[str]
    stepped: set[str]
    reached: set[str]
    decisions: set[str]
    actions: set[str]
    corrected: dict[str, dict[str, set[str]]]
    deleted: set[str]
    otherwise: dict[str, Otherwise]
    until_meeting: dict[str, Otherwise]
    asked: dict[str, dict[str, Asked | None]]

    def late(self, rows_are: str) -> set[str]:
        """What is behind a figure by now only since something was entered."""
        return {"activity": self.activities, "request": self.requests}.get(rows_are, self.reached)


def new_since(db: Session, *, frozen: Pack) -> Entered:
    """What was entered, corrected and deleted since a pack was frozen."""
    after = meeting.frozen_by_change(db, week=frozen.starts)
    names = {*CORRECTED, "request_event", "authority", *(table.__tablename__ for table in place_rows.RESTED_ON)}
    rows = {table: entered.touched(db, table=table, after_change=after) for table in sorted(names)}
    said = unsaid.said_since(rows["activity"])
    activities = entered.added(rows["activity"]) | said
    first, last = frozen.counted
    held = place_rows.held_with(db, activities=activities)
    steps = {"requests": rows["request"], "steps": rows["request_event"]}
    asked = entered_requests.staged(db, **steps)
    otherwise, until_meeting = (entered_requests.otherwise(asked, **steps, day=day) for day in (last, frozen.lists_on))
    return Entered(
        after=after,
        rows=rows,
        said=said,
        activities=activities,
        requests={key for key, how in otherwise.items() if how.entered},
        stepped={key for key, how in otherwise.items() if how.stepped},
        reached={place for place, starts, ends in held if starts and first <= starts and ends <= last},
        decisions=entered.added(rows["decision"]),
        actions=entered.added(rows["meeting_action"]),
        corrected={table: entered.corrected(rows[table]) for table in CORRECTED},
        deleted=entered.deleted(rows["request"]),
        otherwise=otherwise,
        until_meeting=until_meeting,
        asked=asked,
    )
