"""What was entered, corrected and deleted since a pack was frozen, as far as it is about the days that it judges."""

from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import entered, meeting
from outreach.reports.pack import Pack

CORRECTED = (
    "activity", "request", "decision", "meeting_action", "community", "coverage_reason", "authority", "channel",
    "commitment", "entity",
)  # fmt: skip
"""Tables a correction of which is seen in a figure or a list."""


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was entered since: keys of activities; of requests of the days until the last that the pack counts, and of
    older ones that stand otherwise by a new step of these days; both again until its meeting, with those that a
    decision was asked about.

    ``reached`` are the places of activities of the counted days, ``contacts`` those of activities until their end;
    ``written_of`` the communities of which something else was written, and ``hindered`` those in whose way something
    stands. ``corrected`` are rows that were there before, with the columns that were changed, by table, and ``deleted``
    the tables of which rows were deleted.
    """

    activities: set[str]
    requests: set[str]
    stepped: set[str]
    to_decide: set[str]
    reached: set[str]
    contacts: set[str]
    written_of: set[str]
    hindered: set[str]
    decisions: set[str]
    actions: set[str]
    corrected: dict[str, dict[str, set[str]]]
    deleted: dict[str, set[str]]

    def late(self, rows_are: str) -> set[str]:
        """What is behind a figure by now only since something was entered."""
        return {"activity": self.activities, "request": self.requests}.get(rows_are, self.reached)

    def touches(self, *tables: str) -> bool:
        """Whether any row of these tables was corrected or deleted."""
        return any(self.corrected[table] or self.deleted[table] for table in tables)


def new_since(db: Session, *, frozen: Pack) -> Entered:
    """What was entered, corrected and deleted since a pack was frozen."""
    after = meeting.frozen_by_change(db, week=frozen.starts)
    tables = ("activity", "request", "request_event", "decision", "meeting_action", "coverage_reason")
    new = {table: entered.added(db, table=table, after_change=after) for table in tables}
    first, last = frozen.counted
    steps, raised = new["request_event"], new["request"]
    requests, until_meeting = (entered.raised_by(db, requests=raised, last=day) for day in (last, frozen.lists_on))
    by_step = entered.stepped(db, steps=steps, last=frozen.lists_on)
    return Entered(
        activities=new["activity"],
        requests=requests,
        stepped=entered.stepped(db, steps=steps, last=last) - raised,
        to_decide=until_meeting | by_step | entered.asked_about(db, decisions=new["decision"]),
        reached=entered.places_of(db, activities=new["activity"], first=first, last=last),
        contacts=entered.places_of(db, activities=new["activity"], last=last),
        written_of=entered.written_of(db, after_change=after),
        hindered=entered.hindered_by(db, reasons=new["coverage_reason"], last=last),
        decisions=new["decision"],
        actions=new["meeting_action"],
        corrected={table: entered.corrected(db, table=table, after_change=after) for table in CORRECTED},
        deleted={table: entered.deleted(db, table=table, after_change=after) for table in CORRECTED},
    )
