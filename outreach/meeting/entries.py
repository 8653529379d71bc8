"""What was entered, corrected and deleted since a pack was frozen, as far as it is about the days that it judges."""

from dataclasses import dataclass

from sqlmodel import Session

from outreach.queries import entered, meeting
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
    """What was entered since: keys of activities; of requests of the days until the last that the pack counts, and of
    older ones that stand otherwise by a new step of these days; both again until its meeting, with those that a
    decision was asked about.

    ``reached`` are the places of activities held in the counted days. ``contacts`` says of the places of those held
    until their end how many days before it each began, ``undated`` are the places of those held of which nobody knows
    when. ``written_of`` are communities of which something was written, and ``hindered`` those in whose way something
    stands. ``corrected`` are rows that were there before, with the columns that were changed, by table; ``deleted``
    requests that were. ``places`` and ``asked`` are the communities and the requests of which any row was touched.
    """

    activities: set[str]
    requests: set[str]
    stepped: set[str]
    to_decide: set[str]
    reached: set[str]
    contacts: dict[str, set[int]]
    undated: set[str]
    written_of: set[str]
    hindered: set[str]
    decisions: set[str]
    actions: set[str]
    corrected: dict[str, dict[str, set[str]]]
    deleted: set[str]
    places: set[str]
    asked: set[str]

    def late(self, rows_are: str) -> set[str]:
        """What is behind a figure by now only since something was entered."""
        return {"activity": self.activities, "request": self.requests}.get(rows_are, self.reached)


def new_since(db: Session, *, frozen: Pack) -> Entered:
    """What was entered, corrected and deleted since a pack was frozen."""
    after = meeting.frozen_by_change(db, week=frozen.starts)
    tables = ("activity", "request", "request_event", "decision", "meeting_action", "coverage_reason")
    new = {table: entered.added(db, table=table, after_change=after) for table in tables}
    first, last = frozen.counted
    steps, raised = new["request_event"], new["request"]
    requests, until_meeting = (entered.raised_by(db, requests=raised, last=day) for day in (last, frozen.lists_on))
    by_step = entered.stepped(db, steps=steps, last=frozen.lists_on)
    to_decide = until_meeting | by_step | entered.asked_about(db, decisions=new["decision"])
    held = entered.held_with(db, activities=new["activity"])
    contacts: dict[str, set[int]] = {}
    for place, starts, _ in held:
        if starts and starts <= last:
            contacts.setdefault(place, set()).add((last - starts).days)
    corrected = {table: entered.corrected(db, table=table, after_change=after) for table in CORRECTED}
    deleted = entered.deleted(db, table="request", after_change=after)
    moved = {key for key, said in corrected["request"].items() if said & CLOCKED}
    return Entered(
        activities=new["activity"],
        requests=requests,
        stepped=entered.stepped(db, steps=steps, last=last) - raised,
        to_decide=to_decide,
        reached={place for place, starts, ends in held if starts and first <= starts and ends <= last},
        contacts=contacts,
        undated={place for place, starts, _ in held if starts is None},
        written_of=entered.written_of(db, after_change=after),
        hindered=entered.hindered_by(db, reasons=new["coverage_reason"], last=last),
        decisions=new["decision"],
        actions=new["meeting_action"],
        corrected=corrected,
        deleted=deleted,
        places=entered.touched(db, after_change=after, but=WORDS),
        asked=to_decide | deleted | raised | moved | entered.decided_about(db, after_change=after),
    )
